"""Lines to paragraphs: hard-wrapped lines are joined, a line that is a paragraph stays one."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.extract.junk import junk_rule

MIN_WRAP, MAX_WRAP = 45, 120
"""Columns at which people and programs wrap text."""

MIN_WRAPPED = 10
"""One last line of so many may be longer: not everything at a page's foot was wrapped."""

MIN_RUNNING_ON = 25
"""A line at least so long, without an end, runs on in a next one that begins in lower case."""

_ENDED = re.compile(r"[.!?…:;。！？]['\"”’»)\]]*$")
_MARKED = re.compile(r"\s*(?:[-*•·–—]|\d{1,3}[.)])\s+\S")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of plain text, in order; blank lines always part them."""
    chunks = [chunk.split("\n") for chunk in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.strip("\n"))]
    width = _wrap_width(chunks)
    joined = (paragraph for chunk in chunks for paragraph in _joined(chunk, width))
    return [paragraph for paragraph in joined if paragraph]


def joined_lines(text: str) -> list[str]:
    """Return the paragraphs of a text that is broken by hand, not at a column."""
    return [paragraph for paragraph in _joined(text.split("\n"), 0) if paragraph]


def _wrap_width(chunks: list[list[str]]) -> int:
    """Return the column at which the text was wrapped; 0 when it was not."""
    pairs = [pair for chunk in chunks for pair in pairwise(chunk)]
    # A line by itself was not broken: a long address says nothing about the column.
    width = max((len(line.rstrip()) for line, _ in pairs), default=0)
    longer = sum(1 for _, following in pairs if len(following.rstrip()) > width)
    if not MIN_WRAP <= width <= MAX_WRAP or longer * MIN_WRAPPED > len(pairs):
        return 0
    full = sum(1 for line, following in pairs if _is_full(line, following, width))
    open_ended = sum(1 for line, _ in pairs if not _ENDED.search(line.rstrip()))
    return width if full * 2 >= len(pairs) and open_ended * 3 >= len(pairs) else 0


def _is_full(line: str, following: str, width: int) -> bool:
    words = following.split(maxsplit=1)
    return bool(words) and len(line.rstrip()) + 1 + len(words[0]) > width


def _joined(lines: list[str], width: int) -> list[str]:
    made: list[str] = []
    before = ""
    for line in lines:
        if made and _runs_on(before, line, width):
            made[-1] = _glued(made[-1], line.strip())
        else:
            made.append(line.strip())
        before = line
    return made


def _runs_on(line: str, following: str, width: int) -> bool:
    start = following.lstrip()
    if not line.strip() or not start or _MARKED.match(following):
        return False
    if width and not following.startswith((" ", "\t")) and _is_full(line, following, width):
        return True
    stripped = line.strip()
    return (
        len(stripped) >= MIN_RUNNING_ON
        and start[0].islower()
        and not _ENDED.search(stripped)
        and not start.strip().isalpha()  # one word by itself is a name or a button
        and junk_rule(start) != "byline"
    )


def _glued(before: str, line: str) -> str:
    # A hyphen at the end of a line is the word's own, or the typesetter's: kept, it is heard in neither.
    is_hyphen = before.endswith("-") and before[-2:-1].isalpha() and line[:1].islower()
    return before + line if is_hyphen else f"{before} {line}"
