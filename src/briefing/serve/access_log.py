"""One line for each request, on stderr: without tokens, and without what a client could forge lines with."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HIDDEN: Final = "…"
NOWHERE: Final = f"/{HIDDEN}"
_LONGEST: Final = 200
Write = Callable[[str], None]


def to_stderr(line: str) -> None:
    """Write a line; that nobody reads it any more must not end the service."""
    with suppress(OSError, ValueError):
        print(line, file=sys.stderr, flush=True)  # noqa: T201  this is the log


def to_nowhere(line: str) -> None:
    """Write nothing: `--quiet`."""


class AccessLog:
    """Wraps the app, and writes a line when an answer is done, or was cut off.

    time, client, method, path, status, bytes of the body, milliseconds.
    """

    def __init__(self, app: ASGIApp, write: Write) -> None:
        self._app = app
        self._write = write

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on, and remember what was sent."""
        started = time.perf_counter()
        status = sent = 0

        async def counting(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
            elif scope["method"] != "HEAD":
                sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counting)
        finally:
            noted = scope.get("state", {})
            client, path = noted.get("client", "-"), noted.get("path", NOWHERE)
            spent_ms = (time.perf_counter() - started) * 1000
            method = shown(scope["method"])
            self._write(
                f"{now()} {shown(client)} {method} {path} {status or '-'} {sent} {spent_ms:.0f}ms"
            )


def shown_path(path: bytes, token: str) -> str:
    """Return a path for the log. With a token, its first part is hidden, and the token wherever it stands."""
    text = path.decode("ascii", "replace")
    if token:
        rest = text[1:].partition("/")[2]
        text = f"{NOWHERE}/{rest}" if token not in unquote(rest) else f"{NOWHERE}/{HIDDEN}"
    return shown(text)


def shown(text: str) -> str:
    """Return a text without control characters and spaces, and not too long."""
    clean = "".join(c if c.isprintable() and c != " " else f"\\x{ord(c):02x}" for c in text)
    return clean if len(clean) <= _LONGEST else clean[:_LONGEST] + HIDDEN


def told(error: BaseException, token: str) -> str:
    """Return a traceback without the token."""
    lines = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    return f"{now()} error: {lines}".replace(token or "\0", HIDDEN).rstrip()


def now() -> str:
    """Return the local time, for the log."""
    return time.strftime("%Y-%m-%d %H:%M:%S")
