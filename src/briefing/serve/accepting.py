"""What a client would rather have: Accept and Accept-Encoding (RFC 9110, section 12.5)."""

from __future__ import annotations

import re
from typing import Final

_QUALITY: Final = re.compile(r";[ \t]*q=([01](?:\.[0-9]{0,3})?)", re.IGNORECASE)


def takes_gzip(accept_encoding: str | None) -> bool:
    """Tell whether a client can unpack gzip and does not refuse it."""
    qualities = _qualities(accept_encoding)
    for coding in ("gzip", "x-gzip", "*"):
        if coding in qualities:
            return qualities[coding] > 0
    return False


def would_rather_read(accept: str | None) -> bool:
    """Tell whether it is a browser: one that names web pages before feeds."""
    qualities = _qualities(accept)
    return qualities.get("text/html", 0.0) > qualities.get("application/rss+xml", 0.0)


def _qualities(header: str | None) -> dict[str, float]:
    found = {}
    for element in (header or "").split(","):
        name, _, _ = element.partition(";")
        quality = _QUALITY.search(element)
        if name.strip():
            found[name.strip().lower()] = float(quality[1]) if quality else 1.0
    return found
