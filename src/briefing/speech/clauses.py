"""Cut a text into parts that a service takes at once, where a speaker would pause.

All ways to cut it are weighed: the end of a sentence costs nothing, a comma a little, a place between two
words much, one inside a word most, and every part costs as well. The cheapest way wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.adapters.sentences import sentence_spans

SENTENCE, CLAUSE, COMMA, WORD, ANYWHERE = 0.0, 1.0, 2.0, 8.0, 60.0
PART = 3.0
"""What every part costs: a request, and a seam."""
STUMP = 12.0
"""What a part of fewer than 20 characters costs: one or two words alone sound torn off."""
STUMP_CHARACTERS = 20

_PLACES = (
    (re.compile(r"\s+"), WORD),
    (re.compile(r"[,،][\"'”’»)\]]*\s+|[，、]\s*"), COMMA),
    (re.compile(r"[;:][\"'”’»)\]]*\s+|\s[—–-]\s+|—|[；：]\s*"), CLAUSE),
)


def split(text: str, limit: int, language: str = "en") -> tuple[str, ...]:
    """Return the parts in order, stripped, each of at most *limit* characters and with a word in it."""
    text = " ".join(text.split())
    parts = [text] if len(text) <= limit else _cheapest(text, _places(text, limit, language), limit)
    return tuple(part for part in parts if any(c.isalnum() for c in part))


def _places(text: str, limit: int, language: str) -> dict[int, float]:
    """Return each place where the text may be cut, in order, with what it costs."""
    costs = {
        place: ANYWHERE
        for run in re.finditer(rf"\S{{{limit + 1},}}", text)
        for place in range(run.start() + 1, run.end())
    }
    for pattern, cost in _PLACES:
        costs.update((found.end(), cost) for found in pattern.finditer(text))
    for start, _ in sentence_spans(text, language):
        costs[start] = SENTENCE
    return {place: costs[place] for place in sorted(costs) if 0 < place < len(text)}


def _cheapest(text: str, costs: dict[int, float], limit: int) -> list[str]:
    """Return the cheapest division: `best[end]` is the least that all before `end` can cost."""
    best: dict[int, tuple[float, int]] = {0: (0.0, 0)}
    for end in (*costs, len(text)):
        ways = []
        for start in reversed(best):
            part = text[start:end].strip()
            if len(part) > limit:
                break
            stump = STUMP if len(part) < STUMP_CHARACTERS else 0.0
            ways.append((best[start][0] + PART + stump + costs.get(end, 0.0), start))
        best[end] = min(ways)
    return list(_cut(text, best))[::-1]


def _cut(text: str, best: dict[int, tuple[float, int]]) -> Iterator[str]:
    end = len(text)
    while end:
        start = best[end][1]
        yield text[start:end].strip()
        end = start
