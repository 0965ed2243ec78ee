"""A short name for the content of a large file, without reading all of it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WINDOWS = 16
WINDOW_BYTES = 4096


def fingerprint(path: Path) -> str:
    """Return 16 hexadecimal digits of the file's size and of windows spread over it.

    Two models of one architecture differ in every weight, so that any window tells them apart; it takes
    a millisecond where a checksum of the whole takes tenths of a second. No protection against forgery.
    Raises OSError.
    """
    size = path.stat().st_size
    digest = hashlib.sha256(str(size).encode())
    with path.open("rb") as file:
        for window in range(WINDOWS):
            file.seek(max(0, size - WINDOW_BYTES) * window // (WINDOWS - 1))
            digest.update(file.read(WINDOW_BYTES))
    return digest.hexdigest()[:16]
