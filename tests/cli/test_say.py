"""`briefing say`: a text as sound, most of them with the tone for a voice."""

from __future__ import annotations

import io
import sys
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from briefing import api, registry
from briefing.cli.main import main
from briefing.config import Config, PronunciationSettings, SpeechSettings
from briefing.errors import BriefingError, PluginError
from briefing.model import Clip, Utterance
from briefing.speech.tone import ToneEngine

TONE = Config(speech=SpeechSettings(engine="tone"))
SILENCE_S = 0.35


@pytest.fixture
def speak(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run `briefing say` with the tone, in an empty folder."""

    def spoken(*words: str, engine: str = "tone") -> tuple[int, str, str]:
        code = main(["say", "--engine", engine, *words])
        return (code, *capsys.readouterr())

    return spoken


def test_a_text_becomes_a_wav_file_and_its_path_is_printed(speak: Any, folder: Path) -> None:
    assert speak("Good", "morning.") == (0, "say.wav\n", "")

    with wave.open(str(folder / "say.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 24_000)
        pcm = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    expected = api.say("Good morning.", config=TONE).samples
    np.testing.assert_allclose(pcm / 32767, expected, atol=1 / 32767)


def test_the_file_may_be_named(speak: Any, folder: Path) -> None:
    (folder / "out").mkdir()

    assert speak("Good morning.", "-o", "out/a.wav")[1] == f"{Path('out/a.wav')}\n"
    assert [path.name for path in (folder / "out").iterdir()] == ["a.wav"]


def test_engine_voice_and_language_are_passed_on(folder: Path) -> None:
    class Remembering:
        """Stands in for `briefing.api`."""

        asked: Config

        def say(self, text: str, *, config: Config) -> Clip:
            self.asked = config
            return Clip(np.array([0, 1, -2], np.float32), 8000)

    fake = Remembering()

    assert main(["say", "x", "--engine", "e", "--voice", "v", "--locale", "en-IN"], api=fake) == 0
    speech = fake.asked.speech
    assert (speech.engine, speech.voice, fake.asked.show.language) == ("e", "v", "en-IN")
    assert (folder / "say.wav").read_bytes()[-6:] == b"\0\0\xff\x7f\x01\x80"


def test_the_embedded_voice_speaks(speak: Any, folder: Path) -> None:
    code, _, err = speak("Nguyen won $5.", engine="hibari")

    assert (code, err) == (0, "")
    with wave.open(str(folder / "say.wav")) as file:
        assert 1.0 < file.getnframes() / file.getframerate() < 5.0


def test_standard_input_is_read(speak: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speak("It rained. It froze.", "-o", "argument.wav")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"It rained.\nIt froze.\n")))

    assert speak("-", "-o", "input.wav")[0] == 0
    assert (folder / "input.wav").read_bytes() == (folder / "argument.wav").read_bytes()


@pytest.mark.parametrize("words", [["-5 degrees"], ["--", "-5", "degrees"]])
def test_a_text_may_begin_with_a_minus_sign(speak: Any, folder: Path, words: list[str]) -> None:
    speak("minus five degrees.", "-o", "words.wav")
    speak("-o", "sign.wav", *words)

    assert (folder / "sign.wav").read_bytes() == (folder / "words.wav").read_bytes()


def test_the_locale_decides_what_is_said(speak: Any, folder: Path) -> None:
    for tag in ("en-US", "en-GB"):
        speak("On 4/5/2020.", "--locale", tag, "-o", f"{tag}.wav")

    assert (folder / "en-US.wav").read_bytes() != (folder / "en-GB.wav").read_bytes()


@pytest.mark.parametrize("text", ["", "...", "\U0001f600"])
def test_nothing_to_say_is_an_error_and_leaves_no_file(speak: Any, folder: Path, text: str) -> None:
    code, out, err = speak(text)

    assert (code, out) == (1, "")
    assert err == "briefing: error: nothing to say: the text holds no word that can be pronounced\n"
    assert list(folder.iterdir()) == []


def test_a_file_that_cannot_be_written_is_an_error(speak: Any) -> None:
    code, out, err = speak("Good.", "-o", "no/such/folder/a.wav")

    assert (code, out) == (1, "")
    assert f"{Path('no/such/folder/a.wav')}: cannot be written: No such file or directory" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["Good.", "--voice", "nobody"], "voice 'nobody': engine 'tone' has no such voice"),
        (["Good.", "--engine", "festival"], "engine 'festival': not found; installed engines:"),
        (["Good.", "--locale", "english"], "argument --locale: should be a BCP 47 language"),
        ([], "the following arguments are required: TEXT"),
    ],
)
def test_what_cannot_be_is_wrong_usage(speak: Any, words: list[str], told: str) -> None:
    code, out, err = speak(*words)

    assert (code, out) == (2, "")
    assert told in err


def test_sentences_are_joined_with_a_silence() -> None:
    alone = [api.say(text, config=TONE) for text in ("It rained.", "It froze.")]
    both = api.say("It rained. It froze.", config=TONE)

    assert longest_silence_s(both) == pytest.approx(SILENCE_S, abs=0.05)
    assert sum(len(sounding(clip)) for clip in alone) < len(sounding(both))


def test_a_sentence_of_which_nothing_is_spoken_is_left_out() -> None:
    whole = api.say("It rained. \U0001f600\n\nIt froze.", config=TONE)

    assert whole.duration_ms == api.say("It rained. It froze.", config=TONE).duration_ms


def test_words_that_are_no_valid_text_are_spoken_without_what_is_wrong() -> None:
    odd = api.say("It \udcff rained.", config=TONE)

    assert odd.duration_ms == api.say("It rained.", config=TONE).duration_ms


def test_a_config_file_names_the_voice(tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("speech: {engine: tone, rate: 2.0}\n")

    assert (
        api.say("It rained.", config=config).duration_ms
        < api.say("It rained.", config=TONE).duration_ms
    )


@pytest.mark.parametrize("how", ["named", "in the folder"])
def test_the_lexicon_of_a_config_is_heard(speak: Any, folder: Path, how: str) -> None:
    speak("shee left.", "-o", "respelt.wav")
    speak("Xi left.", "-o", "written.wav")
    config = folder / ("config.yaml" if how == "in the folder" else "mine.yaml")
    config.write_text("pronunciation: {file: words.yaml}\n")
    (folder / "words.yaml").write_text("words: [{word: Xi, respelling: SHEE}]\n")

    speak("Xi left.", *(["--config", "mine.yaml"] if how == "named" else []))

    assert (folder / "say.wav").read_bytes() == (folder / "respelt.wav").read_bytes()
    assert (folder / "say.wav").read_bytes() != (folder / "written.wav").read_bytes()


def test_a_lexicon_file_of_a_config_object_is_in_the_working_folder(folder: Path) -> None:
    (folder / "words.yaml").write_text("words: [{word: Xi, respelling: SHEE}]\n")
    own = TONE.model_copy(update={"pronunciation": PronunciationSettings(file="words.yaml")})

    heard = api.say("Xi left.", config=own)

    np.testing.assert_array_equal(heard.samples, api.say("shee left.", config=TONE).samples)


def test_the_default_voice_does_not_speak_german() -> None:
    german = Config.model_validate({"show": {"language": "de"}}, strict=False)

    with pytest.raises(PluginError, match="speaks English, not 'de'"):
        api.say("Es regnet.", config=german)


def test_clips_of_several_rates_become_one(monkeypatch: pytest.MonkeyPatch) -> None:
    class Changing(ToneEngine):
        """Speaks every sentence but the first at half the rate."""

        spoken = 0

        def speak(self, utterance: Utterance) -> Clip:
            clip = super().speak(utterance)
            self.spoken += 1
            return clip if self.spoken == 1 else Clip(clip.samples[::2].copy(), clip.rate_hz // 2)

    expected = api.say("It rained. It froze.", config=TONE)
    monkeypatch.setattr(registry, "load", lambda kind, name: Changing)

    changing = api.say("It rained. It froze.", config=TONE)

    assert changing.rate_hz == expected.rate_hz
    assert changing.duration_ms == pytest.approx(expected.duration_ms, abs=20)


def test_no_text_is_no_clip() -> None:
    with pytest.raises(BriefingError, match="nothing to say"):
        api.say(" \n ", config=TONE)


def sounding(clip: Clip) -> Any:
    loud = np.flatnonzero(np.abs(clip.samples) > 0.001)
    return clip.samples[loud[0] : loud[-1] + 1]


def longest_silence_s(clip: Clip) -> float:
    """Return the longest gap between two samples that sound."""
    loud = np.flatnonzero(np.abs(clip.samples) > 0.001)
    return float(np.diff(loud).max() / clip.rate_hz)
