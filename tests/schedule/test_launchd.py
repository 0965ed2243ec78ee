from __future__ import annotations

import os
import plistlib
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from tests.schedule.programs import Programs

from briefing.errors import OutputError
from briefing.schedule import Entry, ScheduleError, Timing
from briefing.schedule.launchd import Launchd, intervals

DOMAIN = f"gui/{os.getuid()}"


def agents(programs: Programs) -> list[Path]:
    return sorted((programs.home / "Library/LaunchAgents").glob("*"))


def test_an_agent_is_written_and_loaded(programs: Programs, entry: Entry) -> None:
    programs.add("launchctl")

    Launchd().install(entry)

    [path] = agents(programs)
    content = plistlib.loads(path.read_bytes())
    assert path.name == "briefing.schedule.morning.plist"
    assert content["Label"] == "briefing.schedule.morning"
    assert content["ProgramArguments"] == list(entry.command())
    assert {"Hour": 6, "Minute": 30, "Weekday": 1} in content["StartCalendarInterval"]
    assert {"Hour": 7, "Minute": 30, "Weekday": 5} in content["StartCalendarInterval"]
    assert len(content["StartCalendarInterval"]) == 10
    assert content["RunAtLoad"] is True
    assert programs.calls == [f"launchctl bootstrap {DOMAIN} {path}"]


def test_sunday_is_nought_and_every_day_needs_no_list() -> None:
    assert intervals(Timing(time(7, 5), frozenset({6}))) == [{"Hour": 7, "Minute": 5, "Weekday": 0}]
    assert intervals(Timing(time(7, 5), frozenset(range(7)))) == [{"Hour": 7, "Minute": 5}]


def test_what_is_installed_is_found_again_and_replaced(programs: Programs, entry: Entry) -> None:
    programs.add("launchctl")
    programs.refuse("launchctl", "bootout")  # it may never have been loaded
    changed = replace(entry, timing=Timing(time(8), frozenset({0})))

    Launchd().install(entry)
    assert list(Launchd().installed()) == [entry]
    Launchd().install(changed)

    assert list(Launchd().installed()) == [changed]
    assert f"launchctl bootout {DOMAIN}/briefing.schedule.morning" in programs.calls


def test_all_of_it_is_removed_and_nothing_else(programs: Programs, entry: Entry) -> None:
    programs.add("launchctl")
    Launchd().install(entry)
    other = programs.home / "Library/LaunchAgents/org.example.plist"
    other.write_text("mine")

    Launchd().remove("morning")

    assert agents(programs) == [other]
    assert programs.calls[-1] == f"launchctl bootout {DOMAIN}/briefing.schedule.morning"


def test_an_agent_that_is_not_loaded_is_told_and_removed_all_the_same(
    programs: Programs, entry: Entry
) -> None:
    programs.add("launchctl")
    Launchd().install(entry)
    programs.refuse("launchctl", "bootout")
    programs.refuse("launchctl", "print")

    assert "is not loaded" in Launchd().trouble("morning")
    Launchd().remove("morning")

    assert agents(programs) == []


def test_an_agent_that_stays_loaded_is_not_removed(programs: Programs, entry: Entry) -> None:
    programs.add("launchctl")
    Launchd().install(entry)
    programs.refuse("launchctl", "bootout")

    with pytest.raises(ScheduleError, match="refused: bootout"):
        Launchd().remove("morning")

    assert len(agents(programs)) == 1


def test_a_launchd_that_refuses_leaves_nothing_behind(programs: Programs, entry: Entry) -> None:
    programs.add("launchctl")
    programs.refuse("launchctl", "bootstrap")

    with pytest.raises(ScheduleError, match="refused: bootstrap"):
        Launchd().install(entry)

    assert not (programs.home / "Library").exists()


@pytest.mark.parametrize("body", [b"", b"<plist><dict>", b"bplist00\xff"])
def test_a_property_list_that_is_none_is_an_error(programs: Programs, body: bytes) -> None:
    path = programs.home / "Library/LaunchAgents/briefing.schedule.a.plist"
    path.parent.mkdir(parents=True)
    path.write_bytes(body)

    with pytest.raises(OutputError, match="is no property list"):
        list(Launchd().installed())
