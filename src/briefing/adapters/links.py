"""Links as players take them: http or https, ASCII only."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit

_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PATH_SAFE = "%/:@!$&'()*+,;=~"
"""Characters that RFC 3986, section 3.3, leaves in a path as they are; "%" is handled before."""


def ascii_url(url: str) -> str:
    """Return a web address in percent-encoded ASCII, or nothing for what is not one.

    Other schemes are left out (a file URI tells strangers of our folders), and so are user names and
    passwords.
    """
    try:
        parts = urlsplit(url.strip())
        host = _host(parts)
    except ValueError:  # UnicodeError is one: a host that IDNA does not know
        return ""
    if parts.scheme not in {"http", "https"} or not host:
        return ""
    address = f"{parts.scheme}://{host}{_quote(parts.path, '')}"
    if parts.query:
        address += f"?{_quote(parts.query, '?')}"
    if parts.fragment:
        address += f"#{_quote(parts.fragment, '?')}"
    return address


def _host(parts: SplitResult) -> str:
    name = parts.hostname or ""
    if not name.isprintable() or " " in name:
        raise ValueError("not the name of a host")
    # idna lets through what no host has: a quotation mark would end an attribute of a careless reader.
    host = f"[{name}]" if ":" in name else quote(name.encode("idna").decode("ascii"), safe=".-_")
    return f"{host}:{parts.port}" if parts.port is not None else host


def _quote(text: str, more: str) -> str:
    escaped = _STRAY_PERCENT.sub("%25", text)
    return quote(escaped, safe=_PATH_SAFE + more, encoding="utf-8", errors="replace")
