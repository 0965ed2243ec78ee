"""Whether `?v=...` in an address is the mark of the bytes that would be sent.

An episode that is rendered again changes its bytes first and the feed last. In between, and in the memory of
apps for longer, its old address stands for new bytes. A client that goes on with a half of the old file would
mix the two: it gets no part of another version than it asked for.
"""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefing.serve.catalogue import Entry
    from briefing.serve.opening import OpenFile

_CHECKSUM: Final = re.compile(r"[0-9a-f]{10,64}")
"""Marks of sound are such beginnings of its SHA-256 in hexadecimal; those of other files need not be."""
_MOST: Final = 4096


class Versions:
    """Remembers the checksums of files, for as long as they stay the same."""

    def __init__(self) -> None:
        self._checksums: OrderedDict[tuple[object, ...], str] = OrderedDict()

    async def is_right(self, entry: Entry, file: OpenFile, mark: str) -> bool:
        """Tell whether a mark is that of the open file.

        It is when a feed lists it that is newer than the file. When the file is as new as the feed, or newer,
        only its bytes can tell.
        """
        if file.mtime_ns < entry.versions.get(mark, 0):
            return True
        if file.mtime_ns < max(entry.versions.values(), default=0):
            return False
        if not _CHECKSUM.fullmatch(mark):
            return False
        return (await self._checksum(entry.name, file)).startswith(mark)

    async def _checksum(self, name: str, file: OpenFile) -> str:
        key = (name, *file.stamp)
        if key not in self._checksums:
            self._checksums[key] = await asyncio.to_thread(file.sha256)
            if len(self._checksums) > _MOST:
                self._checksums.popitem(last=False)
        return self._checksums[key]
