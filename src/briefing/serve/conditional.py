"""Whether a client has the current representation already (RFC 9110, section 13).

Headers come as the raw pairs of ASGI, names in lower case.
"""

from __future__ import annotations

import calendar
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import formatdate
from typing import Final

Headers = Iterable[tuple[bytes, bytes]]

_TAG: Final = re.compile(r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"')
_DATES: Final = (
    # Section 5.6.7: the one that is written today, and two that must be understood.
    "%a, %d %b %Y %H:%M:%S GMT",
    "%A, %d-%b-%y %H:%M:%S GMT",
    "%a %b %d %H:%M:%S %Y",
)
_SURE_AFTER_S: Final = 1
"""A date tells two versions apart only when the file was left alone for so long (section 8.8.2.2)."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells one version of a representation from another.

    `tag` is strong; `modified` in seconds since 1970, None for what is made anew.
    """

    tag: str
    modified: int | None

    @property
    def etag(self) -> str:
        """The value of ETag."""
        return f'"{self.tag}"'

    @property
    def last_modified(self) -> str:
        """The value of Last-Modified."""
        return formatdate(self.modified or 0, usegmt=True)


def field(headers: Headers, name: bytes) -> str | None:
    """Return a header; the values of several of the name as one list (section 5.3)."""
    values = [value for key, value in headers if key == name]
    return b", ".join(values).decode("latin-1").strip(" \t") if values else None


def fails(headers: Headers, current: Validators) -> bool:
    """Tell whether the client wants none but another version: an answer of 412 (section 13.2.2, 1 and 2)."""
    if (wanted := field(headers, b"if-match")) is not None:
        return wanted != "*" and current.etag not in _TAG.findall(wanted)
    date = _date(field(headers, b"if-unmodified-since"))
    return date is not None and current.modified is not None and current.modified > date


def is_known(headers: Headers, current: Validators) -> bool:
    """Tell whether the client has this version: an answer of 304 (section 13.2.2, 3 and 4)."""
    if (had := field(headers, b"if-none-match")) is not None:
        tags = (tag.removeprefix("W/") for tag in _TAG.findall(had))
        return had == "*" or current.etag in tags
    date = _date(field(headers, b"if-modified-since"))
    return date is not None and current.modified is not None and current.modified <= date


def is_part_of_known(headers: Headers, current: Validators, now: float) -> bool:
    """Tell whether a range goes on with what the client has: If-Range, strongly compared (13.1.5)."""
    condition = field(headers, b"if-range")
    if condition is None:
        return True
    if condition.endswith('"'):
        return condition == current.etag
    return (
        current.modified is not None
        and _date(condition) == current.modified
        and int(now) - current.modified >= _SURE_AFTER_S
    )


def _date(value: str | None) -> int | None:
    for form in _DATES if value else ():
        try:
            return calendar.timegm(time.strptime(value or "", form))
        except ValueError:  # noqa: PERF203  three forms, not a hot loop
            continue
    return None
