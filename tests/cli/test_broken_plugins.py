"""A plugin that is broken is named with its reason, and nothing else suffers from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.cli.main import main

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


@pytest.fixture(params=BROKEN)
def whistle(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    module = f"whistling_{list(BROKEN).index(request.param)}"
    info = tmp_path / f"{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[briefing.engines]\nwhistle = {module}:Engine\n")
    (tmp_path / f"{module}.py").write_text(BROKEN[request.param])
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)
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
