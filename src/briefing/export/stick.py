"""Write tracks into a folder of a memory stick, in the order they are played.

All is checked before anything is touched. Then the files of the former export go, the new playlist is
written, and the files under it, one after the other, each whole. The playlist comes first as it names
what is ours: should the stick be pulled out, the next export knows what to remove.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from briefing.adapters.atomic import remove_leftovers, write_whole
from briefing.errors import OutputError
from briefing.export.directory_order import appending, remove_fillers
from briefing.export.playlist import PLAYLIST, former_files, playlist
from briefing.export.tracks import Track, sounds

LARGEST_CLUSTER_BYTES = 64 << 10
"""A file takes whole clusters; FAT32 has none that is larger."""

Report = Callable[[int, int, str], None]
"""report(number, total, name): which file is written now."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an export will do: the new files in order, and the former ones that go."""

    folder: Path
    tracks: tuple[Track, ...]
    names: tuple[str, ...]
    former: tuple[Path, ...]
    needed_bytes: int
    free_bytes: int
    """Free when the former files are gone."""

    @property
    def playlist(self) -> Path:
        """Where the playlist is."""
        return self.folder / PLAYLIST


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote."""

    playlist: Path
    files: tuple[Path, ...]
    size_bytes: int
    duration_ms: int


def plan(folder: Path, tracks: Sequence[Track]) -> Plan:
    """Return what an export into `folder` will do; nothing is changed.

    Raises OutputError when it cannot be done: no such folder, no right to write, no room, a file of
    another in the way.
    """
    _check_folder(folder)
    total = len(tracks)
    names = tuple(track.file_name(number, total) for number, track in enumerate(tracks, 1))
    try:
        former = former_files(folder)
        cluster = _cluster_bytes(folder)
        needed = sum(
            _clusters(len(track.tag(number, total)) + track.sound_bytes(), cluster)
            for number, track in enumerate(tracks, 1)
        )
        freed = sum(path.stat().st_size for path in former)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        at = error.filename or folder
        raise OutputError(str(at), f"cannot be read: {error.strerror or error}") from error
    planned = Plan(folder, tuple(tracks), names, former, needed + cluster, free + freed)
    _check_names(planned)
    _check_room(planned)
    return planned


def carry_out(planned: Plan, report: Report) -> Exported:
    """Do it. Raises OutputError; the files that were written until then are whole."""
    folder, total = planned.folder, len(planned.tracks)
    files = tuple(folder / name for name in planned.names)
    size = 0
    at: Path = planned.playlist
    try:
        remove_leftovers(folder)
        remove_fillers(folder)
        for at in planned.former:
            at.unlink(missing_ok=True)
        at = planned.playlist
        write_whole(at, [_playlist(planned)])
        with appending(folder):
            writing = zip(files, planned.tracks, sounds(planned.tracks), strict=True)
            for number, (at, track, sound) in enumerate(writing, 1):
                report(number, total, at.name)
                write_whole(at, chain([track.tag(number, total)], sound))
                size += at.stat().st_size
    except OSError as error:
        reason = f"cannot be written: {error.strerror or error}; the export is not complete, run it again"
        raise OutputError(str(error.filename or at), reason) from error
    return Exported(
        planned.playlist, files, size, sum(track.duration_ms for track in planned.tracks)
    )


def _playlist(planned: Plan) -> bytes:
    return playlist(
        [
            (name, track.listed_title, track.duration_ms)
            for name, track in zip(planned.names, planned.tracks, strict=True)
        ]
    )


def _check_folder(folder: Path) -> None:
    if not folder.exists():
        raise OutputError(
            str(folder),
            "is not there; is the stick plugged in? A new folder is not made, make it first",
        )
    if not folder.is_dir():
        raise OutputError(str(folder), "is not a folder; name one on the stick")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(
            str(folder), "cannot be written to; is the stick locked, or someone else's?"
        )


def _check_names(planned: Plan) -> None:
    former = {path.name for path in planned.former}
    for name in planned.names:
        if name not in former and os.path.lexists(planned.folder / name):
            raise OutputError(
                str(planned.folder / name),
                f"is there, but {PLAYLIST} does not list it as ours; move it away and run again",
            )


def _check_room(planned: Plan) -> None:
    if planned.needed_bytes > planned.free_bytes:
        missing = (planned.needed_bytes - planned.free_bytes) / 1e6
        raise OutputError(
            str(planned.folder),
            f"has not enough room: {planned.needed_bytes / 1e6:.1f} MB are needed, {missing:.1f} MB too many; "
            "nothing was changed; choose fewer --episodes or make room",
        )


def _cluster_bytes(folder: Path) -> int:
    if not hasattr(os, "statvfs"):
        return LARGEST_CLUSTER_BYTES
    return os.statvfs(folder).f_frsize or LARGEST_CLUSTER_BYTES


def _clusters(size: int, cluster: int) -> int:
    return -(-size // cluster) * cluster
