import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import registry
from briefing.errors import PluginError, SpeechError

Install = Callable[..., None]

KINDS: tuple[registry.Kind, ...] = ("source", "summarizer", "engine", "store", "publisher")

GOOD = """
from briefing.speech.tone import ToneEngine

class Engine(ToneEngine):
    name = "whistle"
"""


SOURCE = """
from briefing.config import Field, Settings

class Whistle:
    name = "whistle"

    class Options(Settings):
        days: int = Field(default=7, description="How old.")

    @classmethod
    def accepts(cls, path): return path.startswith("whistle://")

    def documents(self): ...
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return a function that installs a distribution with one plugin, which is `Engine` in its module."""

    def put(
        distribution: str,
        code: str,
        *,
        name: str = "whistle",
        kind: registry.Kind = "engine",
        target: str = "Engine",
    ) -> None:
        group = "briefing.summarizers" if kind == "summarizer" else f"briefing.{kind}s"
        info = tmp_path / f"{distribution}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n"
        )
        (info / "entry_points.txt").write_text(f"[{group}]\n{name} = {distribution}:{target}\n")
        (tmp_path / f"{distribution}.py").write_text(code)
        monkeypatch.delitem(sys.modules, distribution, raising=False)
        monkeypatch.syspath_prepend(tmp_path)

    return put


@pytest.fixture
def sour(broken_plugin: Callable[[str], str]) -> str:
    return broken_plugin("briefing.engines")


def test_our_own_plugins_are_found_by_the_public_route() -> None:
    assert {"gtts", "hibari", "tone"} <= set(registry.names("engine"))
    assert "files" in registry.names("source")
    assert "extractive" in registry.names("summarizer")
    assert "folder" in registry.names("store")
    assert "folder" in registry.names("publisher")


def test_a_plugin_is_loaded_by_name() -> None:
    assert registry.load("engine", "tone").name == "tone"


def test_a_plugin_of_another_distribution_is_loaded_the_same_way(install: Install) -> None:
    install("whistling", GOOD)

    assert "whistle" in registry.names("engine")
    assert registry.load("engine", "whistle").__module__ == "whistling"


def test_an_unknown_name_lists_what_is_installed() -> None:
    with pytest.raises(PluginError, match="'festval': not found") as caught:
        registry.load("engine", "festval")

    assert "hibari" in caught.value.known


def test_names_are_listed_without_importing_anything() -> None:
    code = (
        "import sys; from briefing import registry; names = registry.names('engine'); "
        "clashes = registry.clashes('engine'); "
        "print(len(names), [m for m in sys.modules if m.startswith('briefing.speech')])"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert told.stdout.split(maxsplit=1)[1] == "[]\n"


def test_a_broken_plugin_is_named_with_its_reason(sour: str) -> None:
    assert "no licence found" in registry.broken("engine")[sour]


def test_a_broken_plugin_does_no_harm_to_those_who_do_not_ask_for_it(sour: str) -> None:
    assert sour in registry.names("engine")
    assert registry.load("engine", "tone").name == "tone"


def test_a_broken_plugin_that_is_asked_for_is_an_error(sour: str) -> None:
    with pytest.raises(PluginError, match="does not load: RuntimeError"):
        registry.load("engine", sour)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import no_such_module_here", "does not load: ModuleNotFoundError"),
        ("def broken(:", "does not load: SyntaxError"),
        ("import sys; sys.exit('no driver')", "does not load: SystemExit: no driver"),
        ("Machine = 1", "does not load: AttributeError"),
        ("def Engine(options): pass", "Engine is a function, not a class"),
        (GOOD + "    speak = None", "has no method speak()"),
        (GOOD + "    voices = ()", "has no method voices()"),
        (GOOD + "    markup = 'ssml'", "has no markup; it is one of plain, misaki"),
        (GOOD + "    Options = dict", "has no Options, a class below briefing.config.Settings"),
        (GOOD + "    name = 'flute'", "has the name 'flute'; it should be 'whistle'"),
    ],
)
def test_what_is_wrong_with_a_plugin_is_said(code: str, reason: str, install: Install) -> None:
    install("whistling", code)

    assert reason in registry.broken("engine")["whistle"]
    with pytest.raises(PluginError) as caught:
        registry.load("engine", "whistle")
    assert caught.value.reason == registry.broken("engine")["whistle"]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("source", "has no method accepts()"),
        ("summarizer", "has no method summarize()"),
        ("store", "has no method read()"),
        ("publisher", "has no method stat()"),
    ],
)
def test_every_kind_has_what_it_needs(kind: registry.Kind, reason: str, install: Install) -> None:
    install("whistling", "class Engine: pass", kind=kind)

    assert reason in registry.broken(kind)["whistle"]


