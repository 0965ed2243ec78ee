from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.config import FeedSettings
from briefing.feed.listing import Entry
from briefing.feed.paging import paged
from briefing.feed.retention import expired

NEWEST = datetime(2026, 11, 24, tzinfo=timezone.utc)


def entries(count: int) -> tuple[Entry, ...]:
    """Make so many daily episodes, newest first."""
    return tuple(
        Entry(f"e{day}", "", "", NEWEST - timedelta(days=day), 0, "", "", count - day, (0, 0))
        for day in range(count)
    )


@given(st.integers(0, 200), st.integers(1, 40))
def test_every_episode_is_on_one_page_in_order(count: int, size: int) -> None:
    listed = entries(count)

    pages = paged(listed, size)

    assert [e for page in (pages.current, *reversed(pages.archives)) for e in page] == list(listed)
    assert {len(page) for page in pages.archives} <= {size}
    assert len(pages.current) < 2 * size
    assert len(pages.current) >= min(count, size)


@given(st.integers(1, 200), st.integers(1, 40))
def test_a_full_page_never_changes_when_an_episode_is_added(count: int, size: int) -> None:
    before = paged(entries(count), size).archives

    after = paged(entries(count + 1), size).archives

    numbers = [[e.number for e in page] for page in after[: len(before)]]
    assert numbers == [[e.number for e in page] for page in before]


@pytest.mark.parametrize(
    ("episodes", "days", "left"),
    [(0, 0, 10), (3, 0, 3), (0, 4, 5), (3, 4, 3), (8, 4, 5), (99, 99, 10), (0, 1, 2)],
)
def test_the_stricter_of_the_two_limits_holds(episodes: int, days: int, left: int) -> None:
    gone = expired(entries(10), FeedSettings(keep_episodes=episodes, keep_days=days))

    assert [entry.stem for entry in gone] == [f"e{n}" for n in range(left, 10)]


def test_nothing_expires_where_nothing_is() -> None:
    assert expired((), FeedSettings(keep_episodes=1)) == ()
