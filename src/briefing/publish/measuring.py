"""How large a file is, and its checksum, without having all of it in memory."""

from __future__ import annotations

import stat
from hashlib import sha256
from pathlib import Path
from typing import Final

_BLOCK_BYTES: Final = 1 << 20


def is_regular(path: Path) -> bool:
    """Tell whether it is a file itself, not a link to one. Raises OSError when there is nothing."""
    return stat.S_ISREG(path.lstat().st_mode)


def measured(path: Path) -> tuple[int, str]:
    """Return size in bytes and SHA-256 in hexadecimal. Raises OSError."""
    size, digest = 0, sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            size += len(block)
            digest.update(block)
    return size, digest.hexdigest()
