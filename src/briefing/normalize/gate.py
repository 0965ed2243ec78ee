"""The faithfulness gate: what was written is said, but for the deletions in the log.

It checks the finished words against the written ones, and knows nothing of how the rules work.
"""

from __future__ import annotations

import re

from briefing.normalize.numbers import IRREGULAR_ORDINALS, ONES, TENS
from briefing.normalize.render import Token
from briefing.normalize.rules import Claim

_NUMBER_WORDS = frozenset(
    [*ONES, *TENS[1:], *IRREGULAR_ORDINALS.values(), "oh", "half", "halves", "quarter", "quarters", "hundred", "thousand", "million", "billion", "trillion",
     "double", "triple", "nil", "midnight", "noon", "hundredth", "thousandth", "millionth", "billionth", "monday"]
)  # fmt: skip
_STEM = re.compile(r"(?:ies|ieth|th|ths|s|es)$")
_NEGATION = re.compile(
    r"\b(?:not|no|never|nor|neither|without|cannot|none|nobody|nothing|nowhere)\b|n't\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


def _is_number_word(word: str) -> bool:
    return any(
        part in _NUMBER_WORDS or _is_inflected(part) for part in re.split(r"[-' ]", word.lower())
    )


def _is_inflected(part: str) -> bool:
    stem = _STEM.sub("", part)
    return (
        bool(stem)
        and stem != part
        and (
            stem in _NUMBER_WORDS
            or f"{stem}y" in _NUMBER_WORDS
            or f"{stem}e" in _NUMBER_WORDS
            or part.endswith("tieth")
        )
    )


def lost(text: str, claims: list[Claim], said: list[Token]) -> str:
    """Return what of *text* got lost in *said*, as a word for the log; "" when nothing did."""
    deleted = [(c.start, c.end) for c in claims if c.deletes]
    kept = _without(text, deleted)
    return (
        _lost_number(kept, said)
        or _lost_negation(kept, said, claims)
        or lost_word(kept, claims, said)
    )


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _lost_number(text: str, said: list[Token]) -> str:
    runs = list(re.finditer(r"\d+", text))
    if not runs:
        return ""
    spans = [(t.start, t.end) for t in said if _is_number_word(t.core)]
    at = 0
    for run in runs:
        while at < len(spans) and spans[at][1] <= run.start():
            at += 1
        if at == len(spans) or spans[at][0] >= run.end():
            return run.group()
    return ""


def _lost_negation(text: str, said: list[Token], claims: list[Claim]) -> str:
    written = _NEGATION.findall(text)
    if not written:
        return ""
    given = [(c.start, c.end) for c in claims if c.deletes]
    kept = (t.core for t in said if not any(a <= t.start and t.end <= b for a, b in given))
    spoken = len(_NEGATION.findall(" ".join(kept)))
    numbers = sum(1 for c in claims if c.spoken.startswith("number"))
    return "" if spoken + numbers >= len(written) else written[-1]


def lost_word(text: str, claims: list[Claim], said: list[Token]) -> str:
    """Every word outside the claims is said, in order, and what is said in place of a deletion."""
    words: list[str] = []
    place = 0
    for claim in sorted(claims, key=lambda c: c.start):
        words += _WORD.findall(text[place : claim.start])
        if claim.deletes:
            words += _WORD.findall(claim.spoken)
        place = claim.end
    words += _WORD.findall(text[place:])
    spoken = iter(_WORD.findall(" ".join(t.core for t in said)))
    for word in words:
        if word not in spoken:
            return word
    return ""
