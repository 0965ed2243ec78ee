"""Publishes to another folder: a web server's, one of a network drive, one that a program keeps in step."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefing.adapters.atomic import PREFIX, SUFFIX, write_whole
from briefing.config import Field, Settings
from briefing.errors import PluginError, PublishError
from briefing.model import RemoteFile
from briefing.publish.measuring import is_regular, measured

_BLOCK_BYTES: Final = 1 << 20
_HOUR_S: Final = 3600


class FolderPublisher:
    """A Publisher to a folder that is there: what should be a mounted drive is not made by mistake."""

    name = "folder"

    class Options(Settings):
        """Which folder."""

        path: str = Field(
            min_length=1, description="The folder, which must be there; relative to this file."
        )

    def __init__(self, options: Options, *, base: Path) -> None:
        try:
            self._root = Path(os.path.abspath(base / Path(options.path).expanduser()))  # noqa: PTH100 - resolve() would follow links
        except RuntimeError as error:
            raise PluginError("publisher", self.name, f"{options.path}: {error}") from error
        self._swept: set[Path] = set()

    @property
    def place(self) -> str:
        """The folder."""
        return str(self._root)

    def stat(self, path: str) -> RemoteFile | None:
        """Return size and checksum, from reading all of it: what a disk says it wrote is looked at."""
        target = self._target(path)
        try:
            if not is_regular(target):
                raise PublishError(self.name, str(target), "is there, and is no regular file")
            return RemoteFile(*measured(target))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def put(self, path: str, source: Path, *, media_type: str, cache_seconds: int) -> None:
        """Copy a file under a passing name, and rename it; what kind it is, a web server knows by its name."""
        target = self._target(path)
        with source.open("rb") as file:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._sweep(target.parent)
            write_whole(target, iter(lambda: file.read(_BLOCK_BYTES), b""))

    def delete(self, path: str) -> None:
        """Remove a file."""
        with suppress(FileNotFoundError, NotADirectoryError):
            self._target(path).unlink()

    def _target(self, path: str) -> Path:
        if not self._root.is_dir():
            reason = "no such folder; make it, or mount what should be there"
            raise PublishError(self.name, str(self._root), reason)
        if not _is_inside(path):
            raise PublishError(self.name, path, "is no relative path inside the folder")
        return self._root / path

    def _sweep(self, folder: Path) -> None:
        """Remove what killed runs left; not what another one may be writing now."""
        if folder in self._swept:
            return
        self._swept.add(folder)
        for left in folder.glob(f"{PREFIX}*{SUFFIX}"):
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > _HOUR_S:
                    left.unlink()


def _is_inside(path: str) -> bool:
    """Tell whether it stays in the folder. Colons are those of Windows: drives, and streams behind a file."""
    return not any(sign in path for sign in "\\:\0") and not any(
        part in {"", ".", ".."} for part in path.split("/")
    )
