"""Articles of our own, and a way to make more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from briefing.model import Article, Paragraph

MakeArticle = Callable[..., Article]

BRIDGE = (
    "The old iron bridge at Tarn Ferry reopened on Friday after nine months of repairs that cost 4.2 million pounds.",
    "Engineers replaced 312 rusted rivets and both of the wooden walkways.",
    "They also found a cracked beam under the northern arch.",
    "Mayor Ines Harrow said the crossing would carry buses again from Monday.",
    '"We have waited a long time for this morning," Harrow told a crowd on the quay.',
    "Traders on the eastern bank lost about a third of their custom while the bridge was shut.",
    "A second phase of work on the lighting begins in March.",
)


@pytest.fixture
def article() -> MakeArticle:
    """Return a maker of articles: one paragraph a text, an own title if one is given."""

    def make(*texts: str, title: str = "", uri: str = "file:///a.txt", **more: Any) -> Article:
        head = [Paragraph(title, 0, "title")] if title else []
        body = [Paragraph(text, place) for place, text in enumerate(texts, 1)]
        shown = title or (texts[0] if texts else "")
        more.setdefault("language", "en")
        return Article(uri=uri, title=shown, paragraphs=(*head, *body), **more)

    return make


@pytest.fixture
def bridge(article: MakeArticle) -> Article:
    """Return a short report with a title and a source."""
    return article(*BRIDGE, title="Iron bridge reopens at Tarn Ferry", source="The Tarn Echo")


@pytest.fixture
def day() -> Callable[[int], datetime]:
    """Return a maker of dates in November 2026."""
    from datetime import timezone

    return lambda number: datetime(2026, 11, number, 8, tzinfo=timezone.utc)
