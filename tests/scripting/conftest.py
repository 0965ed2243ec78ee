"""Stories of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from briefing.model import Article, Paragraph, Passage, Story


@pytest.fixture
def now() -> datetime:
    """Return the moment of the episode: early on a Monday in Berlin."""
    return datetime(2026, 11, 23, 6, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def article() -> Callable[..., Article]:
    """Return a maker of articles: one paragraph a text, an own title if one is given."""

    def make(*texts: str, title: str = "", uri: str = "file:///news/a.txt", **more: Any) -> Article:
        head = [Paragraph(title, 0, "title")] if title else []
        body = [Paragraph(text, place) for place, text in enumerate(texts, 1)]
        return Article(uri, title or (texts[0] if texts else ""), (*head, *body), **more)

    return make


@pytest.fixture
def story() -> Callable[..., Story]:
    """Return a maker of stories that tell each paragraph of their articles whole."""

    def make(*articles: Article, **more: Any) -> Story:
        passages = tuple(
            Passage(a.uri, n, 0, len(p.text), p.text)
            for a in articles
            for n, p in enumerate(a.paragraphs)
            if p.kind == "text"
        )
        return Story(articles, more.pop("passages", passages), **more)

    return make
