"""Cut a text into parts that a service takes at once, where a speaker would pause.

All ways to cut it are weighed: the end of a sentence costs nothing, a comma a little, a place between two
words much, one inside a word most, and every part costs as well. The cheapest way wins. Scripts without spaces
show where a word may end by a change of script; a letter is never parted from its marks while there is a choice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefing.adapters.sentences import sentence_spans

SENTENCE, CLAUSE, COMMA, WORD, ANYWHERE = 0.0, 1.0, 2.0, 8.0, 60.0
CHANGE, WIDE, CLUSTER = 12.0, 40.0, 2000.0
"""Where kana end and another word begins; between two wide characters; between a letter and its mark."""
PART = 3.0
"""What every part costs: a request, and a seam."""
STUMP = 12.0
"""What a part of fewer than 20 characters costs: one or two words alone sound torn off."""
STUMP_CHARACTERS = 20

_PLACES = (
    (re.compile(r"\s+"), WORD),
    (re.compile(r"[,،][\"'”’»)\]]*\s+|[，、]\s*"), COMMA),
    (re.compile(r"[;:؛][\"'”’»)\]]*\s+|\s[—–-]\s+|—|[；：]\s*"), CLAUSE),
    # Brackets and quotations of Chinese and Japanese, where no other mark follows.
    (re.compile(r"(?<=\w)(?=[「『（《〈“])|[」』）》〉”](?=\w)"), WORD),
)
_WIDE = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WIDE_PAIR = re.compile(rf"[{_WIDE}]{{2}}")
_WORD_ENDS = re.compile(
    r"[\u3041-\u309f][\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff]|[的了][\u4e00-\u9fff]"
)
"""Hiragana, mostly an ending or a particle, before kanji or katakana; two Chinese particles."""
_JOINED = re.compile(
    r"[\u200d\u0e40-\u0e44\u0ec0-\u0ec4\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d].|.[\u200c\u200d]"
    r"|[\U0001f1e6-\U0001f1ff]{2}|.[\U0001f3fb-\U0001f3ff]",
    re.DOTALL,
)
"""A joiner, a Thai or Lao vowel before its consonant, a virama before the next; flags, and tones of skin."""


def split(text: str, limit: int, language: str = "en") -> tuple[str, ...]:
    """Return the parts in order, stripped, each of at most *limit* characters and with a word in it."""
    text = " ".join(text.split())
    parts = [text] if len(text) <= limit else _cheapest(text, _places(text, limit, language), limit)
    return tuple(part for part in parts if any(c.isalnum() for c in part))


def _places(text: str, limit: int, language: str) -> dict[int, float]:
    """Return each place where the text may be cut, in order, with what it costs."""
    costs = {
        place: _cost_inside(text, place)
        for run in re.finditer(rf"\S{{{limit + 1},}}", text)
        for place in range(run.start() + 1, run.end())
    }
    for pattern, cost in _PLACES:
        costs.update((found.end(), cost) for found in pattern.finditer(text))
    for start, _ in sentence_spans(text, language):
        costs[start] = SENTENCE
    return {place: costs[place] for place in sorted(costs) if 0 < place < len(text)}


def _cost_inside(text: str, place: int) -> float:
    """Return what a cut costs where no space and no mark is."""
    pair = text[place - 1 : place + 1]
    if unicodedata.category(pair[1])[0] == "M" or _JOINED.match(pair):
        return CLUSTER
    if _WORD_ENDS.match(pair):
        return CHANGE
    return WIDE if _WIDE_PAIR.match(pair) else ANYWHERE


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
