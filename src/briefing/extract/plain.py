"""Plain text to blocks: a first line that looks like a headline is the title candidate."""

from __future__ import annotations

import re

from briefing.adapters.clean_text import clean
from briefing.extract.contents import Contents
from briefing.extract.lines import paragraphs
from briefing.model import Paragraph

_BULLET = re.compile(r"^[-*•·▪●◦‣–—]\s+(?=\S)")


def read_plain(text: str) -> Contents:
    """Return the blocks of a plain text; which of them is the title is found out later."""
    cleaned = (" ".join(_BULLET.sub("", found).split()) for found in paragraphs(_lines(text)))
    kept = [found for found in cleaned if found]
    return Contents(tuple(Paragraph(found, place) for place, found in enumerate(kept, start=1)))


def _lines(text: str) -> str:
    # How far a first line is indented tells where a paragraph starts and where lines were wrapped.
    return "\n".join(_indentation(line) + clean(line).strip(" ") for line in text.splitlines())


def _indentation(line: str) -> str:
    return " " * (len(line) - len(line.lstrip(" \t\xa0")))
