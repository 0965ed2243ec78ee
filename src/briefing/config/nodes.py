"""YAML text as a small tree that remembers its lines.

A subset of YAML 1.2, on purpose: no anchors, aliases, tags, merge keys or second documents, and every
key once. The limits hold while the text is parsed, before anything recurses: PyYAML takes minutes for a
few hundred kilobytes of brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import yaml

from briefing.config.syntax import in_plain_words
from briefing.errors import Problem

MAX_EVENTS = 10_000
"""About a quarter of a second of parsing; a show with 1500 sources stays below it."""
MAX_DEPTH = 20
"""Deepest nesting; a config needs five."""
MAX_PROBLEMS = 50
"""So many problems are listed; what is no config at all would fill the screen for pages."""

MAX_SHOWN = 60
NAME = re.compile(r"\w{1,40}")


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as it was written; `plain` when it stands without quotes."""

    text: str
    plain: bool
    line: int


@dataclass(slots=True)
class Items:
    """A list."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a group, with its line and its value."""

    line: int
    value: Node


@dataclass(slots=True)
class Group:
    """A mapping; each key once, in the order written."""

    line: int
    entries: dict[str, Entry] = field(default_factory=dict)


Node = Scalar | Items | Group


class Malformed(Exception):
    """Text that cannot be read to its end; carries the problem that stopped it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(line, message)
        self.problem = Problem(line, message)


@dataclass(frozen=True, slots=True)
class Reading:
    """The tree of a text (None when it holds nothing), and what is wrong with its form.

    `stopped_at` is the line beyond which nothing could be read; None when it was read to its end.
    """

    root: Node | None
    problems: tuple[Problem, ...]
    stopped_at: int | None


def read(text: str) -> Reading:
    """Read a text as far as it goes; never raises."""
    builder = _Builder()
    stopped_at = None
    try:
        for count, event in enumerate(_events(text)):
            if count > MAX_EVENTS or len(builder.problems) >= MAX_PROBLEMS:
                raise Malformed(
                    _line(event), "too much is in this file; nothing was read beyond this line"
                )
            builder.take(event)
    except Malformed as error:
        builder.problems.append(error.problem)
        stopped_at = error.problem.line
    return Reading(builder.root, tuple(dict.fromkeys(builder.problems)), stopped_at)


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise Malformed(*in_plain_words(error)) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        reason = f"holds the control character {chr(error.character)!r}: is this a text file?"
        raise Malformed(line, reason) from error
    except (ValueError, OverflowError) as error:
        # chr() of an escape such as "\UFFFFFFFF", or a %YAML directive with 5000 digits.
        raise Malformed(0, f"is not valid YAML ({error})") from error


class _Builder:
    """Takes parser events one by one; an own stack, so that no nesting can exhaust Python's."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[Items | Group] = []
        self._keys: list[Scalar | None] = []
        """For each open group the key whose value comes next; None for a list, or before a key."""
        self._path: list[str] = []
        """The name under which each open node stands in its parent."""
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        line = _line(event)
        self._refuse_extras(event, line)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise Malformed(line, "a second document ('---') begins here; only one is read")
        elif isinstance(event, yaml.ScalarEvent):
            self._add(Scalar(event.value, event.style is None, line))
        elif isinstance(event, yaml.AliasEvent):
            self._add(Scalar("", plain=True, line=line))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin(Items(line))
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin(Group(line))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._keys.pop()
            self._path.pop()

    def _refuse_extras(self, event: yaml.Event, line: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            name = getattr(event, "anchor", "")
            self._problem(line, f"aliases (*{_cut(name)}) are not supported; write the value out")
        elif (name := getattr(event, "anchor", None)) is not None:
            self._problem(
                line, f"anchors (&{_cut(name)}) are not supported; put a value with & in quotes"
            )
        tag = getattr(event, "tag", None) if isinstance(event, yaml.NodeEvent) else None
        if tag is not None:
            written = _cut(tag.replace("tag:yaml.org,2002:", "!!"))
            self._problem(line, f"tags ({written}) are not supported; put a value with ! in quotes")

    def _begin(self, node: Items | Group) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise Malformed(node.line, f"is nested more than {MAX_DEPTH} levels deep")
        name = self._add(node)
        self._open.append(node)
        self._keys.append(None)
        self._path.append(name)

    def _add(self, node: Node) -> str:
        if not self._open:
            self.root = node
            return ""
        parent = self._open[-1]
        if isinstance(parent, Items):
            parent.items.append(node)
            return str(len(parent.items))
        if (key := self._keys[-1]) is None:
            self._keys[-1] = self._key(node)
            return ""
        self._keys[-1] = None
        self._set(parent, key, node)
        return key.text

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        self._problem(
            node.line, "a list or group cannot be a key; put a text with { or [ in quotes"
        )
        return Scalar("", False, 0)

    def _set(self, group: Group, key: Scalar, value: Node) -> None:
        if not key.line:
            return
        if key.plain and key.text == "<<":
            self._problem(key.line, "merge keys (<<) are not supported; write the settings out")
        elif key.text in group.entries:
            first = group.entries[key.text].line
            name = dotted((*self._path[1:], key.text))
            self._problem(key.line, f"{name}: is set twice (first in line {first})")
        else:
            group.entries[key.text] = Entry(key.line, value)

    def _problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(line, message))


def dotted(path: Iterable[object]) -> str:
    """Return a path as messages name it: `sources.2.weight`, the second source counted from one."""
    return ".".join(part if NAME.fullmatch(part) else shown(part) for part in map(str, path))


def shown(value: object) -> str:
    """Return a value as a message quotes it, on one line and not too long."""
    return _cut(str(value).lower() if isinstance(value, bool) else repr(value))


def _cut(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"


def _line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 0
