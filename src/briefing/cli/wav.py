"""Sound as a WAV file, which every program plays."""

from __future__ import annotations

import io
import wave
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.model import Clip


def wav(clip: Clip) -> bytes:
    """Return the sound as a WAV file: one channel of 16 bits."""
    import numpy as np

    pcm = np.rint(np.clip(clip.samples, -1, 1) * 32767).astype("<i2")
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(pcm.itemsize)
        file.setframerate(clip.rate_hz)
        file.writeframes(pcm.tobytes())
    return content.getvalue()
