"""What sources and chapters are called."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article
from briefing.scripting.naming import LONGEST_CHAPTER, chapter_title, source_name

Make = Callable[..., Article]


def test_a_named_source_goes_by_its_name(article: Make) -> None:
    assert (
        source_name(article("A.", source=" The  Tarn\nEcho ", url="https://x.org"))
        == "The Tarn Echo"
    )


def test_a_page_goes_by_its_host(article: Make) -> None:
    assert source_name(article("A.", url="https://www.echo.example/a?b=c")) == "echo.example"
    assert source_name(article("A.", uri="https://user:pw@echo.example:8080/a")) == "echo.example"


@pytest.mark.parametrize("uri", ["file:///home/ann/secret/a.txt", "stdin:", "https://[bad/"])
def test_a_path_is_never_a_name(article: Make, uri: str) -> None:
    assert source_name(article("A.", uri=uri)) == ""


def test_a_chapter_is_one_short_line() -> None:
    assert chapter_title(" A title\n of two  lines ") == "A title of two lines"
    long = chapter_title("The very long title of a story, " * 5)
    assert long.endswith("long…")
    assert len(long) <= LONGEST_CHAPTER
    assert chapter_title("x" * 200) == "x" * 79 + "…"


@given(st.text(max_size=200))
def test_no_title_is_too_long(text: str) -> None:
    assert len(chapter_title(text)) <= LONGEST_CHAPTER
    assert "\n" not in chapter_title(text)
