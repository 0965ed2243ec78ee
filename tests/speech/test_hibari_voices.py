"""hibari's voices: what is here, and how another one comes, from real files and a real server of this machine."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import hibari.voices
import numpy as np
import pytest

from briefing.errors import BriefingError, OutputError, PluginError, SpeechError
from briefing.model import Utterance
from briefing.parts import voice_of
from briefing.speech import CheckedEngine, hibari_voices
from briefing.speech.hibari import HibariEngine
from briefing.speech.hibari_voices import HibariVoice, install, known_voices, origin_of

Say = Callable[..., Utterance]

BODY = b"no model, but of a known size" * 1000


@pytest.fixture(scope="module")
def file_server() -> ModuleType:
    place = Path(__file__).parents[1] / "adapters" / "file_server.py"
    spec = importlib.util.spec_from_file_location("file_server", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def site(
    file_server: ModuleType,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Any]:
    """A server that has the voices below /voices/, trusted by us."""
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with file_server.running(tmp_path_factory.mktemp("site")) as site:
        monkeypatch.setenv("SSL_CERT_FILE", site.ca_file)
        site.replies["/voices/af_kore.int8.onnx"] = file_server.offers(BODY)
        yield site


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where hibari looks for voices, which is not there yet."""
    folder = tmp_path / "home" / "hibari"
    monkeypatch.setenv("HIBARI_HOME", str(folder))
    return folder


def listed_as(content: bytes, monkeypatch: pytest.MonkeyPatch, base_url: str = "") -> HibariVoice:
    """Let hibari's list say of kore that it is this content; return kore."""
    original = hibari_voices._registry
    about = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}

    def patched() -> dict[str, Any]:
        registry = original()
        registry["VOICES"]["kore"].update(about)
        return {**registry, "BASE_URL": base_url or registry["BASE_URL"]}

    monkeypatch.setattr(hibari_voices, "_registry", patched)
    return known_voices()["kore"]


def nobody(here: int, whole: int) -> None:
    """Watch nothing."""


def test_one_voice_is_in_the_package_and_the_others_are_not_here(home: Path) -> None:
    voices = known_voices()

    assert list(voices) == ["heart", "emma", "fenrir", "fable", "kore"]
    assert [name for name, voice in voices.items() if voice.is_here] == ["heart"]
    assert voices["heart"].url == ""
    assert voices["heart"].expected.is_whole(voices["heart"].path)
    emma = voices["emma"]
    assert (emma.language, emma.accent, emma.gender) == ("en-GB", "British", "female")
    assert emma.path == home / "bf_emma.int8.onnx"
    assert emma.url.startswith("https://")
    assert emma.url.endswith("/bf_emma.int8.onnx")
    assert emma.how_to_get == (
        "it is not on this machine; fetch it once (8 MB) with: briefing voices install emma"
    )


def test_a_file_of_another_size_is_no_voice(home: Path) -> None:
    home.mkdir(parents=True)
    (home / "bf_emma.int8.onnx").write_bytes(b"half a model")

    assert not known_voices()["emma"].is_here
    assert [voice.name for voice in HibariEngine(HibariEngine.Options()).voices()] == ["heart"]


def test_a_damaged_voice_is_not_spoken_with(home: Path, utterance: Say) -> None:
    home.mkdir(parents=True)
    kore = known_voices()["kore"]
    kore.path.write_bytes(bytes(kore.expected.size_bytes))
    assert kore.is_here
    assert not kore.is_whole

    with pytest.raises(SpeechError, match=r"voice 'kore': its file .* is damaged; fetch it anew"):
        HibariEngine(HibariEngine.Options()).speak(utterance("Good morning.", voice="kore"))


def test_a_voice_that_is_not_here_is_refused_with_the_command_that_brings_it(home: Path) -> None:
    engine = CheckedEngine(HibariEngine(HibariEngine.Options()))

    with pytest.raises(PluginError, match="voice 'kore': it is not on this machine") as error:
        voice_of(engine, "kore")

    assert str(error.value).endswith("briefing voices install kore")
    with pytest.raises(PluginError, match="no such voice; installed voices: heart"):
        voice_of(engine, "joe")
    assert not home.exists()


