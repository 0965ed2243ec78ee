"""What the head of a script in Markdown says: title, date, language, and the sources to read again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.config import SourceSettings, options_of
from briefing.config.nodes import Group, Items, Scalar, read
from briefing.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.config.nodes import Node

NO_SCRIPT = (
    "is no script of briefing: it should begin with '---' and 'briefing: script'; "
    "'briefing script --format markdown' writes one"
)
_CLOSE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_ZULU = re.compile(r"[zZ]\Z")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What it says; empty where it says nothing. `lines` is how many lines it takes, its ends included.

    `sources` are by the numbers that the script calls them by.
    """

    title: str = ""
    date: datetime | None = None
    language: str = ""
    sources: Mapping[int, SourceSettings] = field(default_factory=dict)
    lines: int = 0


def front_matter(text: str, name: str) -> FrontMatter:
    """Return the front matter of a script; *name* is what errors call the file.

    Raises UsageError, with the line, for what is no script and what cannot be read.
    """
    if not text.startswith("---\n"):
        raise UsageError(f"{name}: {NO_SCRIPT}")
    closing = _CLOSE.search(text, 4)
    if closing is None:
        raise UsageError(f"{name}:1: the front matter is never closed: put a line '---' after it")
    reading = read(text[4 : closing.start()])
    for problem in reading.problems:
        raise UsageError(f"{name}:{problem.line + 1}: front matter: {problem.message}")
    root = reading.root
    if not isinstance(root, Group) or "briefing" not in root.entries:
        raise UsageError(f"{name}: {NO_SCRIPT}")
    head = _Head(root, name)
    kind = head.text("briefing")
    if kind != "script":
        raise UsageError(
            f"{name}:{head.line('briefing')}: 'briefing' should be 'script', not {kind!r}"
        )
    return FrontMatter(
        title=head.text("title"),
        date=parsed_date(head.text("date"), f"{name}:{head.line('date')}"),
        language=_language(head.text("language"), f"{name}:{head.line('language')}"),
        sources=dict(head.sources()),
        lines=text.count("\n", 0, closing.start()) + 1,
    )


def parsed_date(written: str, where: str) -> datetime | None:
    """Return a date and time, local when it names no zone; None for nothing. Raises UsageError."""
    if not written:
        return None
    try:
        moment = datetime.fromisoformat(_ZULU.sub("+00:00", written))
        return moment if moment.tzinfo else moment.astimezone()
    except (ValueError, OverflowError, OSError):  # the last two: year 1 is not in every zone
        raise UsageError(
            f"{where}: date should be like 2026-11-24 or 2026-11-24T06:30:00+01:00 (got {written!r})"
        ) from None


def _language(written: str, where: str) -> str:
    try:
        return options_of(SourceSettings, {"path": "-", "language": written}, where="").language
    except ConfigError as error:
        raise UsageError(f"{where}: {error.problems[0].message}") from None


class _Head:
    """The entries of the front matter; the line of each is counted in the file."""

    def __init__(self, root: Group, name: str) -> None:
        self._entries = root.entries
        self._name = name

    def line(self, key: str) -> int:
        return self._entries[key].line + 1 if key in self._entries else 1

    def text(self, key: str) -> str:
        if key not in self._entries:
            return ""
        value = self._entries[key].value
        if not isinstance(value, Scalar):
            raise UsageError(f"{self._name}:{self.line(key)}: {key} should be one text")
        return value.text

    def sources(self) -> Iterator[tuple[int, SourceSettings]]:
        if "sources" not in self._entries:
            return
        value = self._entries["sources"].value
        if isinstance(value, Items):
            yield from ((n, self._source(node)) for n, node in enumerate(value.items, 1))
        elif isinstance(value, Group):
            for key, entry in value.entries.items():
                if not (key.isascii() and key.isdigit()):
                    at = f"{self._name}:{entry.line + 1}"
                    raise UsageError(f"{at}: sources: {key!r} should be a number such as 1")
                yield int(key), self._source(entry.value)
        elif value.text:
            yield 1, self._source(value)

    def _source(self, node: Node) -> SourceSettings:
        where = f"{self._name}:{node.line + 1}"
        if isinstance(node, Scalar):
            given = {"path": node.text}
        elif isinstance(node, Group) and all(
            isinstance(e.value, Scalar) for e in node.entries.values()
        ):
            given = {
                k: e.value.text for k, e in node.entries.items() if isinstance(e.value, Scalar)
            }
        else:
            raise UsageError(f"{where}: sources: each should be a path, or 'path:' and 'name:'")
        try:
            return options_of(SourceSettings, given, where="sources")
        except ConfigError as error:
            raise UsageError(f"{where}: sources: {error.problems[0].message}") from None
