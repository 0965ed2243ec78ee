"""An engine that hums: for tests and dry runs, in any language, at almost no cost.

The hum follows the text. Every character sounds for 60 ms, every space is a short gap, and the pitch
comes from a checksum of the text, so that two clips can be told apart.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from briefing.config import Settings
from briefing.errors import SpeechError
from briefing.model import Clip, Voice

if TYPE_CHECKING:
    from briefing.model import Utterance
    from briefing.protocols import Markup

RATE_HZ = 24_000
CHARACTER_S = 0.060
EDGES_S = (0.30, 0.45)
"""Silence before and after, as long as that of the embedded voice."""
LEVEL = 0.1
HARMONICS = ((1, 1.0), (2, 0.5), (3, 0.25))
LOWEST_HZ, HIGHEST_HZ = 110, 330


class ToneEngine:
    """A SpeechEngine that hums."""

    name = "tone"
    markup: Markup = "plain"

    class Options(Settings):
        """It has none."""

    def __init__(self, options: Options, *, rate: float = 1.0, language: str = "en-US") -> None:
        self._options = options
        self._rate = rate
        self._language = language

    @property
    def identity(self) -> str:
        """Its version and pace."""
        return f"tone 1 rate={self._rate:g}"

    def voices(self) -> tuple[Voice, ...]:
        """Return its one voice, in the language that was asked for."""
        return (Voice(self.name, "hum", self._language, words_per_minute=166.0),)

    def speak(self, utterance: Utterance) -> Clip:
        """Return the hum. Raises SpeechError for a text without letters or digits."""
        import numpy as np

        text = " ".join(utterance.spoken.split())
        if not any(character.isalnum() for character in text):
            raise SpeechError(self.name, utterance.spoken, "there is nothing to hum in it")
        steps = round(CHARACTER_S / self._rate * RATE_HZ)
        voiced = np.array([not character.isspace() for character in text], np.float32)
        time_s = np.arange(len(text) * steps) / RATE_HZ
        pitch_hz = LOWEST_HZ + zlib.crc32(text.encode()) % (HIGHEST_HZ - LOWEST_HZ)
        hum = sum(gain * np.sin(2 * np.pi * pitch_hz * n * time_s) for n, gain in HARMONICS)
        before, after = (round(seconds / self._rate * RATE_HZ) for seconds in EDGES_S)
        sound = (LEVEL * hum * np.repeat(voiced, steps)).astype(np.float32)
        return Clip(np.pad(sound, (before, after)), RATE_HZ)