class TestWhoReadsAPath:
    def test_it_is_the_first_source_that_accepts_it(self, install: Install) -> None:
        install("whistling", SOURCE, kind="source", target="Whistle")

        assert registry.source_reading("whistle://tune").name == "whistle"
        assert registry.source_reading("news/*.html").name == "files"

    @pytest.mark.parametrize(
        "code",
        [
            "raise RuntimeError('no licence')",
            SOURCE.replace("return path", "return path.no_such_method()"),
            SOURCE.replace("(Settings)", ""),
        ],
    )
    def test_one_that_is_broken_reads_nothing_and_does_no_harm(
        self, code: str, install: Install
    ) -> None:
        install("aardvark", code, kind="source", name="aardvark", target="Whistle")

        assert registry.source_reading("news/*.html").name == "files"
        with pytest.raises(PluginError, match="no source reads this") as caught:
            registry.source_reading("whistle://tune")
        assert "files" in caught.value.known


class TestTwoDistributionsWithOneName:
    @pytest.mark.parametrize("distribution", ["aardvark", "zebra"])
    def test_ours_is_used_and_a_warning_says_so(self, distribution: str, install: Install) -> None:
        install(distribution, GOOD.replace("whistle", "tone"), name="tone")

        with pytest.warns(UserWarning, match=rf"that of briefing-cast is used.* {distribution}"):
            used = registry.load("engine", "tone")

        assert used.__module__ == "briefing.speech.tone"

    def test_of_two_others_the_first_by_name_is_used(self, install: Install) -> None:
        install("zebra", GOOD)
        install("aardvark", GOOD)

        with pytest.warns(UserWarning, match=r"that of aardvark is used.* zebra"):
            assert registry.load("engine", "whistle").__module__ == "aardvark"

    def test_clashes_are_listed_without_importing(self, install: Install) -> None:
        install("zebra", "raise RuntimeError('loaded')", name="tone")

        assert list(registry.clashes("engine")) == ["tone"]
        assert "uninstall zebra" in registry.clashes("engine")["tone"]
        assert registry.clashes("store") == {}

    def test_those_who_ask_for_another_hear_nothing_of_it(self, install: Install) -> None:
        install("zebra", GOOD.replace("whistle", "tone"), name="tone")

        assert registry.load("engine", "hibari").name == "hibari"


class TestOptions:
    def test_the_model_of_a_plugin_is_found(self) -> None:
        model = registry.options_model("engine", "gtts")

        assert model is not None
        assert "tld" in model.model_fields

    def test_that_of_a_source_is_found_by_what_it_reads(self, install: Install) -> None:
        install("whistling", SOURCE, kind="source", name="whistle", target="Whistle")

        model = registry.options_model("source", "whistle://tune")

        assert model is not None
        assert list(model.model_fields) == ["days"]
        assert registry.options_model("source", "no-such-scheme://a") is None

    def test_that_of_a_source_without_options_is_empty(self) -> None:
        model = registry.options_model("source", "news/*.html")

        assert model is not None
        assert not model.model_fields

    def test_what_is_not_here_or_broken_or_has_none_has_no_model(self, sour: str) -> None:
        assert registry.options_model("engine", "festval") is None
        assert registry.options_model("engine", sour) is None
        assert registry.options_model("store", "folder") is None


class TestBlamed:
    @pytest.mark.parametrize("error", [OSError("no device"), SystemExit("no device")])
    def test_what_a_plugin_raises_names_the_plugin(self, error: BaseException) -> None:
        with (
            pytest.raises(PluginError, match=r"engine 'whistle': fails with \w+: no device"),
            registry.blamed("engine", "whistle"),
        ):
            raise error

    def test_our_own_errors_pass_as_they_are(self) -> None:
        with pytest.raises(SpeechError), registry.blamed("engine", "whistle"):
            raise SpeechError("whistle", "a text", "no breath")


def test_every_entry_point_of_ours_loads() -> None:
    assert {kind: registry.broken(kind) for kind in KINDS} == {kind: {} for kind in KINDS}
