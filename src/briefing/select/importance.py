"""Ranks stories, and puts them in an order that can be followed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.select.terms import cosine, unit_vector

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.model import Article
    from briefing.select.candidates import Candidate

PER_SOURCE = 0.5
FADE_DAYS = 4.0
FADED = 0.4
"""What is left of the importance of an old story."""
POSITION = 0.04
LISTED_LATE = 0.4
"""What is left of the importance of a story far down in the list of its source: it may be a folder
in the order of the alphabet, and what ten others report matters all the same."""
SAME_SECTION = 10.0
NEAR = 0.6


def importance(articles: Sequence[Article], newest: datetime | None) -> float:
    """Return how much a story matters: who reports it, its weight, its age, where its editors put it.

    `newest` is the time of the newest article of all; dates are compared with it, not with the
    clock, so that the same articles always make the same show. What counts of several places is the
    best: the first item of a source is that, wherever the source itself is listed.
    """
    outlets = {a.source or a.url or a.uri for a in articles}
    reported = 1 + PER_SOURCE * math.log2(len(outlets))
    weight = max(a.weight for a in articles)
    placed = max(LISTED_LATE, 1 / (1 + POSITION * min(a.position for a in articles)))
    return weight * reported * placed * _fresh(articles, newest)


def order(
    candidates: Sequence[Candidate], idf: Mapping[str, float], sections: Sequence[str] = ()
) -> tuple[Candidate, ...]:
    """Return the most important first, then what is near: of its section, of its theme.

    With *sections*, the wanted order of the parts of the show: the lead's own part comes first, then
    those in their order, then the others.
    """
    left = sorted(candidates, key=lambda c: (-c.importance, c.position))
    if not left:
        return ()
    top = left[0].importance
    vectors = {id(c): _vector(c, idf) for c in left}
    told = [left.pop(0)]
    turns = _turns(told[0], left, sections)
    while left:
        here = told[-1]
        turn = min(turns[id(c)] for c in left)
        next_ones = [c for c in left if turns[id(c)] == turn]
        part = _part(here.section)

        def fits(c: Candidate, here: Candidate = here, part: str = part) -> float:
            near = cosine(vectors[id(here)], vectors[id(c)])
            same = SAME_SECTION if part and _part(c.section) == part else 0.0
            return same + c.importance / top + NEAR * near

        told.append(max(next_ones, key=fits))
        left.remove(told[-1])
    return tuple(told)


def _turns(lead: Candidate, others: Sequence[Candidate], sections: Sequence[str]) -> dict[int, int]:
    """Return when the part of each story has its turn."""
    if not sections:
        return {id(c): 0 for c in others}
    wanted = {_part(section): turn for turn, section in reversed(tuple(enumerate(sections)))}
    if lead.section:
        wanted[_part(lead.section)] = -1
    return {id(c): wanted.get(_part(c.section), len(sections)) for c in others}


def _part(section: str) -> str:
    return section.strip().casefold()


def _fresh(articles: Sequence[Article], newest: datetime | None) -> float:
    dates = [a.published for a in articles if a.published is not None]
    if not dates or newest is None:
        return 1.0
    days = (newest - max(dates)).total_seconds() / 86400
    return FADED + (1 - FADED) * math.exp(-days / FADE_DAYS)


def _vector(candidate: Candidate, idf: Mapping[str, float]) -> dict[str, float]:
    return unit_vector(Counter(t for s in candidate.readings[0] for t in s.terms), idf)
