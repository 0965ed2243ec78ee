"""Which of today's groups go on with a story that was told before.

The likenesses are those by which a day's articles are grouped (`likeness`), but more is asked for: a
story that is wrongly taken for news of another confuses, one that is not recognised is only told as a
new one. Measured on a labelled set (ECB+), and on articles that have nothing to do with one another.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from briefing.model import Article, Paragraph
from briefing.select.lexicon import lexicon
from briefing.select.likeness import BEGINNING_CHARACTERS, HEAD_CHARACTERS, compare
from briefing.select.terms import terms

if TYPE_CHECKING:
    from briefing.adapters.history_records import Head, ToldStory

MATTER = 0.22
EVENT = 0.28
"""Mean likeness from which a group goes on with a told story."""
AT_MOST = 3
"""How many articles of a group, and of a told story, are compared."""
NEAR = 0.12
"""Beginnings less alike than this, roughly, are not compared closer; half of what is asked for."""
BACKGROUND = 150
"""How many articles, those in question and others, say which terms are rare."""

Group = Sequence[Article]


def continued(groups: Sequence[Group], told: Sequence[ToldStory]) -> list[ToldStory | None]:
    """Return for each group the story of *told* that it goes on with; of equals, the first."""
    heads = [tuple(_article(head, story) for head in story.heads[:AT_MOST]) for story in told]
    today = [tuple(group[:AT_MOST]) for group in groups]
    found: list[ToldStory | None] = [None] * len(groups)
    pairs = _near(today, heads)
    if not pairs:
        return found
    likeness = _Likeness(
        [today[n] for n in sorted({n for n, _ in pairs})],
        [heads[n] for n in sorted({n for _, n in pairs})],
        chain.from_iterable(chain(heads, today)),
    )
    best: dict[int, float] = {}
    for number, place in pairs:
        matter, event = likeness.between(today[number], heads[place])
        if matter >= MATTER and event >= EVENT and matter > best.get(number, 0.0):
            best[number] = matter
            found[number] = told[place]
    return found


class _Likeness:
    """Compares groups of articles with told stories, all in one go."""

    def __init__(
        self, today: Sequence[Group], told: Sequence[Group], others: chain[Article]
    ) -> None:
        articles = list(chain.from_iterable((*today, *told)))
        self._place = {id(article): number for number, article in enumerate(articles)}
        for article in others:
            if len(articles) >= BACKGROUND:
                break
            if id(article) not in self._place:
                articles.append(article)
        self._alike = compare(articles)

    def between(self, group: Group, story: Group) -> tuple[float, float]:
        """Return the mean likeness in matter and in event."""
        pairs = [(self._place[id(a)], self._place[id(b)]) for a in group for b in story]
        alike = [self._alike[pair] for pair in pairs if pair in self._alike]
        return sum(a.matter for a in alike) / len(pairs), sum(a.event for a in alike) / len(pairs)


def _near(today: Sequence[Group], told: Sequence[Group]) -> list[tuple[int, int]]:
    """Return the pairs of a group and a told story with beginnings that may be alike, in order."""
    index: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, story in enumerate(told):
        for article in story:
            beginning = _beginning(article)
            for term in beginning:
                index[term].append((place, len(beginning)))
    if not index:
        return []
    pairs: set[tuple[int, int]] = set()
    for number, group in enumerate(today):
        for article in group:
            beginning = _beginning(article)
            shared: Counter[tuple[int, int]] = Counter()
            for term in beginning:
                shared.update(index.get(term, ()))
            pairs.update(
                (number, place)
                for (place, size), count in shared.items()
                if count >= NEAR * math.sqrt(size * len(beginning))
            )
    return sorted(pairs)


def _beginning(article: Article) -> Collection[str]:
    stop = lexicon(article.language or "en").stop
    text = ""
    for paragraph in article.paragraphs:
        text += " " + paragraph.text[:BEGINNING_CHARACTERS]
        if len(text) >= BEGINNING_CHARACTERS:
            break
    return frozenset(terms(text[:BEGINNING_CHARACTERS], stop))


def _article(head: Head, story: ToldStory) -> Article:
    kept: list[Paragraph] = []
    length = 0
    for place, text in enumerate(head.paragraphs):
        kept.append(Paragraph(text, place, "title" if place == 0 and head.titled else "text"))
        length += len(text)
        if length >= HEAD_CHARACTERS:
            break
    return Article(
        uri=head.uri,
        title=story.title,
        paragraphs=tuple(kept),
        language=story.language,
        published=head.published,
    )
