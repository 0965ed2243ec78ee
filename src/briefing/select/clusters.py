"""Groups articles that tell of one event.

tf-idf over names, numbers and words, average link. Only articles that share a rare term are ever
compared, found through an inverted index, so that the work grows with the news, not with its square.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from briefing.select.lexicon import lexicon
from briefing.select.terms import facts, inverse_frequencies, terms, unit_vector

if TYPE_CHECKING:
    from briefing.model import Article

# Chosen on half of the topics of a labelled set (ECB+), tested on the other half.
ALIKE = 0.1
ALIKE_GROWTH = 0.015
"""Likeness from which groups are one story: ALIKE + ALIKE_GROWTH * ln(articles), because the more
articles there are, the better their idf tells what is rare."""
TITLE_WEIGHT = 2
FACT_WEIGHT = 4
HEAD_CHARACTERS = 800
"""The event is in the beginning; what comes after is background that many stories share."""
RARE_SHARE = 0.1
RARE_AT_LEAST = 25
"""A term is rare when it is in fewer articles than this, or than that share of them."""
SHARED = 2
"""Rare terms that two articles must share to be compared."""
SAME_DAYS = 3
FORGET_DAYS = 7.0

Pair = tuple[int, int]


def cluster(articles: Sequence[Article]) -> tuple[tuple[Article, ...], ...]:
    """Group *articles* by event; groups and their articles stay in the order they came in."""
    alike = ALIKE + ALIKE_GROWTH * math.log(max(1, len(articles)))
    groups = _link(len(articles), _similarities(articles), alike)
    return tuple(tuple(articles[i] for i in group) for group in groups)


def _similarities(articles: Sequence[Article]) -> dict[Pair, float]:
    counts = [_counts(article) for article in articles]
    idf = inverse_frequencies(counts)
    vectors = [unit_vector(count, idf) for count in counts]
    alike = {}
    for one, other in _comparable(vectors):
        near = _cosine(vectors[one], vectors[other])
        alike[one, other] = near * _nearness(articles[one], articles[other])
    return alike


def _counts(article: Article) -> Counter[str]:
    words = lexicon(article.language or "en")
    counts: Counter[str] = Counter()
    room = HEAD_CHARACTERS
    for paragraph in article.paragraphs:
        text = paragraph.text[:room]
        times = TITLE_WEIGHT if paragraph.kind == "title" else 1
        for term in terms(text, words.stop):
            counts[term] += times
        for fact in facts(text):
            counts[f"={fact}"] += FACT_WEIGHT
        room -= len(text)
        if room <= 0:
            break
    return counts


def _comparable(vectors: Sequence[Mapping[str, float]]) -> list[Pair]:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for term in vector:
            index[term].append(number)
    limit = max(RARE_AT_LEAST, int(RARE_SHARE * len(vectors)))
    limit = min(limit, 4 * RARE_AT_LEAST)
    shared: Counter[Pair] = Counter()
    for numbers in index.values():
        if len(numbers) <= limit:
            shared.update(combinations(numbers, 2))
    return sorted(pair for pair, count in shared.items() if count >= SHARED)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other.get(term, 0.0) for term, weight in one.items())


def _nearness(one: Article, other: Article) -> float:
    """Return how much of their likeness remains when two articles are of different days."""
    if one.published is None or other.published is None:
        return 1.0
    days = abs((one.published - other.published).total_seconds()) / 86400
    return math.exp(-max(0.0, days - SAME_DAYS) / FORGET_DAYS)


def _link(count: int, alike: Mapping[Pair, float], least: float) -> list[list[int]]:
    """Merge the two groups with the highest mean likeness until it is under *least*.

    A pair that was never compared counts as not alike at all.
    """
    groups: dict[int, list[int]] = {n: [n] for n in range(count)}
    sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), near in alike.items():
        sums[one][other] = sums[other][one] = near
    heap = [(-near, one, other) for (one, other), near in alike.items() if near >= least]
    heapq.heapify(heap)
    while heap:
        near, one, other = heapq.heappop(heap)
        if one not in groups or other not in groups:
            continue
        if -near != _mean(sums[one].get(other, 0.0), groups[one], groups[other]):
            continue  # a group has grown since; its new mean is in the heap as well
        _merge(one, other, groups, sums)
        for neighbour, total in sums[one].items():
            mean = _mean(total, groups[one], groups[neighbour])
            if mean >= least:
                heapq.heappush(heap, (-mean, min(one, neighbour), max(one, neighbour)))
    return sorted(sorted(group) for group in groups.values())


def _mean(total: float, one: Sequence[int], other: Sequence[int]) -> float:
    return total / (len(one) * len(other))


def _merge(
    one: int, other: int, groups: dict[int, list[int]], sums: dict[int, dict[int, float]]
) -> None:
    groups[one] += groups.pop(other)
    for neighbour, total in sums.pop(other).items():
        sums[neighbour].pop(other)
        if neighbour != one:
            sums[one][neighbour] = sums[neighbour][one] = sums[one].get(neighbour, 0.0) + total
