"""Faithfulness is checked, always."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from briefing.errors import FaithfulnessError
from briefing.model import Article, Line, Paragraph, Passage, Script, Section
from briefing.scripting import verify

ARTICLE = Article("file:///a", "T", (Paragraph("The bridge opened today.", 1),))
GOOD = Passage("file:///a", 0, 4, 10, "bridge")


def script(now: datetime, line: Line, *articles: Article) -> Script:
    return Script("T", "en", now, (Section("story", (line,), articles=articles),))


def quotation(**change: Any) -> Line:
    place: dict[str, Any] = {
        "uri": GOOD.uri,
        "paragraph": 0,
        "start": 4,
        "end": 10,
        "text": "bridge",
    } | change
    written = place.pop("written", place["text"])
    return Line(written, "quotation", Passage(**place))


def test_a_true_quotation_passes(now: datetime) -> None:
    verify(script(now, quotation(), ARTICLE))


def test_a_phrase_passes(now: datetime) -> None:
    verify(script(now, Line("Goodbye.", "phrase")))


def test_one_of_two_articles_with_the_same_address_may_hold_it(now: datetime) -> None:
    other = Article("file:///a", "T", (Paragraph("Penguins swim.", 1),))
    verify(script(now, quotation(), other, ARTICLE))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (quotation(text="Bridge"), "bridge"),
        (quotation(written="the bridge"), "bridge"),
        (quotation(uri="file:///b"), ""),
        (quotation(paragraph=1), ""),
        (quotation(paragraph=-1), ""),
        (quotation(start=-20, end=-14), ""),
        (quotation(start=4, end=4, text=""), ""),
        (quotation(end=99), "bridge opened today."),
        (Line("bridge", "quotation"), "nothing: it names no article"),
        (Line("bridge", "phrase", GOOD), "nothing: it is listed as a phrase"),
    ],
)
def test_anything_else_is_refused(now: datetime, line: Line, found: str) -> None:
    with pytest.raises(FaithfulnessError) as caught:
        verify(script(now, line, ARTICLE))
    assert caught.value.found == found
    assert caught.value.written == line.written
