"""A folder as it is published, a server that answers ranges, and Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timezone
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import briefing
from briefing.adapters.segment_store import FolderStore
from briefing.assemble.cover import make_cover
from briefing.config import Config, ShowSettings, SpeechSettings
from briefing.feed.html import CONTENT_SECURITY_POLICY
from briefing.feed.index_page import ShowPage, index_page, listed
from briefing.feed.page import episode_page
from briefing.feed.published import PublishedEpisode, read_episode
from briefing.feed.site import write_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

NEWER = datetime(2026, 11, 24, 7, 0, tzinfo=timezone.utc)
OLDER = datetime(2026, 11, 23, 7, 0, tzinfo=timezone.utc)
BELOW = "s3cr3t-place"
"""The folder lies below the top of the server, as behind a secret in the address."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]
QR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h3v3H1z"/></svg>'
ARTICLE = """---
title: {title}
url: {url}
source: {source}
---

{body}
"""
ARTICLES = (
    (
        "Ice on the lake",
        "https://courier.example.com/ice",
        "The Norwick Courier",
        "The lake at Norwick froze over on Monday, two weeks earlier than last year. Wardens measured "
        "eleven centimetres at the jetty and closed the northern bay to skaters.\n\nThe town will open "
        "the southern bay on Saturday if the frost holds, harbour master Ida Brunt said.",
    ),
    (
        "Night ferry sails again",
        "https://herald.example.com/ferry?a=1&b=2",
        "The <b>Ellery</b> Herald",
        "The night ferry between Saltmere and Port Ellery sailed on Saturday for the first time since "
        "1995. The crossing takes 40 minutes, and the first passengers brought sandwiches & flasks.",
    ),
    (
        "Residents buy the Regal",
        "",
        "",
        "The oldest cinema in the valley will stay open after 2,317 people put up the money between "
        "them. Nobody was allowed to buy more than 200 shares, the committee said.",
    ),
)


@dataclass
class Site:
    """A folder that is being served, at an address that ends with a slash."""

    folder: Path
    url: str
    episodes: list[PublishedEpisode] = field(default_factory=list)

    @property
    def newest(self) -> PublishedEpisode:
        return self.episodes[0]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[PublishedEpisode]]:
    """Render two episodes with the tone for a voice, and write their pages."""
    folder = tmp_path_factory.mktemp("site")
    articles = tmp_path_factory.mktemp("articles")
    sources = []
    for number, (title, url, source, body) in enumerate(ARTICLES):
        path = articles / f"{number}.md"
        path.write_text(
            ARTICLE.format(title=title, url=url, source=source, body=body), encoding="utf-8"
        )
        sources.append(path)
    config = Config(
        speech=SpeechSettings(engine="tone"),
        show=ShowSettings(title="Lake & Valley", author="Ida Brunt", description="News <daily>."),
    )
    store = FolderStore(tmp_path_factory.mktemp("store"))
    for now in (OLDER, NEWER):
        out = folder / BELOW
        few = sources if now is NEWER else sources[:2]
        briefing.render(few, config=config, output=out, now=now, store=store)
    return folder, write_pages(folder / BELOW)


def write_pages(folder: Path) -> list[PublishedEpisode]:
    """Write covers, pages and site files of a folder; return its episodes, newest first."""
    episodes = [read_episode(path) for path in sorted(folder.glob("????-??-??.json"), reverse=True)]
    for episode in episodes:
        cover = make_cover(episode.show.title, episode.date, episode.language, size=600)
        (folder / f"{episode.stem}.jpg").write_bytes(cover)
        page = episode_page(episode, companions={".jpg", ".vtt"})
        (folder / f"{episode.stem}.html").write_text(page, encoding="utf-8")
    newest = episodes[0]
    (folder / "cover.jpg").write_bytes((folder / f"{newest.stem}.jpg").read_bytes())
    show = ShowPage(
        title=newest.show.title,
        author=newest.show.author,
        description=newest.show.description,
        language=newest.language,
        feed="feed.xml",
        cover="cover.jpg",
        episodes=[listed(episode) for episode in episodes],
    )
    (folder / "index.html").write_text(index_page([show]), encoding="utf-8")
    (folder / "feed.xml").write_text("<rss/>", encoding="utf-8")
    (folder / "subscribe.svg").write_text(QR, encoding="utf-8")
    write_site(folder)
    return episodes


class RangeHandler(SimpleHTTPRequestHandler):
    """Files, whole or in part, with the policy a server of ours sends."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> Any:
        self.part = range(0)
        path = Path(self.translate_path(self.path))
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if asked is None or not path.is_file():
            return super().send_head()
        size = path.stat().st_size
        first, last = int(asked[1]), min(int(asked[2] or size), size - 1)
        if first > last:
            self.send_error(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            return None
        self.part = range(first, last + 1)
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.send_header("Content-Length", str(len(self.part)))
        self.end_headers()
        return path.open("rb")

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if self.part:
            source.seek(self.part.start)
        try:
            outputfile.write(source.read(len(self.part) or -1))
        except ConnectionError:
            self.close_connection = True  # a browser stops reading when it has enough

    def end_headers(self) -> None:
        self.send_header(
            "Content-Security-Policy", f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"
        )
        self.send_header("Accept-Ranges", "bytes")
        super().end_headers()

    def log_message(self, *args: Any) -> None:
        pass


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass  # a browser that closes a connection


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a folder on this machine and returns its address."""
    servers = []

    def start(folder: Path) -> str:
        server = QuietServer(("127.0.0.1", 0), partial(RangeHandler, directory=str(folder)))
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def site(published: tuple[Path, list[PublishedEpisode]], serve: Callable[[Path], str]) -> Site:
    folder, episodes = published
    return Site(folder / BELOW, f"{serve(folder)}{BELOW}/", episodes)


@pytest.fixture(scope="session")
def browser(foreign_tool: Callable[[str], Path]) -> Iterator[Browser]:
    program = foreign_tool("chromium")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(program), args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Watch:
    """What went wrong in a page, and where it asked for things."""

    problems: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()
    """Parts of messages that belong to the test."""
    elsewhere: tuple[str, ...] = ()
    """Beginnings of addresses that the test itself goes to."""

    def unexpected(self) -> list[str]:
        return [
            problem for problem in self.problems if not any(e in problem for e in self.expected)
        ]

    def foreign(self, site: Site) -> list[str]:
        origin = site.url.rsplit("/", 2)[0]
        return [
            url
            for url in self.requests
            if not url.startswith((origin, "data:", "blob:", *self.elsewhere))
        ]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-US")
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def watch(context: BrowserContext, site: Site) -> Iterator[Watch]:
    """Watch every page of a test; at its end nothing may have gone wrong or left the server."""
    seen = Watch()
    context.on("request", lambda request: seen.requests.append(request.url))
    context.on("weberror", lambda error: seen.problems.append(str(error.error)))

    def on_console(message: Any) -> None:
        if message.type in {"error", "warning"}:
            seen.problems.append(f"{message.text} {message.location.get('url')}")

    context.on("console", on_console)
    yield seen
    assert seen.unexpected() == []
    assert seen.foreign(site) == []


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    return context.new_page()
