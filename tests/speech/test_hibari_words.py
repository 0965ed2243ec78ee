"""The embedded voice tells when its words sound, and sounds the same to the last bit for being listened to."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import hibari
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from briefing.adapters.word_times import plain_words
from briefing.model import Clip, Utterance
from briefing.speech import hibari_words
from briefing.speech.hibari import SEED, HibariEngine
from briefing.speech.hibari_durations import Listened, with_durations
from briefing.speech.plausibility import sounding

Say = Callable[..., Utterance]

SENTENCE = "The harbour master, who had waited since dawn, let the ferry go."
TEXTS = (
    SENTENCE,
    "It cost $1.2bn — or 1,250 euros — in 2024. “Don’t,” Dr. Hale said. “We’ll see.”",
    "[Xi](/ʃˈi/) met [New York](/nˈu jˈɔɹk/)’s mayor.",
    "Twenty-one year-olds, A & B, at 10 % of the U.S. market; 3/4 of all.",
    "and then " * 90,
    "One.",
)


@pytest.fixture(scope="module")
def voice() -> HibariEngine:
    return HibariEngine(HibariEngine.Options())


def quiet_spans(clip: Clip, least_ms: int) -> list[tuple[float, float]]:
    loud = np.flatnonzero(np.abs(clip.samples) > 0.005) * 1000 / clip.rate_hz
    return [(a, b) for a, b in pairwise(loud) if b - a >= least_ms]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_it_tells_the_words_of_the_text_in_order(
    voice: HibariEngine, utterance: Say, text: str
) -> None:
    clip = voice.speak(utterance(text))

    told = [word.word for word in clip.words]
    assert told == [word for word in plain_words(text) if word != "—"]
    assert all(word.start_ms < word.end_ms <= clip.duration_ms for word in clip.words)
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(clip.words))


@pytest.mark.parametrize("rate", [0.5, 1.0, 2.0])
def test_the_first_word_begins_and_the_last_ends_with_the_sound(
    utterance: Say, rate: float
) -> None:
    clip = HibariEngine(HibariEngine.Options(), rate=rate).speak(utterance(SENTENCE))

    start, end = sounding(clip.samples)
    assert clip.words[0].start_ms == pytest.approx(start * 1000 / clip.rate_hz, abs=1)
    assert clip.words[-1].end_ms == pytest.approx(end * 1000 / clip.rate_hz, abs=1)


def test_words_stand_around_the_pauses(voice: HibariEngine, utterance: Say) -> None:
    clip = voice.speak(utterance(SENTENCE + " Nobody waved."))

    pauses = quiet_spans(clip, 120)
    before = [word for word in clip.words if word.word in {"master,", "go."}]
    after = [clip.words[clip.words.index(word) + 1] for word in before]
    for (silence, sounds), last, first in zip(pauses, before, after, strict=True):
        assert last.end_ms == pytest.approx(silence, abs=40)
        assert first.start_ms == pytest.approx(sounds, abs=40)


def test_a_hiss_sounds_in_its_word(voice: HibariEngine, utterance: Say) -> None:
    """High frequencies tell where the only one is: between two vowels, where there is no pause."""
    clip = voice.speak(utterance("Now we all may see a lonely woman."))

    width = clip.rate_hz // 100
    frames = clip.samples[: len(clip.samples) // width * width].reshape(-1, width)
    power = np.abs(np.fft.rfft(frames * np.hanning(width), axis=1)) ** 2
    high = power[:, width // 5 :].sum(axis=1)
    hissing = np.flatnonzero(high > high.max() / 20) * 10
    (word,) = (word for word in clip.words if word.word == "see")
    assert hissing[0] == pytest.approx(word.start_ms, abs=40)
    assert hissing[-1] < word.end_ms


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_listening_changes_no_sample(
    voice: HibariEngine, utterance: Say, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = voice.speak(utterance(text))
    monkeypatch.setattr(hibari_words, "with_durations", lambda _: None)
    unheard = HibariEngine(HibariEngine.Options()).speak(utterance(text))

    assert unheard.words == ()
    assert np.array_equal(heard.samples, unheard.samples)


def test_the_samples_are_those_of_hibari_itself(voice: HibariEngine, utterance: Say) -> None:
    own = hibari.Hibari(threads=1)(SENTENCE, seed=SEED)

    assert np.array_equal(voice.speak(utterance(SENTENCE)).samples, own)


def test_a_model_that_cannot_be_loaded_with_them_speaks_without_times(
    utterance: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hibari_words, "with_durations", lambda model: model[:-9])

    clip = HibariEngine(HibariEngine.Options()).speak(utterance(SENTENCE))

    assert clip.words == ()
    assert sounding(clip.samples) != (0, 0)


def test_durations_of_another_length_than_the_phonemes_tell_nothing(
    utterance: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Short(Listened):
        def run(self, names: None, feeds: dict[str, NDArray[Any]]) -> list[Any]:
            outputs = super().run(names, feeds)
            self.ends = self.ends[1:]
            return outputs

    monkeypatch.setattr(hibari_words, "Listened", Short)

    assert HibariEngine(HibariEngine.Options()).speak(utterance(SENTENCE)).words == ()


def test_only_an_output_is_added_to_the_model() -> None:
    model = (Path(hibari.__file__).parent / "assets" / "hibari.onnx").read_bytes()

    timed = with_durations(model)

    assert timed is not None
    assert timed.startswith(model)
    assert len(timed) - len(model) < 100


@pytest.mark.parametrize("asset", ["oov.onnx", "voices.json"])
def test_a_model_of_another_structure_is_left_alone(asset: str) -> None:
    assert with_durations((Path(hibari.__file__).parent / "assets" / asset).read_bytes()) is None


@given(st.binary(max_size=200))
def test_what_is_no_model_is_left_alone(data: bytes) -> None:
    assert with_durations(data) is None
