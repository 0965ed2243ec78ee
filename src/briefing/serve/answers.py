"""What is sent: fixed short answers, bodies from memory, parts of files."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from briefing.feed.html import CONTENT_SECURITY_POLICY
from briefing.serve.media_types import is_document
from briefing.serve.ranges import Part

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from briefing.serve.opening import OpenFile

CHUNK_BYTES: Final = 64 * 1024
"""A connection holds two of them in memory at most. Of 32, 64, 128 and 256 KiB this costs 1.30, 0.87, 0.63 and
0.53 CPU seconds for a gigabyte: more memory is not worth it for a podcast."""

ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    # The address of a page may hold a secret.
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}
_DOCUMENT: Final = {
    "Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_WORDS: Final = {
    404: "Not found",
    405: "Method not allowed",
    412: "Precondition failed",
    413: "A request for a file has no body",
    416: "Range not satisfiable",
    421: "This server does not go by that name (see 'briefing serve --public-url')",
    500: "Internal server error",
}


def short(status: int, more: Mapping[str, str] | None = None) -> Response:
    """Return an answer of one line, which is the same whatever was asked."""
    headers = {**ALWAYS, "Cache-Control": "no-store", **(more or {})}
    return Response(f"{_WORDS[status]}\n", status, headers, media_type="text/plain")


def bare(status: int, headers: Mapping[str, str]) -> Response:
    """Return an answer without a body."""
    return _Bare(status_code=status, headers={**ALWAYS, **headers})


def in_memory(headers: Mapping[str, str], content: bytes, part: Part | None) -> Response:
    """Return an answer from memory."""
    if part is None:
        return Response(content, headers=headers)
    span = {"Content-Range": part.content_range(len(content))}
    return Response(content[part.start : part.stop], 206, {**headers, **span})


def described(headers: Mapping[str, str], size: int) -> Response:
    """Return the answer to HEAD for *size* bytes."""
    return Response(b"", headers={**headers, "Content-Length": str(size)})


def headers_for(kind: str, *, cross_origin: bool) -> dict[str, str]:
    """Return the headers of a media type; *cross_origin* when pages elsewhere may embed it."""
    embeddable = cross_origin and not kind.startswith("text/html")
    return {
        **ALWAYS,
        **(_DOCUMENT if is_document(kind) else {}),
        "Content-Type": kind,
        "Cross-Origin-Resource-Policy": "cross-origin" if embeddable else "same-origin",
    }


class FileAnswer(Response):
    """Sends a file or a part of it, and closes it.

    It is one version from the first byte to the last, as the file is open already. When the file becomes
    shorter on the way the connection is cut, so that the client does not take what it has for all.
    """

    def __init__(self, file: OpenFile, headers: Mapping[str, str], part: Part | None) -> None:
        self.file = file
        self.part = part or Part(0, file.size)
        self.body = b""
        self.background = None
        self.status_code = 206 if part else 200
        span = {"Content-Range": part.content_range(file.size)} if part else {}
        self.init_headers({**headers, **span, "Content-Length": str(self.part.length)})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, chunk by chunk, as fast as the client takes it."""
        left = asyncio.ensure_future(_left(receive)) if self.part.length > CHUNK_BYTES else None
        try:
            start = {"type": "http.response.start", "status": self.status_code}
            await send({**start, "headers": self.raw_headers})
            at = self.part.start
            while True:
                count = min(CHUNK_BYTES, self.part.stop - at)
                chunk = await self.file.read(at, count)
                at += count
                more = at < self.part.stop
                await send({"type": "http.response.body", "body": chunk, "more_body": more})
                if not more or (left is not None and left.done()):
                    return
                # A client that takes all at once must not hold up the others.
                await asyncio.sleep(0)
        finally:
            self.file.close()
            if left is not None:
                left.cancel()
                with suppress(asyncio.CancelledError):
                    await left


class _Bare(Response):
    def init_headers(self, headers: Mapping[str, str] | None = None) -> None:
        # 204 and 304 have no Content-Length (RFC 9110, 8.6); the others of ours are empty.
        super().init_headers(headers)
        if self.status_code in {204, 304}:
            del self.headers["content-length"]


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
