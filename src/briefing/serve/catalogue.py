"""What may be served: a dictionary of exact names, made of what the feeds list.

A request is looked up, never joined to a path: what is not in the dictionary does not exist, so there is nothing
to traverse. The dictionary is made anew when the folder or one of its feeds changes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from briefing.feed.names import CODE, INDEX_PAGE
from briefing.feed.site import SITE_NAMES
from briefing.serve.feeds import ServedFeed, is_plain, read_feed, stamp_of

Kind = Literal["feed", "file", "code"]
_UNSETTLED_NS: Final = 2_000_000_000
"""A folder that changed so recently may change again without another time stamp: some count in 2 seconds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name that may be asked for. `versions` are its marks `?v=`, each with the time of the feed (ns)."""

    name: str
    kind: Kind
    versions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _State:
    """The folder at one moment."""

    stamp: tuple[int, int] | None = None
    is_settled: bool = False
    feeds: Mapping[str, ServedFeed] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)


class Catalogue:
    """The names that may be asked for; `is_current` is quick, `refresh` reads what changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._state = _State()

    @property
    def feeds(self) -> tuple[str, ...]:
        """The names of the feeds."""
        return tuple(sorted(name for name, feed in self._state.feeds.items() if feed.is_ours))

    def find(self, name: str) -> Entry | None:
        """Return what a decoded relative path stands for."""
        return self._state.entries.get(name)

    def is_current(self) -> bool:
        """Tell whether the folder is as it was."""
        state = self._state
        return (
            state.is_settled
            and state.stamp == _folder_stamp(self._folder)
            and all(
                stamp_of(self._folder / name) == feed.stamp for name, feed in state.feeds.items()
            )
        )

    def refresh(self) -> None:
        """Read the folder, and those of its feeds that changed."""
        stamp = _folder_stamp(self._folder)
        feeds = {feed.name: feed for name in _xml_files(self._folder) if (feed := self._feed(name))}
        is_settled = stamp is not None and abs(time.time_ns() - stamp[1]) > _UNSETTLED_NS
        self._state = _State(stamp, is_settled, feeds, _entries(feeds))

    def _feed(self, name: str) -> ServedFeed | None:
        known = self._state.feeds.get(name)
        if known is not None and known.stamp == stamp_of(self._folder / name):
            return known
        return read_feed(self._folder, name)


def _entries(feeds: Mapping[str, ServedFeed]) -> dict[str, Entry]:
    ours = [feed for feed in feeds.values() if feed.is_ours]
    versions: dict[str, dict[str, int]] = {}
    for feed in ours:
        for name, marks in feed.versions.items():
            times = versions.setdefault(name, {})
            for mark in marks:
                times[mark] = max(times.get(mark, 0), feed.stamp[1])
    entries = {
        name: Entry(name, "file", versions.get(name, {}))
        for feed in ours
        # A feed lists other feeds: those that are there are in the dictionary as such.
        for name in feed.files
        if not name.endswith(".xml")
    }
    entries |= {name: Entry(name, "file") for name in (*SITE_NAMES, INDEX_PAGE)}
    entries |= {feed.name: Entry(feed.name, "feed") for feed in ours}
    return entries | {CODE: Entry(CODE, "code"), "": entries[INDEX_PAGE]}


def _xml_files(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as found:
            return [
                entry.name
                for entry in found
                if entry.name.endswith(".xml")
                and is_plain(entry.name)
                and entry.is_file(follow_symlinks=False)
            ]
    except OSError:
        return []


def _folder_stamp(folder: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(folder)  # noqa: PTH116  a third quicker, and this runs for each request
    except OSError:
        return None
    return (status.st_ino, status.st_mtime_ns)
