"""The web application: looks up what is asked for, and answers as RFC 9110 and 9111 say.

Answers differ by nothing but what they are: a wrong token, a file no feed lists, a hidden file and a name that
never existed all get the same 404.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.serve import answers, origins
from briefing.serve.access_log import NOWHERE, AccessLog, Write, shown_path, told
from briefing.serve.asking import Asked, place
from briefing.serve.catalogue import Catalogue, Entry
from briefing.serve.shelf import Shelf
from briefing.serve.tokens import TokenFile
from briefing.serve.visits import Network, visit

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send


@dataclass(frozen=True, slots=True)
class Site:
    """What is served to whom. `root` is our address without token, `names` those of ours in Host headers."""

    folder: Path
    root: str
    token: TokenFile | None
    trusted: tuple[Network, ...] = ()
    names: frozenset[str] = frozenset()


def application(site: Site, write: Write) -> ASGIApp:
    """Return the app; *write* takes the lines of its log."""
    from starlette.applications import Starlette

    def failed(request: Request, error: Exception) -> Response:
        write(told(error, site.token.current() if site.token else ""))
        return answers.short(500, {"Connection": "close"})

    app: Starlette = Starlette(exception_handlers={Exception: failed})
    # The catalogue is the router: whatever the path is, it is looked up there.
    app.router.default = _Desk(site)
    return AccessLog(app, write)


class _Desk:
    """Answers requests."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._catalogue = Catalogue(site.folder)
        self._shelf = Shelf(site.folder)
        self._reading = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = Asked.of(scope)
        response = await self._answer(asked, scope["state"])
        await response(scope, receive, send)

    async def _answer(self, asked: Asked, noted: dict[str, str]) -> Response:
        site = self._site
        visited = visit(asked.peer, asked.headers, site.root, site.trusted)
        token = site.token.current() if site.token else ""
        noted["client"] = visited.client
        noted["path"] = NOWHERE if site.token else shown_path(asked.path, "")
        if (refused := self._refused(asked)) is not None:
            return refused
        found = place(asked.path, site.token.is_right if site.token else None)
        if found is None:
            return answers.short(404)
        noted["path"] = shown_path(asked.path, token)
        if found.name is None:
            where = {"Location": f"./{token}/", "Cache-Control": "no-store"}
            return answers.bare(308, where)
        if (entry := await self._find(found.name)) is None:
            return answers.short(404)
        if asked.method == "OPTIONS":
            return answers.bare(204, origins.preflight(asked.headers, has_token=bool(token)))
        base = f"{visited.root}{token}/" if token else visited.root
        return await self._shelf.answer(asked, entry, base, has_token=bool(token))

    def _refused(self, asked: Asked) -> Response | None:
        """Return the answer to what no server of files takes."""
        if asked.method not in {"GET", "HEAD", "OPTIONS"}:
            return answers.short(405, {"Allow": origins.METHODS, "Connection": "close"})
        if asked.has_body:
            return answers.short(413, {"Connection": "close"})
        if self._site.token is None and not origins.is_our_name(asked.headers, self._site.names):
            return answers.short(421)
        return None

    async def _find(self, name: str) -> Entry | None:
        if not self._catalogue.is_current():
            async with self._reading:
                if not self._catalogue.is_current():
                    await asyncio.to_thread(self._catalogue.refresh)
        return self._catalogue.find(name)
