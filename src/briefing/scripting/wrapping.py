"""Breaks text into lines of a terminal, whose cells Chinese and Japanese characters take two of."""

from __future__ import annotations

import unicodedata

_NEVER_FIRST = frozenset("、。，．：；？！」』）》〉】”’…ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々")
"""What begins no line in Chinese or Japanese: the character before it goes along."""


def cells(text: str) -> int:
    """Return how many cells of a terminal *text* takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def wrapped(text: str, width: int, indent: str = "") -> str:
    """Return *text* in lines of at most *width* cells, *indent* included; words stay whole where they fit."""
    room = max(1, width - cells(indent))
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cells(joined) <= room:
            lines[-1] = joined
            continue
        first, *more = _pieces(word, room)
        lines += [first, *more] if lines[-1] else []
        if not lines[0]:
            lines = [first, *more]
    return "\n".join(indent + line for line in lines)


def _pieces(word: str, room: int) -> list[str]:
    """Cut a word, or a whole sentence written without spaces, into pieces that fit."""
    pieces, used = [""], 0
    for character in word:
        needed = _cells(character)
        if pieces[-1] and used + needed > room:
            carried = pieces[-1][-1] if character in _NEVER_FIRST and len(pieces[-1]) > 1 else ""
            pieces[-1] = pieces[-1].removesuffix(carried)
            pieces.append(carried)
            used = cells(carried)
        pieces[-1] += character
        used += needed
    return pieces


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
