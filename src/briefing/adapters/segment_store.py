"""Keep encoded segments in a folder, a file each, under the hash of all that made them.

A file holds one line of magic number and version, one line of JSON (the segment), the MP3 frames and
the SHA-256 of all that. It is checked whenever it is read; what is not whole is as good as not there.
Reading sets the time of change, so that the least recently used are known.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefing.adapters.atomic import write_whole
from briefing.errors import StoreError
from briefing.model import Cue, Milliseconds, Segment

MAGIC = b"briefing segment 1\n"
SUFFIX = ".segment"
DIGEST_BYTES = 32

_KEY = re.compile(r"[0-9a-f]{64}")


class FolderStore:
    """A Store in a folder, which several processes may use at once."""

    name = "folder"

    def __init__(self, root: Path) -> None:
        self.root = Path(root)

    def read(self, key: str) -> tuple[Segment, bytes] | None:
        """Return a segment and its frames; None when it is not there, or is not whole and was removed.

        Raises StoreError when the folder cannot be read.
        """
        path = self._path(key)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(str(path), f"cannot be read: {error.strerror or error}") from error
        found = _unpack(data, key)
        with suppress(OSError):  # a store that is only readable is still of use
            if found is None:
                path.unlink()
            else:
                os.utime(path)
        return found

    def write(self, segment: Segment, frames: bytes) -> None:
        """Keep a segment, whole or not at all. Raises StoreError when the folder cannot be written."""
        path = self._path(segment.key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, _pack(segment, frames))
        except OSError as error:
            # Windows replaces no file that another process reads just now: then it is there already.
            if not (isinstance(error, PermissionError) and self._holds(segment.key)):
                reason = f"cannot be written: {error.strerror or error}"
                raise StoreError(str(path), reason) from error

    def _holds(self, key: str) -> bool:
        with suppress(StoreError):
            return self.read(key) is not None
        return False

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise StoreError(str(self.root), f"{key!r} is not a key: 64 hexadecimal digits")
        return self.root / key[:2] / f"{key[2:]}{SUFFIX}"


def _pack(segment: Segment, frames: bytes) -> tuple[bytes, ...]:
    metadata = json.dumps(asdict(segment), separators=(",", ":")).encode("ascii") + b"\n"
    digest = sha256(MAGIC)
    digest.update(metadata)
    digest.update(frames)
    return MAGIC, metadata, frames, digest.digest()


def _unpack(data: bytes, key: str) -> tuple[Segment, bytes] | None:
    body = memoryview(data)[:-DIGEST_BYTES]
    if not data.startswith(MAGIC) or sha256(body).digest() != data[-DIGEST_BYTES:]:
        return None
    try:
        end = data.index(b"\n", len(MAGIC)) + 1
        segment = _segment(json.loads(data[len(MAGIC) : end]))
    except (KeyError, TypeError, ValueError):  # whole, but of a release with other fields
        return None
    return (segment, bytes(body[end:])) if segment.key == key else None


def _segment(fields: dict[str, Any]) -> Segment:
    cues = tuple(
        Cue(Milliseconds(cue["start_ms"]), Milliseconds(cue["end_ms"]))
        for cue in fields.pop("cues")
    )
    # Segments of releases before word times have none, and are as good but for that.
    words = tuple(tuple(map(int, times)) for times in fields.pop("words", ()))
    return Segment(cues=cues, words=words, **fields)
