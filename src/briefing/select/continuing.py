"""Which of today's groups go on with a story that was told before.

The likenesses are those by which a day's articles are grouped (`likeness`), but more is asked for: a
story that is wrongly taken for news of another confuses, one that is not recognised is only told as a
new one. Measured on a labelled set (ECB+), and on articles that have nothing to do with one another.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from briefing.model import Article, Paragraph
from briefing.select.likeness import BEGINNING_CHARACTERS, HEAD_CHARACTERS, compare
from briefing.select.terms import STEM, terms

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

LONG = 5
LONGEST_MEAN = 15
MARKS = ".,;:!?()[]\"'“”„’‘«»"
COMMON = 25
COMMON_SHARE = 0.1
"""Words in more of the told articles than this number and this share say nothing."""

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
    heads = [(place, _beginning(article)) for place, story in enumerate(told) for article in story]
    index: dict[str, list[int]] = {}
    for number, (_, beginning) in enumerate(heads):
        for term in beginning:
            index.setdefault(term, []).append(number)
    common = max(COMMON, COMMON_SHARE * len(heads))
    index = {term: numbers for term, numbers in index.items() if len(numbers) <= common}
    pairs: set[tuple[int, int]] = set()
    for group_number, group in enumerate(today):
        for article in group:
            beginning = _beginning(article)
            shared = Counter(chain.from_iterable(index[t] for t in beginning & index.keys()))
            for number, count in shared.items():
                place, other = heads[number]
                if count >= NEAR * math.sqrt(len(other) * len(beginning)):
                    pairs.add((group_number, place))
    return sorted(pairs)


def _beginning(article: Article) -> frozenset[str]:
    """Return the longer words an article begins with: a quick look, where `likeness` looks closely."""
    text = ""
    for paragraph in article.paragraphs:
        text += " " + paragraph.text[:BEGINNING_CHARACTERS]
        if len(text) >= BEGINNING_CHARACTERS:
            break
    text = text[:BEGINNING_CHARACTERS].casefold()
    words = text.split()
    if len(words) * LONGEST_MEAN < len(text):  # a language without spaces
        return frozenset(terms(text, ()))
    return frozenset(word.strip(MARKS)[:STEM] for word in words if len(word) >= LONG)


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
