"""Splits a paragraph into sentences: the only place that knows sentencex.

sentencex keeps a quotation together with its sentence and knows the abbreviations of some
seventy languages; it falls back to English rules for the others. What it divides too often is put together
again by `sentence_endings`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import segment

from briefing.adapters.sentence_endings import RULES, goes_on
from briefing.language_tags import primary

Span = tuple[int, int]

_NO_WORD = re.compile(r"\W*\Z")
_CLOSING = re.compile(r"[)\]”’\"']+(?=\s)")
_OPENS_NEXT = "'’‘‚"
"""A mark that sentencex leaves with the sentence before the one it opens: ‚Ja‘, 's Avonds."""

_WIDE_ENDING = re.compile(r"[。！？](?=[0-9０-９A-Za-z])")
"""An end of a Chinese or Japanese sentence that sentencex takes for part of a number or an address."""
_WIDE_OPENING, _WIDE_CLOSING = "“「『（《", "”」』）》"


def sentence_spans(text: str, language: str = "en") -> tuple[Span, ...]:
    """Return the `[start, end)` of each sentence of *text* in order, outer white space left out.

    A piece without any letter or digit (a stray closing quote) belongs to the sentence before it,
    and so does a closing mark that a piece begins with.
    """
    language = primary(language) or "en"
    spans: list[Span] = []
    at = 0
    for piece in _pieces(text, language):
        start = at + len(piece) - len(piece.lstrip())
        end = at + len(piece.rstrip())
        at += len(piece)
        if start >= end:
            continue
        if spans and spans[-1][1] == start and _opens(text, start - 1):
            start -= 1
            spans[-1] = (spans[-1][0], len(text[:start].rstrip()))
        if spans and (
            _NO_WORD.match(text, start, end) or goes_on(text, spans[-1], start, language)
        ):
            spans[-1] = (spans[-1][0], end)
            continue
        closing = _CLOSING.match(text, start, end) if spans and language in RULES else None
        if closing:
            spans[-1] = (spans[-1][0], closing.end())
            start = end - len(text[closing.end() : end].lstrip())
        spans.append((start, end))
    return tuple(spans)


def _opens(text: str, at: int) -> bool:
    """Whether the mark at a place, right before a piece, opens what follows."""
    return text[at] in _OPENS_NEXT and text[at - 1 : at].isspace()


def _pieces(text: str, language: str) -> Iterator[str]:
    """Yield what sentencex divides *text* into, and divide further where a wide full stop meets a digit."""
    for piece in segment(language, text):
        if language not in ("zh", "ja"):
            yield piece
            continue
        start = 0
        for found in _WIDE_ENDING.finditer(piece):
            if _is_closed(piece[start : found.end()]):
                yield piece[start : found.end()]
                start = found.end()
        yield piece[start:]


def _is_closed(text: str) -> bool:
    """Whether every quotation and bracket that opens in *text* closes in it."""
    opened = sum(map(text.count, _WIDE_OPENING))
    return opened == sum(map(text.count, _WIDE_CLOSING))
