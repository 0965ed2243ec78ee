"""Which bytes of a representation a Range header asks for (RFC 9110, section 14)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_UNIT: Final = "bytes="
_SPEC: Final = re.compile(r"([0-9]*)-([0-9]*)")
_MOST_DIGITS: Final = 20
"""A number of so many is past the end of any file, cut off or not (and int() refuses very long ones)."""


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes from `start` up to, not including, `stop`; never empty."""

    start: int
    stop: int

    @property
    def length(self) -> int:
        """How many bytes it has."""
        return self.stop - self.start

    def content_range(self, size: int) -> str:
        """Return the value of Content-Range (section 14.4)."""
        return f"bytes {self.start}-{self.stop - 1}/{size}"


class Unsatisfiable(Exception):
    """The range begins behind the end: an answer of 416."""


def requested_part(header: str, size: int) -> Part | None:
    """Return the single range that a Range header asks for; None when all is to be sent.

    All is sent for what a server may ignore (section 14.2): other units, what is not well-formed, and
    several ranges, which no player needs and which make a small request cost much. Raises Unsatisfiable.
    """
    unit, rest = header[: len(_UNIT)], header[len(_UNIT) :]
    if unit.lower() != _UNIT:
        return None
    # A list may have empty elements (section 5.6.1.2).
    specs = [spec for part in rest.split(",") if (spec := part.strip(" \t"))]
    if len(specs) != 1 or (found := _SPEC.fullmatch(specs[0])) is None:
        return None
    first, last = found.groups()
    if not first:
        return _suffix(_number(last), size) if last else None
    return _from(_number(first), _number(last) if last else None, size)


def _from(first: int, last: int | None, size: int) -> Part | None:
    if last is not None and last < first:
        return None
    if first >= size:
        raise Unsatisfiable
    return Part(first, size if last is None else min(last + 1, size))


def _suffix(length: int, size: int) -> Part | None:
    if length == 0:
        raise Unsatisfiable
    # Of nothing there is no part that Content-Range could name.
    return Part(max(0, size - length), size) if size else None


def _number(digits: str) -> int:
    return int(digits.lstrip("0")[:_MOST_DIGITS] or "0")
