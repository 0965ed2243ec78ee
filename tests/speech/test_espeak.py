from __future__ import annotations

import hashlib
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from briefing.adapters import espeak_library
from briefing.adapters.espeak_library import EspeakError, EspeakVoice, installed
from briefing.errors import PluginError, SpeechError
from briefing.model import Utterance
from briefing.speech.espeak import EspeakEngine
from briefing.speech.espeak_languages import fitting, tag_of
from briefing.speech.plausibility import defect, sounding

Say = Callable[..., Utterance]

SENTENCE = "The harbour authority will close the eastern basin for six weeks."


def engine(language: str = "en-US", rate: float = 1.0) -> EspeakEngine:
    try:
        installed()
    except EspeakError as error:
        pytest.skip(f"libespeak-ng is not installed here: {error}")
    return EspeakEngine(EspeakEngine.Options(), rate=rate, language=language)


@pytest.fixture
def voice() -> EspeakEngine:
    return engine()


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Neither the package nor a library of the system."""
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.delitem(sys.modules, "espeakng_loader", raising=False)
    monkeypatch.setattr(espeak_library, "_SYSTEM", {})
    monkeypatch.setattr(espeak_library, "_LINUX", ("libespeak-ng-is-not-here.so",))
    installed.cache_clear()
    yield
    installed.cache_clear()


def test_it_speaks(voice: EspeakEngine, utterance: Say) -> None:
    clip = voice.speak(utterance(SENTENCE, voice="en-US"))
    assert clip.samples.dtype == np.float32
    assert not defect(clip.samples, clip.rate_hz, SENTENCE)


def test_it_speaks_at_a_pace_that_can_be_followed(voice: EspeakEngine, utterance: Say) -> None:
    clip = voice.speak(utterance(SENTENCE, voice="en-US"))
    start, end = sounding(clip.samples, threshold=0.01)
    assert 150 < len(SENTENCE.split()) / ((end - start) / clip.rate_hz) * 60 < 220


def test_what_was_said_before_does_not_change_the_sound(
    voice: EspeakEngine, utterance: Say
) -> None:
    first = voice.speak(utterance(SENTENCE, voice="en-US"))
    voice.speak(utterance("Something else in between.", voice="en-US"))
    assert np.array_equal(voice.speak(utterance(SENTENCE, voice="en-US")).samples, first.samples)


def test_another_process_gives_the_same_samples(voice: EspeakEngine, utterance: Say) -> None:
    code = (
        "import hashlib; from briefing.model import Utterance;"
        "from briefing.speech.espeak import EspeakEngine;"
        "e = EspeakEngine(EspeakEngine.Options());"
        f"clip = e.speak(Utterance({SENTENCE!r}, '', e.voices()[0]));"
        "print(hashlib.sha256(clip.samples.tobytes()).hexdigest())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    here = voice.speak(utterance(SENTENCE, voice="en-US")).samples.tobytes()
    assert done.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_the_library_is_never_loaded_into_this_process() -> None:
    engine()
    code = (
        "import sys; from pathlib import Path; from briefing.model import Utterance;"
        "from briefing.speech.espeak import EspeakEngine;"
        "e = EspeakEngine(EspeakEngine.Options());"
        "e.speak(Utterance('Hello.', '', e.voices()[0]));"
        "maps = Path('/proc/self/maps').read_text() if sys.platform == 'linux' else '';"
        "sys.exit('libespeak' in maps)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("rate", [0.5, 2.0])
def test_the_rate_changes_the_length(voice: EspeakEngine, utterance: Say, rate: float) -> None:
    said = utterance(SENTENCE, voice="en-US")
    clip = engine(rate=rate).speak(said)
    assert clip.duration_ms == pytest.approx(voice.speak(said).duration_ms / rate, rel=0.15)


def test_a_text_of_many_minutes_is_spoken_whole(voice: EspeakEngine, utterance: Say) -> None:
    text = "and then the old harbour master said so " * 200
    clip = voice.speak(utterance(text, voice="en-US"))
    assert clip.duration_ms / 1000 / len(text.split()) == pytest.approx(0.31, abs=0.1)


@pytest.mark.parametrize("text", ["😀", "", " ", "...", "“…”"])
def test_a_text_without_words_is_an_error(voice: EspeakEngine, utterance: Say, text: str) -> None:
    with pytest.raises(SpeechError, match="nothing to pronounce") as error:
        voice.speak(utterance(text, voice="en-US"))
    assert (error.value.engine, error.value.text) == ("espeak", text)


def test_markup_and_brackets_are_only_text(voice: EspeakEngine, utterance: Say) -> None:
    plain = voice.speak(utterance("He said so.", voice="en-US"))
    marked = voice.speak(utterance("He <b>said</b> [[s'oU]] so.", voice="en-US"))
    assert marked.duration_ms > plain.duration_ms


def test_an_unknown_voice_is_told_with_those_there_are(voice: EspeakEngine, utterance: Say) -> None:
    with pytest.raises(SpeechError, match=r"no voice 'heart' for 'en-US'; it has en-US, "):
        voice.speak(utterance(SENTENCE))


def test_a_language_that_it_does_not_speak_is_refused() -> None:
    engine()
    with pytest.raises(PluginError, match="does not speak 'tlx-XX'"):
        engine("tlx-XX")


def test_without_the_library_it_says_what_to_install(nothing_installed: None) -> None:
    with pytest.raises(
        PluginError, match=r"briefing-cast\[espeak\].*apt install espeak-ng"
    ) as error:
        EspeakEngine(EspeakEngine.Options())
    assert "libespeak-ng-is-not-here.so" in str(error.value)


def test_a_library_without_its_data_is_an_error_not_a_crash(
    tmp_path: Path, nothing_installed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "libbroken.so"
    broken.write_bytes(b"\x7fELF and nothing else")
    monkeypatch.setattr(espeak_library, "_LINUX", (str(broken),))
    with pytest.raises(PluginError, match=r"libbroken\.so"):
        EspeakEngine(EspeakEngine.Options())


def test_the_identity_names_version_sounds_and_rate(voice: EspeakEngine) -> None:
    for part in ("espeak-ng=", "phondata=", "rate=1"):
        assert part in voice.identity
    assert engine(rate=1.5).identity != voice.identity


def test_it_pickles(voice: EspeakEngine, utterance: Say) -> None:
    data = pickle.dumps(voice)
    assert len(data) < 1000
    again = pickle.loads(data)  # noqa: S301
    said = utterance(SENTENCE, voice="en-US")
    assert np.array_equal(again.speak(said).samples, voice.speak(said).samples)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en-US", "en-US"),
        ("en-GB", "en"),
        ("en-CA", "en-US"),
        ("en-AU", "en"),
        ("de-AT", "de"),
        ("fr-CH", "fr-CH"),
        ("fr-CA", "fr"),
        ("es-ES", "es"),
        ("es-MX", "es-419"),
        ("es-AR", "es-419"),
        ("pt-BR", "pt-BR"),
        ("pt-PT", "pt"),
        ("zh", "cmn"),
        ("zh-Hant-TW", "cmn"),
        ("zh-HK", "yue"),
        ("nb-NO", "nb"),
        ("nn", "nb"),
        ("no", "nb"),
        ("sr-Latn-RS", "sr"),
        ("he", "he"),
        ("ru_RU", "ru"),
    ],
)
def test_each_language_has_its_voice(tag: str, name: str) -> None:
    assert engine(tag).voices()[0].name == name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Hafen bleibt für sechs Wochen geschlossen."),
        ("ru", "Порт закрыт на шесть недель."),
        ("hi", "बंदरगाह छह सप्ताह बंद रहेगा।"),
        ("zh", "港口将关闭六个星期。"),
        ("ar", "الميناء مغلق لمدة ستة أسابيع."),
    ],
)
def test_other_languages_and_scripts_are_spoken(language: str, text: str, utterance: Say) -> None:
    here = engine(language)
    clip = here.speak(utterance(text, voice=here.voices()[0].name))
    assert not defect(clip.samples, clip.rate_hz, text)


def test_voices_that_need_another_program_are_left_out() -> None:
    listed = [
        EspeakVoice("mb/mb-en1", ((2, "en-uk"), (2, "en"))),
        EspeakVoice("gmw/en", ((2, "en-gb"), (2, "en"))),
    ]
    assert [voice.name for voice in fitting(listed, "en")] == ["en"]


def test_the_language_of_a_voice_is_written_as_usual() -> None:
    assert tag_of(EspeakVoice("gmw/en-US", ((2, "en-us"), (3, "en")))) == "en-US"
    assert tag_of(EspeakVoice("ira/fa-Latn", ((5, "fa-latn"),))) == "fa-Latn"
    assert tag_of(EspeakVoice("roa/es-419", ((5, "es-419"), (6, "es-mx")))) == "es-419"
