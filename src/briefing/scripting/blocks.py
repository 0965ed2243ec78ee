"""Markdown of a script as sections of lines, each with its number in the file; nothing is looked up yet."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import Literal, cast

from briefing.errors import UsageError
from briefing.model import SectionKind
from briefing.scripting.edited import KINDS
from briefing.scripting.markup import plain

# A backslash before it makes it text: what we write escapes every "<".
_COMMENT = re.compile(r"(?<!\\)<!--(.*?)-->", re.DOTALL)
_UNCLOSED = re.compile(r"(?<!\\)<!--")
_KIND = re.compile(r"([a-z]+)(?:\s+<([^<>\s]*)>)?")
_PLACE = re.compile(r"\[(\d{1,9})\]\s+(\d{1,9}):(\d{1,9})-(\d{1,9})")
_HEADING = re.compile(r"(#{1,6})(?:\s+(.*?))?(?:\s+#+)?")
_NOTE = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?:\s+(.*))?")
_NUMBERS = re.compile(r"\[(\d{1,9})\](?!\()\s*")
_BREAK = re.compile(r"(?:[-*_]\s*){3,}|=+")
"""A rule across the page, or the line under a heading."""
_OWN = re.compile(r"\*((?:[^\\*]|\\.)+)\*")
_TITLE, _CHAPTER = 1, 2
"""Levels of headings; deeper ones are notes."""


@dataclass(frozen=True, slots=True)
class Written:
    """One line that someone wants to be said; `place` is source, paragraph, start, end, where it is given.

    A "prose" is a paragraph that someone wrote by hand, of any number of sentences.
    """

    line: int
    kind: Literal["quotation", "phrase", "prose"]
    text: str
    place: tuple[int, int, int, int] | None = None


@dataclass(slots=True)
class Block:
    """A section as it is written; `url` is None where it says nothing of it."""

    line: int
    kind: SectionKind
    chapter: str = ""
    url: str | None = None
    written: list[Written] = field(default_factory=list)
    sources: list[tuple[int, int]] = field(default_factory=list)
    """Its sources by number, each with the line that names it."""


@dataclass(frozen=True, slots=True)
class Page:
    """All sections, and the title above them with its line."""

    blocks: list[Block]
    title: str = ""
    title_line: int = 0


def page(body: str, *, first_line: int, name: str) -> Page:
    """Return the sections of a script's Markdown without its front matter.

    *first_line* is the number of its first line in the file *name*. Raises UsageError.
    """
    return _Reader(first_line, name).page(body)


class _Reader:
    def __init__(self, first_line: int, name: str) -> None:
        self._first_line = first_line
        self._name = name
        self._blocks: list[Block] = []
        self._is_open = False
        """Whether a comment began the last section, and its heading may still come."""
        self._in_note = False
        self._prose: list[str] = []
        self._prose_line = 0
        self._title, self._title_line = "", 0

    def page(self, body: str) -> Page:
        comments: dict[int, list[str]] = {}

        def take(found: re.Match[str]) -> str:
            comments.setdefault(body.count("\n", 0, found.start()), []).append(found[1].strip())
            return "\n" * found[0].count("\n")

        text = _COMMENT.sub(take, body)
        if unclosed := _UNCLOSED.search(text):
            line = self._first_line + text.count("\n", 0, unclosed.start())
            raise UsageError(
                f"{self._name}:{line}: this comment is never closed: put '-->' after it"
            )
        for index, raw in enumerate(text.split("\n")):
            self._line(self._first_line + index, raw, comments.get(index, []))
        self._end_prose()
        return Page(self._blocks, self._title, self._title_line)

    def _line(self, number: int, raw: str, comments: list[str]) -> None:
        text = raw.strip()
        is_note = self._in_note and raw[:1] in {" ", "\t"}
        if not text or _BREAK.fullmatch(text):
            self._end_prose()
            self._in_note = False
            if comments:
                self._comment(number, comments[0])
        elif found := _HEADING.fullmatch(text):
            self._end_prose()
            self._heading(number, len(found[1]), plain(found[2] or ""))
        elif text.startswith(">"):
            self._end_prose()
            self._quotation(number, text.lstrip("> "), comments)
        elif found := _OWN.fullmatch(text):
            self._end_prose()
            self._say(Written(number, "phrase", plain(found[1])))
        elif found := _NOTE.fullmatch(text):
            self._end_prose()
            self._in_note = True
            self._note(number, found[1] or "")
        elif not is_note:
            self._prose_line = self._prose_line or number
            self._prose.append(text)

    def _comment(self, number: int, comment: str) -> None:
        found = _KIND.fullmatch(comment)
        if not found:
            return
        kind, url = found.groups()
        if kind not in KINDS:
            close = difflib.get_close_matches(kind, KINDS, n=1)
            advice = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(KINDS)}"
            raise UsageError(
                f"{self._name}:{number}: no kind of section is called {kind!r}; {advice} "
                "(a comment of your own should have more than one word)"
            )
        self._blocks.append(Block(number, cast("SectionKind", kind), url=url))
        self._is_open = True

    def _heading(self, number: int, level: int, text: str) -> None:
        if level == _TITLE:
            self._title, self._title_line = text, number
        if level != _CHAPTER:
            return
        if not self._is_open:
            self._blocks.append(Block(number, "story"))
        self._blocks[-1].chapter = text
        self._is_open = False

    def _quotation(self, number: int, text: str, comments: list[str]) -> None:
        if not text:
            return
        places = (found for c in comments if (found := _PLACE.fullmatch(c)))
        place = next(((int(p[1]), int(p[2]), int(p[3]), int(p[4])) for p in places), None)
        self._say(Written(number, "quotation", plain(text), place))

    def _note(self, number: int, text: str) -> None:
        numbers = []
        while found := _NUMBERS.match(text):
            numbers.append((int(found[1]), number))
            text = text[found.end() :]
        if numbers and self._blocks:
            self._blocks[-1].sources += numbers

    def _end_prose(self) -> None:
        if self._prose:
            text = plain(" ".join(self._prose))
            self._say(Written(self._prose_line, "prose", text))
        self._prose, self._prose_line = [], 0

    def _say(self, written: Written) -> None:
        if not self._blocks:
            # Before any heading: the show begins with it.
            self._blocks.append(Block(written.line, "greeting"))
        self._is_open = False
        self._in_note = False
        self._blocks[-1].written.append(written)
