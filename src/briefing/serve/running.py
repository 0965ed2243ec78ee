"""Runs the service until it is told to stop, and lets running downloads end first."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import uvicorn

from briefing.serve.app import Site, application
from briefing.serve.connections import Connections, Limits, most_connections
from briefing.serve.protocol import protocol_for

if TYPE_CHECKING:
    from briefing.serve.access_log import Write

SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_NEVER_S: Final = 10**9
"""Connections that wait are ended by our own protocol."""


class Server(uvicorn.Server):
    """Ends quietly: a server that is stopped has done what it should."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, then say so."""
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let answers end for a while, then cut off what is left."""
        await super().shutdown(sockets)
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        # What is cut off is gone after a round or two of the loop.
        for _ in range(5):
            await asyncio.sleep(0)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on the usual signals, which are not raised again afterwards."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        numbers = [found for name in SIGNALS if (found := getattr(signal, name, None)) is not None]
        # What nohup ignores stays ignored.
        before = {n: old for n in numbers if (old := signal.getsignal(n)) != signal.SIG_IGN}
        for number in before:
            signal.signal(number, self.handle_exit)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def server(
    site: Site, write: Write, *, limits: Limits | None = None, ready: Callable[[], None]
) -> Server:
    """Return a server that is ready to run; *ready* is called when it answers."""
    limits = limits or Limits()
    limits = replace(limits, connections=most_connections(limits.connections))
    config = uvicorn.Config(
        application(site, write),
        http=protocol_for(Connections(limits)),
        ws="none",
        loop="asyncio",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        # What there is to say, we say: uvicorn's lines would hold the token.
        log_level=logging.CRITICAL + 1,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        h11_max_incomplete_event_size=limits.head_bytes,
        timeout_keep_alive=_NEVER_S,
        timeout_graceful_shutdown=limits.shutdown_s,
    )
    return Server(config, ready)


def run(running: Server, sockets: Sequence[socket.socket]) -> None:
    """Answer on *sockets*, which are closed in the end, until a signal comes."""
    try:
        asyncio.run(running.serve(sockets=list(sockets)))
    finally:
        for each in sockets:
            each.close()
