"""A feed in documents of bounded size (RFC 5005, "Feed Paging and Archiving").

The feed itself holds the newest episodes; full blocks of older ones have documents of their own, which do
not change any more when an episode is added. So what a new episode costs, and what a client fetches to see
it, does not grow with the years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.feed.listing import Entry


@dataclass(frozen=True, slots=True)
class Paged:
    """The episodes of the feed, newest first, and of each page behind it, the oldest page first."""

    current: tuple[Entry, ...]
    archives: tuple[tuple[Entry, ...], ...]


def paged(entries: Sequence[Entry], size: int) -> Paged:
    """Return episodes, given newest first, in pages of *size*; the feed has from *size* to 2 * *size* - 1."""
    oldest_first = tuple(reversed(entries))
    full = max(0, len(oldest_first) // size - 1)
    blocks = tuple(oldest_first[page * size : (page + 1) * size] for page in range(full))
    return Paged(
        current=tuple(reversed(oldest_first[full * size :])),
        archives=tuple(tuple(reversed(block)) for block in blocks),
    )
