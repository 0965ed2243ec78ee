from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from briefing.errors import PluginError, SpeechError
from briefing.model import Utterance
from briefing.speech.hibari import MOST_PHONEMES, HibariEngine
from briefing.speech.plausibility import sounding

Say = Callable[..., Utterance]

SENTENCE = "The harbour authority will close the eastern basin for six weeks."


@pytest.fixture(scope="module")
def voice() -> HibariEngine:
    return HibariEngine(HibariEngine.Options())


@pytest.fixture
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in place of the one where hibari keeps the voices that were fetched."""
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    return tmp_path


def test_the_same_text_gives_the_same_samples_to_the_last_bit(
    voice: HibariEngine, utterance: Say
) -> None:
    first, second = voice.speak(utterance(SENTENCE)), voice.speak(utterance(SENTENCE))
    fresh = HibariEngine(HibariEngine.Options()).speak(utterance(SENTENCE))
    assert np.array_equal(first.samples, second.samples)
    assert np.array_equal(first.samples, fresh.samples)
    assert first.rate_hz == 24_000


def test_it_speaks_at_the_pace_of_a_newsreader(voice: HibariEngine, utterance: Say) -> None:
    clip = voice.speak(utterance(SENTENCE))
    start, end = sounding(clip.samples, threshold=0.01)
    words_per_minute = len(SENTENCE.split()) / ((end - start) / clip.rate_hz) * 60
    assert 150 < words_per_minute < 220


@pytest.mark.parametrize("rate", [0.5, 2.0])
def test_the_rate_changes_the_length(utterance: Say, voice: HibariEngine, rate: float) -> None:
    clip = HibariEngine(HibariEngine.Options(), rate=rate).speak(utterance(SENTENCE))
    natural = voice.speak(utterance(SENTENCE))
    assert clip.duration_ms == pytest.approx(natural.duration_ms / rate, rel=0.1)


def test_a_pronunciation_is_heard(voice: HibariEngine, utterance: Say) -> None:
    plain = voice.speak(utterance("Xi spoke."))
    marked = voice.speak(utterance("[Xi](/ʃˈi/) spoke."))
    assert not np.array_equal(plain.samples, marked.samples)


@pytest.mark.parametrize("text", ["😀", "中文", "[", "-", "...", "?!"])
def test_what_english_cannot_pronounce_is_an_error(
    voice: HibariEngine, utterance: Say, text: str
) -> None:
    with pytest.raises(SpeechError, match="nothing in it") as error:
        voice.speak(utterance(text))
    assert (error.value.engine, error.value.text) == ("hibari", text)


def test_a_pause_between_two_sentences_is_no_hole(voice: HibariEngine, utterance: Say) -> None:
    clip = voice.speak(utterance("He left. She stayed behind. Nobody knew."))
    start, end = sounding(clip.samples, threshold=0.01)
    loud = np.flatnonzero(np.abs(clip.samples[start:end]) > 0.01)
    assert 0.3 < np.diff(loud).max() / clip.rate_hz < 0.5


def test_a_sentence_without_end_is_spoken_in_pieces(voice: HibariEngine, utterance: Say) -> None:
    text = "and then the old harbour master said so " * 25
    clip = voice.speak(utterance(text))
    assert len(text) > MOST_PHONEMES
    start, end = sounding(clip.samples, threshold=0.01)
    assert (end - start) / clip.rate_hz / len(text.split()) == pytest.approx(0.26, abs=0.08)


def test_a_word_without_end_is_spoken_as_well(voice: HibariEngine, utterance: Say) -> None:
    endless = f"[x](/{'ləlˈA' * 100}/)"
    assert voice.speak(utterance(endless)).duration_ms > 10_000


def test_the_voice_in_the_package_is_the_default(empty_cache: Path) -> None:
    voices = HibariEngine(HibariEngine.Options()).voices()
    assert [(v.engine, v.name, v.language) for v in voices] == [("hibari", "heart", "en-US")]


def test_a_voice_that_was_fetched_is_listed_and_first_where_it_is_at_home(
    empty_cache: Path,
) -> None:
    (empty_cache / "bf_emma.int8.onnx").write_bytes(bytes(7_936_868))
    american = HibariEngine(HibariEngine.Options(), language="en-US").voices()
    british = HibariEngine(HibariEngine.Options(), language="en-GB").voices()
    assert [v.name for v in american] == ["heart", "emma"]
    assert [v.name for v in british] == ["emma", "heart"]


def test_a_voice_that_is_not_here_is_not_fetched_but_explained(
    empty_cache: Path, utterance: Say
) -> None:
    engine = HibariEngine(HibariEngine.Options())
    with pytest.raises(SpeechError, match=r"fetch it once .*: briefing voices install fenrir"):
        engine.speak(utterance(SENTENCE, voice="fenrir"))
    with pytest.raises(PluginError, match="briefing voices install fenrir"):
        engine.voice_named("fenrir")
    assert engine.voice_named("joe") is None
    assert not list(empty_cache.iterdir())


def test_an_unknown_voice_is_told_with_those_there_are(utterance: Say) -> None:
    with pytest.raises(SpeechError, match="no voice 'joe'; it has heart, emma"):
        HibariEngine(HibariEngine.Options()).speak(utterance(SENTENCE, voice="joe"))


def test_another_language_is_refused_with_who_speaks_it() -> None:
    with pytest.raises(PluginError, match="not 'de-DE'; engine 'gtts' does, online"):
        HibariEngine(HibariEngine.Options(), language="de-DE")


def test_the_identity_names_versions_rate_and_seed() -> None:
    identity = HibariEngine(HibariEngine.Options(), rate=1.25).identity
    for part in ("hibari-tts=", "onnxruntime=", "numpy=", "rate=1.25", "seed="):
        assert part in identity
    assert identity != HibariEngine(HibariEngine.Options()).identity


def test_it_pickles_without_its_model(voice: HibariEngine, utterance: Say) -> None:
    expected = voice.speak(utterance(SENTENCE)).samples
    data = pickle.dumps(voice)
    assert len(data) < 1000
    again = pickle.loads(data)  # noqa: S301
    assert np.array_equal(again.speak(utterance(SENTENCE)).samples, expected)


def test_listing_voices_loads_neither_the_model_nor_numpy() -> None:
    code = (
        "import sys; from briefing.speech import CheckedEngine;"
        "from briefing.speech.hibari import HibariEngine;"
        "engine = CheckedEngine(HibariEngine(HibariEngine.Options()));"
        "engine.voices(); engine.identity;"
        "sys.exit(','.join({'numpy', 'onnxruntime', 'hibari', 'gtts', 'httpx'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
