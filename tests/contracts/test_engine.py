"""What every SpeechEngine promises, whoever wrote it: each engine here, and each one in its check.

An engine of your own joins by an entry in ENGINES: a function that builds it, given the fixtures it needs.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any, get_args

import numpy as np
import pytest

from briefing import registry
from briefing.errors import SpeechError
from briefing.model import Clip, Utterance, Voice
from briefing.protocols import Markup, SpeechEngine
from briefing.speech import CheckedEngine
from briefing.speech.gtts import GTTSEngine
from briefing.speech.hibari import HibariEngine
from briefing.speech.plausibility import defect
from briefing.speech.tone import ToneEngine

Build = Callable[[pytest.FixtureRequest], SpeechEngine]


def hibari(request: pytest.FixtureRequest) -> SpeechEngine:
    return HibariEngine(HibariEngine.Options())


def gtts(request: pytest.FixtureRequest) -> SpeechEngine:
    google: Any = request.getfixturevalue("google")
    return GTTSEngine(GTTSEngine.Options(base_url=google.url, ca_file=google.ca_file, retries=0))


def tone(request: pytest.FixtureRequest) -> SpeechEngine:
    return ToneEngine(ToneEngine.Options())


def checked(build: Build) -> Build:
    return lambda request: CheckedEngine(build(request))


ENGINES: dict[str, Build] = {
    "hibari": hibari,
    "gtts": gtts,
    "tone": tone,
    "hibari, checked": checked(hibari),
    "gtts, checked": checked(gtts),
    "tone, checked": checked(tone),
}


@pytest.fixture(params=ENGINES, scope="module")
def engine(request: pytest.FixtureRequest) -> SpeechEngine:
    return ENGINES[request.param](request)


def say(engine: SpeechEngine, text: str) -> Utterance:
    return Utterance(spoken=text, written=text, voice=engine.voices()[0])


SENTENCE = "The harbour authority will close the eastern basin for six weeks."


def test_every_installed_engine_is_here() -> None:
    assert {name.partition(",")[0] for name in ENGINES} >= set(registry.names("engine"))


def test_it_has_a_name_and_a_markup(engine: SpeechEngine) -> None:
    assert engine.name in registry.names("engine")
    assert engine.markup in get_args(Markup)


def test_its_options_have_a_default_and_refuse_what_they_do_not_know(engine: SpeechEngine) -> None:
    options = registry.load("engine", engine.name).Options
    assert options() == options()
    with pytest.raises(ValueError, match="no_such_option"):
        options(no_such_option=1)


def test_it_lists_its_voices_the_default_first(engine: SpeechEngine) -> None:
    voices = engine.voices()
    assert voices
    assert len({voice.name for voice in voices}) == len(voices)
    for voice in voices:
        assert isinstance(voice, Voice)
        assert voice.engine == engine.name
        assert voice.language
        assert 60 < voice.words_per_minute < 300


def test_its_identity_is_the_same_from_run_to_run(
    engine: SpeechEngine, request: pytest.FixtureRequest
) -> None:
    again = ENGINES[request.node.callspec.params["engine"]](request)
    assert engine.identity
    assert engine.identity == again.identity


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "No.",
        "“We looked at it,” she said; “we will not do it.”",
        "and then the old master of the harbour said so and went on to say more of it " * 4,
        "First. Second! Third? Fourth, and the last one.",
    ],
)
def test_it_speaks(engine: SpeechEngine, text: str) -> None:
    clip = engine.speak(say(engine, text))
    assert isinstance(clip, Clip)
    assert clip.samples.dtype == np.float32
    assert clip.samples.flags.c_contiguous
    assert not defect(clip.samples, clip.rate_hz, text)


def test_more_text_is_more_sound(engine: SpeechEngine) -> None:
    short = engine.speak(say(engine, "The harbour is closed."))
    long = engine.speak(
        say(engine, "The harbour is closed, as it was in the winter before the last.")
    )
    assert long.duration_ms > 1.4 * short.duration_ms


def test_all_its_clips_have_one_rate(engine: SpeechEngine) -> None:
    rates = {engine.speak(say(engine, text)).rate_hz for text in ("No.", SENTENCE)}
    assert len(rates) == 1


@pytest.mark.parametrize("text", ["", " ", "“…”" * 3])
def test_a_text_without_words_is_an_error_with_engine_and_text(
    engine: SpeechEngine, text: str
) -> None:
    with pytest.raises(SpeechError) as error:
        engine.speak(say(engine, text))
    assert (error.value.engine, error.value.text) == (engine.name, text)


def test_it_pickles_before_and_after_speaking(engine: SpeechEngine) -> None:
    fresh = pickle.loads(pickle.dumps(engine))  # noqa: S301
    clip = engine.speak(say(engine, SENTENCE))
    used = pickle.loads(pickle.dumps(engine))  # noqa: S301
    for copy in (fresh, used):
        assert copy.identity == engine.identity
        assert np.array_equal(copy.speak(say(engine, SENTENCE)).samples, clip.samples)
