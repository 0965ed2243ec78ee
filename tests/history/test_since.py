"""What `since` can say, and when it begins."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from briefing.config.since import ALL, LAST, parse_since

BERLIN = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 24, 6, 30, tzinfo=BERLIN)


@pytest.mark.parametrize("text", ["last", " Last ", "LAST"])
def test_last_is_last(text: str) -> None:
    assert parse_since(text) == LAST
    assert LAST.begins(NOW) is None


def test_all_begins_nowhere() -> None:
    assert parse_since("all") == ALL
    assert ALL.begins(NOW) is None


@pytest.mark.parametrize(
    ("text", "hours"),
    [("24h", 24), ("3d", 72), ("2w", 336), ("90m", 1.5), ("1.5 D", 36), ("0.5h", 0.5)],
)
def test_a_span_counts_back_from_now(text: str, hours: float) -> None:
    assert parse_since(text).begins(NOW) == NOW - timedelta(hours=hours)


def test_yesterday_begins_at_its_midnight_where_the_show_is() -> None:
    assert parse_since("yesterday").begins(NOW) == datetime(2026, 11, 23, tzinfo=BERLIN)
    assert parse_since("Today").begins(NOW) == datetime(2026, 11, 24, tzinfo=BERLIN)


def test_a_date_begins_at_its_local_midnight() -> None:
    begins = parse_since("2026-11-20").begins(NOW)
    assert begins == datetime(2026, 11, 20).astimezone()


@pytest.mark.parametrize(
    "text", ["2026-11-20T06:30+01:00", "2026-11-20 06:30:00+01:00", "2026-11-20T05:30Z"]
)
def test_a_date_may_have_a_time_and_a_zone(text: str) -> None:
    assert parse_since(text).begins(NOW) == datetime(2026, 11, 20, 6, 30, tzinfo=BERLIN)


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "24", "h", "-3d", "3 years", "1e3d", "٣d", "23.11.2026"]
)
def test_what_is_not_understood_is_told_what_there_is(text: str) -> None:
    with pytest.raises(ValueError, match="last, all, a span such as 24h, 3d or 2w, today"):
        parse_since(text)


@pytest.mark.parametrize("text", ["2026-13-01", "2026-02-30", "2026-11-20T25:00", "2026-11-20x"])
def test_a_date_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no date: write it as 2026-11-23"):
        parse_since(text)


@pytest.mark.parametrize("text", ["0h", "0.0d", "999999w", "9999d"])
def test_a_span_is_neither_nothing_nor_for_ever(text: str) -> None:
    with pytest.raises(ValueError, match="up to ten years"):
        parse_since(text)
