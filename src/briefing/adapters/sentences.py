"""Splits a paragraph into sentences: the only place that knows sentencex.

sentencex keeps a quotation together with its sentence and knows the abbreviations of some
seventy languages; it falls back to English rules for the others.
"""

from __future__ import annotations

import re

from sentencex import segment

Span = tuple[int, int]

_NO_WORD = re.compile(r"\W*\Z")
_CLOSING = re.compile(r"[)\]”’\"']+(?=\s)")

# What sentencex takes for an end in English and is none: how one piece ends, how the next begins.
_ZONES = (
    r"(?:GMT|UTC|BST|CET|CEST|EET|IST|JST|HKT|SGT|AEST|AEDT|AKST|HST|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T"
    r"|Eastern|Central|Pacific|Greenwich|local|[A-Z]\w+ time)\b"
)
_DAYS = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"(?![’']s| (?:was|is|will|would|has|had|saw|brought|began|marks))"
)
_BROKEN_IN_ENGLISH = (
    (r"\b[ap]\.m\.", rf"{_ZONES}|{_DAYS}"),
    (r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|Rev|Ft|Mt|Messrs|vs)\.", r"[A-Z]"),
    (r"\b(?:No|Nos|approx|Op|Fig|Vol|Sept?|Nov)\.", r"\d"),
    (r"[.!]", r"[a-z]+\b"),
    (
        r"[?!][\"”’']",
        r"(?:[A-Z][\w’'-]+\.? ){1,4}(?:said|says|asked|asks|told|added|replied|shouted|wrote)\b",
    ),
)
_BROKEN = {
    "en": tuple(
        (re.compile(rf"(?:{before})\Z"), re.compile(after)) for before, after in _BROKEN_IN_ENGLISH
    )
}
_LONGEST_ENDING = 12
"""Characters: no ending above is longer, and looking at more would cost time."""


def sentence_spans(text: str, language: str = "en") -> tuple[Span, ...]:
    """Return the `[start, end)` of each sentence of *text* in order, outer white space left out.

    A piece without any letter or digit (a stray closing quote) belongs to the sentence before it,
    and so does a closing mark that a piece begins with.
    """
    language = primary_language(language)
    spans: list[Span] = []
    at = 0
    for piece in segment(language, text):
        start = at + len(piece) - len(piece.lstrip())
        end = at + len(piece.rstrip())
        at += len(piece)
        if start >= end:
            continue
        if spans and (
            _NO_WORD.match(text, start, end) or _goes_on(text, spans[-1], start, language)
        ):
            spans[-1] = (spans[-1][0], end)
            continue
        closing = _CLOSING.match(text, start, end) if spans and language in _BROKEN else None
        if closing:
            spans[-1] = (spans[-1][0], closing.end())
            start = end - len(text[closing.end() : end].lstrip())
        spans.append((start, end))
    return tuple(spans)


def _goes_on(text: str, before: Span, start: int, language: str) -> bool:
    """Whether the sentence *before* was cut too early, and goes on at *start*."""
    begin, end = before
    ending = text[max(begin, end - _LONGEST_ENDING) : end]
    return any(
        was.search(ending) and then.match(text, start) for was, then in _BROKEN.get(language, ())
    )


def primary_language(tag: str) -> str:
    """Return the primary subtag of a BCP 47 tag, lower case; `en` when there is none."""
    return re.split(r"[-_]", tag.strip(), maxsplit=1)[0].lower() or "en"