def test_a_voice_is_fetched_once(site: Any, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kore = listed_as(BODY, monkeypatch, f"{site.url}/voices/")
    told: list[tuple[int, int]] = []

    assert install(kore, watch=lambda here, whole: told.append((here, whole)))
    assert not install(kore, watch=nobody)

    assert site.asked == ["/voices/af_kore.int8.onnx"]
    assert told[-1] == (len(BODY), len(BODY))
    assert [path.name for path in home.iterdir()] == ["af_kore.int8.onnx"]
    assert known_voices()["kore"].is_here


@pytest.mark.parametrize("damage", [BODY[:100], BODY[::-1]])
def test_a_damaged_voice_is_fetched_again(
    site: Any, home: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    kore = listed_as(BODY, monkeypatch, f"{site.url}/voices/")
    home.mkdir(parents=True)
    kore.path.write_bytes(damage)

    assert install(kore, watch=nobody)
    assert kore.path.read_bytes() == BODY


def test_a_voice_that_does_not_come_is_told_with_what_to_do(
    site: Any, home: Path, monkeypatch: pytest.MonkeyPatch, file_server: ModuleType
) -> None:
    kore = listed_as(BODY, monkeypatch, f"{site.url}/voices/")
    site.replies["/voices/af_kore.int8.onnx"] = file_server.cuts(BODY)

    with pytest.raises(BriefingError, match="voice 'kore' is not installed: ") as error:
        install(kore, watch=nobody)

    told = str(error.value)
    assert error.value.exit_code == 1
    assert f"{site.url}/voices/af_kore.int8.onnx: peer closed connection" in told
    assert "briefing voices install kore --from FILE" in told
    assert f"copy it to {kore.path} by hand; its sha256 is {kore.expected.sha256}" in told
    assert not home.parent.exists()


@pytest.mark.parametrize("slash", [True, False])
def test_a_mirror_may_be_named(
    site: Any, home: Path, monkeypatch: pytest.MonkeyPatch, slash: bool
) -> None:
    kore = listed_as(BODY, monkeypatch)
    file = "/voices/af_kore.int8.onnx"
    assert install(kore, f"{site.url}/voices/" if slash else f"{site.url}{file}", watch=nobody)
    assert site.asked == [file]
    assert kore.path.read_bytes() == BODY


def test_a_file_or_the_folder_that_holds_it_may_be_named(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kore = listed_as(BODY, monkeypatch)
    (tmp_path / "af_kore.int8.onnx").write_bytes(BODY)

    assert origin_of(kore, str(tmp_path)) == tmp_path / "af_kore.int8.onnx"
    assert install(kore, str(tmp_path), watch=nobody)
    assert not install(kore, str(tmp_path / "gone"), watch=nobody)
    kore.path.unlink()
    with pytest.raises(BriefingError, match="gone: cannot be read"):
        install(kore, str(tmp_path / "gone"), watch=nobody)


def test_another_file_than_the_right_one_is_refused(home: Path, tmp_path: Path) -> None:
    heart, kore = known_voices()["heart"], known_voices()["kore"]
    with pytest.raises(BriefingError, match="it is another file than the one that was expected"):
        install(kore, str(heart.path), watch=nobody)
    assert not home.parent.exists()


def test_a_place_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "voice").write_bytes(BODY)
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path / "voice"))
    kore = listed_as(BODY, monkeypatch)
    with pytest.raises(OutputError, match=re.escape(f"{kore.path}: cannot be written: ")):
        install(kore, str(tmp_path / "voice"), watch=nobody)


def test_the_voice_of_the_package_is_never_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heart = known_voices()["heart"]
    assert not install(heart, watch=nobody)
    monkeypatch.setattr(hibari_voices, "_place", lambda registry, name: tmp_path / "gone")
    with pytest.raises(BriefingError, match="is damaged; install that anew with: pip install"):
        install(known_voices()["heart"], watch=nobody)


def test_a_voice_that_was_installed_speaks(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, utterance: Say
) -> None:
    heart = known_voices()["heart"]
    brought = tmp_path / "brought.onnx"
    shutil.copyfile(heart.path, brought)
    kore = listed_as(brought.read_bytes(), monkeypatch)
    engine = CheckedEngine(HibariEngine(HibariEngine.Options()))

    assert install(kore, str(brought), watch=nobody)

    assert [voice.name for voice in engine.voices()] == ["heart", "kore"]
    assert voice_of(engine, "kore").name == "kore"
    text = "The harbour authority will close the eastern basin."
    as_kore, as_heart = (engine.speak(utterance(text, voice=name)) for name in ("kore", "heart"))
    assert as_kore.duration_ms > 2000
    assert np.array_equal(as_kore.samples, as_heart.samples)
    # The path is the one where hibari itself would look.
    assert Path(hibari.voices.voice_path("kore", download_missing=False)) == kore.path
