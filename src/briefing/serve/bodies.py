"""Texts that are made before they are sent: feeds under our address, packed texts, the QR code.

A few of them stay in memory, so that a feed that a hundred apps fetch is made once.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final

MOST_BYTES: Final = 32 << 20
MOST_PACKED: Final = 16 << 20
"""Longer texts are sent from the disk as they are."""
LEAST_PACKED: Final = 600
"""Shorter ones fit into one packet as they are."""
_LEVEL: Final = 6


@dataclass(frozen=True, slots=True)
class Body:
    """Bytes and their checksum (SHA-256 in hexadecimal) before they were packed."""

    content: bytes
    checksum: str


class Bodies:
    """Makes bodies in threads, the same one only once; drops those that were not used for longest."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._made: OrderedDict[Hashable, Body] = OrderedDict()
        self._lock = asyncio.Lock()

    async def get(self, key: Hashable, make: Callable[[], bytes], *, packed: bool) -> Body:
        """Return what *make* makes; *key* changes whenever it would make something else."""
        full_key = (key, packed)
        if (body := self._find(full_key)) is not None:
            return body
        async with self._lock:
            if (body := self._find(full_key)) is None:
                body = await asyncio.to_thread(_made, make, packed=packed)
                self._keep(full_key, body)
        return body

    def _find(self, key: Hashable) -> Body | None:
        body = self._made.get(key)
        if body is not None:
            self._made.move_to_end(key)
        return body

    def _keep(self, key: Hashable, body: Body) -> None:
        self._made[key] = body
        self._bytes += len(body.content)
        while self._bytes > self._most_bytes:
            _, dropped = self._made.popitem(last=False)
            self._bytes -= len(dropped.content)


def _made(make: Callable[[], bytes], *, packed: bool) -> Body:
    content = make()
    checksum = hashlib.sha256(content).hexdigest()
    # Without a time, or the same bytes would differ each time.
    return Body(gzip.compress(content, _LEVEL, mtime=0) if packed else content, checksum)
