"""The words of a briefing are spread over its stories."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.select.shares import how_many, spread

amounts = st.floats(min_value=0, max_value=2000)
stories = st.lists(st.tuples(st.floats(min_value=0.01, max_value=100), amounts), max_size=12)


def test_longer_briefings_tell_more_stories_and_more_of_each() -> None:
    costs = [10.0] * 50
    told = [how_many(words, costs) for words in (60, 150, 450, 1500, 3000)]
    assert told == sorted(told)
    assert told[0] == 1
    assert told[1] == 2
    assert told[-1] > 15
    assert 1500 / told[3] > 450 / told[2]


def test_there_is_always_one_story_if_there_are_any() -> None:
    assert how_many(1, [10.0]) == 1
    assert how_many(1000, []) == 0


def test_no_more_than_there_are() -> None:
    assert how_many(10_000, [1.0, 1.0]) == 2


def test_the_important_story_gets_more() -> None:
    first, second = spread(400, [2, 1], [1000, 1000])
    assert first > second >= 45
    assert first + second == pytest.approx(400, abs=2)


def test_what_one_cannot_use_the_others_get() -> None:
    assert spread(400, [5, 1, 1], [60, 1000, 30]) == pytest.approx([60, 310, 30], abs=2)


@given(amounts, stories)
def test_nobody_gets_more_than_he_has_nor_all_together_more_than_there_is(
    words: float, of: list[tuple[float, float]]
) -> None:
    available = [have for _, have in of]
    shares = spread(words, [weight for weight, _ in of], available)
    least = sum(min(45.0, have) for have in available)
    assert all(0 <= share <= have + 1e-6 for share, have in zip(shares, available, strict=True))
    assert sum(shares) <= max(words, least) + 1e-6
    assert sum(shares) >= min(words, sum(available)) - 2
