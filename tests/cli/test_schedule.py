"""`briefing schedule` as it is typed, with schedulers that only write down what they were asked for."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from tests.schedule.programs import Programs, install_programs

from briefing.schedule import Entry, Timing
from briefing.schedule.choosing import schtasks_line


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    return install_programs(tmp_path, monkeypatch)


@pytest.fixture
def show(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A show called `morning`, and the folder that one is in."""
    place = folder / "Morning"
    (place / "articles").mkdir(parents=True)
    (place / "config.yaml").write_text("sources: [articles/]\nspeech: {engine: tone}\n")
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def schedule(run: Any, programs: Programs, show: Path) -> Callable[..., Any]:
    def ran(*words: str) -> Any:
        return run("schedule", *words)

    return ran


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def keyboard(monkeypatch: pytest.MonkeyPatch, typed: str) -> Terminal:
    """Put a person at the keyboard; return the screen."""
    monkeypatch.setenv("TERM", "xterm")
    screen = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    monkeypatch.setattr(sys, "stderr", screen)
    return screen


def record(show: Path, **changes: Any) -> dict[str, Any]:
    path = show / ".briefing/schedule/morning/last.json"
    found: dict[str, Any] = {**json.loads(path.read_text()), **changes}
    path.write_text(json.dumps(found))
    return found


@pytest.mark.parametrize(
    ("there", "chosen"),
    [
        (["systemctl", "crontab"], "systemd"),
        (["crontab"], "cron"),
        (["launchctl", "crontab"], "launchd"),
    ],
)
def test_the_best_scheduler_that_is_there_is_chosen(
    schedule: Any, programs: Programs, there: list[str], chosen: str
) -> None:
    programs.add(*there)

    ran = schedule("install", "--yes")

    assert ran.code == 0
    assert f"morning: daily at 06:30, by {chosen}" in ran.err
    assert schedule("status").out.startswith(f"morning ({chosen}): daily at 06:30\n")


def test_without_a_user_manager_it_is_cron(schedule: Any, programs: Programs) -> None:
    programs.add("systemctl", "crontab")
    programs.refuse("systemctl", "show")

    assert "by cron" in schedule("install", "--yes").err
    ran = schedule("install", "--using", "systemd", "--name", "other", "--yes")
    assert ran.code == 1
    assert "no user manager answers" in ran.err


def test_where_there_is_no_scheduler_it_is_said_what_is_missing(schedule: Any) -> None:
    ran = schedule("install", "--yes")

    assert ran.code == 1
    assert "install cron" in ran.err
    assert "'briefing render --config FILE'" in ran.err


def test_the_command_and_what_is_written_are_shown_first(
    schedule: Any, programs: Programs, monkeypatch: pytest.MonkeyPatch, show: Path
) -> None:
    programs.add("crontab")
    screen = keyboard(monkeypatch, "n\n")

    assert schedule("install").code == 1

    shown = screen.getvalue()
    assert f"-m briefing schedule run --name morning --config {show}/config.yaml" in shown
    assert "0,15,30,45 * * * * " in shown
    assert shown.index("crontab -") < shown.index("Do this? [y/N] ")
    assert not programs.table.exists()
    assert not (show / ".briefing").exists()


