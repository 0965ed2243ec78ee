"""A story before it is told: the articles of one event, weighed, and read when it comes to that."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.model import Passage
from briefing.select.importance import importance
from briefing.select.reading import read
from briefing.word_count import count_words

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.model import Article
    from briefing.select.reading import Sentence

ENOUGH_WORDS = 400
"""More material than this does not make an article a better lead."""
SOME_WORDS = 100
"""A text of so many has a sentence that is no junk, unless it is all junk."""
TITLED = 0.3


class Candidate:
    """A group of articles about one event.

    Reading it is most of the work of selection: it is done when something first needs the sentences.
    """

    def __init__(self, given: Sequence[Article], position: int, newest: datetime | None) -> None:
        """Take the articles as they came; `newest` is the date of the newest article of all."""
        self.given = tuple(given)
        self.position = position
        """The place of the group in what came in, counted from zero."""
        self.importance = importance(given, newest)

    @cached_property
    def _read(self) -> tuple[tuple[Article, tuple[Sentence, ...]], ...]:
        pairs = [(article, read(article)) for article in self.given]
        pairs.sort(key=lambda pair: -_told_well(*pair))
        return tuple(pairs)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, best told first."""
        return tuple(article for article, _ in self._read)

    @property
    def listed(self) -> tuple[Article, ...]:
        """The articles, best told first if they were read, as they came if not."""
        return self.articles if self._is_read else self.given

    @property
    def readings(self) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences of each of the articles."""
        return tuple(sentences for _, sentences in self._read)

    @property
    def section(self) -> str:
        """The part of the show it belongs to, or nothing."""
        return next((a.section for a in self.articles if a.section), "")

    @property
    def title(self) -> Passage | None:
        """The title to name it by; None when no document gave one."""
        return next((_title_of(a) for a in self.articles if a.has_own_title), None)

    @property
    def titles(self) -> tuple[Passage, ...]:
        """The titles it could be named by, in the order of the articles as they came."""
        return tuple(_title_of(a) for a in self.given if a.has_own_title)

    @property
    def opening(self) -> Passage | None:
        """The first sentence that can stand by itself; None when there is none."""
        fit = (s for reading in self.readings for s in reading if not s.unfit and not s.leans)
        return next((s.passage for s in fit), None)

    @property
    def says_nothing(self) -> bool:
        """Whether there is neither a title nor any sentence; a long text is taken to have some."""
        if self.titles:
            return False
        bodies = (p.text for a in self.given for p in a.paragraphs if p.kind == "text")
        if not self._is_read and sum(map(count_words, bodies)) >= SOME_WORDS:
            return False
        return not any(self.readings)

    @property
    def _is_read(self) -> bool:
        return "_read" in self.__dict__


def by_importance(
    groups: Sequence[Sequence[Article]], newest: datetime | None
) -> tuple[Candidate, ...]:
    """Return a candidate for each group that has articles, the most important first."""
    candidates = [Candidate(g, n, newest) for n, g in enumerate(groups) if g]
    return tuple(sorted(candidates, key=lambda c: (-c.importance, c.position)))


def _title_of(article: Article) -> Passage:
    text = article.paragraphs[0].text
    return Passage(article.uri, 0, 0, len(text), text, "the title")


def _told_well(article: Article, sentences: Sequence[Sentence]) -> float:
    """Return how well an article could lead its story: material, title, the user's weight."""
    fit = sum(s.words for s in sentences if not s.unfit)
    material = math.log1p(min(fit, ENOUGH_WORDS))
    return material + TITLED * article.has_own_title + math.log(article.weight)
