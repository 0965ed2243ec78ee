"""Which episodes lie in an output folder, without reading again what did not change."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from briefing.errors import OutputError
from briefing.feed.published import PublishedEpisode, read_episode
from briefing.feed.state import Index

MANIFEST = ".json"
CHAPTERS = ".chapters.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """What must be known of an episode to put it in its place; the rest is in its manifest.

    `stamp` changes when the manifest does: its time of change in nanoseconds, and its size.
    """

    stem: str
    show: str
    title: str
    date: datetime
    duration_ms: int
    version: str
    guid: str
    number: int
    stamp: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Listing:
    """The episodes of a folder, newest first, and what is wrong with those that were left out."""

    entries: tuple[Entry, ...]
    problems: tuple[OutputError, ...] = ()

    def of_show(self, name: str) -> tuple[Entry, ...]:
        """Return the episodes of one show."""
        return tuple(entry for entry in self.entries if entry.show == name)


def list_episodes(folder: Path, index: Index) -> Listing:
    """Return the episodes of a folder; `index` is brought up to date.

    An episode counts when its manifest can be read and its MP3 has the size that it says. A JSON file of
    another program is passed over in silence; one of ours that is damaged is a problem.
    """
    entries: list[Entry] = []
    problems: list[OutputError] = []
    found: dict[str, dict[str, Any]] = {}
    for name, stamp in _manifests(folder):
        stem = name.removesuffix(MANIFEST)
        cached = index.episodes.get(stem)
        if cached is not None and cached.get("stamp") == list(stamp):
            record = cached
        else:
            try:
                record = _record(read_episode(folder / name), stamp)
            except OutputError as error:
                if _has_sound(folder, stem):
                    problems.append(error)
                continue
        if (problem := _sound_problem(folder, record)) is not None:
            problems.append(problem)
            continue
        found[stem] = record
        entries.append(_entry(stem, record))
    index.episodes = found
    entries.sort(key=lambda entry: (entry.date, entry.number, entry.stem), reverse=True)
    return Listing(tuple(entries), tuple(problems))


def _manifests(folder: Path) -> list[tuple[str, tuple[int, int]]]:
    try:
        with os.scandir(folder) as files:
            return sorted(
                (file.name, (status.st_mtime_ns, status.st_size))
                for file in files
                if file.name.endswith(MANIFEST)
                and not file.name.endswith(CHAPTERS)
                and not file.name.startswith(".")
                and file.is_file(follow_symlinks=False)
                and (status := file.stat())
            )
    except OSError as error:
        raise OutputError(str(folder), f"cannot be read: {error.strerror or error}") from error


def _has_sound(folder: Path, stem: str) -> bool:
    return (folder / f"{stem}.mp3").exists()


def _record(episode: PublishedEpisode, stamp: tuple[int, int]) -> dict[str, Any]:
    return {
        "stamp": list(stamp),
        "show": episode.show.name,
        "title": episode.title,
        "date": episode.date.isoformat(),
        "duration_ms": episode.duration_ms,
        "version": episode.version,
        "guid": episode.guid,
        "number": episode.number,
        "file": episode.audio.file,
        "size_bytes": episode.audio.size_bytes,
    }


def _sound_problem(folder: Path, record: dict[str, Any]) -> OutputError | None:
    path = folder / str(record["file"])
    try:
        size = path.lstat().st_size
    except OSError as error:
        return OutputError(str(path), f"is left out of the feed: {error.strerror or error}")
    if size != record["size_bytes"]:
        reason = f"is left out of the feed: it has {size} bytes where its manifest says {record['size_bytes']}"
        return OutputError(str(path), reason)
    return None


def _entry(stem: str, record: dict[str, Any]) -> Entry:
    modified, size = record["stamp"]
    return Entry(
        stem=stem,
        show=record["show"],
        title=record["title"],
        date=datetime.fromisoformat(record["date"]),
        duration_ms=record["duration_ms"],
        version=record["version"],
        guid=record["guid"],
        number=record["number"],
        stamp=(modified, size),
    )