def test_a_yes_at_the_keyboard_is_enough(
    schedule: Any, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.add("crontab")
    keyboard(monkeypatch, "y\n")

    assert schedule("install").code == 0
    assert programs.table.exists()


def test_with_nobody_to_ask_nothing_is_done(schedule: Any, programs: Programs) -> None:
    programs.add("crontab")

    ran = schedule("install")

    assert ran.code == 2
    assert "agree to it with --yes" in ran.err
    assert not programs.table.exists()


@pytest.mark.parametrize("using", ["systemd", "cron", "launchd"])
def test_a_dry_run_shows_all_of_it_and_does_nothing(
    schedule: Any, programs: Programs, show: Path, using: str
) -> None:
    ran = schedule("install", "--dry-run", "--using", using, "--days", "sat,sun")

    assert ran.code == 0
    assert f"morning: sat,sun at 06:30, by {using}" in ran.out
    assert programs.calls == []
    assert list(programs.home.iterdir()) == []
    assert not (show / ".briefing").exists()


def test_an_installation_that_fails_leaves_nothing_behind(
    schedule: Any, programs: Programs, show: Path
) -> None:
    programs.add("systemctl")
    programs.refuse("systemctl", "enable")

    ran = schedule("install", "--yes")

    assert ran.code == 1
    assert "refused: enable" in ran.err
    assert not (show / ".briefing").exists()


def test_what_is_removed_is_told_and_gone(schedule: Any, programs: Programs, show: Path) -> None:
    programs.add("systemctl")
    schedule("install", "--yes")

    ran = schedule("remove", "--yes")

    assert ran.code == 0
    assert "removed: " in ran.err
    assert not list((programs.home / ".config/systemd/user").iterdir())
    assert not (show / ".briefing").exists()
    assert schedule("status").err == (
        "nothing is scheduled; 'briefing schedule install' does that\n"
    )


def test_of_several_one_has_to_be_named(schedule: Any, programs: Programs) -> None:
    programs.add("crontab")
    schedule("install", "--yes")
    schedule("install", "--yes", "--name", "evening", "--at", "18:00")

    ran = schedule("remove", "--yes")
    assert (ran.code, "--name: morning, evening" in ran.err) == (2, True)
    assert schedule("remove", "--yes", "--name", "evening").code == 0
    assert [line for line in schedule("status").out.splitlines() if "(" in line] == [
        "morning (cron): daily at 06:30"
    ]
    ran = schedule("remove", "--yes", "--name", "evening")
    assert (ran.code, "evening: is not on the schedule; on it: morning" in ran.err) == (2, True)


def test_a_name_is_taken_by_one_show_only(schedule: Any, programs: Programs, show: Path) -> None:
    programs.add("crontab")
    schedule("install", "--yes")
    other = show.parent / "other.yaml"
    other.write_text("sources: [Morning/]\n")

    ran = schedule("install", "--yes", "--config", str(other), "--name", "morning")
    assert (ran.code, "choose another --name" in ran.err) == (2, True)
    assert "other: daily" in schedule("install", "--yes", "--config", str(other)).err


def test_a_show_has_one_scheduler(schedule: Any, programs: Programs) -> None:
    programs.add("crontab", "systemctl")
    schedule("install", "--yes", "--using", "cron")

    ran = schedule("install", "--yes", "--using", "systemd")

    assert (ran.code, "first 'briefing schedule remove --name morning'" in ran.err) == (2, True)


def test_a_show_that_is_wrong_is_not_put_on_the_schedule(
    schedule: Any, programs: Programs, show: Path
) -> None:
    programs.add("crontab")
    (show / "config.yaml").write_text("sorces: []\n")

    ran = schedule("install", "--yes")

    assert (ran.code, "config.yaml:1: sorces" in ran.err) == (2, True)
    assert not programs.table.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["install", "--at", "25:00"], "argument --at: should be a time of day"),
        (["install", "--days", "weekdays"], "argument --days: should be daily, or days"),
        (["install", "--name", "Ü"], "argument --name: should be small letters"),
        (["install", "--using", "at"], "invalid choice: 'at'"),
        (["install", "--config", "gone.yaml"], "gone.yaml: no such file"),
        (["status", "--at", "06:30"], "--at is not for 'schedule status'"),
        (["remove", "--dry-run"], "--dry-run is not for 'schedule remove'"),
        (["remove"], "nothing is scheduled"),
        (["run"], "needs --config and --name"),
        (["start"], "invalid choice: 'start'"),
        ([], "the following arguments are required: ACTION"),
    ],
)
def test_a_wrong_command_line_is_told(schedule: Any, words: list[str], told: str) -> None:
    ran = schedule(*words)

    assert ran.code == 2
    assert told in ran.err


def test_the_state_says_when_how_and_where(schedule: Any, programs: Programs, show: Path) -> None:
    programs.add("crontab")
    schedule("install", "--yes")
    (show / ".briefing/schedule/morning/last.log").write_text("all of it")
    record(
        show,
        day="2026-11-24",
        tries=1,
        started="2026-11-24T06:30:02+00:00",
        ended="2026-11-24T06:31:12+00:00",
        exit_code=3,
    )

    ran = schedule("status")

    assert ran.code == 0
    assert f"  config    {show}/config.yaml\n" in ran.out
    assert "  next run  " in ran.out
    assert "took 1:10: done, but some articles were left out\n" in ran.out
    assert f"  log       {show}/.briefing/schedule/morning/last.log\n" in ran.out


def test_a_run_that_failed_is_a_trouble(schedule: Any, programs: Programs, show: Path) -> None:
    programs.add("crontab")
    schedule("install", "--yes")
    moment = "2026-11-24T06:30:02+00:00"
    record(show, day="2999-01-01", tries=3, started=moment, ended=moment, exit_code=2)

    ran = schedule("status")

    assert ran.code == 1
    assert "try 3: failed with exit code 2" in ran.out
    assert "briefing: warning: morning: the last run failed with exit code 2" in ran.err


def test_a_run_that_nobody_called_for_is_a_trouble(
    schedule: Any, programs: Programs, show: Path
) -> None:
    programs.add("crontab")
    schedule("install", "--yes", "--days", "daily", "--at", "00:00")
    record(show, since="2020-01-01T00:00:00+00:00", day="2020-01-02", exit_code=0)

    ran = schedule("status")

    assert "(one is due now)" in ran.out
    # In the first hours of a day it may still come.
    assert ("is it cron that does not run" in ran.err) == (ran.code == 1)


