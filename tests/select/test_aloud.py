"""How long a text is when it is read aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.select.aloud import further_words, length_aloud


@pytest.mark.parametrize(
    ("written", "further"),
    [
        ("rain", 0),
        ("No rain fell on the hill.", 0),
        ("7", 0),
        ("15", 0),
        ("24", 1),
        ("300", 1),
        ("312", 2),
        ("0", 0),
        ("1995", 2),
        ("1900", 1),
        ("2,000", 1),
        ("2000", 1),
        ("19,044", 3),
        ("2,317,000", 5),
        ("7.4", 2),
        ("3-2", 2),
        ("$4", 1),
        ("$1.2bn", 4),
        ("45%", 2),
        ("7:49 p.m.", 3),
        ("the U.S. and NATO", 4),
        ("1234567890123456", 15),
    ],
)
def test_figures_have_more_words_spoken_than_written(written: str, further: int) -> None:
    assert further_words(written) == further


def test_without_a_measure_words_are_counted_as_written() -> None:
    assert length_aloud("It closed at 19,044.", 0) == 4


def test_letters_tell_the_time() -> None:
    assert length_aloud("Short words go by.", 6.0) < length_aloud("Considerably longer ones.", 6.0)
    assert length_aloud("It shut at 19,044.", 6.0) > length_aloud("It shut at 19.", 6.0)


def test_where_no_spaces_are_written_words_are_counted() -> None:
    assert length_aloud("大桥周五重新开放。", 6.0) == length_aloud("大桥周五重新开放。", 0)


@given(st.text(max_size=80), st.sampled_from([0.0, 6.2]))
def test_no_text_takes_less_than_no_time(text: str, letters_per_word: float) -> None:
    assert length_aloud(text, letters_per_word) >= 0
