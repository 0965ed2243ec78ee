from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pytest

from briefing.model import Clip, Milliseconds, Utterance, Voice

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples: TypeAlias = NDArray[np.float32]

SpeechLike = Callable[..., "Samples"]
Speak = Callable[..., tuple[list[Utterance], list[Clip]]]


def speech_like(
    seconds: float, *, rate_hz: int = 24000, seed: int = 1, pitch_hz: float = 180.0
) -> Samples:
    """Return something with the rhythm, the spectrum and the peaks of speech: syllables and hisses."""
    rng = np.random.default_rng(seed)
    time = np.arange(round(seconds * rate_hz)) / rate_hz
    phase = 2 * np.pi * np.cumsum(pitch_hz * (1 + 0.1 * np.sin(2.1 * time))) / rate_hz
    voiced = sum(np.sin(k * phase) / k**1.3 for k in range(1, 20))
    hiss = np.diff(rng.standard_normal(len(time) + 1))
    syllables = np.clip(np.sin(2 * np.pi * 3.3 * time + seed), -0.2, 1) + 0.2
    sound = 0.09 * syllables * voiced + 0.01 * (1.2 - syllables) * hiss
    return np.asarray(sound, np.float32)


@pytest.fixture(name="speech_like")
def _speech_like() -> SpeechLike:
    return speech_like


@pytest.fixture
def speak() -> Speak:
    """Return a maker of utterances and their clips: sound between two silences, as engines give it."""

    def make(
        *seconds: float, pause_ms: int = 350, gains: tuple[float, ...] = (), rate_hz: int = 24000
    ) -> tuple[list[Utterance], list[Clip]]:
        voice = Voice("tone", "one", "en-US")
        utterances, clips = [], []
        for index, length in enumerate(seconds):
            text = f"Sentence {index}."
            utterances.append(Utterance(text, text, voice, Milliseconds(pause_ms)))
            gain = gains[index] if gains else 1.0
            sound = gain * speech_like(length, rate_hz=rate_hz, seed=index)
            around = (round(0.3 * rate_hz), round(0.4 * rate_hz))
            clips.append(Clip(np.pad(sound, around).astype(np.float32), rate_hz))
        return utterances, clips

    return make
