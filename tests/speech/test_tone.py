from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from briefing.errors import SpeechError
from briefing.model import Utterance
from briefing.speech.plausibility import sounding
from briefing.speech.tone import ToneEngine

Say = Callable[..., Utterance]


def tone(rate: float = 1.0) -> ToneEngine:
    return ToneEngine(ToneEngine.Options(), rate=rate)


def test_every_character_sounds_for_sixty_milliseconds(utterance: Say) -> None:
    clip = tone().speak(utterance("Good morning."))
    start, end = sounding(clip.samples)
    assert (end - start) / clip.rate_hz == pytest.approx(0.060 * len("Good morning."), abs=0.01)


def test_it_is_silent_before_and_after_like_a_real_voice(utterance: Say) -> None:
    clip = tone().speak(utterance("Good morning."))
    start, end = sounding(clip.samples)
    assert start / clip.rate_hz == pytest.approx(0.30, abs=0.01)
    assert (len(clip.samples) - end) / clip.rate_hz == pytest.approx(0.45, abs=0.01)


def test_the_same_text_sounds_the_same_and_another_one_does_not(utterance: Say) -> None:
    one, same, other = (tone().speak(utterance(t)).samples for t in ("One.", "One.", "Two."))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


def test_pace_changes_length_and_identity(utterance: Say) -> None:
    slow, fast = tone(rate=0.5), tone(rate=2.0)
    spoken = utterance("Good morning.")
    ratio = slow.speak(spoken).duration_ms / fast.speak(spoken).duration_ms
    assert ratio == pytest.approx(4.0, rel=0.01)
    assert slow.identity != fast.identity


def test_it_speaks_any_language(utterance: Say) -> None:
    engine = ToneEngine(ToneEngine.Options(), language="zh-CN")
    assert [voice.language for voice in engine.voices()] == ["zh-CN"]
    assert engine.speak(utterance("你好，世界。")).duration_ms > 1000


def test_punctuation_has_no_tone(utterance: Say) -> None:
    with pytest.raises(SpeechError, match="nothing to hum"):
        tone().speak(utterance("?!"))
