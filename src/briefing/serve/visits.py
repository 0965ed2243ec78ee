"""Whom a request is from, and under which address it came: X-Forwarded headers, only from proxies we trust.

The Host header never decides an address: whoever asks writes it.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from briefing.errors import UsageError
from briefing.serve.conditional import Headers, field

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_HOST: Final = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
_PREFIX: Final = re.compile(r"(?:/[A-Za-z0-9._~%-]+)*/?")


@dataclass(frozen=True, slots=True)
class Visit:
    """The client to be logged, and the root address (ending in a slash) as the client sees it."""

    client: str
    root: str


def networks(addresses: Sequence[str]) -> tuple[Network, ...]:
    """Return what addresses or networks stand for. Raises UsageError."""
    return tuple(_network(address) for address in addresses)


def visit(peer: str, headers: Headers, root: str, trusted: Sequence[Network]) -> Visit:
    """Return who asks under which address; `root` is ours when no trusted proxy says otherwise."""
    client = _plain(peer)
    if not _is_in(client, trusted):
        return Visit(client, root)
    # Of several values the last one is that of the proxy next to us; those before may be anybody's.
    scheme = _last(field(headers, b"x-forwarded-proto")).lower()
    host = _last(field(headers, b"x-forwarded-host"))
    prefix = _last(field(headers, b"x-forwarded-prefix"))
    parts = urlsplit(root)
    if scheme in {"http", "https"}:
        parts = parts._replace(scheme=scheme)
    if _HOST.fullmatch(host):
        parts = parts._replace(netloc=host)
    if prefix and _PREFIX.fullmatch(prefix) and ".." not in prefix:
        parts = parts._replace(path=prefix.rstrip("/") + "/")
    return Visit(_forwarded_for(client, headers, trusted), parts.geturl())


def _network(address: str) -> Network:
    try:
        return ipaddress.ip_network(address, strict=False)
    except ValueError:
        raise UsageError(
            f"trusted proxy {address!r}: should be an address such as 127.0.0.1, "
            "or a network such as 10.0.0.0/8"
        ) from None


def _forwarded_for(client: str, headers: Headers, trusted: Sequence[Network]) -> str:
    """Return the nearest address that is no proxy of ours."""
    for text in reversed((field(headers, b"x-forwarded-for") or "").split(",")):
        address = _plain(text.strip())
        if not _is_address(address):
            break
        client = address
        if not _is_in(address, trusted):
            break
    return client


def _last(value: str | None) -> str:
    return (value or "").rpartition(",")[2].strip()


def _plain(address: str) -> str:
    """Return the address of IPv4 that one of IPv6 stands for."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    return str(getattr(parsed, "ipv4_mapped", None) or parsed)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_in(address: str, trusted: Sequence[Network]) -> bool:
    if not trusted or not _is_address(address):
        return False
    parsed = ipaddress.ip_address(address)
    return any(parsed in network for network in trusted)
