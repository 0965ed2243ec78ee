"""Opens a file of the folder, never what a link leads to.

A listed name is opened component by component. Where the system can refuse links while it opens, there is no
moment in which a link could be put in place; elsewhere each component is looked at first.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_BLOCK: Final = 1 << 20
_FILE_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    # Whoever opens a named pipe would wait for its other end.
    | getattr(os, "O_NONBLOCK", 0)
)
_CAN_REFUSE_LINKS: Final = hasattr(os, "O_NOFOLLOW") and os.open in os.supports_dir_fd


class OpenFile:
    """One version of a file, whatever becomes of its name. It must be closed."""

    def __init__(self, descriptor: int, status: os.stat_result) -> None:
        self._descriptor = descriptor
        self.size = status.st_size
        self.mtime_ns = status.st_mtime_ns
        self.stamp = (status.st_ino, status.st_mtime_ns, status.st_size)
        """Another one means another version."""

    @property
    def tag(self) -> str:
        """The stamp as an entity tag."""
        return "-".join(f"{number:x}" for number in self.stamp)

    async def read(self, start: int, count: int) -> bytes:
        """Return bytes without holding up others while the disk is slow.

        Raises EOFError when the file has become shorter.
        """
        data = self._at_once(start, count)
        if len(data) < count:
            data += await asyncio.to_thread(self._read, start + len(data), count - len(data))
        return data

    def read_all(self) -> bytes:
        """Return all bytes."""
        return self._read(0, self.size)

    def sha256(self) -> str:
        """Return the checksum of the bytes, in hexadecimal."""
        digest = hashlib.sha256()
        for start in range(0, self.size, _BLOCK):
            digest.update(self._read(start, min(_BLOCK, self.size - start)))
        return digest.hexdigest()

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._descriptor)

    def _read(self, start: int, count: int) -> bytes:
        pieces = []
        while count:
            piece = self._piece(start, count)
            if not piece:
                raise EOFError("the file became shorter while it was sent")
            pieces.append(piece)
            start, count = start + len(piece), count - len(piece)
        return b"".join(pieces)

    def _piece(self, start: int, count: int) -> bytes:
        if sys.platform == "win32":
            os.lseek(self._descriptor, start, os.SEEK_SET)
            return os.read(self._descriptor, count)
        return os.pread(self._descriptor, count, start)

    def _at_once(self, start: int, count: int) -> bytes:
        """Return what the system has in memory already; a hop to a thread and back costs more than that."""
        if sys.platform != "linux" or not hasattr(os, "RWF_NOWAIT"):
            return b""
        buffer = bytearray(count)
        try:
            got = os.preadv(self._descriptor, [buffer], start, os.RWF_NOWAIT)
        except OSError:  # not in memory, or a file system that cannot tell
            return b""
        return bytes(buffer) if got == count else bytes(memoryview(buffer)[:got])


@contextmanager
def opened(folder: Path, name: str) -> Iterator[OpenFile]:
    """Open a file for a block, see `open_file`."""
    file = open_file(folder, name)
    try:
        yield file
    finally:
        file.close()


def open_file(folder: Path, name: str) -> OpenFile:
    """Open a regular file by its name in the folder, with slashes.

    Raises OSError when there is none, or a link in its place or on the way to it.
    """
    descriptor = (_open_by_steps if _CAN_REFUSE_LINKS else _open_by_looking)(folder, name)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise FileNotFoundError("not a regular file")
        return OpenFile(descriptor, status)
    except BaseException:
        os.close(descriptor)
        raise


def _open_by_steps(folder: Path, name: str) -> int:
    *steps, last = name.split("/")
    if not steps:
        return os.open(folder / last, _FILE_FLAGS)
    at = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for step in steps:
            flags = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC | os.O_NOFOLLOW
            below = os.open(step, flags, dir_fd=at)
            os.close(at)
            at = below
        return os.open(last, _FILE_FLAGS, dir_fd=at)
    finally:
        os.close(at)


def _open_by_looking(folder: Path, name: str) -> int:
    path = folder
    for step in name.split("/"):
        path /= step
        if path.is_symlink():
            raise FileNotFoundError("a link")
    return os.open(path, _FILE_FLAGS)
