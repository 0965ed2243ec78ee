from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from briefing.errors import PluginError, SpeechError
from briefing.model import Clip, Utterance, Voice
from briefing.protocols import Markup, SpeechEngine
from briefing.speech import CheckedEngine
from briefing.speech.tone import ToneEngine

Say = Callable[..., Utterance]


class Broken:
    """An engine that returns, or raises, what it is given."""

    name = "broken"
    markup: Markup = "misaki"
    identity = "broken 1"

    def __init__(self, outcome: Any) -> None:
        self.outcome = outcome
        self.asked: list[str] = []

    def voices(self) -> tuple[Voice, ...]:
        return (Voice("broken", "one", "en"),)

    def speak(self, utterance: Utterance) -> Clip:
        self.asked.append(utterance.spoken)
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        clip: Clip = self.outcome
        return clip


def test_it_is_an_engine_like_the_one_inside() -> None:
    inside = Broken(None)
    engine: SpeechEngine = CheckedEngine(inside)
    assert (engine.name, engine.markup, engine.identity) == ("broken", "misaki", "broken 1")
    assert engine.voices() == inside.voices()


def test_a_good_clip_comes_through_untouched(utterance: Say) -> None:
    tone = ToneEngine(ToneEngine.Options())
    clip = CheckedEngine(tone).speak(utterance("Good morning."))
    assert np.array_equal(clip.samples, tone.speak(utterance("Good morning.")).samples)


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (Clip(np.zeros(0, np.float32), 24_000), "it has no sound"),
        (Clip(np.zeros(48_000, np.float32), 24_000), "it is silent"),
        (Clip(np.full(48_000, np.nan, np.float32), 24_000), "not finite"),
        (Clip(np.ones(48_000, np.float32), 0), "0 Hz"),
        (Clip(np.ones(24_000 * 90, np.float32), 24_000), "too long"),
        (None, "returned a NoneType, not a Clip"),
        (b"RIFF", "returned a bytes"),
        (IndexError("list index out of range"), "failed with IndexError: list index out of range"),
        (OSError(28, "No space left on device"), "failed with OSError"),
    ],
)
def test_a_bad_clip_is_an_error_with_engine_and_text(
    utterance: Say, outcome: Any, reason: str
) -> None:
    with pytest.raises(SpeechError, match=reason) as error:
        CheckedEngine(Broken(outcome)).speak(utterance("Good morning."))
    assert (error.value.engine, error.value.text) == ("broken", "Good morning.")


@pytest.mark.parametrize(
    "raised",
    [SpeechError("broken", "x", "y"), PluginError("engine", "x", "y"), KeyboardInterrupt()],
)
def test_our_own_errors_and_interrupts_pass_unchanged(
    utterance: Say, raised: BaseException
) -> None:
    with pytest.raises(type(raised)) as error:
        CheckedEngine(Broken(raised)).speak(utterance("Good morning."))
    assert error.value is raised


def test_the_cause_of_a_foreign_error_is_kept(utterance: Say) -> None:
    cause = ZeroDivisionError("oops")
    with pytest.raises(SpeechError) as error:
        CheckedEngine(Broken(cause)).speak(utterance("Good morning."))
    assert error.value.__cause__ is cause


def test_punctuation_alone_does_not_even_reach_the_engine(utterance: Say) -> None:
    inside = Broken(None)
    with pytest.raises(SpeechError, match="nothing to pronounce"):
        CheckedEngine(inside).speak(utterance("“…”"))
    assert not inside.asked


def test_it_pickles_with_its_engine(utterance: Say) -> None:
    engine = CheckedEngine(ToneEngine(ToneEngine.Options()))
    again = pickle.loads(pickle.dumps(engine))  # noqa: S301
    spoken = utterance("Good morning.")
    assert np.array_equal(again.speak(spoken).samples, engine.speak(spoken).samples)
