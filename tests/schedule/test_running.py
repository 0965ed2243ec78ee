from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta, timezone
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import OutputError
from briefing.schedule import Entry, Record, Timing, begun, forget, is_due, read_record, run_if_due
from briefing.schedule.record import write_record
from briefing.schedule.running import MOST_TRIES, _run_into_log

DAILY = Timing(time(6, 30), frozenset(range(7)))
BERLIN = ZoneInfo("Europe/Berlin")
INSTALLED = Record(since=datetime.fromisoformat("2027-03-01T12:00+01:00"))


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.fixture
def daily(tmp_path: Path) -> Entry:
    config = tmp_path / "config.yaml"
    config.write_text("sources: [articles/]\n")
    return Entry("morning", config, DAILY)


class Calls:
    """A scheduler that calls at moments of its choice, and renders that end as they are told to."""

    def __init__(self, entry: Entry, codes: Iterator[int] | None = None) -> None:
        self.entry = entry
        self.made: list[datetime] = []
        self.codes = codes

    def at(self, moment: datetime) -> int | None:
        def render(entry: Entry) -> int:
            self.made.append(moment)
            return next(self.codes) if self.codes else 0

        return run_if_due(self.entry, lambda: moment, render)


def noon(day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2027, 3, day, hour, minute).astimezone()


def test_a_run_is_made_once_however_often_it_is_called(daily: Entry) -> None:
    calls = Calls(daily)
    with begun(daily, noon(1)):
        pass

    for quarter in range(4 * 24 * 3):
        calls.at(noon(1) + timedelta(minutes=15 * quarter))

    assert calls.made == [noon(2, 6, 30), noon(3, 6, 30), noon(4, 6, 30)]


def test_what_was_due_before_it_was_installed_is_not_made(daily: Entry) -> None:
    with begun(daily, noon(1)):
        pass

    assert Calls(daily).at(noon(1, 12, 15)) is None


def test_a_week_that_is_missed_is_caught_up_once(daily: Entry) -> None:
    calls = Calls(daily)
    with begun(daily, noon(1)):
        pass

    for minutes in range(0, 600, 15):
        calls.at(noon(9, 9) + timedelta(minutes=minutes))

    assert calls.made == [noon(9, 9)]


def test_a_run_that_fails_is_tried_again_but_not_for_ever(daily: Entry) -> None:
    calls = Calls(daily, codes=(1 for _ in count()))
    with begun(daily, noon(1)):
        pass

    codes = [calls.at(noon(2, 6, 30) + timedelta(minutes=15 * n)) for n in range(8)]

    assert codes == [1] * MOST_TRIES + [None] * (8 - MOST_TRIES)
    assert read_record(daily).exit_code == 1
    assert calls.at(noon(3, 6, 30)) == 1  # the next day is a new one


@pytest.mark.parametrize("code", [0, 3])
def test_a_try_that_succeeds_is_the_last(daily: Entry, code: int) -> None:
    calls = Calls(daily, codes=iter([1, code]))
    with begun(daily, noon(1)):
        pass

    codes = [calls.at(noon(2, 6, 30) + timedelta(minutes=15 * n)) for n in range(4)]

    assert codes == [1, code, None, None]
    assert read_record(daily).tries == 2


def test_a_run_that_was_killed_counts_as_a_try(daily: Entry) -> None:
    def dies(entry: Entry) -> int:
        raise KeyboardInterrupt

    with begun(daily, noon(1)):
        pass
    with pytest.raises(KeyboardInterrupt):
        run_if_due(daily, lambda: noon(2, 6, 30), dies)

    record = read_record(daily)
    assert (record.tries, record.ended, record.exit_code) == (1, None, None)
    assert Calls(daily).at(noon(2, 6, 45)) == 0


def test_a_call_while_a_run_is_going_on_does_nothing(daily: Entry) -> None:
    inner: list[int | None] = []

    def render(entry: Entry) -> int:
        caller = threading.Thread(
            target=lambda: inner.append(Calls(daily).at(noon(2, 6, 45))), daemon=True
        )
        caller.start()
        caller.join()
        return 0

    with begun(daily, noon(1)):
        pass

    assert run_if_due(daily, lambda: noon(2, 6, 30), render) == 0
    assert inner == [None]


def test_without_a_record_only_what_is_due_now_is_made(daily: Entry) -> None:
    assert Calls(daily).at(noon(2, 9)) is None
    assert Calls(daily).at(noon(2, 6, 44)) == 0


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"format": 9}', b"\xff", b'{"format": 1}'])
def test_a_record_that_is_damaged_is_no_record(daily: Entry, body: bytes) -> None:
    daily.folder.mkdir(parents=True)
    (daily.folder / "last.json").write_bytes(body)

    assert read_record(daily) == Record()
    assert Calls(daily).at(noon(2, 6, 31)) == 0


def at_its_offset(moment: datetime) -> datetime:
    """Return a moment as it is written: two zones never agree on a time that their clocks show twice."""
    return moment.astimezone(timezone.utc).astimezone(timezone(moment.utcoffset() or timedelta()))


@given(
    st.builds(
        Record,
        since=st.none() | st.datetimes(timezones=st.just(timezone.utc)),
        day=st.none() | st.dates(),
        tries=st.integers(0, 9),
        started=st.none() | st.datetimes(timezones=st.just(timezone.utc)),
        ended=st.none() | st.datetimes(timezones=st.just(BERLIN)).map(at_its_offset),
        exit_code=st.none() | st.integers(0, 255),
    )
)
def test_a_record_is_read_back_as_it_was_written(record: Record) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        entry = Entry("morning", Path(folder) / "config.yaml", DAILY)
        write_record(entry, record)
        assert read_record(entry) == record


