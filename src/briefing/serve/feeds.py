"""A feed of the folder, as far as the server needs it: what it lists, and in which versions."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from briefing.feed.rebase import base_of, listed_files
from briefing.serve.opening import opened

MOST_BYTES: Final = 256 << 20
Stamp = tuple[int, int, int]

_ROOT: Final = re.compile(rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<rss[\s>]", re.DOTALL)
_GENERATOR: Final = re.compile(rb"<generator>briefing\b")


@dataclass(frozen=True, slots=True)
class ServedFeed:
    """A feed file; nothing is listed when it is none of ours."""

    name: str
    stamp: Stamp
    files: frozenset[str] = frozenset()
    versions: dict[str, frozenset[str]] = field(default_factory=dict)
    """The marks `?v=...` that a file is listed with."""

    @property
    def is_ours(self) -> bool:
        """Whether `briefing` wrote it."""
        return bool(self.files)


def stamp_of(path: Path) -> Stamp | None:
    """Return what changes with a file; None when there is none."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return (status.st_ino, status.st_mtime_ns, status.st_size)


def read_feed(folder: Path, name: str) -> ServedFeed | None:
    """Return a feed of the folder; None when it cannot be read, as when it has just gone."""
    try:
        with opened(folder, name) as file:
            xml = file.read_all() if file.size <= MOST_BYTES else b""
            stamp = file.stamp
    except (OSError, EOFError):
        return None
    # The generator stands before the first episode.
    if not _ROOT.match(xml) or not _GENERATOR.search(xml.partition(b"<item>")[0]):
        return ServedFeed(name, stamp)
    try:
        base = base_of(xml)
        listed = frozenset(file for file in listed_files(xml) if is_plain(file)) | {name}
    except ValueError:  # UnicodeDecodeError is one
        return ServedFeed(name, stamp)
    return ServedFeed(name, stamp, listed, _versions(xml, base, listed))


def is_plain(name: str) -> bool:
    """Tell whether a name stays in the folder, and is hidden nowhere on its way.

    Colons are those of Windows: drives, and streams behind a file.
    """
    parts = name.split("/")
    return not any(sign in name for sign in "\\:\0") and not any(
        part == "" or part.startswith(".") for part in parts
    )


def _versions(xml: bytes, base: str, listed: frozenset[str]) -> dict[str, frozenset[str]]:
    written = re.escape(escape(base).encode())
    pattern = re.compile(rb'(?:url|href)="' + written + rb'([^"<>?#]*)\?v=([0-9A-Za-z]+)"')
    found: dict[str, set[str]] = {}
    for match in pattern.finditer(xml):
        name = unquote(match[1].decode("utf-8", "replace"))
        if name in listed:
            found.setdefault(name, set()).add(match[2].decode("ascii"))
    return {name: frozenset(marks) for name, marks in found.items()}
