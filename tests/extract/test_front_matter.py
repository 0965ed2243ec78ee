from __future__ import annotations

from datetime import datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.front_matter import FrontMatter, split


def test_what_it_says_is_read() -> None:
    head, rest = split(
        "\n---\r\ntitle: 'A: B'\nlink: https://example.org/a\nsite: Post\nauthors: [A, B]\ndate: 2026-11-23\n"
        "lang: en_GB\ncategory: Science\nimage: https://example.org/a.jpg\ntags: {a: [1]}\n...\nText"
    )
    assert head == FrontMatter(
        title="A: B",
        url="https://example.org/a",
        source="Post",
        author="A, B",
        date=datetime(2026, 11, 23, tzinfo=timezone.utc),
        language="en-GB",
        section="Science",
        image="https://example.org/a.jpg",
    )
    assert rest == "\nText"


@pytest.mark.parametrize(
    "text", ["Words", "---\n\nWords", "---\nno key here\n---\n", "---\nnote: it rained", "--- a"]
)
def test_a_text_without_any_stays_as_it_is(text: str) -> None:
    assert split(text) == (FrontMatter(), text)


def test_empty_values_say_nothing() -> None:
    assert split("---\ntitle:\ndate:\nurl: ''\n---\n")[0] == FrontMatter()


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("title: x\ndate: soon", "date 'soon' should be like 2026-11-23"),
        ("url: javascript:alert(1)", "should begin with http"),
        ("language: English please", "should be a tag such as en"),
        ("title: {a: b}", "title should be one line of text"),
        ("title: [[a], b]", "title should be one line of text"),
        ("title: a: b", "in its line 1"),
        ("title: &x a\nsource: *x", "alias"),
        ("title: " + "[" * 5000, "too deep"),
        ("title: 'open", "put values with ':' in quotes"),
        ("title: x\n- y", "line"),
    ],
)
def test_a_broken_one_is_told(head: str, message: str) -> None:
    with pytest.raises(ValueError, match="front matter") as caught:
        split(f"---\n{head}\n---\nText")
    assert message in str(caught.value)


def test_one_that_is_never_closed_is_told() -> None:
    with pytest.raises(ValueError, match="never closed"):
        split("---\ntitle: x\nText goes on")


@given(st.text(max_size=80))
def test_any_head_is_read_or_told(text: str) -> None:
    try:
        head, _ = split(f"---\ntitle: {text}\n---\nText")
    except ValueError:
        return
    assert "\n" not in head.title
