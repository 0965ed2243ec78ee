"""Which web pages may read what we serve, and which names we answer to.

With a token the address is the secret: who knows it may read, so web players of any origin may, too.

Without one (on loopback) the address is known to all: any page that the listener's browser shows could ask
http://127.0.0.1:8017/ for the briefing. So only pages of this very machine may read an answer. And a page
could make its own name point to 127.0.0.1 (DNS rebinding), and so pass for ours: hence only names that are
ours are answered. An address in place of a name is always one the browser has really connected to.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from briefing.serve.addresses import is_loopback
from briefing.serve.conditional import Headers, field

EXPOSED: Final = "Accept-Ranges, Content-Length, Content-Range, ETag, Last-Modified"
ALLOWED: Final = "If-Match, If-Modified-Since, If-None-Match, If-Range, If-Unmodified-Since, Range"
METHODS: Final = "GET, HEAD, OPTIONS"
_DAY_S: Final = 86_400


def is_our_name(headers: Headers, names: frozenset[str]) -> bool:
    """Tell whether the Host header, if any, is an address, or a name of ours."""
    host = field(headers, b"host")
    if not host:
        return True  # HTTP/1.0: no browser
    name = _host_name(host)
    return is_loopback(name) or _is_address(name) or name in names


def read_by(headers: Headers, *, has_token: bool) -> Mapping[str, str]:
    """Return the headers that let a web page read an answer (Fetch standard, CORS protocol)."""
    if has_token:
        return {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": EXPOSED}
    origin = field(headers, b"origin")
    if origin is None or not _is_of_this_machine(origin):
        return {"Vary": "Origin"}
    return {
        "Vary": "Origin",
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Expose-Headers": EXPOSED,
    }


def preflight(headers: Headers, *, has_token: bool) -> Mapping[str, str]:
    """Return the headers of an answer to OPTIONS."""
    allowed = read_by(headers, has_token=has_token)
    if "Access-Control-Allow-Origin" not in allowed:
        return {**allowed, "Allow": METHODS}
    return {
        **allowed,
        "Allow": METHODS,
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": ALLOWED,
        "Access-Control-Max-Age": str(_DAY_S),
    }


def _is_of_this_machine(origin: str) -> bool:
    try:
        parts = urlsplit(origin)
        return parts.scheme in {"http", "https"} and is_loopback(parts.hostname or "")
    except ValueError:
        return False


def _host_name(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].rstrip(".").lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
