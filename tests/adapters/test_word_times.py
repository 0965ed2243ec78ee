"""Times go from one text of a sentence to another without leaving their order or their bounds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.adapters.word_times import (
    Span,
    packed,
    plain_words,
    respread,
    spans_of,
    unpacked,
    word_times,
)
from briefing.model import Line, Milliseconds, SpokenLine, Voice, WordTime

WORDS = st.lists(st.sampled_from(("a", "the", "Don't", "fifty-one", "—", "boats", "£5", "5")))


@st.composite
def timed(draw: st.DrawFn) -> tuple[list[str], list[Span]]:
    words = draw(WORDS)
    spans, at = [], draw(st.integers(0, 500))
    for _ in words:
        start = at + draw(st.integers(0, 300))
        at = start + draw(st.integers(0, 400))
        spans.append((start, at))
    return words, spans


def line_of(spoken: str, spans: list[Span], end_ms: int = 9000) -> SpokenLine:
    voice = Voice("tone", "beep", "en")
    start, end = Milliseconds(100), Milliseconds(end_ms)
    return SpokenLine(Line(spoken, "phrase"), spoken, 0, start, end, voice, packed(spans, start))


def test_a_marked_pronunciation_is_the_words_it_stands_over() -> None:
    text = "[Xi](/ʃˈi/) met  [New York](/nˈu jˈɔɹk/)’s mayor."
    assert plain_words(text) == ("Xi", "met", "New", "York’s", "mayor.")


def test_words_of_both_texts_keep_their_times_and_a_changed_stretch_shares_its_own() -> None:
    spoken = ["It", "cost", "one", "point", "two", "billion", "dollars", "in", "May."]
    spans = [(100 * n, 100 * n + 90) for n in range(len(spoken))]

    found = respread(["It", "cost", "$1.2bn", "in", "May."], spoken, spans)

    assert found == ((0, 90), (100, 190), (200, 690), (700, 790), (800, 890))


def test_words_share_a_stretch_by_their_letters() -> None:
    found = respread(["up", "twenty", "one", "times"], ["Up", "21", "times"], [(0, 5), (10, 100), (100, 120)])  # fmt: skip

    assert found == ((0, 5), (10, 70), (70, 100), (100, 120))


def test_a_word_that_is_not_heard_has_no_length() -> None:
    found = respread(["So", "—", "no"], ["So", "no"], [(10, 40), (90, 120)])

    assert found == ((10, 40), (40, 40), (90, 120))


@given(WORDS, timed())
def test_spans_stay_in_order_and_within_the_bounds(
    words: list[str], heard: tuple[list[str], list[Span]]
) -> None:
    found = respread(words, *heard)

    assert len(found) == len(words)
    assert all(start <= end for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    if found and heard[1]:
        assert heard[1][0][0] <= found[0][0]
        assert found[-1][1] <= heard[1][-1][1]


@given(timed())
def test_what_is_packed_is_unpacked(heard: tuple[list[str], list[Span]]) -> None:
    _, spans = heard

    assert unpacked(packed(spans, 0), 0) == tuple(spans)


def test_a_line_tells_its_words_in_the_time_of_the_episode() -> None:
    line = line_of("[Xi](/ʃˈi/) spoke.", [(100, 400), (450, 9900)])

    assert word_times(line) == (
        WordTime("Xi", Milliseconds(100), Milliseconds(400)),
        WordTime("spoke.", Milliseconds(450), Milliseconds(9000)),
    )
    assert spans_of(("Xi", "spoke."), line) == ((100, 400), (450, 9000))


@pytest.mark.parametrize("spans", [[], [(100, 200)], [(100, 200)] * 3])
def test_a_line_without_a_time_for_every_word_tells_none(spans: list[Span]) -> None:
    assert word_times(line_of("Two words.", spans)) == ()
