"""New files behind all others in a directory of a FAT file system.

Many car radios play in the order of the directory, not of the names. A new entry of FAT takes the first
gap that is long enough, and how long it must be depends on the length of the name: where files were
removed between others, a short name overtakes a long one (so does Linux's vfat; after a rename, too).
Empty files whose names need one entry fill the gaps first, and go when all is written.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MOST = 999
_FILLER = re.compile(r"BRIEF\d{3}\.TMP")
"""Eight capital letters and digits, a point and three more: such a name needs no second entry."""


@contextmanager
def appending(folder: Path) -> Iterator[None]:
    """While this holds, what is created in the folder is listed last, if it lists in order at all.

    Other file systems list by name or at random: they get a few empty files for a moment, no more.
    Raises OSError.
    """
    remove_fillers(folder)
    try:
        _fill(folder)
        yield
    finally:
        remove_fillers(folder)


def remove_fillers(folder: Path) -> None:
    """Remove empty files of that name, also those that a killed run left."""
    for name in _listed(folder):
        path = folder / name
        if _FILLER.fullmatch(name):
            with suppress(OSError):
                if path.stat().st_size == 0 and not path.is_symlink():
                    path.unlink()


def _fill(folder: Path) -> None:
    made: list[str] = []
    for number in range(MOST):
        name = f"BRIEF{number:03}.TMP"
        try:
            (folder / name).open("xb").close()
        except OSError:  # the root of a small stick holds 512 entries: leave them to the files
            remove_fillers(folder)
            return
        made.append(name)
        listed = _listed(folder)
        is_in_order = [other for other in listed if other in made] == made
        if listed[-1] == name or not is_in_order:
            return


def _listed(folder: Path) -> list[str]:
    with os.scandir(folder) as files:
        return [file.name for file in files]
