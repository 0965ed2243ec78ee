from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.schedule.programs import Programs

from briefing.errors import OutputError
from briefing.schedule import Entry, ScheduleError, Timing
from briefing.schedule.systemd import Systemd, calendar, command_line, words_of

words = st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))), min_size=1)


def unit_files(programs: Programs) -> list[str]:
    return sorted(path.name for path in (programs.home / ".config/systemd/user").glob("*"))


def test_a_timer_is_written_and_started(programs: Programs, entry: Entry) -> None:
    programs.add("systemctl")

    Systemd().install(entry)

    assert unit_files(programs) == ["briefing-morning.service", "briefing-morning.timer"]
    assert programs.calls == [
        "systemctl --user daemon-reload",
        "systemctl --user enable --now briefing-morning.timer",
    ]
    timer = (programs.home / ".config/systemd/user/briefing-morning.timer").read_text()
    assert "OnCalendar=Mon,Tue,Wed,Thu,Fri *-*-* 06:30:00\n" in timer
    assert "OnCalendar=Mon,Tue,Wed,Thu,Fri *-*-* 07:30:00\n" in timer
    assert "Persistent=true\n" in timer


def test_all_that_is_installed_is_what_the_plan_shows(programs: Programs, entry: Entry) -> None:
    programs.add("systemctl")
    plan = Systemd().plan(entry)

    Systemd().install(entry)

    assert all(file.path.read_bytes() == file.body for file in plan.files)
    assert programs.calls == [" ".join(words) for words in plan.calls]


def test_what_is_installed_is_found_again(programs: Programs, entry: Entry) -> None:
    programs.add("systemctl")
    Systemd().install(entry)
    (programs.home / ".config/systemd/user/briefing-mine.service").write_text(
        "[Service]\nExecStart=/usr/bin/briefing render\n"
    )

    assert list(Systemd().installed()) == [entry]


def test_an_entry_that_is_changed_starts_again_with_its_new_time(
    programs: Programs, entry: Entry
) -> None:
    programs.add("systemctl")
    Systemd().install(entry)

    changed = replace(entry, timing=Timing(time(23, 15), frozenset({6})))
    Systemd().install(changed)

    assert list(Systemd().installed()) == [changed]
    assert programs.calls[-1] == "systemctl --user restart briefing-morning.timer"
    assert (
        "OnCalendar=Mon *-*-* 00:15:00\n"
        in (programs.home / ".config/systemd/user/briefing-morning.timer").read_text()
    )


def test_all_of_it_is_removed_and_nothing_else(programs: Programs, entry: Entry) -> None:
    programs.add("systemctl")
    Systemd().install(entry)
    other = programs.home / ".config/systemd/user/backup.timer"
    other.write_text("mine")

    gone = Systemd().remove("morning")

    assert unit_files(programs) == ["backup.timer"]
    assert [Path(path).name for path in gone] == [
        "briefing-morning.timer",
        "briefing-morning.service",
    ]
    assert programs.calls[-2:] == [
        "systemctl --user disable --now briefing-morning.timer",
        "systemctl --user daemon-reload",
    ]


def test_a_manager_that_refuses_leaves_nothing_behind(programs: Programs, entry: Entry) -> None:
    programs.add("systemctl")
    programs.refuse("systemctl", "enable")

    with pytest.raises(ScheduleError, match=r"briefing-morning\.timer: refused: enable"):
        Systemd().install(entry)

    assert not (programs.home / ".config").exists()
    assert programs.calls[-1] == "systemctl --user daemon-reload"


def test_a_change_that_is_refused_leaves_the_units_as_they_were(
    programs: Programs, entry: Entry
) -> None:
    programs.add("systemctl")
    Systemd().install(entry)
    programs.refuse("systemctl", "restart")

    with pytest.raises(ScheduleError, match="refused: restart"):
        Systemd().install(replace(entry, timing=Timing(time(9), frozenset({1}))))

    assert list(Systemd().installed()) == [entry]
    assert not any("disable" in call for call in programs.calls)


def test_a_folder_that_cannot_be_written_is_an_error(programs: Programs, entry: Entry) -> None:
    programs.add("systemctl")
    (programs.home / ".config").write_text("a file")

    with pytest.raises(OutputError, match="Not a directory"):
        Systemd().install(entry)


def test_it_is_available_where_a_user_manager_answers(programs: Programs) -> None:
    assert not Systemd().is_available()
    programs.add("systemctl")
    assert Systemd().is_available()
    programs.refuse("systemctl", "show")
    assert not Systemd().is_available()


def test_a_timer_that_does_not_run_is_told(programs: Programs) -> None:
    programs.add("systemctl")
    assert Systemd().trouble("morning") == ""
    programs.refuse("systemctl", "is-active")
    assert "briefing-morning.timer is not active" in Systemd().trouble("morning")


def test_the_units_are_where_the_user_keeps_them(
    programs: Programs, entry: Entry, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    programs.add("systemctl")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))

    Systemd().install(entry)

    assert (tmp_path / "settings/systemd/user/briefing-morning.timer").exists()


@given(words)
def test_words_come_back_from_a_line_as_they_went_in(given_words: list[str]) -> None:
    found = words_of(command_line(given_words))

    assert found[-len(given_words) :] == tuple(given_words)
    assert found[: -len(given_words)] in {(), ("/usr/bin/env",)}


@pytest.mark.parametrize("program", ["/a b/py", "/50%/py", "/ü/py"])
def test_a_program_is_called_without_a_detour(program: str) -> None:
    assert words_of(command_line([program, "x"])) == (program, "x")


@pytest.mark.slow
def test_systemd_finds_nothing_wrong_with_the_units(
    foreign_tool: Callable[[str], Path], programs: Programs, entry: Entry, tmp_path: Path
) -> None:
    python = tmp_path / '50% "of" my\'s $py\\ ü'
    python.mkdir()
    (python / "python").symlink_to(shutil.which("true", path=os.defpath) or "/bin/true")
    files = Systemd().plan(entry).files
    line = command_line((str(python / "python"), *entry.command()[1:]))
    for file in files:
        (tmp_path / file.path.name).write_bytes(file.body)
    service = tmp_path / files[0].path.name
    text = service.read_text()
    service.write_text(
        "\n".join(f"ExecStart={line}" if t.startswith("Exec") else t for t in text.splitlines())
    )

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{os.defpath}:/usr/bin")
        tool = foreign_tool("systemd-analyze")
        done = subprocess.run(
            [tool, "--user", "verify", *(str(tmp_path / file.path.name) for file in files)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
        )

    ours = [line for line in done.stderr.splitlines() if "briefing-morning" in line]
    assert (done.returncode, ours) == (0, [])


@pytest.mark.slow
@pytest.mark.parametrize("days", [{0}, {5, 6}, set(range(7)), {0, 2, 4}])
def test_systemd_has_the_same_next_run(foreign_tool: Callable[[str], Path], days: set[int]) -> None:
    timing = Timing(time(6, 30), frozenset(days))
    done = subprocess.run(
        [foreign_tool("systemd-analyze"), "calendar", calendar(timing), "--base-time=2027-03-27"],
        env={**os.environ, "TZ": "UTC", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    start = datetime(2027, 3, 27, tzinfo=timezone.utc)
    expected = timing.next(start, timezone.utc)
    assert f"{expected:%a %Y-%m-%d %H:%M:%S} UTC" in done.stdout
