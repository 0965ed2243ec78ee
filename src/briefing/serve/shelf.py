"""What an entry of the catalogue is sent as: which representation, which headers, all of it or a part."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing.adapters.qr_code import svg
from briefing.feed.rebase import rebase
from briefing.serve import answers, origins
from briefing.serve.accepting import takes_gzip, would_rather_read
from briefing.serve.bodies import LEAST_PACKED, MOST_PACKED, Bodies
from briefing.serve.conditional import Validators, fails, field, is_known, is_part_of_known
from briefing.serve.media_types import FEED, FEED_TO_READ, PICTURE, is_text, media_type
from briefing.serve.opening import OpenFile, open_file, opened
from briefing.serve.ranges import Part, Unsatisfiable, requested_part
from briefing.serve.versions import Versions

if TYPE_CHECKING:
    from starlette.responses import Response

    from briefing.serve.asking import Asked
    from briefing.serve.catalogue import Entry

FOR_EVER: Final = "private, max-age=31536000, immutable"
PACKED: Final = "-gzip"
"""Ends the entity tag: packed and plain are two representations (RFC 9110, 8.8.3.3)."""
_OF_BODY: Final = ("Content-Type", "Content-Encoding")
_NANO: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class _Representation:
    """One way to send an entry; `send` makes the answer with all of it, or a part."""

    headers: Mapping[str, str]
    current: Validators
    size: int
    send: Callable[[Mapping[str, str], Part | None], Response]


class Shelf:
    """Sends what the catalogue has found."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bodies = Bodies()
        self._versions = Versions()

    async def answer(self, asked: Asked, entry: Entry, base: str, *, has_token: bool) -> Response:
        """Return the answer to GET or HEAD; `base` is the address of the folder for this client."""
        try:
            if entry.kind == "file":
                return await self._file(asked, entry, has_token=has_token)
            if entry.kind == "feed":
                shown = await self._feed(asked, entry.name, base, has_token=has_token)
            else:
                shown = await self._code(asked, base, has_token=has_token)
        except OSError:  # it has just gone, or a link is in its place
            return answers.short(404)
        return _answered(asked, shown)

    async def _feed(
        self, asked: Asked, name: str, base: str, *, has_token: bool
    ) -> _Representation:
        packed = _may_be_packed(asked)
        # Browsers show a feed with its style sheets under the general type, and may offer to
        # download it under its own.
        is_browser = would_rather_read(field(asked.headers, b"accept"))
        with opened(self._folder, name) as file:
            body = await self._bodies.get(
                ("feed", name, file.stamp, base),
                lambda: rebase(file.read_all(), base),
                packed=packed,
            )
        tag = f"{body.checksum[:32]}{'-x' if is_browser else ''}{PACKED if packed else ''}"
        return _Representation(
            _headers(
                asked,
                FEED_TO_READ if is_browser else FEED,
                has_token=has_token,
                packed=packed,
                vary="Accept, Accept-Encoding",
            ),
            Validators(tag, file.mtime_ns // _NANO),
            len(body.content),
            lambda headers, part: answers.in_memory(headers, body.content, part),
        )

    async def _code(self, asked: Asked, base: str, *, has_token: bool) -> _Representation:
        packed = _may_be_packed(asked)
        body = await self._bodies.get(("code", base), lambda: svg(base), packed=packed)
        return _Representation(
            _headers(asked, PICTURE, has_token=has_token, packed=packed, vary="Accept-Encoding"),
            Validators(f"{body.checksum[:32]}{PACKED if packed else ''}", None),
            len(body.content),
            lambda headers, part: answers.in_memory(headers, body.content, part),
        )

    async def _file(self, asked: Asked, entry: Entry, *, has_token: bool) -> Response:
        file = open_file(self._folder, entry.name)
        is_sent = False
        try:
            response = _answered(asked, await self._shown(asked, entry, file, has_token=has_token))
            is_sent = isinstance(response, answers.FileAnswer)
            return response
        finally:
            if not is_sent:
                file.close()

    async def _shown(
        self, asked: Asked, entry: Entry, file: OpenFile, *, has_token: bool
    ) -> _Representation:
        kind = media_type(entry.name)
        is_packable = is_text(kind) and LEAST_PACKED <= file.size <= MOST_PACKED
        packed = is_packable and _may_be_packed(asked)
        mark = asked.mark
        is_right = bool(mark) and await self._versions.is_right(entry, file, mark)
        headers = _headers(
            asked,
            kind,
            has_token=has_token,
            packed=packed,
            vary="Accept-Encoding" if is_packable else "",
        )
        if is_right:
            headers["Cache-Control"] = FOR_EVER
        elif mark:
            # The client means another version, of which it may have a part.
            headers["Accept-Ranges"] = "none"
        modified = file.mtime_ns // _NANO
        if not packed:
            return _Representation(
                headers,
                Validators(file.tag, modified),
                file.size,
                lambda headers, part: answers.FileAnswer(file, headers, part),
            )
        body = await self._bodies.get(("text", entry.name, file.stamp), file.read_all, packed=True)
        return _Representation(
            headers,
            Validators(file.tag + PACKED, modified),
            len(body.content),
            lambda headers, part: answers.in_memory(headers, body.content, part),
        )


def _answered(asked: Asked, shown: _Representation) -> Response:
    headers = {**shown.headers, "ETag": shown.current.etag}
    if shown.current.modified is not None:
        headers["Last-Modified"] = shown.current.last_modified
    if fails(asked.headers, shown.current):
        return answers.short(412)
    if is_known(asked.headers, shown.current):
        return answers.bare(304, {k: v for k, v in headers.items() if k not in _OF_BODY})
    if asked.method == "HEAD":
        return answers.described(headers, shown.size)
    part = None
    wanted = field(asked.headers, b"range")
    is_allowed = headers["Accept-Ranges"] == "bytes"
    if wanted and is_allowed and is_part_of_known(asked.headers, shown.current, time.time()):
        try:
            part = requested_part(wanted, shown.size)
        except Unsatisfiable:
            kept = {k: v for k, v in headers.items() if k not in {*_OF_BODY, "Cache-Control"}}
            return answers.short(416, {**kept, "Content-Range": f"bytes */{shown.size}"})
    return shown.send(headers, part)


def _headers(
    asked: Asked, kind: str, *, has_token: bool, packed: bool, vary: str
) -> dict[str, str]:
    headers = {
        **answers.headers_for(kind, cross_origin=has_token),
        **_readable(asked, kind, has_token=has_token),
        "Cache-Control": "private, no-cache" if has_token else "no-cache",
        "Accept-Ranges": "bytes",
    }
    if packed:
        headers["Content-Encoding"] = "gzip"
    if varies := ", ".join(name for name in (vary, headers.get("Vary", "")) if name):
        headers["Vary"] = varies
    return headers


def _readable(asked: Asked, kind: str, *, has_token: bool) -> Mapping[str, str]:
    # Web players need feeds, sound, chapters, transcripts and pictures, but no pages.
    if has_token and kind.startswith(("text/html", "text/javascript")):
        return {}
    return origins.read_by(asked.headers, has_token=has_token)


def _may_be_packed(asked: Asked) -> bool:
    # A part is one of the plain bytes: that is what a client that asks for parts has of them.
    return takes_gzip(field(asked.headers, b"accept-encoding")) and (
        field(asked.headers, b"range") is None
    )
