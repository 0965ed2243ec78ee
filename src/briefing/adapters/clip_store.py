"""Keep the checked sound of texts in a folder, so that what a service has spoken once is not asked for again.

A file holds one line of magic number and version, one line of JSON (key, rate, kind of samples), the samples
and the SHA-256 of all that. Samples are kept as they are, to the bit: in 16 bits where that loses nothing, as
floats otherwise. A file is checked whenever it is read, and one that is not whole is as good as not there.
Reading sets the time of change: the least recently used go first when the folder is full.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.adapters import atomic
from briefing.model import Clip

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAGIC = b"briefing clip 1\n"
SUFFIX = ".clip"
DIGEST_BYTES = 32
MOST_BYTES = 256 * 1024 * 1024
"""45 minutes of 24 kHz floats, 90 in 16 bits: the unfinished work of a few days, not an archive."""
LEFTOVER_S = 3600.0
"""A passing file of another process that is older than this has nobody who finishes it."""

_INTEGERS, _FLOATS = "<i2", "<f4"
_FULL_SCALE = 32768.0
_KEY = re.compile(r"[0-9a-f]{64}")


def clip_key(*asked: str) -> str:
    """Return the key of all that decides how a text sounds: identity, voice, language, the text itself."""
    return sha256(json.dumps(asked, ensure_ascii=True).encode("ascii")).hexdigest()


class ClipStore:
    """Clips in a folder that several processes may use at once; without *root* in the user's cache.

    It never fails: what cannot be read is not there, and what cannot be written is not kept.
    """

    def __init__(self, root: Path | None = None, *, most_bytes: int = MOST_BYTES) -> None:
        self._root = root
        self._most_bytes = most_bytes

    @property
    def root(self) -> Path:
        """The folder; the user's is looked up on the machine and by the process that needs it."""
        if self._root is not None:
            return self._root
        import platformdirs

        return Path(platformdirs.user_cache_dir("briefing", appauthor=False)) / "clips"

    def holds(self, key: str) -> bool:
        """Whether there is a file for the key, without reading it."""
        with suppress(OSError):  # a folder that may not be entered
            return self._path(key).is_file()
        return False

    def read(self, key: str) -> Clip | None:
        """Return a clip; None when it is not there, or is not whole and was removed."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        clip = _unpack(data, key)
        with suppress(OSError):  # a folder that is only readable is still of use
            if clip is None:
                path.unlink()
            else:
                os.utime(path)
        return clip

    def write(self, key: str, clip: Clip) -> None:
        """Keep a clip, whole or not at all, and remove the least recently used beyond the limit."""
        path = self._path(key)
        pieces = _pack(key, clip)
        if sum(map(len, pieces)) > self._most_bytes:
            return
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic.write_whole(path, pieces)
            self._shrink()

    def remove(self, key: str) -> None:
        """Forget a clip."""
        with suppress(OSError):
            self._path(key).unlink()

    def _shrink(self) -> None:
        files = sorted(_files(self.root))
        total = sum(size for _, size, _ in files)
        for _, size, path in files:
            if total <= self._most_bytes:
                return
            with suppress(OSError):  # another process was faster, or reads it just now
                os.unlink(path)  # noqa: PTH108 - a Path for each of a thousand files takes time
            total -= size

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"{key!r} is not a key: 64 hexadecimal digits")
        return self.root / f"{key}{SUFFIX}"


def _files(root: Path) -> Iterator[tuple[float, int, str]]:
    """Yield time of change, size and path of each clip; what a killed process left goes at once."""
    now = time.time()
    with os.scandir(root) as entries:
        for entry in entries:
            with suppress(OSError):  # gone since
                about = entry.stat()
                if entry.name.endswith(SUFFIX):
                    yield about.st_mtime, about.st_size, entry.path
                elif entry.name.startswith(atomic.PREFIX) and now - about.st_mtime > LEFTOVER_S:
                    os.unlink(entry.path)  # noqa: PTH108


def _pack(key: str, clip: Clip) -> tuple[bytes, ...]:
    kind, samples = _compact(clip.samples)
    about = {"key": key, "rate_hz": clip.rate_hz, "kind": kind}
    metadata = json.dumps(about, separators=(",", ":")).encode("ascii") + b"\n"
    digest = sha256(MAGIC)
    digest.update(metadata)
    digest.update(samples)
    return MAGIC, metadata, samples, digest.digest()


def _compact(samples: NDArray[np.float32]) -> tuple[str, bytes]:
    import numpy as np

    scaled = samples * np.float32(_FULL_SCALE)
    if np.array_equal(scaled, np.rint(scaled)) and np.abs(scaled).max(initial=0) < _FULL_SCALE:
        return _INTEGERS, scaled.astype(_INTEGERS).tobytes()
    return _FLOATS, samples.astype(_FLOATS).tobytes()


def _unpack(data: bytes, key: str) -> Clip | None:
    import numpy as np

    body = memoryview(data)[:-DIGEST_BYTES]
    if not data.startswith(MAGIC) or sha256(body).digest() != data[-DIGEST_BYTES:]:
        return None
    try:
        end = data.index(b"\n", len(MAGIC)) + 1
        about = json.loads(data[len(MAGIC) : end])
        kind, rate_hz = about["kind"], int(about["rate_hz"])
        if about["key"] != key or kind not in {_INTEGERS, _FLOATS}:
            return None
        samples = np.frombuffer(body[end:], kind).astype(np.float32)
    except (KeyError, TypeError, ValueError):  # whole, but of a release with other fields
        return None
    return Clip(samples / np.float32(_FULL_SCALE) if kind == _INTEGERS else samples, rate_hz)
