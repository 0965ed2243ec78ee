from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import UsageError
from briefing.schedule import Timing, parse_days, parse_time

BERLIN, NEW_YORK, LORD_HOWE = (
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("America/New_York"),
    ZoneInfo("Australia/Lord_Howe"),  # its clocks change by half an hour
)
DAILY = frozenset(range(7))

zones = st.sampled_from([BERLIN, NEW_YORK, LORD_HOWE, timezone.utc])
timings = st.builds(
    Timing,
    st.times(timezones=st.none()).map(lambda at: at.replace(second=0, microsecond=0)),
    st.frozensets(st.integers(0, 6), min_size=1),
)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(timezone.utc))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("text", "at"), [("06:30", time(6, 30)), ("6:30", time(6, 30)), (" 23:59 ", time(23, 59))]
)
def test_a_time_of_day_is_read(text: str, at: time) -> None:
    assert parse_time(text) == at


@pytest.mark.parametrize("text", ["", "24:00", "6", "6:5", "06:30:00", "6.30", "６:30a", "-1:00"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"such as 06:30"):
        parse_time(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("daily", {0, 1, 2, 3, 4, 5, 6}),
        ("mon-fri", {0, 1, 2, 3, 4}),
        ("Sat, Sun", {5, 6}),
        ("fri-mon", {4, 5, 6, 0}),
        ("mon-wed,sun", {0, 1, 2, 6}),
        ("tue-tue", {1}),
    ],
)
def test_days_are_read(text: str, days: set[int]) -> None:
    assert parse_days(text) == days


@pytest.mark.parametrize("text", ["", "monday", "mon-", "-fri", "mon--fri", "mon,,tue", "weekdays"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"the days are mon, tue"):
        parse_days(text)


@given(timings)
def test_a_timing_is_read_back_as_it_is_written(timing: Timing) -> None:
    assert Timing(parse_time(timing.at_text), parse_days(timing.days_text)) == timing


@pytest.mark.parametrize(
    ("zone", "day", "at", "instant"),
    [
        # Spring: the time does not exist.
        (BERLIN, date(2027, 3, 28), time(2, 30), "2027-03-28T03:30+02:00"),
        (NEW_YORK, date(2027, 3, 14), time(2, 0), "2027-03-14T03:00-04:00"),
        (LORD_HOWE, date(2027, 10, 3), time(2, 15), "2027-10-03T02:45+11:00"),
        # Autumn: it comes twice.
        (BERLIN, date(2027, 10, 31), time(2, 30), "2027-10-31T02:30+02:00"),
        (NEW_YORK, date(2027, 11, 7), time(1, 30), "2027-11-07T01:30-04:00"),
        (LORD_HOWE, date(2027, 4, 4), time(1, 45), "2027-04-04T01:45+11:00"),
        # On the day before and after, all is as ever.
        (BERLIN, date(2027, 3, 27), time(2, 30), "2027-03-27T02:30+01:00"),
        (BERLIN, date(2027, 3, 29), time(2, 30), "2027-03-29T02:30+02:00"),
    ],
)
def test_a_day_has_one_instant_whatever_the_clocks_do(
    zone: ZoneInfo, day: date, at: time, instant: str
) -> None:
    assert Timing(at, DAILY).instant(day, zone) == datetime.fromisoformat(instant)


def test_the_hour_that_comes_twice_has_one_run() -> None:
    timing = Timing(time(2, 30), DAILY)
    between = datetime.fromisoformat("2027-10-31T02:45+02:00")  # the first 02:45; another follows

    assert timing.last(between, BERLIN) == date(2027, 10, 31)
    assert timing.next(between, BERLIN) == datetime.fromisoformat("2027-11-01T02:30+01:00")


@given(timings, moments, zones)
def test_what_is_next_is_the_first_instant_after_the_last(
    timing: Timing, now: datetime, zone: ZoneInfo
) -> None:
    last, following = timing.last(now, zone), timing.next(now, zone)

    assert timing.instant(last, zone) <= now < following
    assert last.weekday() in timing.days
    at_next = timing.last(following, zone)
    assert at_next > last
    assert timing.instant(at_next, zone) == following
    assert not any(
        (last + timedelta(days)).weekday() in timing.days
        for days in range(1, (at_next - last).days)
    )


@given(timings, moments, zones)
def test_every_day_that_is_asked_for_has_its_run_and_no_day_two(
    timing: Timing, now: datetime, zone: ZoneInfo
) -> None:
    runs: list[date] = []
    while len(runs) < 10:
        now = timing.next(now, zone)
        runs.append(timing.last(now, zone))

    days = [runs[0] + timedelta(days) for days in range((runs[-1] - runs[0]).days + 1)]
    assert runs == [day for day in days if day.weekday() in timing.days]


@given(timings, zones, st.dates(date(2024, 1, 1), date(2032, 1, 1)))
def test_the_second_call_comes_after_the_run_is_due_and_exists_if_the_first_does_not(
    timing: Timing, zone: ZoneInfo, day: date
) -> None:
    later = timing.hour_later()
    is_over = timing.at.hour == 23
    second_day = day + timedelta(days=1) if is_over else day

    assert (second_day.weekday() in later.days) is (day.weekday() in timing.days)
    first = datetime.combine(day, timing.at, zone)
    second = datetime.combine(second_day, later.at, zone)

    def exists(moment: datetime) -> bool:
        return moment.astimezone(timezone.utc).astimezone(zone).time() == moment.time()

    assert exists(first) or exists(second)
    if exists(second):
        assert second.astimezone(timezone.utc) >= timing.instant(day, zone)


IN_LOCAL_ZONE = """
import sys
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo
from briefing.schedule import Timing
zone = ZoneInfo(sys.argv[1])
for number in range(365 * 3):
    day = date(2026, 1, 1) + timedelta(number)
    for at in (time(0, 15), time(1, 45), time(2, 0), time(2, 30), time(3, 0), time(23, 30)):
        timing = Timing(at, frozenset(range(7)))
        assert timing.instant(day) == timing.instant(day, zone), (day, at)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows takes no zone from TZ")
@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK, LORD_HOWE], ids=str)
def test_the_zone_of_the_machine_is_as_good_as_its_name(zone: ZoneInfo) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IN_LOCAL_ZONE, str(zone)],
        env={**os.environ, "TZ": str(zone)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
