"""Lines of a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.scripting.wrapping import cells, wrapped


@pytest.mark.parametrize(
    ("text", "width"), [("ferry", 5), ("渡轮", 4), ("e\u0301", 1), ("שלום", 4), ("", 0)]
)
def test_cells_are_what_a_terminal_gives_a_text(text: str, width: int) -> None:
    assert cells(text) == width


def test_words_go_on_the_next_line_with_the_indent() -> None:
    assert wrapped("The night ferry sails.", 14, "  ") == "  The night\n  ferry sails."


def test_writing_without_spaces_is_cut_where_the_line_ends() -> None:
    assert wrapped("渡轮公司周六", 6) == "渡轮公\n司周六"


def test_a_word_longer_than_the_line_is_cut_after_what_stands_before_it() -> None:
    assert wrapped("an extraordinary day", 8) == "an\nextraord\ninary\nday"


@given(st.text(), st.integers(2, 40))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width).split("\n")

    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
