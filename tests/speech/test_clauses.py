from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.speech.clauses import split

WORDS = st.lists(
    st.sampled_from(["a", "No.", "harbour,", "(gate)", "—", "2,100", "ends.", "so;", "x" * 30])
)


def test_a_short_text_stays_whole() -> None:
    assert split("No. Not  now,\nthanks.", 100) == ("No. Not now, thanks.",)


def test_sentences_are_the_first_places_to_cut() -> None:
    text = (
        "The first one is, as we said, short. The second, which follows, is longer, but not much."
    )
    assert split(text, 60) == (
        "The first one is, as we said, short.",
        "The second, which follows, is longer, but not much.",
    )


def test_a_semicolon_comes_before_a_comma_and_a_comma_before_a_word() -> None:
    text = "Ferries use the western quay, as before; the eastern one, with its cracked lock gate, is shut"
    assert split(text, 60) == (
        "Ferries use the western quay, as before;",
        "the eastern one, with its cracked lock gate, is shut",
    )
    assert split(
        "The ferries all go west now, and the small boats wait outside the harbour", 50
    ) == (
        "The ferries all go west now,",
        "and the small boats wait outside the harbour",
    )


def test_an_abbreviation_ends_no_sentence() -> None:
    parts = split(
        "For six weeks the experts asked Dr. Smith, the engineer, and Mrs. Jones about it.", 50
    )
    assert all(not part.endswith(("Dr.", "Mrs.")) for part in parts)


def test_a_number_is_not_cut_at_its_comma() -> None:
    assert any(
        "2,100,000" in part for part in split("It costs about 2,100,000 euros a year to run.", 22)
    )


def test_no_word_or_two_are_left_over_when_it_can_be_helped() -> None:
    text = (
        "a long row of words without any comma that has to be cut between two of them somehow today"
    )
    assert all(len(part) >= 20 for part in split(text, 88))


def test_chinese_is_cut_at_its_own_stops() -> None:
    assert split("今天的天气很好，我们去公园散步。明天会下雨，请带上雨伞。", 16, "zh") == (
        "今天的天气很好，我们去公园散步。",
        "明天会下雨，请带上雨伞。",
    )


def test_a_word_longer_than_the_limit_is_cut_as_a_last_resort() -> None:
    parts = split("w" * 250, 100)
    assert "".join(parts) == "w" * 250
    assert len(parts) == 3


@pytest.mark.parametrize("text", ["", "  ", "?!", "… — …", "." * 300])
def test_without_a_word_there_is_no_part(text: str) -> None:
    assert split(text, 100) == ()


@settings(deadline=None)
@given(WORDS, st.integers(5, 120))
def test_parts_are_short_and_nothing_that_is_spoken_is_lost(words: list[str], limit: int) -> None:
    parts = split(" ".join(words), limit)
    assert all(0 < len(part) <= limit for part in parts)
    spoken = [c for c in "".join(words) if c.isalnum()]
    assert [c for c in "".join(parts) if c.isalnum()] == spoken


@settings(deadline=None)
@given(st.text(max_size=400), st.integers(1, 60))
def test_any_text_can_be_cut(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert all(len(part) <= limit for part in parts)
    assert sum(c.isalnum() for c in "".join(parts)) == sum(c.isalnum() for c in text)
