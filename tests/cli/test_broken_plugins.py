"""A plugin that is broken is named with its reason, and nothing else suffers from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from briefing.cli.main import main
from briefing.config import SourceSettings
from briefing.parts import sources_of

GOOD = """
from briefing.config import Field, Settings
from briefing.speech.tone import ToneEngine

class Engine(ToneEngine):
    name = "whistle"
"""
BROKEN = {
    "does not load": "import no_such_module_here",
    "ends the process": "import sys; sys.exit('no driver')",
    "is no class": "def Engine(options): ...",
    "fails to be built": GOOD
    + "    def __init__(self, options, **more): raise OSError('no device')",
    "has no voices to tell": GOOD + "    def voices(self): raise OSError('no device')",
    "needs an option": GOOD
    + "    class Options(Settings):\n        model: str = Field(description='Which.')",
}
"""The reason, and the code of a plugin."""


BROKEN_PUBLISHERS = {
    "does not load": "import no_such_module_here",
    "has no method put()": "class Plugin: stat = delete = print",
    "has no place": "class Plugin: stat = put = delete = print",
    "has no Options": "class Plugin: stat = put = delete = print; place = 'a'; name = 'whistle'",
    "fails with OSError: no network": """
from briefing.publish.folder import FolderPublisher

class Plugin(FolderPublisher):
    name = "whistle"

    def __init__(self, options, *, base): raise OSError("no network")
""",
}
SOURCE = """
from briefing.config import Field, Settings

class Plugin:
    name = "whistle"

    class Options(Settings):
        days: int = Field(default=7, ge=1, description="How old it may be.")

    def __init__(self, settings, *, base, options):
        self.options = options

    @classmethod
    def accepts(cls, path):
        return path.startswith("whistle://")

    def documents(self):
        raise RuntimeError(f"{self.options.days} days")
"""

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return a function that installs a plugin `whistle`, the class in some code, where the commands run."""
    monkeypatch.chdir(tmp_path)

    def put(code: str, group: str, target: str = "Plugin") -> None:
        module = f"whistling_{sha256(code.encode()).hexdigest()[:12]}"
        info = tmp_path / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[{group}]\nwhistle = {module}:{target}\n")
        (tmp_path / f"{module}.py").write_text(code)
        monkeypatch.syspath_prepend(tmp_path)

    return put


@pytest.fixture(params=BROKEN)
def whistle(request: pytest.FixtureRequest, install: Install) -> str:
    install(BROKEN[request.param], "briefing.engines", "Engine")
    return "whistle"


def test_voices_lists_it_with_the_reason(whistle: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voices", "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["unusable"][whistle]
    assert "tone" in told["engines"]


def test_asking_for_it_is_an_error_that_names_it(
    whistle: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["voices", "--engine", whistle]) == 2

    assert "whistle" in capsys.readouterr().err


def test_the_doctor_says_it_and_goes_on(
    whistle: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config.yaml").write_text(f"sources: []\nspeech: {{engine: {whistle}}}\n")

    assert main(["doctor", "--json"]) == 1

    checks = json.loads(capsys.readouterr().out)["checks"]
    assert any("whistle" in c["message"] or "options.model" in c["message"] for c in checks)
    assert len(checks) > 3


def test_a_mistake_in_an_option_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "show.yaml"
    path.write_text("sources: [a]\nspeech:\n  engine: gtts\n  options:\n    tdl: com\n")

    assert main(["render", "--config", str(path)]) == 2

    expected = f"{path}:5: speech.options.tdl: no such setting; did you mean 'tld'?"
    assert expected in capsys.readouterr().err


@pytest.mark.parametrize("reason", BROKEN_PUBLISHERS)
def test_a_broken_publisher_is_named_with_its_reason(
    reason: str, install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(BROKEN_PUBLISHERS[reason], "briefing.publishers")
    publish = "[{to: whistle, options: {path: www}}]"
    (tmp_path / "config.yaml").write_text(f"sources: [a]\npublish: {publish}\n")

    assert main(["publish"]) == 2

    told = capsys.readouterr().err
    assert "publisher 'whistle': " in told
    assert reason in told


@pytest.mark.parametrize("reason", BROKEN_PUBLISHERS)
def test_one_that_is_not_asked_for_does_no_harm(
    reason: str, install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(BROKEN_PUBLISHERS[reason], "briefing.publishers")
    publish = "[{to: whistle, options: {path: a}}, {to: folder, options: {path: www}}]"
    (tmp_path / "config.yaml").write_text(f"sources: [a]\npublish: {publish}\n")

    assert main(["publish", "--to", "folder"]) == 2

    # There is nothing to publish yet: it got as far as that.
    assert "output: no such folder; 'briefing render' makes it" in capsys.readouterr().err


def test_a_mistake_in_an_option_of_a_publisher_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "show.yaml"
    path.write_text("sources: [a]\npublish:\n  - to: folder\n    options:\n      paht: www\n")

    assert main(["publish", "--config", str(path)]) == 2

    expected = f"{path}:5: publish.1.options.paht: no such setting; did you mean 'path'?"
    assert expected in capsys.readouterr().err


class TestOptionsOfSources:
    def written(self, folder: Path, entry: str) -> str:
        path = folder / "show.yaml"
        path.write_text(f"sources:\n  - a.txt\n  - {entry}\nspeech: {{engine: tone}}\n")
        return str(path)

    def test_a_mistake_is_told_with_its_line(
        self, install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        install(SOURCE, "briefing.sources")
        path = self.written(tmp_path, "path: whistle://a\n    options:\n      day: 3")

        assert main(["script", "--config", path]) == 2

        expected = f"{path}:5: sources.2.options.day: no such setting; did you mean 'days'?"
        assert expected in capsys.readouterr().err

    def test_those_of_a_source_that_has_none_are_told_with_their_line(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = self.written(tmp_path, "path: b.txt\n    options:\n      days: 3")

        assert main(["script", "--config", path]) == 2

        assert f"{path}:5: sources.2.options.days: no such setting; " in capsys.readouterr().err

    def test_they_reach_the_source(self, install: Install, tmp_path: Path) -> None:
        install(SOURCE, "briefing.sources")

        (source,) = sources_of([SourceSettings(path="whistle://a", options={"days": 3})], tmp_path)

        with pytest.raises(RuntimeError, match="3 days"):
            list(source.documents())
