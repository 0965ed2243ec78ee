"""How alike articles are: tf-idf over names, numbers and words.

Only articles that share rare terms are ever compared, found through an inverted index, so that the
work grows with the news, not with its square.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from briefing.language_tags import primary
from briefing.select.lexicon import lexicon
from briefing.select.terms import cosine, facts, inverse_frequencies, terms, unit_vector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Article

BEGINNING_CHARACTERS = 500
BEGINNING_WEIGHT = 3
"""The event is in the headline and the first sentences; what comes after tells more of it, and of
what went before."""
HEAD_CHARACTERS = 2000
"""What comes after is background that many stories share."""
TITLE_WEIGHT = 2
FACT_WEIGHT = 4
RARE_SHARE = 0.1
RARE_AT_LEAST = 25
RARE_AT_MOST = 100
"""A term is rare when it is in at most that share of the articles; the share counts as no fewer and
no more articles than these: a name in all of a day's news must not compare them all."""
TELLING = 40
"""How many of an article's heaviest rare terms find articles to compare it with."""
SHARED = 2
"""Rare terms that two articles must share to be compared."""
COPY = 0.6
"""Beginnings more alike than this are copies of one report; they count as this much alike."""
SAME_DAYS = 3
FORGET_DAYS = 7.0

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two articles are, 0 to 1."""

    matter: float
    """As reports, their terms weighted by how rare they are."""
    event: float
    """By their beginnings, every term weighing the same."""


def compare(articles: Sequence[Article]) -> dict[Pair, Likeness]:
    """Return how alike the pairs are that share rare terms, in order; the others are not alike.

    Nor are articles in different languages, and no chain of pairs leads from one to the other.
    """
    counts = [_counts(article) for article in articles]
    heads = [_head(beginning, rest) for beginning, rest in counts]
    idf = inverse_frequencies(heads)
    matters = [unit_vector(head, idf) for head in heads]
    # Unweighted, because what the events of one matter have in common must count here: without it
    # two reports of one event seem hardly more alike than reports of two.
    events = [unit_vector(beginning, {}) for beginning, _ in counts]
    alike = {}
    for one, other in comparable(matters):
        near = _nearness(articles[one], articles[other])
        alike[one, other] = Likeness(
            matter=near * cosine(matters[one], matters[other]),
            event=near * min(COPY, cosine(events[one], events[other])),
        )
    return _within_languages([primary(article.language) for article in articles], alike)


def comparable(vectors: Sequence[Mapping[str, float]]) -> list[Pair]:
    """Return the pairs of *vectors* that share enough rare terms to be worth a comparison."""
    found_in = Counter(term for vector in vectors for term in vector)
    limit = min(RARE_AT_MOST, max(RARE_AT_LEAST, int(RARE_SHARE * len(vectors))))
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        rare = (term for term in vector if 1 < found_in[term] <= limit)
        for term in heapq.nsmallest(TELLING, rare, key=lambda term: (-vector[term], term)):
            index[term].append(number)
    shared: Counter[Pair] = Counter()
    for numbers in index.values():
        shared.update(combinations(numbers, 2))
    return sorted(pair for pair, count in shared.items() if count >= SHARED)


def _within_languages(
    languages: Sequence[str], alike: dict[Pair, Likeness]
) -> dict[Pair, Likeness]:
    """Leave out pairs that join two of the *languages*, directly or over articles of none (empty).

    An article of no known language goes with what is most like it, as in Kruskal's spanning trees.
    """
    if len(set(languages) - {""}) <= 1:
        return alike
    parent = list(range(len(languages)))
    spoken = list(languages)

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    kept: set[Pair] = set()
    for pair in sorted(alike, key=lambda pair: -alike[pair].matter):
        one, other = map(root, pair)
        if spoken[one] and spoken[other] and spoken[one] != spoken[other]:
            continue
        kept.add(pair)
        parent[other] = one
        spoken[one] = spoken[one] or spoken[other]
    return {pair: likeness for pair, likeness in alike.items() if pair in kept}


def _counts(article: Article) -> tuple[Counter[str], Counter[str]]:
    """Return what is in the beginning of *article*, and in the rest of its head."""
    stop = lexicon(article.language or "en").stop
    beginning: Counter[str] = Counter()
    rest: Counter[str] = Counter()
    at = 0
    for paragraph in article.paragraphs:
        weight = TITLE_WEIGHT if paragraph.kind == "title" else 1
        turn = max(0, BEGINNING_CHARACTERS - at)
        _count(paragraph.text[:turn], weight, stop, beginning)
        _count(paragraph.text[turn : max(0, HEAD_CHARACTERS - at)], weight, stop, rest)
        at += len(paragraph.text)
        if at >= HEAD_CHARACTERS:
            break
    return beginning, rest


def _count(text: str, weight: int, stop: frozenset[str], counts: Counter[str]) -> None:
    for term in terms(text, stop):
        counts[term] += weight
    for fact in facts(text):
        counts[f"={fact}"] += FACT_WEIGHT * weight


def _head(beginning: Counter[str], rest: Counter[str]) -> Counter[str]:
    head = Counter({term: BEGINNING_WEIGHT * times for term, times in beginning.items()})
    head.update(rest)
    return head


def _nearness(one: Article, other: Article) -> float:
    """Return how much of their likeness remains when two articles are of different days."""
    if one.published is None or other.published is None:
        return 1.0
    days = abs((one.published - other.published).total_seconds()) / 86400
    return math.exp(-max(0.0, days - SAME_DAYS) / FORGET_DAYS)
