"""A story before it is told: the articles of one event, read and weighed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import Passage
from briefing.select.importance import importance
from briefing.select.reading import read

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.model import Article
    from briefing.select.reading import Sentence

ENOUGH_WORDS = 400
"""More material than this does not make an article a better lead."""
TITLED = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A group of articles about one event, best told first; `readings` are their sentences.

    `position` is the place of the group in what came in, counted from zero.
    """

    articles: tuple[Article, ...]
    readings: tuple[tuple[Sentence, ...], ...]
    importance: float
    position: int

    @property
    def section(self) -> str:
        """The part of the show it belongs to, or nothing."""
        return next((a.section for a in self.articles if a.section), "")

    @property
    def title(self) -> Passage | None:
        """The title to name it by; None when no document gave one."""
        for article in self.articles:
            if article.has_own_title:
                text = article.paragraphs[0].text
                return Passage(article.uri, 0, 0, len(text), text, "the title")
        return None

    @property
    def opening(self) -> Passage | None:
        """The first sentence that can stand by itself; None when there is none."""
        fit = (s for reading in self.readings for s in reading if not s.unfit and not s.leans)
        return next((s.passage for s in fit), None)


def candidate(articles: Sequence[Article], position: int, newest: datetime | None) -> Candidate:
    """Read the articles of one event; `newest` is the date of the newest article of all."""
    pairs = [(article, read(article)) for article in articles]
    pairs.sort(key=lambda pair: -_told_well(*pair))
    return Candidate(
        articles=tuple(article for article, _ in pairs),
        readings=tuple(sentences for _, sentences in pairs),
        importance=importance(articles, position, newest),
        position=position,
    )


def _told_well(article: Article, sentences: Sequence[Sentence]) -> float:
    """Return how well an article could lead its story: material, title, the user's weight."""
    fit = sum(s.words for s in sentences if not s.unfit)
    material = math.log1p(min(fit, ENOUGH_WORDS))
    return material + TITLED * article.has_own_title + math.log(article.weight)
