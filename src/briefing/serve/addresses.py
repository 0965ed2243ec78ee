"""Where the server listens, and the addresses that it is reached by."""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from briefing.errors import BriefingError, UsageError

ANYWHERE: Final = ("0.0.0.0", "::")  # noqa: S104  names of what a person asked for
_BACKLOG: Final = 2048
_PROBE: Final = ("192.0.2.1", 9)
"""An address of none (RFC 5737). A datagram socket that is 'connected' sends nothing, but chooses a way out."""


def listen(host: str, port: int) -> list[socket.socket]:
    """Return sockets that listen on all addresses of a host, on one port; 0 takes a free one.

    Raises BriefingError, which says what to do, when the host is not of this machine or the port is taken.
    """
    sockets: list[socket.socket] = []
    try:
        for family, address in _places(host):
            taken = sockets[0].getsockname()[1] if sockets else port
            sockets.append(_listening(family, address, taken))
    except OSError as error:
        for each in sockets:
            each.close()
        raise BriefingError(_advice(host, port, error)) from error
    return sockets


def root_of(host: str, port: int, public_url: str) -> str:
    """Return the address of the server without token, ending in a slash.

    Raises UsageError for a public address that has more than a path.
    """
    if public_url:
        parts = urlsplit(public_url)
        if parts.query or parts.fragment or "@" in parts.netloc:
            raise UsageError(
                f"{public_url}: the public address should end with a path, such as "
                "https://example.org/news/"
            )
        return public_url.rstrip("/") + "/"
    shown = lan_address() if host in ANYWHERE else host
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"


def is_loopback(host: str) -> bool:
    """Tell whether a host, as in a URL or a setting, is this machine and cannot be reached from others."""
    name = host.removeprefix("[").removesuffix("]").partition("%")[0].rstrip(".").lower()
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def lan_address(probe: tuple[str, int] = _PROBE) -> str:
    """Return the address (of IPv4) by which others in the network reach this machine; nothing is sent.

    Without a network it is what the machine's own name stands for.
    """
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way_out:
            way_out.connect(probe)
            return str(way_out.getsockname()[0])
    except OSError:
        return _by_own_name()


def own_names() -> frozenset[str]:
    """Return the names that a network may know this machine by, in small letters."""
    name = socket.gethostname().lower()
    return frozenset({name, f"{name.partition('.')[0]}.local"})


def _by_own_name() -> str:
    try:
        return socket.gethostbyname(socket.gethostname())
    except OSError:
        return "127.0.0.1"


def _places(host: str) -> Sequence[tuple[int, str]]:
    """Return the addresses of a host, each with its family; an address stands for itself."""
    try:
        version = ipaddress.ip_address(host).version
    except ValueError:
        found = socket.getaddrinfo(host, 0, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        # In order, each once.
        return list({(int(family), str(at[0])): None for family, _, _, _, at in found})
    return [(socket.AF_INET6 if version == 6 else socket.AF_INET, host)]  # noqa: PLR2004


def _listening(family: int, address: str, port: int) -> socket.socket:
    both = address == ANYWHERE[1] and socket.has_dualstack_ipv6()
    return socket.create_server(
        (address, port), family=family, backlog=_BACKLOG, dualstack_ipv6=both
    )


def _advice(host: str, port: int, error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return f"cannot listen on {host!r}: no such address; --host takes 127.0.0.1 or 0.0.0.0"
    if _is_taken(error):
        return (
            f"port {port} is taken, perhaps by another 'briefing serve'; choose another with "
            "--port, or --port 0 for any"
        )
    if isinstance(error, PermissionError):
        return f"port {port} is not for everyone; choose one above 1023 with --port"
    return f"cannot listen on {host!r}, port {port}: {error.strerror or error}"


def _is_taken(error: OSError) -> bool:
    import errno

    taken = {errno.EADDRINUSE} | ({10013, 10048} if sys.platform == "win32" else set())
    return error.errno in taken or (os.name == "nt" and getattr(error, "winerror", 0) in taken)
