"""Paragraphs that say again, word for word or nearly so, what another one says: pull quotes, teasers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

SHINGLE_WORDS = 4
MIN_WORDS = 6
"""Shorter ones repeat only as a whole: "He declined." may be said twice."""

MIN_SHARED = 0.9
"""The share of a paragraph's shingles that another one has too; one word of forty may differ."""

MAX_HOLDERS = 20
"""A shingle that so many paragraphs share is a phrase of the text: more would only take time."""

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,:]\d+)*")
_NUMBER = re.compile(r"\d")

Shingles = frozenset[tuple[str, ...]]


def repeated(texts: Sequence[str]) -> frozenset[int]:
    """Return the indices of texts that another one repeats or contains.

    Of two that are about as long the first stays, where the author put it; else the fuller one.
    """
    words = [tuple(_WORD.findall(text.casefold())) for text in texts]
    dropped = _same(words)
    shingles = [_shingles(found) if len(found) >= MIN_WORDS else frozenset() for found in words]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    # The longest first, so that what is contained always meets what contains it.
    for index in sorted(range(len(texts)), key=lambda i: (-len(words[i]), i)):
        if index in dropped or not shingles[index]:
            continue
        holder = _holder(index, words, shingles, holders)
        if holder is not None:
            is_copy = len(shingles[index]) >= MIN_SHARED * len(shingles[holder])
            dropped.add(max(index, holder) if is_copy else index)
            continue
        for shingle in shingles[index]:
            if len(holders[shingle]) < MAX_HOLDERS:
                holders[shingle].append(index)
    return frozenset(dropped)


def _same(words: Sequence[tuple[str, ...]]) -> set[int]:
    seen: set[tuple[str, ...]] = set()
    dropped: set[int] = set()
    for index, found in enumerate(words):
        if found in seen:
            dropped.add(index)
        seen.add(found)
    return dropped


def _shingles(words: tuple[str, ...]) -> Shingles:
    return frozenset(zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False))


def _holder(
    index: int,
    words: Sequence[tuple[str, ...]],
    shingles: Sequence[Shingles],
    holders: dict[tuple[str, ...], list[int]],
) -> int | None:
    """Return the text that says all that text *index* says."""
    shared: dict[int, int] = defaultdict(int)
    for shingle in shingles[index]:
        for holder in holders.get(shingle, ()):
            shared[holder] += 1
    needed = MIN_SHARED * len(shingles[index])
    held = (
        holder
        for holder, count in shared.items()
        if count >= needed and _numbers(words[index]) <= _numbers(words[holder])
    )
    return next(held, None)


def _numbers(words: tuple[str, ...]) -> set[str]:
    """Return its numbers: two lines of a live report may differ in nothing else."""
    return {word for word in words if _NUMBER.match(word)}
