"""HTTP/1.1 as uvicorn speaks it, with the deadlines that it lacks.

uvicorn waits for ever for the rest of a request, and for a client that does not read what it asked for; its
limit of connections refuses the next one whatever the others do. All three let one machine stop the service.
"""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from email.utils import formatdate
from typing import TYPE_CHECKING, Any, ClassVar, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

    from briefing.serve.connections import Connections

UNSENT_BYTES: Final = 128 * 1024
"""How much the system may hold for a client that does not take it yet."""
_REASONS: Final = {
    400: "Bad Request",
    431: "Request Header Fields Too Large",
    503: "Service Unavailable",
}


class GuardedProtocol(H11Protocol):
    """One connection. `connections` is set by `protocol_for`."""

    connections_open: ClassVar[Connections]

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin, if there is room."""
        super().connection_made(transport)
        self.since = self.loop.time()
        """When it began to wait for what it waits for now."""
        self._is_idle = False
        self._progress: tuple[int, int] | None = None
        self._progress_at = self.since
        self._socket = transport.get_extra_info("socket")
        with suppress(OSError, AttributeError):  # not every system has it
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT_BYTES)
        if not self.connections_open.admit(self):
            self._refuse(503)

    def connection_lost(self, exc: Exception | None) -> None:
        """Leave."""
        self.connections_open.discard(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came, in pieces that cannot hold more headers than are allowed."""
        if self._is_idle:
            self._is_idle = False
            self.since = self.loop.time()
        most = self.connections_open.limits.head_bytes
        for start in range(0, len(data), most):
            if self.transport.is_closing():
                return
            super().data_received(data[start : start + most])

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP, or has headers without end."""
        if not self.is_waiting:
            # Nonsense behind a request whose answer is on its way: there is no place for another.
            self.cut()
            return
        held, _ = self.conn.trailing_data
        self._refuse(431 if len(held) > self.connections_open.limits.head_bytes else 400)

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        self._is_idle = True
        self.since = self.loop.time()
        super().on_response_complete()

    @property
    def is_waiting(self) -> bool:
        """Whether it has no request that is being answered, nor bytes of an answer to take."""
        has_request = self.cycle is not None and not self.cycle.response_complete
        return not has_request and self.transport.get_write_buffer_size() == 0

    def check(self, now: float) -> None:
        """End it if it is late."""
        limits = self.connections_open.limits
        if self.transport.get_write_buffer_size() > 0:
            self.since = now
            progress = (self.transport.get_write_buffer_size(), _unsent(self._socket))
            if progress != self._progress:
                self._progress, self._progress_at = progress, now
            elif now - self._progress_at > limits.stall_s:
                self.cut()
            return
        self._progress = None
        allowed_s = limits.idle_s if self._is_idle else limits.head_s
        if self.is_waiting and now - self.since > allowed_s:
            self.transport.close()

    def cut(self) -> None:
        """End it at once, whatever is on its way."""
        self.transport.abort()

    def _refuse(self, status: int) -> None:
        body = f"{_REASONS[status]}\n".encode()
        head = (
            f"HTTP/1.1 {status} {_REASONS[status]}\r\n"
            f"Date: {formatdate(usegmt=True)}\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Cache-Control: no-store\r\n"
            f"Content-Length: {len(body)}\r\n"
            "Connection: close\r\n"
            "\r\n"
        )
        self.transport.write(head.encode("ascii") + body)
        self.transport.close()


def protocol_for(connections: Connections) -> type[GuardedProtocol]:
    """Return the class of the connections of one server."""
    attributes: dict[str, Any] = {"connections_open": connections}
    return type("GuardedProtocol", (GuardedProtocol,), attributes)


def _unsent(connected: socket.socket) -> int:
    """Return how many bytes the client has not taken from the system yet; 0 where it cannot tell."""
    if sys.platform != "linux":
        return 0
    import fcntl
    import termios

    try:
        held = fcntl.ioctl(connected.fileno(), termios.TIOCOUTQ, b"\0\0\0\0")  # SIOCOUTQ, tcp(7)
    except (OSError, ValueError):  # it is closed
        return 0
    return int.from_bytes(held, sys.byteorder)
