import io
import json
import re
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import SKIPPED

from briefing.cli.main import main


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_the_script_is_printed(run: Any, form: str) -> None:
    ran = run("script", "a.txt", "--format", form)

    assert ran.code == 0
    assert "Good morning." in ran.out
    assert ran.err == "selecting from 2 articles\n2 words, 1 story\n"


def test_json_can_be_read_back(run: Any) -> None:
    ran = run("script", "a.txt", "--format", "json", "--quiet")

    assert json.loads(ran.out)["title"] == "Morning"
    assert ran.err == ""


def test_a_file_gets_the_same_as_stdout(run: Any, folder: Path) -> None:
    printed = run("script", "a.txt").out

    ran = run("script", "a.txt", "-o", "script.txt")

    assert ran.out == ""
    assert (folder / "script.txt").read_text("utf-8") == printed


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("monday.md", "---\nbriefing: script\n"),
        ("monday.MARKDOWN", "---\nbriefing: script\n"),
        ("monday.json", "{"),
        ("monday.txt", "Morning, 2026-11-24"),
        ("monday", "Morning, 2026-11-24"),
    ],
)
def test_the_suffix_of_the_file_names_the_format(
    run: Any, folder: Path, name: str, begins: str
) -> None:
    run("script", "a.txt", "-o", name)

    assert (folder / name).read_text("utf-8").startswith(begins)


def test_a_format_that_is_asked_for_goes_before_the_suffix(run: Any, folder: Path) -> None:
    run("script", "a.txt", "--format", "json", "-o", "monday.md")

    assert json.loads((folder / "monday.md").read_text("utf-8"))["format"] == 1


def test_who_writes_a_script_to_edit_is_told_how_it_is_spoken(run: Any) -> None:
    told = run("script", "a.txt", "-o", "my monday.md").err

    assert told.endswith("\nto have it spoken: briefing render --script 'my monday.md'\n")
    assert "spoken" not in run("script", "a.txt", "-o", "monday.txt").err
    assert run("script", "a.txt", "-o", "monday.md", "-q").err == ""


def test_the_estimates_are_those_of_the_voice(run: Any, api: Any) -> None:
    slow = json.loads(run("script", "a.txt", "--format", "json").out)["seconds"]
    api.words_per_minute = 300.0
    fast = json.loads(run("script", "a.txt", "--format", "json").out)["seconds"]

    assert fast < slow


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def on_terminal(api: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run a command on a terminal of 40 columns, and return what it shows."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)

    def shown(*words: str, **environment: str) -> str:
        settings = {"TERM": "xterm-256color", "COLUMNS": "40", "LINES": "20"} | environment
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        with redirect_stdout(Terminal()) as screen:
            main(words, api=api)
        return screen.getvalue()

    return shown


def test_a_terminal_shows_colours_and_the_same_text(on_terminal: Callable[..., str]) -> None:
    coloured = on_terminal("script", "a.txt", "-q")
    plain = re.sub(r"\x1b\[[\d;]*m", "", coloured)

    assert "\x1b[1m" in coloured
    assert plain.startswith("Morning, 2026-11-24: 1 story, 2 words,\n~0:01\n\n[Good morning.]\n")


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_wants_no_colours_gets_none(
    on_terminal: Callable[..., str], environment: dict[str, str]
) -> None:
    shown = on_terminal("script", "a.txt", "-q", "--explain", **environment)

    assert "\x1b" not in shown
    assert "\n[Good morning.]\n" in shown


def test_nothing_of_an_article_can_steer_the_terminal(
    api: Any, on_terminal: Callable[..., str]
) -> None:
    api.skipped = SKIPPED
    rest = on_terminal("script", "a.txt", "-q").split("Left out:")[1]

    assert "[31mred.html" in rest
    assert "\x1b[31m" not in rest


def test_a_file_that_cannot_be_written_is_an_error(run: Any) -> None:
    ran = run("script", "a.txt", "-o", "no/such/folder/script.txt")

    assert ran.code == 1
    assert "no/such/folder/script.txt: cannot be written: No such file or directory" in ran.err


def test_what_was_left_out_exits_with_3(run: Any, api: Any, skipped: Any) -> None:
    api.skipped = skipped

    assert run("script", "a.txt").code == 3


def test_length_and_day_are_passed_on(run: Any, api: Any) -> None:
    run("script", "a.txt", "--minutes", "3", "--date", "2026-01-02")

    assert api.asked["minutes"] == 3
    assert api.asked["now"].date().isoformat() == "2026-01-02"
