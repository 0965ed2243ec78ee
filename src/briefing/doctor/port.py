"""Whether `briefing serve` can listen."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator

from briefing.doctor.asking import ask_for_feed
from briefing.doctor.check import Check, Subject
from briefing.doctor.feed_file import NotAFeedError, parse

NAME = "port"
ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104  what to ask in its place


def check_port(subject: Subject) -> Iterator[Check]:
    """Take the address of the config for a moment; when it is taken, ask who is there."""
    host, number = subject.config.serve.host, subject.config.serve.port
    where = f"{host}:{number}" if number else f"{host}, any free one"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, number, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as listener:
            # As servers do: an address that was left a minute ago is free, one in use is not.
            if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen()
    except OSError as error:
        if error.errno == errno.EADDRINUSE and _is_ours(subject):
            yield Check(NAME, "ok", f"{where}: 'briefing serve' is running")
        else:
            reason = f"{where}: {error.strerror or error}"
            advice = "choose another serve.host or serve.port, or stop what listens there"
            yield Check(NAME, "failed", reason, advice)
    else:
        yield Check(NAME, "ok", f"{where} is free")


def _is_ours(subject: Subject) -> bool:
    """Tell whether a feed is served there."""
    serve = subject.config.serve
    name = ANYWHERE.get(serve.host, serve.host)
    at = f"[{name}]" if ":" in name else name
    try:
        parse(ask_for_feed(subject, f"http://{at}:{serve.port}/").body)
    except (ConnectionError, NotAFeedError):
        return False
    return True
