"""Groups articles that tell of one event.

Two likenesses of each pair that shares rare terms decide: the whole of the report, weighted by how
rare its terms are, says whether two articles speak of the same matter; its beginning, unweighted,
says whether they speak of the same event of that matter (`linking`).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from briefing.select.likeness import compare
from briefing.select.linking import link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Article

# Chosen on half of the topics of a labelled set (ECB+), tested on the other half, both ways.
ALIKE = 0.1
ALIKE_GROWTH = 0.01
"""Likeness from which groups are one story: ALIKE + ALIKE_GROWTH * ln(articles), because the more
articles there are, the better their idf tells what is rare."""


def cluster(articles: Sequence[Article]) -> tuple[tuple[Article, ...], ...]:
    """Group *articles* by event; groups and their articles stay in the order they came in."""
    copies = _copies(articles)
    firsts = [articles[same[0]] for same in copies]
    least = ALIKE + ALIKE_GROWTH * math.log(max(1, len(firsts)))
    linked = link(len(firsts), compare(firsts), least)
    groups = sorted(sorted(i for first in group for i in copies[first]) for group in linked)
    return tuple(tuple(articles[i] for i in group) for group in groups)


def _copies(articles: Sequence[Article]) -> list[list[int]]:
    """Return the articles of one text together: a report that many print would else seem common."""
    same: dict[tuple[str, ...] | int, list[int]] = {}
    for number, article in enumerate(articles):
        text = tuple(paragraph.text for paragraph in article.paragraphs)
        same.setdefault(text or number, []).append(number)
    return list(same.values())
