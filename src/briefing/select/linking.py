"""Average-link grouping of articles that are about one matter, kept apart by event."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.select.likeness import Likeness, Pair

APART = 0.7
"""Two groups whose likeness is less than this share of that within them tell of two events: two
elections in one country, two fires of one chain of shops."""
USUAL = 0.15
USUAL_PAIRS = 3
"""Likeness to expect within an event, and how many pairs of a group it takes to outweigh that: one
article says nothing about it, and two or three say too little."""


@dataclass(slots=True)
class _Group:
    members: list[int]
    within: float = 0.0
    """Sum of the event likeness of its pairs."""

    def tightness(self) -> float:
        pairs = len(self.members) * (len(self.members) - 1) / 2
        return (self.within + USUAL_PAIRS * USUAL) / (pairs + USUAL_PAIRS)


class _Sums:
    """Sums of likeness between groups, for those that have any."""

    def __init__(self) -> None:
        self.of: defaultdict[int, dict[int, float]] = defaultdict(dict)

    def put(self, one: int, other: int, likeness: float) -> None:
        self.of[one][other] = self.of[other][one] = likeness

    def merge(self, one: int, other: int) -> float:
        """Add what *other* has to *one*; return what was between them."""
        between = 0.0
        for neighbour, total in self.of.pop(other).items():
            self.of[neighbour].pop(other)
            if neighbour == one:
                between = total
            else:
                self.put(one, neighbour, self.of[one].get(neighbour, 0.0) + total)
        return between


def link(count: int, alike: Mapping[Pair, Likeness], least: float) -> list[list[int]]:
    """Return the groups of *count* articles, in order.

    The two groups with the highest mean likeness in matter merge until it is under *least*, unless
    they are too far from each other for how near their own articles are. A pair that was never
    compared counts as not alike at all.
    """
    groups = {n: _Group([n]) for n in range(count)}
    matter, event = _Sums(), _Sums()
    for (one, other), likeness in alike.items():
        matter.put(one, other, likeness.matter)
        event.put(one, other, likeness.event)
    heap = [(-near.matter, *pair) for pair, near in alike.items() if near.matter >= least]
    heapq.heapify(heap)
    while heap:
        near, one, other = heapq.heappop(heap)
        if one not in groups or other not in groups:
            continue
        pairs = len(groups[one].members) * len(groups[other].members)
        if -near != matter.of[one][other] / pairs:
            continue  # a group has grown since; its new mean is in the heap as well
        if _are_apart(groups[one], groups[other], event.of[one][other] / pairs):
            continue
        matter.merge(one, other)
        grown, taken = groups[one], groups.pop(other)
        grown.members += taken.members
        grown.within += taken.within + event.merge(one, other)
        for neighbour, total in matter.of[one].items():
            mean = total / (len(grown.members) * len(groups[neighbour].members))
            if mean >= least:
                heapq.heappush(heap, (-mean, min(one, neighbour), max(one, neighbour)))
    return sorted(sorted(group.members) for group in groups.values())


def _are_apart(one: _Group, other: _Group, between: float) -> bool:
    return between < APART * math.sqrt(one.tightness() * other.tightness())
