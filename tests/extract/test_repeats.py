from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.repeats import repeated

LONG = (
    "Ottilie Frank has wound the clock on the square every Friday for fifty two years and next "
    "month she will do it for the last time because her knees no longer like the ladder at all"
)


def test_the_same_paragraph_is_told_once() -> None:
    assert repeated(["It rained.", "It snowed.", "it rained"]) == {2}


def test_a_pull_quote_goes_and_the_paragraph_around_it_stays() -> None:
    assert repeated(["her knees no longer like the ladder at all", LONG]) == {0}


def test_of_two_nearly_the_same_the_first_stays() -> None:
    assert repeated([LONG, LONG + " indeed"]) == {1}
    assert repeated([LONG + " indeed", LONG]) == {1}


def test_a_different_number_is_a_different_paragraph() -> None:
    lines = [
        f"The group has {n} riders left after the climb and nobody there wants to lead"
        for n in (9, 4)
    ]
    assert repeated(lines) == frozenset()


def test_short_sentences_may_come_back_in_longer_ones() -> None:
    assert repeated(["He declined again.", "He declined again and left."]) == frozenset()


def test_thousands_of_alike_paragraphs_take_no_long_time() -> None:
    start = time.process_time()
    repeated(
        [
            f"The council voted on day {i} to rebuild the old bridge {i} over the river"
            for i in range(5000)
        ]
    )
    assert time.process_time() - start < 5


@given(st.lists(st.text(alphabet="ab 1", max_size=30), max_size=12))
def test_something_of_everything_stays(texts: list[str]) -> None:
    dropped = repeated(texts)
    kept = {texts[i].casefold() for i in range(len(texts)) if i not in dropped}
    assert bool(kept) == bool(texts)
