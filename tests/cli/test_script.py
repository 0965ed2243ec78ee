import json
from pathlib import Path
from typing import Any

import pytest


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
