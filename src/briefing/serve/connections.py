"""How many connections there may be, and for how long one may do nothing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefing.serve.protocol import GuardedProtocol

FILES_KEPT: Final = 64
"""Descriptors for what is no connection and no file that is sent."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, bytes, connections.

    `head_s`: from the first byte of a request (or the connection) to the end of its headers. `idle_s`:
    between requests. `stall_s`: without a single byte taken by a client that is being sent to; one that
    reads slowly is never cut.
    """

    head_s: float = 10.0
    idle_s: float = 15.0
    stall_s: float = 60.0
    head_bytes: int = 16 * 1024
    connections: int = 512
    shutdown_s: int = 5

    @property
    def tick_s(self) -> float:
        """How often the times are looked at."""
        return min(1.0, min(self.head_s, self.idle_s, self.stall_s) / 4)


class Connections:
    """All open connections; one timer looks after them all."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._open: dict[GuardedProtocol, None] = {}
        self._timer: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        return len(self._open)

    def admit(self, connection: GuardedProtocol) -> bool:
        """Take a new connection; False when all places are taken by clients that are being served.

        Whoever has waited for longest without a request makes room: in a flood of connections that say
        nothing, one that asks for something comes through.
        """
        if len(self._open) >= self.limits.connections:
            waiting = [each for each in self._open if each.is_waiting]
            if not waiting:
                return False
            longest = min(waiting, key=lambda each: each.since)
            self._open.pop(longest)
            longest.cut()
        self._open[connection] = None
        if self._timer is None:
            self._plan(connection.loop)
        return True

    def discard(self, connection: GuardedProtocol) -> None:
        """Forget a connection."""
        self._open.pop(connection, None)

    def _plan(self, loop: asyncio.AbstractEventLoop) -> None:
        self._timer = loop.call_later(self.limits.tick_s, self._tick, loop)

    def _tick(self, loop: asyncio.AbstractEventLoop) -> None:
        self._timer = None
        now = loop.time()
        try:
            for connection in list(self._open):
                connection.check(now)
        finally:
            if self._open:
                self._plan(loop)


def most_connections(wanted: int) -> int:
    """Return how many connections the system has descriptors for, at most *wanted*; raise its limit first.

    Each connection takes two: itself and the file that it is sent.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return wanted
    needed = 2 * wanted + FILES_KEPT
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < needed:
        allowed = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
            soft = allowed
        except (OSError, ValueError):
            pass
        return max(8, min(wanted, (soft - FILES_KEPT) // 2))
    return wanted
