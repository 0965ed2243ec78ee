"""`briefing voices`: what it lists, how each sounds, and how another voice comes."""

from __future__ import annotations

import hashlib
import json
import shutil
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from briefing.adapters.espeak_library import EspeakVoice
from briefing.cli.main import main
from briefing.cli.voice_samples import SENTENCES, Wanted, sentence
from briefing.config import Config
from briefing.errors import SpeechError
from briefing.model import Clip
from briefing.speech import hibari_voices
from briefing.speech.espeak import EspeakEngine
from briefing.speech.espeak_languages import fitting
from briefing.speech.hibari_voices import known_voices
from briefing.stitch.loudness import integrated_lufs

TARGET_LUFS = -19.0
ESPEAK = tuple(
    EspeakVoice(codes[0], tuple((5, code) for code in codes))
    for codes in (("cmn",), ("yue",), ("nb", "no"), ("id",), ("de",))
)
"""Voices of espeak-ng, under the codes that it has for them."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without any voice, and no way to a server."""
    folder = tmp_path / "home"
    for name in ("HIBARI_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(folder))
    for name in ("HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    return folder


@pytest.fixture
def kore(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that hibari's list takes for kore: a copy of the voice of the package."""
    brought = tmp_path_factory.mktemp("brought") / "af_kore.int8.onnx"
    shutil.copyfile(known_voices()["heart"].path, brought)
    original = hibari_voices._registry
    digest = hashlib.sha256(brought.read_bytes()).hexdigest()

    def patched() -> dict[str, Any]:
        registry = original()
        registry["VOICES"]["kore"].update(bytes=brought.stat().st_size, sha256=digest)
        return registry

    monkeypatch.setattr(hibari_voices, "_registry", patched)
    return brought


@pytest.fixture
def voices(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run `briefing voices` in an empty folder, against the real API."""

    def ran(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["voices", *words])
        return (code, *capsys.readouterr())

    return ran


def test_every_engine_is_listed_with_its_voices(run: Any, home: Path) -> None:
    ran = run("voices")

    assert ran.code == 0
    assert "tone (offline)\n  hum " in ran.out
    assert "hibari (offline)\n  heart   en-US  American female\n" in ran.out


def test_voices_that_could_be_installed_are_listed_with_the_command(run: Any, home: Path) -> None:
    told = run("voices", "--engine", "hibari").out

    lines = told.splitlines()[1:]
    assert [line.split()[0] for line in lines] == ["heart", "fenrir", "kore", "emma", "fable"]
    assert lines[2].split("  ")[-1] == "not here, 8 MB: briefing voices install kore"
    assert not home.exists()


def test_a_damaged_voice_is_listed_as_such(run: Any, home: Path) -> None:
    home.mkdir()
    (home / "af_kore.int8.onnx").write_bytes(b"half a model")
    told = run("voices", "--engine", "hibari").out
    assert "damaged, 8 MB: briefing voices install kore\n" in told


def test_it_is_told_who_sends_the_text_to_whom(run: Any) -> None:
    told = run("voices").out

    assert "gtts (online: text is sent to https://translate.google.com)" in told
    assert "openai (online: text is sent to http://127.0.0.1:8880)" in told


def test_no_line_is_wider_than_a_terminal(run: Any, home: Path) -> None:
    for words in ((), ("--lang", "de"), ("--lang", "ja")):
        lines = run("voices", *words).out.splitlines()
        assert [line for line in lines if len(line) > 80 and str(home) not in line] == []


def test_one_engine_may_be_asked_for(run: Any) -> None:
    assert run("voices", "--engine", "tone").out.split() == ["tone", "(offline)", "hum", "en-US"]


def test_an_unknown_engine_is_an_error_that_lists_the_known(run: Any) -> None:
    ran = run("voices", "--engine", "festival")

    assert ran.code == 2
    assert "engine 'festival': not found; installed engines:" in ran.err


def test_the_options_of_one_engine_are_explained(run: Any) -> None:
    ran = run("voices", "--engine", "gtts")

    assert "speech.options:" in ran.out
    assert "timeout_s" in ran.out
    assert "(more than 0 and at most 600; default: 30.0)" in ran.out
    assert "speech.options" not in run("voices", "--engine", "tone").out


@pytest.mark.parametrize("option", ["--lang", "--language"])
def test_with_a_language_only_those_who_speak_it_are_listed(
    run: Any, home: Path, option: str
) -> None:
    told = " ".join(run("voices", option, "de").out.split())

    assert "gtts (online: text is sent to https://translate.google.com) de de" in told
    assert "hibari" not in told
    assert "kokoro" not in told


@pytest.mark.parametrize("language", ["zh", "zh-HK", "no", "nn", "id"])
def test_a_language_with_several_codes_is_one(
    voices: Any, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(EspeakEngine, "_voices", lambda engine: fitting(ESPEAK, engine._language))
    assert "espeak (offline)\n  " in voices("--lang", language)[1]


def test_an_engine_of_which_a_voice_could_speak_it_is_listed_with_what_it_needs(
    run: Any, home: Path
) -> None:
    told = run("voices", "--lang", "de").out
    assert "piper (offline): cannot speak\n  " in told
    needed = " ".join(told.partition("piper (offline): cannot speak")[2].split())
    assert "pip install 'briefing-cast[piper]'" in needed or "Put a Piper voice" in needed


def test_with_one_engine_a_language_it_does_not_speak_is_an_error(run: Any) -> None:
    ran = run("voices", "--engine", "hibari", "--lang", "de")
    assert ran.code == 2
    assert "it speaks English, not 'de'" in ran.err


def test_without_a_language_that_of_the_show_holds_and_everyone_is_listed(
    run: Any, folder: Path
) -> None:
    (folder / "config.yaml").write_text(
        "sources: []\nshow: {language: de}\n"
        "speech: {engine: gtts, options: {tld: co.uk, base_url: 'https://me:secret@mirror.test/x'}}\n"
    )

    told = run("voices").out

    assert "hibari (offline): cannot speak\n  it speaks English, not 'de'" in told
    assert "gtts (online: text is sent to https://mirror.test)" in told
    assert "hibari (offline)\n  heart" in run("voices", "--no-config").out
    assert "https://translate.google.com)" in run("voices", "--no-config").out


def test_json_is_one_object_with_everything(run: Any, home: Path) -> None:
    found = json.loads(run("voices", "--json").out)

    assert found["language"] == "en-US"
    hibari, gtts = found["engines"]["hibari"], found["engines"]["gtts"]
    assert (hibari["state"], hibari["online"], hibari["reason"]) == ("ready", False, "")
    assert (gtts["online"], gtts["sends_to"]) == (True, "https://translate.google.com")
    kore = next(voice for voice in hibari["voices"] if voice["name"] == "kore")
    assert kore == {
        "name": "kore",
        "language": "en-US",
        "description": "American female",
        "state": "installable",
        "size_bytes": 7936868,
        "install": "briefing voices install kore",
    }
    assert hibari["voices"][0]["state"] == "ready"


def test_json_tells_what_cannot_speak_apart(run: Any, home: Path, folder: Path) -> None:
    (folder / "config.yaml").write_text("sources: []\nshow: {language: de}\n")

    found = json.loads(run("voices", "--json").out)

    assert found["engines"]["hibari"]["state"] == "unusable"
    assert found["engines"]["piper"]["state"] == "installable"
    assert "English" in found["unusable"]["hibari"]
    assert found["engines"]["piper"]["reason"] == found["unusable"]["piper"]


def test_an_engine_that_does_not_load_is_named_and_nothing_is_claimed_about_it(
    run: Any, broken_plugin: Callable[[str], str]
) -> None:
    name = broken_plugin("briefing.engines")

    assert f"{name}: cannot speak\n  does not load: RuntimeError" in run("voices").out
    assert json.loads(run("voices", "--json").out)["engines"][name]["online"] is None


def test_a_sample_of_each_voice_here_is_written_equally_loud(
    voices: Any, folder: Path, home: Path
) -> None:
    code, out, err = voices("--sample", "--engine", "hibari")

    assert (code, out) == (0, f"{Path('voice-samples/hibari-heart.wav')}\n")
    assert err == "speaking 1 of 1: hibari heart\n"
    samples, rate_hz = _sound(folder / "voice-samples" / "hibari-heart.wav")
    assert 2.0 < len(samples) / rate_hz < 8.0
    assert integrated_lufs(samples, rate_hz) == pytest.approx(TARGET_LUFS, abs=0.2)


def test_engines_that_send_text_away_or_hum_are_heard_only_when_they_are_named(
    folder: Path, home: Path
) -> None:
    asked = _Remembering()

    assert main(["voices", "--sample", "out"], api=asked) == 0
    spoke = {config.speech.engine for _, config in asked.said}
    assert "hibari" in spoke
    assert spoke.isdisjoint({"gtts", "openai", "tone"})

    assert main(["voices", "--sample", "out", "--engine", "tone"], api=asked) == 0
    assert main(["voices", "--sample", "out", "--engine", "openai", "--voice", "sky/2"], api=asked) == 0  # fmt: skip
    assert asked.said[-1][1].speech.voice == "sky/2"
    assert {"tone-hum.wav", "openai-sky_2.wav"} <= {path.name for path in Path("out").iterdir()}


def test_the_options_of_the_show_hold_for_its_engine(folder: Path, home: Path) -> None:
    Path("config.yaml").write_text(
        "sources: []\nspeech: {engine: openai, options: {model: own}, voice: nova}\n"
    )
    asked = _Remembering()

    assert main(["voices", "--sample", "--engine", "openai"], api=asked) == 0
    assert main(["voices", "--sample", "--engine", "hibari"], api=asked) == 0

    chosen = [(config.speech.engine, config.speech.options) for _, config in asked.said]
    assert chosen == [("openai", {"model": "own"}), ("hibari", {})]


def test_a_voice_that_fails_does_not_stop_the_others(
    folder: Path, home: Path, kore: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["voices", "install", "kore", "--from", str(kore)]) == 0
    capsys.readouterr()
    failing = _Remembering(fails_for="heart")

    assert main(["voices", "--sample", "--engine", "hibari"], api=failing) == 3

    told = capsys.readouterr()
    assert told.out == f"{Path('voice-samples/hibari-kore.wav')}\n"
    assert "briefing: left out: hibari heart: engine 'hibari': out of breath" in told.err
    assert [path.name for path in Path("voice-samples").iterdir()] == ["hibari-kore.wav"]
    assert main(["voices", "--sample", "--engine", "hibari", "--voice", "heart"], api=failing) == 1


def test_samples_can_be_told_as_json(voices: Any, home: Path) -> None:
    code, out, _ = voices("--sample", "to", "--engine", "hibari", "--voice", "heart", "--json")

    heart = {"engine": "hibari", "voice": "heart", "path": str(Path("to/hibari-heart.wav"))}
    assert (code, json.loads(out)) == (0, {"samples": [heart], "failed": []})


def test_a_voice_that_nobody_here_has_is_an_error(voices: Any, home: Path) -> None:
    code, _, err = voices("--sample", "--voice", "joe")
    assert code == 2
    assert "no voice 'joe' can speak here" in err
    assert "briefing voices install kore" in voices("--sample", "--engine", "hibari", "--voice", "kore")[2]  # fmt: skip


def test_a_folder_that_cannot_be_made_is_an_error(voices: Any, folder: Path) -> None:
    (folder / "taken").write_text("a file")
    code, _, err = voices("--sample", "taken", "--engine", "tone")
    assert code == 1
    assert err.startswith("briefing: error: taken: cannot be made: ")


def test_the_sentence_is_one_of_the_language_and_names_the_voice() -> None:
    catalogue = {"ar", "de", "en", "es", "fr", "hi", "it", "ja", "nl", "pl", "pt", "zh"}
    assert set(SENTENCES) == catalogue
    assert all("{name}" in text for text in SENTENCES.values())
    assert sentence(Wanted("kokoro", "af_heart"), "en-GB").startswith("Good morning, I am heart,")
    assert "ich bin thorsten," in sentence(Wanted("piper", "de_DE-thorsten-low"), "de")
    assert "soy espeak," in sentence(Wanted("espeak", "es-419"), "es-MX")
    assert sentence(Wanted("espeak", "sv"), "sv") == "torsdag 1 januari 2026."


def test_a_voice_is_installed_from_a_file_and_found(
    voices: Any, home: Path, kore: Path, folder: Path
) -> None:
    place = home / "af_kore.int8.onnx"

    code, out, err = voices("install", "hibari/kore", "--from", str(kore.parent))

    assert (code, out) == (0, f"{place}\n")
    assert err.splitlines() == [
        f"kore: 7.9 MB from {kore}",
        f"to {place}",
        " 25 %",
        " 50 %",
        " 75 %",
        "100 %",
        "kore can speak; hear it: briefing say --engine hibari --voice kore 'Good morning.'",
    ]
    assert "  kore    en-US  American female\n" in voices()[1]
    assert voices("install", "kore") == (0, f"{place}\n", "kore is here already, and whole\n")
    assert main(["say", "--voice", "kore", "Good morning."]) == 0
    assert len(_sound(folder / "say.wav")[0]) > 10_000


def test_without_a_network_it_is_told_what_to_do_and_nothing_is_left(
    voices: Any, home: Path
) -> None:
    code, out, err = voices("install", "kore")

    assert (code, out) == (1, "")
    assert "voice 'kore' is not installed: https://" in err
    assert "there is no connection" in err
    assert f"copy it to {home / 'af_kore.int8.onnx'} by hand; its sha256 is 3468857526" in err
    assert not home.exists()


def test_of_several_voices_one_that_does_not_come_stops_no_other(
    voices: Any, home: Path, kore: Path
) -> None:
    code, out, err = voices("install", "kore", "emma", "--from", str(kore.parent))
    assert code == 3
    assert out == f"{home / 'af_kore.int8.onnx'}\n"
    assert "briefing: not installed: emma" in err

    code, out, _ = voices("install", "--all", "--from", str(kore.parent), "--json")
    told = json.loads(out)
    assert code == 3
    assert [(voice["name"], voice["state"]) for voice in told["voices"]] == [
        ("kore", "already here")
    ]
    assert set(told["failed"]) == {"emma", "fenrir", "fable"}
    assert voices("install", "emma", "fable", "--from", str(kore.parent))[0] == 1


def test_the_voice_of_the_package_is_here_already(voices: Any, home: Path) -> None:
    code, out, err = voices("install", "heart")
    assert (code, err) == (0, "heart is here already, and whole\n")
    assert out.endswith("hibari.onnx\n")


WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "an unknown voice": (("install", "joe"), "there are heart, emma, fenrir, fable, kore"),
    "no voice": (("install",), "which voice? There are heart, emma"),
    "all and one": (("install", "kore", "--all"), "not both"),
    "another engine": (("install", "piper/joe"), "only voices of hibari can be installed"),
    "install left out": (("kore",), "briefing voices install kore"),
    "all without install": (("--all",), "--all goes with 'briefing voices install'"),
    "from without install": (("--from", "x"), "--from goes with 'briefing voices install'"),
    "voice without sample": (("--voice", "x"), "--voice goes with --sample"),
    "install and sample": (("install", "kore", "--sample"), "'install' takes names"),
    "a mirror without TLS": (("install", "kore", "--from", "http://x/"), "begin with https://"),
    "one file for two": (("install", "kore", "emma", "--from", "x"), "for several voices, name"),
    "no language": (("--lang", "deutsch!"), "--lang"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_command_line_is_told_with_the_right_one(
    voices: Any, home: Path, case: str
) -> None:
    words, told = WRONG[case]
    code, out, err = voices(*words)
    assert (code, out) == (2, "")
    assert told in err


class _Remembering:
    """Stands in for `briefing.api`: hums for all but one voice."""

    def __init__(self, fails_for: str = "") -> None:
        self.said: list[tuple[str, Config]] = []
        self._fails_for = fails_for

    def say(self, text: str, *, config: Config) -> Clip:
        self.said.append((text, config))
        if config.speech.voice == self._fails_for:
            raise SpeechError(str(config.speech.engine), text, "out of breath")
        time_s = np.arange(24_000) / 24_000
        return Clip(np.sin(2 * np.pi * 220 * time_s).astype(np.float32) * 0.1, 24_000)


def _sound(path: Path) -> tuple[Any, int]:
    with wave.open(str(path)) as file:
        pcm = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        return (pcm / 32768).astype(np.float32), file.getframerate()
