"""Picture credits: a line of their own, or behind the words of a caption, which they give away."""

from __future__ import annotations

import re

from briefing.extract import words
from briefing.extract.fragments import is_whole

MAX_CREDIT_WORDS = 14
MAX_CAPTION_WORDS = 40

_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?:\s(?:[A-ZÀ-Þ&][\w.'’-]*|de|da|du|van|von|der|la|le|and|&)){0,4}"
_PICTURES = "|".join(sorted(words.PICTURES, key=len, reverse=True))
_WORD = rf"(?:[|/–—-]\s*)?(?:[\w'’]+\s){{0,2}}(?i:{_PICTURES})\b"
_WORDED = re.compile(
    rf"{_WORD}\s?(?:[:/|©]|(?i:by|von|par|per|de|di|door|courtesy of)\s)\s*[A-ZÀ-Þ].*"
    rf"|{_WORD}\s{_NAME}\s?/\s?{_NAME}"
)
_LOOSELY_WORDED = re.compile(rf"{_WORD}\s{_NAME}")
_SIGNED = re.compile(r"(?:©|/\s|\(c\)|\|\s)\s*\S.*", re.IGNORECASE)
_SHARED = re.compile(
    rf"{_NAME}\s?[/|]\s?{_NAME}(?:\s?/\s?{_NAME})*(?:\s(?:via|for|für|pour)\s{_NAME})?"
)
_LENT = re.compile(
    rf"{_NAME}\s(?:for|für|pour|para|per|voor)\s(?:the\s|la\s|le\s|de\s|die\s)?{_NAME}"
)
_SHOUTED = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){1,3}")
_LICENSED = re.compile(r".{0,60}\bCC[ -]BY\b.{0,20}")
_MARKED = re.compile(r".*(?i:\b(?:file photo|licensing rights|handout|symbolbild|archivbild)\b).*")


def is_credit(text: str) -> bool:
    """Whether a line without an end says who took a picture, or lent it."""
    return _is_short(text) and any(
        pattern.fullmatch(text) for pattern in (_WORDED, _SIGNED, _SHARED, _LICENSED)
    )


def is_credited(text: str, rest: str) -> bool:
    """Whether *rest*, which stands behind the whole sentences of *text*, makes a caption of them."""
    if len(text.split()) > MAX_CAPTION_WORDS or not _is_short(rest):
        return False
    return is_credit(rest) or any(
        p.fullmatch(rest) for p in (_LENT, _SHOUTED, _MARKED, _LOOSELY_WORDED)
    )


def _is_short(text: str) -> bool:
    return len(text.split()) <= MAX_CREDIT_WORDS and not is_whole(text)