def test_a_timer_that_is_off_and_a_config_that_is_gone_are_troubles(
    schedule: Any, programs: Programs, show: Path
) -> None:
    programs.add("systemctl")
    schedule("install", "--yes")
    programs.refuse("systemctl", "is-active")
    (show / "config.yaml").unlink()

    ran = schedule("status")

    assert ran.code == 1
    assert "briefing-morning.timer is not active" in ran.err
    assert "config.yaml: no such file" in ran.err


def test_a_scheduler_that_cannot_be_asked_does_not_hide_the_others(
    schedule: Any, programs: Programs
) -> None:
    programs.add("systemctl", "crontab")
    schedule("install", "--yes", "--using", "systemd")
    programs.refuse("crontab", "-l")

    ran = schedule("status")

    assert ran.out.startswith("morning (systemd)")
    assert "briefing: warning: crontab -l: refused: -l" in ran.err


def test_a_run_that_is_not_due_does_nothing_and_says_nothing(
    schedule: Any, programs: Programs, show: Path
) -> None:
    programs.add("crontab")
    schedule("install", "--yes")

    ran = schedule("run", "--name", "morning", "--config", str(show / "config.yaml"))

    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_a_run_that_fails_shows_the_end_of_what_it_said(
    schedule: Any, programs: Programs, show: Path
) -> None:
    programs.add("crontab")
    schedule("install", "--yes", "--at", "00:00")
    record(show, since="2020-01-01T00:00:00+00:00")
    words = ("run", "--name", "morning", "--config", str(show / "config.yaml"), "--at", "00:00")

    ran = schedule(*words)  # a real render, of no articles

    assert ran.code == 1
    assert "briefing morning: failed with exit code 1" in ran.err
    assert "  briefing: error: nothing to say" in ran.err
    assert record(show)["exit_code"] == 1


def test_a_run_makes_the_episode(schedule: Any, programs: Programs, show: Path) -> None:
    programs.add("crontab")
    (show / "articles" / "ice.txt").write_text(
        "Ice on the lake\n\nThe lake at Norwick froze over on Monday, two weeks earlier than last year. "
        "Wardens measured eleven centimetres at the jetty and closed the northern bay to skaters.\n"
    )
    schedule("install", "--yes", "--at", "00:00")
    record(show, since="2020-01-01T00:00:00+00:00")
    words = ("run", "--name", "morning", "--config", str(show / "config.yaml"), "--at", "00:00")

    assert (schedule(*words).code, schedule(*words).code) == (0, 0)

    assert record(show)["tries"] == 1
    assert len(list((show / "output").glob("*.mp3"))) == 1
    assert "Ice on the lake" in (show / ".briefing/schedule/morning/last.log").read_text()


@pytest.mark.slow
def test_a_run_is_published_where_that_is_wanted(
    schedule: Any, programs: Programs, show: Path
) -> None:
    programs.add("crontab")
    assert "--publish: " in schedule("install", "--yes", "--publish").err
    (show.parent / "web").mkdir()
    with (show / "config.yaml").open("a") as config:
        config.write("publish: [{to: folder, options: {path: ../web}}]\n")
        config.write("feed: {url: https://example.org/cast/}\n")
    (show / "articles" / "ice.txt").write_text(
        "Ice on the lake\n\nThe lake at Norwick froze over on Monday, two weeks earlier than last year. "
        "Wardens measured eleven centimetres at the jetty and closed the northern bay to skaters.\n"
    )
    schedule("install", "--yes", "--publish", "--agree-to-prices", "--at", "00:00")
    record(show, since="2020-01-01T00:00:00+00:00")
    table = programs.table.read_text()
    assert " --at 00:00 --days daily --publish --agree-to-prices\n" in table
    words = ("run", "--name", "morning", "--config", str(show / "config.yaml"), "--at", "00:00")

    assert schedule(*words, "--publish", "--agree-to-prices").code == 0

    assert (show.parent / "web" / "feed.xml").exists()
    log = (show / ".briefing/schedule/morning/last.log").read_text()
    assert "Ice on the lake" in log
    assert "https://example.org/cast/feed.xml" in log


def test_windows_gets_a_command_to_call() -> None:
    entry = Entry(
        "morning", Path("/shows/my show/config.yaml"), Timing(time(6, 30), frozenset({0, 6}))
    )
    line = schtasks_line(entry)

    assert line.startswith(
        'schtasks /Create /TN "briefing morning" /SC WEEKLY /D MON,SUN /ST 06:30 /TR "'
    )
    assert r"--config \"/shows/my show/config.yaml\"" in line
