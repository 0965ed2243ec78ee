from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.schedule import Entry, check_name, name_after
from briefing.schedule.entry import entry_of


def test_the_command_needs_no_path_and_no_working_folder(entry: Entry) -> None:
    program, *words = entry.command()

    assert program == sys.executable
    assert Path(program).is_absolute()
    assert words[words.index("-m") : words.index("-m") + 4] == ["-m", "briefing", "schedule", "run"]
    assert Path(words[words.index("--config") + 1]).is_absolute()


@pytest.mark.parametrize("publishes", [True, False])
@pytest.mark.parametrize("pays", [True, False])
def test_an_entry_is_known_by_its_command(entry: Entry, publishes: bool, pays: bool) -> None:
    known = replace(entry, publishes=publishes, pays=pays)

    assert entry_of(known.command()) == known


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["briefing", "render"],
        ["schedule", "run", "--name", "a"],
        ["schedule", "run", "--name", "a", "--config", "/c", "--at", "noon", "--days", "daily"],
        ["schedule", "run", "--name", "a", "--config", "/c", "--at", "06:30", "--days"],
    ],
)
def test_another_command_is_no_entry(words: list[str]) -> None:
    assert entry_of(words) is None


@pytest.mark.parametrize("bad", ["a\nb", "a\x1b[2J", "a\udcffb", "a\u2028b", "a\x85b"])
def test_a_path_that_no_scheduler_can_be_told_is_refused(entry: Entry, bad: str) -> None:
    with pytest.raises(UsageError, match="which no scheduler takes"):
        replace(entry, config=Path("/shows") / bad / "config.yaml").command()


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("Morning Show", "morning-show"),
        ("Früh 2", "fruh-2"),
        ("新聞", "show"),
        ("", "show"),
        ("a" * 70, "a" * 60),
    ],
)
def test_a_schedule_is_called_after_the_folder(folder: str, name: str) -> None:
    assert check_name(name_after(folder)) == name


@pytest.mark.parametrize("name", ["", "A", "a b", "../a", "a/b", "-a", "a.b", "a" * 61, "a\n"])
def test_a_name_that_a_file_cannot_have_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="small letters"):
        check_name(name)
