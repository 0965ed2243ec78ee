"""Writes what is published, and only what is not yet as it should be."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.adapters.atomic import write_whole
from briefing.errors import OutputError
from briefing.feed.published import PublishedEpisode, read_episode
from briefing.model import Progress, Report
from briefing.version import __version__

if TYPE_CHECKING:
    from briefing.feed.listing import Entry
    from briefing.feed.state import Index

RECIPE = 1
"""Raise it when what is made of the same episode changes within a version."""


class Making:
    """Writes files that are not yet what they should be, by a key of all that shapes them."""

    def __init__(self, folder: Path, index: Index, report: Report, *, total: int) -> None:
        self.folder = folder
        self.index = index
        self.count = 0
        self._report = report
        self._total = total
        self._done = 0

    def file(self, name: str, shaped_by: Any, make: Callable[[], bytes]) -> None:
        """Write a file unless it is there and its key is the same. Raises OutputError."""
        path = self.folder / name
        key = key_of(shaped_by)
        if self.index.made.get(name) == key and path.exists():
            return
        try:
            write_whole(path, [make()])
        except OSError as error:
            raise OutputError(str(path), f"cannot be written: {error.strerror or error}") from error
        self.index.made[name] = key
        self.count += 1

    def episode(self, entry: Entry) -> PublishedEpisode:
        """Read an episode."""
        return read_episode(self.folder / f"{entry.stem}.json")

    def has(self, entry: Entry, suffixes: frozenset[str]) -> frozenset[str]:
        """Return the endings of those files of an episode that are there."""
        return frozenset(s for s in suffixes if (self.folder / f"{entry.stem}{s}").exists())

    def progress(self, detail: str) -> None:
        """Tell that one more episode is done."""
        self._report(
            Progress(
                "publishing", self._done, self._total, detail, self._done / max(1, self._total)
            )
        )
        self._done += 1

    def forget_what_is_gone(self) -> None:
        """Drop the keys of files that are no longer there."""
        made = self.index.made
        self.index.made = {name: key for name, key in made.items() if (self.folder / name).exists()}


def key_of(shaped_by: Any) -> str:
    """Return a key of all that shapes a file, the version of the program included."""
    told = json.dumps([__version__, RECIPE, shaped_by], default=str, ensure_ascii=False)
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
