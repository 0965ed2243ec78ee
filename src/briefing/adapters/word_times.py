"""When each word of a text sounds, of times that were measured for a text much like it.

Three texts of one sentence meet here: what the engine spoke (its own reading of numbers and signs), what it
was asked to speak, and what is written in the source. Words that are equal in both keep their times; where
texts differ, the words of the one share the time of the words of the other, by their letters, and nothing
beyond its bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.model import Milliseconds, WordTime

if TYPE_CHECKING:
    from briefing.model import SpokenLine

Span = tuple[int, int]
"""Start and end, in milliseconds or samples."""

_MARKED = re.compile(r"\[([^\]]+)\]\(/[^)]*/\)")
"""A pronunciation: `[word](/phonemes/)`."""


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, split at white space; of a marked pronunciation, what is written."""
    return tuple(_MARKED.sub(r"\1", text).split())


def respread(words: Sequence[str], timed: Sequence[str], spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return a span for each of the words, from the spans of the words that were timed, in order.

    A word of which nothing is heard (a dash, one that was left out) has no length, and stands at the end of
    the word before it.
    """
    if list(words) == list(timed):
        return tuple(spans)
    ours, theirs = [_sounds(word) for word in words], [_sounds(word) for word in timed]
    if ours == theirs:
        return tuple(spans)
    from difflib import SequenceMatcher  # most lines of most episodes have no need of it

    found: list[Span] = []
    changes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    for change, low, high, first, end in changes:
        if change == "equal":
            found += spans[first:end]
        elif change == "replace":
            found += share(ours[low:high], spans[first][0], spans[end - 1][1])
        elif change == "delete":
            at = found[-1][1] if found else spans[0][0] if spans else 0
            found += [(at, at)] * (high - low)
    return tuple(found)


def share(words: Sequence[str], start: int, end: int) -> Iterator[Span]:
    """Yield a part of the time for each word, by its letters and digits."""
    letters = [len(_sounds(word)) for word in words]
    total, passed, begin = max(1, sum(letters)), 0, start
    for count in letters:
        passed += count
        stop = start + (end - start) * passed // total
        yield begin, stop
        begin = stop


def packed(spans: Sequence[Span], start: int) -> tuple[int, ...]:
    """Return spans as the gap before each and its length, in turn: small numbers, which cost little memory."""
    packed: list[int] = []
    for low, high in spans:
        packed += (max(0, low - start), high - max(low, start))
        start = max(start, high)
    return tuple(packed)


def unpacked(gaps_and_lengths: Sequence[int], start: int) -> tuple[Span, ...]:
    """Return the spans that were packed, from where they start."""
    numbers = iter(gaps_and_lengths)
    spans = []
    for gap, length in zip(numbers, numbers, strict=False):
        spans.append((start + gap, start + gap + length))
        start += gap + length
    return tuple(spans)


def spans_of(words: Sequence[str], line: SpokenLine) -> tuple[Span, ...]:
    """Return when each of these words of a line sounds in the episode, in ms; nothing if nobody told."""
    spoken = plain_words(line.spoken)
    if len(line.word_times) != 2 * len(spoken):
        return ()
    inside = (
        (min(start, line.end_ms), min(end, line.end_ms))
        for start, end in unpacked(line.word_times, line.start_ms)
    )
    return respread(words, spoken, tuple(inside))


def word_times(line: SpokenLine) -> tuple[WordTime, ...]:
    """Return when each spoken word of a line sounds in the episode; nothing if the engine did not tell."""
    words = plain_words(line.spoken)
    return tuple(
        WordTime(word, Milliseconds(start), Milliseconds(end))
        for word, (start, end) in zip(words, spans_of(words, line), strict=False)
    )


def _sounds(word: str) -> str:
    """Return what tells a word from others: its letters and digits, or its signs if it has none."""
    return "".join(filter(str.isalnum, word.casefold()))
