"""Files that appear whole or not at all: written under a passing name, synchronised, renamed.

Passing names begin with `.briefing-` and end in `.part`; those of a run that was killed are found by
that name and removed by the next one.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from briefing.errors import OutputError

PREFIX = ".briefing-"
SUFFIX = ".part"


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file, replacing what has its name. Raises OSError, and then the old one stays."""
    passing = _passing(path.parent)
    try:
        with passing.open("xb") as file:
            file.writelines(pieces)
            _synchronise(file)
        passing.replace(path)
    finally:
        passing.unlink(missing_ok=True)
    _synchronise_folder(path.parent)


def remove_leftovers(folder: Path) -> None:
    """Remove what killed runs left in a folder; only for who holds its lock."""
    for path in folder.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(OSError):
            path.unlink()


@contextmanager
def together(main: Path) -> Iterator[Batch]:
    """Write several files of one folder that appear together, `main` after all others.

    When the block ends well, all are renamed. When it raises, or a rename fails, none is: the old files
    stay, or come back. Raises OutputError in place of an OSError.
    """
    batch = Batch(main)
    try:
        main.parent.mkdir(parents=True, exist_ok=True)
        yield batch
        batch.publish()
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(str(batch.at), f"cannot be written: {reason}") from error
    finally:
        batch.discard()


class Batch:
    """Files under passing names, on their way to their own."""

    def __init__(self, main: Path) -> None:
        self.main = main
        self.at = main
        """The file that is being written or renamed, for the message should that fail."""
        self._passing: dict[Path, Path] = {}
        self._old: dict[Path, Path] = {}

    @contextmanager
    def open(self, target: Path) -> Iterator[BinaryIO]:
        """Open a file of the batch, for writing and reading back."""
        self.at = target
        self._passing[target] = passing = _passing(self.main.parent)
        with passing.open("x+b") as file:
            yield file
            _synchronise(file)

    def publish(self) -> None:
        """Give every file its name."""
        targets = sorted(self._passing, key=lambda target: target == self.main)
        try:
            for target in targets[:-1]:
                self.at = target
                self._keep(target)
            for target in targets:
                self.at = target
                self._passing[target].replace(target)
        except BaseException:
            self._restore()
            raise
        _synchronise_folder(self.main.parent)

    def discard(self) -> None:
        """Remove what is left under passing names."""
        for passing in (*self._passing.values(), *self._old.values()):
            with suppress(OSError):
                passing.unlink(missing_ok=True)

    def _keep(self, target: Path) -> None:
        # A copy: a link would do, but not every file system has links.
        if target.exists():
            old = _passing(self.main.parent)
            self._old[target] = old
            shutil.copyfile(target, old)

    def _restore(self) -> None:
        """Bring the old files back, unless the last rename, the main file's, is done: then all are."""
        if not self._passing[self.main].exists():
            return
        for target, passing in self._passing.items():
            if passing.exists():
                continue
            with suppress(OSError):
                if target in self._old:
                    self._old[target].replace(target)
                else:
                    target.unlink(missing_ok=True)


def _passing(folder: Path) -> Path:
    return folder / f"{PREFIX}{secrets.token_hex(8)}{SUFFIX}"


def _synchronise(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _synchronise_folder(folder: Path) -> None:
    # So that the names, too, survive a power cut. Windows cannot open a folder; some file systems refuse.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
