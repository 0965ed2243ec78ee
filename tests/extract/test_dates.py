from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.dates import parse_date

UTC = timezone.utc


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-23", datetime(2026, 11, 23, tzinfo=UTC)),
        ("2026-11-23T08:05:06Z", datetime(2026, 11, 23, 8, 5, 6, tzinfo=UTC)),
        ("2026-11-23 08:05", datetime(2026, 11, 23, 8, 5, tzinfo=UTC)),
        (
            "2026-11-23T08:05:06.123+01:00",
            datetime(2026, 11, 23, 8, 5, 6, tzinfo=timezone(timedelta(hours=1))),
        ),
        (
            "2026-11-23T08:05:06-0530",
            datetime(2026, 11, 23, 8, 5, 6, tzinfo=timezone(-timedelta(hours=5, minutes=30))),
        ),
        ("2026-06-30T23:59:60Z", datetime(2026, 6, 30, 23, 59, 59, tzinfo=UTC)),
        ("23 November 2026", datetime(2026, 11, 23, tzinfo=UTC)),
        ("Monday, November 23rd, 2026", datetime(2026, 11, 23, tzinfo=UTC)),
        ("Mon, 23 Nov 2026 08:05:00 GMT", datetime(2026, 11, 23, 8, 5, tzinfo=UTC)),
        ("Mon, 23 Nov 2026 08:05:00 -0000", datetime(2026, 11, 23, 8, 5, tzinfo=UTC)),
    ],
)
def test_dates_are_read_as_moments(text: str, expected: datetime) -> None:
    found = parse_date(text)
    assert found == expected
    assert found is not None
    assert found.utcoffset() == expected.utcoffset()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-13-45",
        "2026-11-23T25:00",
        "31 Juno 2026",
        "0001-01-01",
        "2026-11-23T08:00+99:99",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.text(max_size=40))
def test_any_text_is_a_moment_with_a_zone_or_none(text: str) -> None:
    found = parse_date(text)
    assert found is None or found.tzinfo is not None
