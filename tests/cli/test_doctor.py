"""The list of checks as people and programs get it."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing import doctor
from briefing.doctor import Check, Subject

Run = Callable[..., Any]
FOUND = [
    Check("voice", "ok", "speaks"),
    Check("disk", "warning", "900 MB \x1b[2Jfree", "make room"),
    Check("port", "failed", "taken", "choose another"),
]


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Check]:
    """What the checks find; it can be changed."""
    found = list(FOUND)
    monkeypatch.setattr(doctor, "examine", lambda _: iter(found))
    return found


def test_each_check_is_a_line_and_its_advice_another(
    run: Run, found: list[Check], folder: Path
) -> None:
    (folder / "config.yaml").write_text("show: {title: Morning}\n")

    ran = run("doctor")

    assert ran.code == 1
    assert ran.out == (
        "✓ config: config.yaml\n✓ voice: speaks\n! disk: 900 MB [2Jfree\n    make room\n"
        "✗ port: taken\n    choose another\n"
    )


def test_warnings_are_no_failure(run: Run, found: list[Check]) -> None:
    found.pop()

    ran = run("doctor")

    assert ran.code == 0
    assert ran.out.startswith(
        "! config: there is no config.yaml here\n    begin one with 'briefing init'\n"
    )


def test_json_holds_the_same(run: Run, found: list[Check], folder: Path) -> None:
    ran = run("doctor", "--json")

    document = json.loads(ran.out)
    assert (ran.code, document["ok"]) == (1, False)
    assert document["checks"][2] == {
        "name": "disk",
        "status": "warning",
        "message": "900 MB \x1b[2Jfree",
        "advice": "make room",
    }


def test_a_config_that_is_wrong_does_not_stop_the_other_checks(
    run: Run, found: list[Check], folder: Path
) -> None:
    (folder / "show.yaml").write_text("speech:\n  engne: tone\n  rate: fast\n")

    ran = run("doctor", "--config", "show.yaml")

    lines = ran.out.splitlines()
    assert lines[0].startswith("✗ config: show.yaml:2: speech.engne: no such setting")
    assert lines[1].startswith("    show.yaml:3: speech.rate:")
    assert lines[2] == "    correct it; until then, the default settings are checked"
    assert "✓ voice: speaks" in lines


def test_a_terminal_without_marks_gets_plain_ones(
    run: Run, found: list[Check], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))

    from briefing.cli.main import main

    assert main(["doctor"]) == 1

    marks = [line[:2] for line in written.getvalue().decode("ascii").splitlines() if line[0] != " "]
    assert marks == ["! ", "+ ", "! ", "x "]


def test_the_subject_is_the_show_of_the_config(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Subject] = []

    def look(subject: Subject) -> Iterator[Check]:
        seen.append(subject)
        return iter(())

    monkeypatch.setattr(doctor, "examine", look)
    (folder / "shows").mkdir()
    (folder / "shows" / "a.yaml").write_text("output: {folder: out}\n")

    assert run("doctor", "--config", "shows/a.yaml").code == 0
    assert seen[0].output == folder / "shows" / "out"
    assert seen[0].now.tzinfo is not None
