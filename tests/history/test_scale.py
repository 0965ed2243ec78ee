"""A year of a large show stays small on disk, and what is new is still found in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.adapters.history import EpisodeKey, History, history_path
from briefing.adapters.history_records import Head, Item, Outcome, Telling, key_of
from briefing.config.since import LAST

if TYPE_CHECKING:
    from tests.history.conftest import Show, Week

ITEMS, STORIES, DAYS = 1000, 20, 410


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_thousand_articles_a_day_for_more_than_a_year(show: Show, week: Week) -> None:
    def uri(day: int, number: int) -> str:
        return f"https://news.example/{day}/{number}"

    def telling(day: int, number: int) -> Telling:
        words = [f"W{(day * 7919 + number * 104729 + n * 1299709) % 50_021}" for n in range(120)]
        texts = tuple(" ".join(words[n : n + 20]) + "." for n in range(0, 120, 20))
        return Telling(
            f"Story {day} {number}", uri(day, number), "", ("Post",), "en", named=number > 9,
            items=(key_of(uri(day, number)),),
            heads=(Head(uri(day, number), texts, titled=False),),
            sentences=texts[:4],
        )  # fmt: skip

    path = history_path(show.folder, "")
    with History(path) as history:
        for day in range(DAYS):
            items = [Item(key_of(uri(day, n)), b"12345678", Outcome(n % 4)) for n in range(ITEMS)]
            history.record(
                EpisodeKey(f"old{day}", week.morning(day - DAYS)),
                guid="", clock=week.morning(day - DAYS), title="", items=items,
                tellings=[telling(day, number) for number in range(STORIES)],
            )  # fmt: skip
        assert len(history.episodes()) == 401
    assert path.stat().st_size < 120_000_000

    stories = show.render("d0", week.morning(0), week.feed(0))
    assert {s.lead.title for s in stories} == {a.title for a in (week.crane(0), *week.others(0))}
    first, *_ = show.render("d1", week.morning(1), week.feed(1))
    assert first.follows == week.morning(0)
    with show.remembering("d2", week.morning(2)) as memory:
        known = [week.article(("Post", "A", ("B.",)), uri=uri(day, 3)) for day in range(20, DAYS)]
        assert len(memory.fresh(known, LAST).articles) == len(known)  # their texts are others now
        assert memory.fresh([week.crane(1)], LAST).articles == ()
    with History(path) as history:
        before = EpisodeKey("d2", week.morning(2) + timedelta(days=1))
        keys = [key_of(uri(day, 3)) for day in range(DAYS)]
        assert len(history.seen(keys, before)) in range(395, 409)
