from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from briefing.adapters.kokoro_model import SHA256, SIZE_BYTES, ModelError, parts, session_of
from briefing.errors import PluginError, SpeechError
from briefing.model import Utterance
from briefing.speech.kokoro import MOST_PHONEMES, KokoroEngine
from briefing.speech.kokoro_voices import VoiceFileError, style_files
from briefing.speech.plausibility import defect, sounding

Say = Callable[..., Utterance]

SHORT = "The harbour is closed."
REAL = Path(os.environ.get("BRIEFING_NODE_MODULES", "node_modules")) / "kokoro-js" / "voices"
"""The voices of Kokoro's authors, where the npm package that carries them is installed."""


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Voices of random numbers: the model speaks with them, and crackles."""
    folder = tmp_path_factory.mktemp("voices")
    for seed, name in enumerate(("af_heart", "am_adam", "bf_emma", "zf_xiaobei")):
        noise = np.random.default_rng(seed).standard_normal((510, 256))
        (0.06 * noise).astype("<f4").tofile(folder / f"{name}.bin")
    (folder / "README").write_text("No voice.")
    return folder


@pytest.fixture
def model() -> None:
    try:
        parts()
    except ModelError as error:
        pytest.skip(f"the model is not installed here: {error}")


@pytest.fixture(scope="module")
def shared(made_up: Path) -> KokoroEngine:
    try:
        parts()
    except ModelError as error:
        pytest.skip(f"the model is not installed here: {error}")
    return engine(REAL if REAL.is_dir() else made_up)


def engine(voices: Path, rate: float = 1.0, language: str = "en-US") -> KokoroEngine:
    return KokoroEngine(KokoroEngine.Options(voices=str(voices)), rate=rate, language=language)


def test_it_speaks_and_the_same_text_sounds_the_same(shared: KokoroEngine, utterance: Say) -> None:
    clip = shared.speak(utterance(SHORT, voice="af_heart"))
    assert clip.rate_hz == 24_000
    assert clip.samples.dtype == np.float32
    assert not defect(clip.samples, clip.rate_hz, SHORT)
    shared.speak(utterance("No.", voice="bf_emma"))
    again = shared.speak(utterance(SHORT, voice="af_heart"))
    assert np.array_equal(again.samples, clip.samples)


@pytest.mark.slow
def test_another_process_gives_the_same_samples(shared: KokoroEngine, utterance: Say) -> None:
    code = (
        "import hashlib, pickle, sys; from briefing.model import Utterance;"
        "engine = pickle.load(sys.stdin.buffer);"
        f"clip = engine.speak(Utterance({SHORT!r}, '', engine.voices()[0]));"
        "print(hashlib.sha256(clip.samples.tobytes()).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=pickle.dumps(shared), capture_output=True, check=True
    )
    here = shared.speak(utterance(SHORT, voice="af_heart")).samples.tobytes()
    assert done.stdout.decode().strip() == hashlib.sha256(here).hexdigest()


@pytest.mark.skipif(sys.platform != "linux", reason="the cache has another place")
def test_the_model_is_joined_once_and_anew_when_it_was_cut_short(
    model: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    session_of(None)
    (kept,) = (tmp_path / "briefing" / "models").iterdir()
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == SHA256
    kept.write_bytes(b"cut short")
    session_of(None)
    assert kept.stat().st_size == SIZE_BYTES
    written = kept.stat().st_mtime_ns
    session_of(None)
    assert kept.stat().st_mtime_ns == written


@pytest.mark.skipif(sys.platform != "linux", reason="the cache has another place")
def test_where_no_cache_can_be_the_model_is_loaded_all_the_same(
    model: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("Not a folder.")
    monkeypatch.setenv("XDG_CACHE_HOME", str(in_the_way))
    assert session_of(None).get_inputs()[0].name == "tokens"


def test_the_voices_differ(shared: KokoroEngine, utterance: Say) -> None:
    one = shared.speak(utterance("No.", voice="af_heart"))
    other = shared.speak(utterance("No.", voice="am_adam"))
    assert not np.array_equal(one.samples, other.samples)


@pytest.mark.slow
@pytest.mark.parametrize("rate", [0.5, 2.0])
def test_the_rate_changes_the_length(
    shared: KokoroEngine, made_up: Path, utterance: Say, rate: float
) -> None:
    said = utterance("The harbour will be closed for a week or more.", voice="af_heart")
    other = engine(REAL if REAL.is_dir() else made_up, rate)
    natural = shared.speak(said).duration_ms
    assert other.speak(said).duration_ms == pytest.approx(natural / rate, rel=0.2)


@pytest.mark.slow
def test_a_sentence_without_end_is_spoken_in_pieces(shared: KokoroEngine, utterance: Say) -> None:
    text = "and then the old harbour master said so " * 12
    assert len(text) > 1.5 * MOST_PHONEMES
    clip = shared.speak(utterance(text, voice="af_heart"))
    assert not defect(clip.samples, clip.rate_hz, text)
    assert clip.duration_ms / 1000 / len(text.split()) == pytest.approx(0.3, abs=0.15)


@pytest.mark.slow
def test_it_speaks_at_the_pace_of_a_newsreader(model: None, utterance: Say) -> None:
    if not REAL.is_dir():
        pytest.skip("the package kokoro-js is not in BRIEFING_NODE_MODULES")
    text = "The harbour authority will close the eastern basin for six weeks."
    clip = engine(REAL).speak(utterance(text, voice="af_heart"))
    start, end = sounding(clip.samples, threshold=0.01)
    assert 140 < len(text.split()) / ((end - start) / clip.rate_hz) * 60 < 220


@pytest.mark.slow
def test_a_pronunciation_is_heard(shared: KokoroEngine, utterance: Say) -> None:
    plain = shared.speak(utterance("Xi spoke.", voice="af_heart"))
    marked = shared.speak(utterance("[Xi](/ʃˈi/) spoke.", voice="af_heart"))
    assert not np.array_equal(plain.samples, marked.samples)


@pytest.mark.parametrize("text", ["😀", "中文", "[", "", "...", "?!"])
def test_what_english_cannot_pronounce_is_an_error(
    shared: KokoroEngine, utterance: Say, text: str
) -> None:
    with pytest.raises(SpeechError, match="nothing in it") as error:
        shared.speak(utterance(text, voice="af_heart"))
    assert (error.value.engine, error.value.text) == ("kokoro", text)


def test_an_unknown_voice_is_told_with_those_there_are(
    shared: KokoroEngine, utterance: Say
) -> None:
    with pytest.raises(SpeechError, match="no voice 'heart'; it has af_heart, "):
        shared.speak(utterance(SHORT))


def test_a_damaged_voice_is_an_error_that_names_the_file(
    model: None, tmp_path: Path, utterance: Say
) -> None:
    (tmp_path / "af_heart.bin").write_bytes(b"no vectors")
    with pytest.raises(SpeechError, match=r"af_heart\.bin: no style vectors"):
        engine(tmp_path).speak(utterance("No.", voice="af_heart"))


def test_english_voices_are_listed_those_of_the_own_accent_first(
    model: None, made_up: Path
) -> None:
    american = [(v.name, v.language) for v in engine(made_up).voices()]
    british = engine(made_up, language="en-GB").voices()
    assert american == [("af_heart", "en-US"), ("am_adam", "en-US"), ("bf_emma", "en-GB")]
    assert british[0].name == "bf_emma"


def test_another_language_is_refused_with_who_speaks_it() -> None:
    with pytest.raises(PluginError, match="not 'de-DE'; engine 'gtts' does, online"):
        KokoroEngine(KokoroEngine.Options(), language="de-DE")


def test_without_the_model_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    with pytest.raises(PluginError, match=r"model-1 is not installed; .*briefing-cast\[kokoro\]"):
        KokoroEngine(KokoroEngine.Options())


def test_without_voices_it_says_where_to_get_them(model: None, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    with pytest.raises(PluginError, match=r"no voices at .*nowhere; get the voices once"):
        engine(missing)


def test_another_model_has_to_be_there(tmp_path: Path) -> None:
    options = KokoroEngine.Options(model=str(tmp_path / "other.onnx"))
    with pytest.raises(PluginError, match=r"option model: .*other\.onnx: there is no such file"):
        KokoroEngine(options)


def test_the_identity_names_versions_model_voices_and_rate(model: None, made_up: Path) -> None:
    identity = engine(made_up).identity
    for part in ("hibari-tts=", "onnxruntime=", "model=", "af_heart=", "rate=1"):
        assert part in identity
    assert engine(made_up, rate=1.25).identity != identity


def test_it_pickles_without_its_model(shared: KokoroEngine, utterance: Say) -> None:
    expected = shared.speak(utterance("No.", voice="af_heart")).samples
    data = pickle.dumps(shared)
    assert len(data) < 10_000
    again = pickle.loads(data)  # noqa: S301
    assert np.array_equal(again.speak(utterance("No.", voice="af_heart")).samples, expected)


def test_listing_voices_loads_neither_the_model_nor_numpy(model: None, made_up: Path) -> None:
    code = (
        "import sys; from briefing.speech.kokoro import KokoroEngine;"
        f"engine = KokoroEngine(KokoroEngine.Options(voices={str(made_up)!r}));"
        "engine.voices(); engine.identity;"
        "sys.exit(','.join({'numpy', 'onnxruntime', 'hibari'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["voices.npz", "voices-v1.0.bin"])
def test_an_archive_holds_the_same_voices(made_up: Path, tmp_path: Path, name: str) -> None:
    tables = {
        file.stem: np.fromfile(file, "<f4").reshape(510, 1, 256) for file in made_up.glob("*.bin")
    }
    with (tmp_path / name).open("wb") as file:
        np.savez(file, allow_pickle=False, **tables)
    for one, other in zip(style_files(tmp_path / name), style_files(made_up), strict=True):
        assert (one.name, one.language) == (other.name, other.language)
        assert np.array_equal(one.vectors(), other.vectors())


def test_a_folder_without_voices_is_named(tmp_path: Path) -> None:
    (tmp_path / "README").write_text("Nothing here.")
    with pytest.raises(VoiceFileError, match="no English voices"):
        style_files(tmp_path)
