"""What scrapers glue to the end of a paragraph: buttons, links to other stories, ad code, initials."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.extract import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Paragraph

MAX_TAILS = 3
"""So many things are glued one behind the other."""

MAX_LINK = 160
"""The longest link to another story that is cut off behind a sentence."""

_ENDED = r"(?<=[.!?…”\"’»)\]])"
_CODE = re.compile(
    r"\s*(?:\(?adsbygoogle\b|\[adsbygoogle\]|googletag\.|window\.\w+|document\.\w+\(|\$\(['\"(]"
    r"|function ?\(|var \w+ ?= |\w+\.push\().*",
    re.DOTALL,
)


def _either(phrases: frozenset[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


_SHORTCODE = re.compile(r"\[(\w+)(?: [^\[\]]*)?\][^\[\]]*\[/\1\]")
_ASIDE = re.compile(r"^\((?:see|siehe|voir|véase|zie|vedi) [^()]{1,30}\)\s+", re.IGNORECASE)
_BUTTON = re.compile(
    rf"{_ENDED}\s*[\[(]?(?=[A-ZÀ-Þ])(?i:{_either(words.BUTTONS)})[\])]?\s*[↑→»›▼…]*$"
)
_LINK = re.compile(
    rf"{_ENDED}\s+[\[(]?(?=[A-ZÀ-Þ])(?i:{_either(words.POINTERS)})\s?[:|]\s[^\n]{{1,{MAX_LINK}}}$"
)
_CREDIT = re.compile(
    rf"{_ENDED}\s[(\[](?i:{_either(words.PICTURES)})\b[:\s][^()\[\]]{{1,80}}[)\]]\.?$"
)
MIN_PROSE_WORDS = 26
"""So long a text with a credit behind it is a paragraph below a picture, no caption."""

_INITIALS = re.compile(r"(?<=[.!?…”\"“»])\s\((?:[a-zäöü]{2,5})(?:[/,] ?[a-zäöü]{2,5}){0,3}\)$")
_AGENCIES_IN = re.compile(rf"{_ENDED}\s\((?i:{words.AGENCIES})(?:/(?i:{words.AGENCIES}))*\)$")


def without_glue(blocks: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the blocks without what is glued to them; one that is nothing else goes."""
    cut = (replace(block, text=unglued(block.text)) for block in blocks)
    return tuple(block for block in cut if block.text)


def unglued(text: str) -> str:
    """Return *text* without what stands behind its last sentence and is no part of it."""
    text = _ASIDE.sub("", _SHORTCODE.sub("", text)).strip()
    for _ in range(MAX_TAILS):
        for pattern in (_CODE, _BUTTON, _LINK, _INITIALS, _AGENCIES_IN):
            text = pattern.sub("", text).rstrip()
        uncredited = _CREDIT.sub("", text).rstrip()
        if len(uncredited.split()) >= MIN_PROSE_WORDS:
            text = uncredited
    return text
