"""Which episodes may go, and how they go: only after no feed lists them any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import OutputError
from briefing.feed.names import STORIES_FOLDER

if TYPE_CHECKING:
    from briefing.config import FeedSettings
    from briefing.feed.listing import Entry

SUFFIXES = (".mp3", ".vtt", ".srt", ".chapters.json", ".html", ".jpg", ".json")
"""The files of an episode. The manifest goes last: what is left of a run that was killed is still known."""


def expired(entries: Sequence[Entry], feed: FeedSettings) -> tuple[Entry, ...]:
    """Return the episodes of a show, given newest first, that need not be kept.

    Age counts from the newest episode, which always stays: a show that pauses is not emptied.
    """
    if not entries:
        return ()
    kept = list(entries[: feed.keep_episodes] if feed.keep_episodes else entries)
    if feed.keep_days:
        oldest = entries[0].date - timedelta(days=feed.keep_days)
        kept = [entry for entry in kept if entry.date >= oldest]
    return tuple(entries[len(kept) :])


def remove_episode(folder: Path, stem: str) -> None:
    """Remove the files of an episode. Raises OutputError for one that cannot be."""
    remove_stories(folder, stem)
    for suffix in SUFFIXES:
        _remove(folder / f"{stem}{suffix}")


def remove_stories(folder: Path, stem: str) -> None:
    """Remove the files that were cut out of an episode. Raises OutputError for one that cannot be."""
    for path in (folder / STORIES_FOLDER).glob(f"{escape(stem)}-*.mp3"):
        # The stories of "monday" are not those of "monday-2".
        if path.stem.removeprefix(f"{stem}-").isdecimal():
            _remove(path)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        reason = f"is out of the feed, but cannot be removed: {error.strerror or error}"
        raise OutputError(str(path), reason) from error
