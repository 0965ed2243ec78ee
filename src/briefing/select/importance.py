"""Ranks stories, and puts them in an order that can be followed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.select.terms import unit_vector

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.model import Article
    from briefing.select.candidates import Candidate

PER_SOURCE = 0.5
FADE_DAYS = 4.0
FADED = 0.4
"""What is left of the importance of an old story."""
POSITION = 0.04
SAME_SECTION = 10.0
NEAR = 0.6


def importance(articles: Sequence[Article], position: int, newest: datetime | None) -> float:
    """Return how much a story matters: who reports it, its weight, its age, its place.

    `newest` is the time of the newest article of all; dates are compared with it, not with the
    clock, so that the same articles always make the same show.
    """
    outlets = {a.source or a.url or a.uri for a in articles}
    reported = 1 + PER_SOURCE * math.log2(len(outlets))
    weight = max(a.weight for a in articles)
    placed = 1 / (1 + POSITION * position)
    return weight * reported * placed * _fresh(articles, newest)


def order(candidates: Sequence[Candidate], idf: Mapping[str, float]) -> tuple[Candidate, ...]:
    """Return the most important first, then what is near: of its section, of its theme."""
    left = sorted(candidates, key=lambda c: (-c.importance, c.position))
    if not left:
        return ()
    top = left[0].importance
    vectors = {id(c): _vector(c, idf) for c in left}
    told = [left.pop(0)]
    while left:
        here = told[-1]
        open_section = bool(here.section) and any(c.section == here.section for c in left)

        def fits(c: Candidate, here: Candidate = here, open_section: bool = open_section) -> float:
            near = _dot(vectors[id(here)], vectors[id(c)])
            same = SAME_SECTION if open_section and c.section == here.section else 0.0
            return same + c.importance / top + NEAR * near

        told.append(max(left, key=fits))
        left.remove(told[-1])
    return tuple(told)


def _fresh(articles: Sequence[Article], newest: datetime | None) -> float:
    dates = [a.published for a in articles if a.published is not None]
    if not dates or newest is None:
        return 1.0
    days = (newest - max(dates)).total_seconds() / 86400
    return FADED + (1 - FADED) * math.exp(-days / FADE_DAYS)


def _vector(candidate: Candidate, idf: Mapping[str, float]) -> dict[str, float]:
    return unit_vector(Counter(t for s in candidate.readings[0] for t in s.terms), idf)


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other.get(term, 0.0) for term, weight in one.items())
