"""What the listener wants more of, or less: topics raise or lower the weight of the articles they fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from briefing.config import TopicSettings
    from briefing.model import Article

MENTIONS = 2
"""In the text a word must come so often, or it is no more than mentioned; in the title once is enough."""
HEAD_CHARACTERS = 3000
MOST_WEIGHT = 10_000.0
"""However many topics an article fits, no more: a weight must not drown the others altogether."""


def weigh(articles: Iterable[Article], topics: Sequence[TopicSettings]) -> tuple[Article, ...]:
    """Return the articles, each weighed by the topics it fits: the product of their weights and its own.

    Those that fit a topic of weight 0 have weight 0: they are not to be told. An article without a
    section gets that of the first topic it fits that has one.
    """
    known = [(topic, _pattern(topic.words)) for topic in topics]
    return tuple(reduce(_fitted, known, article) for article in articles)


def _fitted(article: Article, known: tuple[TopicSettings, re.Pattern[str]]) -> Article:
    topic, pattern = known
    if not _fits(article, pattern):
        return article
    return replace(
        article,
        weight=min(MOST_WEIGHT, article.weight * topic.weight),
        section=article.section or topic.section,
    )


def _fits(article: Article, pattern: re.Pattern[str]) -> bool:
    if pattern.search(article.title):
        return True
    text = "\n".join(p.text for p in article.paragraphs if p.kind == "text")[:HEAD_CHARACTERS]
    return sum(1 for _ in pattern.finditer(text)) >= MENTIONS


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(_word(word) for word in words), re.IGNORECASE)


def _word(word: str) -> str:
    stem = word.rstrip("*")
    spaced = r"\s+".join(re.escape(part) for part in stem.split())
    if not spaced:
        return r"(?!)"  # nothing is about nothing
    if any(east_asian_width(character) in "WF" for character in stem):
        return spaced  # written without spaces: it ends nowhere in particular
    return rf"(?<!\w){spaced}" + ("" if word.endswith("*") else r"(?!\w)")