def test_an_installation_that_fails_leaves_no_record(daily: Entry) -> None:
    with pytest.raises(OSError, match="no bus"), begun(daily, noon(1)):
        raise OSError("no bus")

    assert not (daily.config.parent / ".briefing").exists()


def test_an_installation_anew_keeps_the_last_run(daily: Entry) -> None:
    with begun(daily, noon(1)):
        pass
    Calls(daily).at(noon(2, 6, 30))
    with begun(daily, noon(3)):
        pass

    record = read_record(daily)
    assert (record.since, record.exit_code) == (noon(3), 0)


def test_another_time_later_on_the_same_day_has_its_run(daily: Entry) -> None:
    with begun(daily, noon(1)):
        pass
    Calls(daily, codes=iter([1])).at(noon(2, 6, 30))
    with begun(daily, noon(2, 10)):
        pass
    assert Calls(daily).at(noon(2, 10, 15)) is None

    evening = replace(daily, timing=Timing(time(18), frozenset(range(7))))
    calls = Calls(evening)
    for quarter in range(8):
        calls.at(noon(2, 17) + timedelta(minutes=15 * quarter))

    assert calls.made == [noon(2, 18)]
    assert read_record(evening).tries == 1


def test_what_is_forgotten_leaves_others_alone(daily: Entry) -> None:
    other = replace(daily, name="evening")
    for entry in (daily, other):
        with begun(entry, noon(1)):
            pass

    forget(daily)
    assert not daily.folder.exists()
    assert other.folder.exists()
    forget(other)
    assert not (daily.config.parent / ".briefing").exists()


def test_a_folder_that_cannot_be_written_is_an_error(daily: Entry) -> None:
    (daily.config.parent / ".briefing").write_text("a file")

    with pytest.raises(OutputError):
        Calls(daily).at(noon(2, 6, 31))


@pytest.mark.parametrize(
    ("at", "moments", "made"),
    [
        # The night the clocks go forward: 02:30 is 03:30.
        (
            time(2, 30),
            ["2027-03-28T01:59+01:00", "2027-03-28T03:15+02:00", "2027-03-28T03:30+02:00"],
            [False, False, True],
        ),
        # The night they go back: the first 02:30 of two.
        (
            time(2, 30),
            ["2027-10-31T02:29+02:00", "2027-10-31T02:30+02:00", "2027-10-31T02:30+01:00"],
            [False, True, False],
        ),
    ],
)
def test_the_nights_on_which_clocks_are_changed_have_one_run(
    daily: Entry, at: time, moments: list[str], made: list[bool]
) -> None:
    entry = replace(daily, timing=Timing(at, frozenset(range(7))))
    record = replace(INSTALLED, day=datetime.fromisoformat(moments[0]).date() - timedelta(days=1))
    found = []
    for moment in moments:
        now = datetime.fromisoformat(moment)
        found.append(is_due(entry, replace(record, exit_code=0), now, BERLIN))
        if found[-1]:
            record = replace(record, day=entry.timing.last(now, BERLIN), tries=1)

    assert found == made


def test_who_flies_west_has_no_second_briefing_on_that_day(daily: Entry) -> None:
    record = replace(INSTALLED, day=berlin("2027-06-02").date(), tries=1, exit_code=0)

    assert not is_due(daily, record, berlin("2027-06-02T12:30"), ZoneInfo("America/New_York"))
    assert not is_due(daily, record, berlin("2027-06-02T03:30"), ZoneInfo("America/New_York"))
    assert is_due(daily, record, berlin("2027-06-03T12:30"), ZoneInfo("America/New_York"))


def test_all_that_a_render_says_is_in_the_log(daily: Entry) -> None:
    daily.folder.mkdir(parents=True)
    code = "import sys; print('ö'); print('oh', file=sys.stderr); sys.exit(3)"

    assert _run_into_log((sys.executable, "-c", code), daily) == 3
    assert sorted(daily.log.read_text(encoding="utf-8").split()) == ["oh", "ö"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")
def test_a_render_that_is_killed_has_the_exit_code_of_a_shell(daily: Entry) -> None:
    daily.folder.mkdir(parents=True)
    code = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"

    assert _run_into_log((sys.executable, "-c", code), daily) == 137


RUN_THAT_WAITS = """
import sys
from pathlib import Path
from briefing.cli import signals
from briefing.schedule import Entry, Timing, parse_days, parse_time
from briefing.schedule.running import _run_into_log
entry = Entry("morning", Path(sys.argv[1]), Timing(parse_time("06:30"), parse_days("daily")))
render = '''
import signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: (print("cleaned up", flush=True), sys.exit(143)))
print("begun", flush=True)
time.sleep(60)
'''
try:
    with signals.as_exceptions():
        _run_into_log((sys.executable, "-u", "-c", render), entry)
except signals.Stopped as stop:
    sys.exit(stop.exit_code)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")
def test_a_run_that_is_told_to_end_lets_the_render_clean_up(daily: Entry) -> None:
    daily.folder.mkdir(parents=True)
    process = subprocess.Popen([sys.executable, "-c", RUN_THAT_WAITS, str(daily.config)])
    while not (daily.log.exists() and "begun" in daily.log.read_text()):
        assert process.poll() is None
    process.send_signal(signal.SIGTERM)

    assert process.wait(30) == 143
    assert daily.log.read_text().split("\n") == ["begun", "cleaned up", ""]


def test_a_record_can_be_read_by_others(daily: Entry) -> None:
    with begun(daily, noon(1)):
        pass

    assert json.loads((daily.folder / "last.json").read_bytes())["format"] == 1
