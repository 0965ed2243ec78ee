"""Whether there is room, and the right to write."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from briefing.adapters.atomic import PREFIX, SUFFIX
from briefing.doctor.check import Check, Subject, nearest
from briefing.feed.state import STATE_FOLDER

LITTLE_BYTES = 1 << 30
NONE_BYTES = 100 << 20


def check_disk(subject: Subject) -> Iterator[Check]:
    """Look at the free space of the folder of the episodes, and of what was spoken before."""
    for name, folder in (("disk", subject.output), ("disk of the cache", subject.cache)):
        try:
            free = shutil.disk_usage(nearest(folder)).free
        except OSError as error:
            yield Check(
                name, "failed", f"{folder}: {error.strerror or error}", "choose another folder"
            )
            continue
        told = f"{_size(free)} free in {folder}"
        if free < NONE_BYTES:
            yield Check(name, "failed", told, "make room, or choose another folder")
        elif free < LITTLE_BYTES:
            yield Check(name, "warning", told, "make room: an hour takes 30 MB, the cache as much")
        else:
            yield Check(name, "ok", told)


def check_writing(subject: Subject) -> Iterator[Check]:
    """Make a file in each folder that is written to, and remove it."""
    folders = [("write access", subject.output), ("write access to the cache", subject.cache)]
    if (state := subject.output / STATE_FOLDER).exists():
        folders.append(("write access to the state", state))
    for name, folder in folders:
        there = nearest(folder)
        try:
            _write(there)
        except OSError as error:
            reason = f"{there} cannot be written to: {error.strerror or error}"
            yield Check(name, "failed", reason, "change its rights, or choose another folder")
        else:
            made = "" if there == folder else " (will be made)"
            yield Check(name, "ok", f"{folder}{made}")


def _write(folder: Path) -> None:
    passing = folder / f"{PREFIX}{secrets.token_hex(8)}{SUFFIX}"
    try:
        with passing.open("xb") as file:
            file.write(b"can this be written?")
            file.flush()
            os.fsync(file.fileno())
    finally:
        passing.unlink(missing_ok=True)


def _size(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= LITTLE_BYTES else f"{size / 1e6:.0f} MB"
