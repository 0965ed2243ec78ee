"""A podcast as it is published, `briefing serve`, and Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timezone
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import briefing
from briefing.adapters.segment_store import FolderStore
from briefing.config import Config, ShowSettings, SpeechSettings
from briefing.feed.published import PublishedEpisode, read_episode

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

NEWER = datetime(2026, 11, 24, 7, 0, tzinfo=timezone.utc)
OLDER = datetime(2026, 11, 23, 7, 0, tzinfo=timezone.utc)
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
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Render two episodes with the tone for a voice."""
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
        few = sources if now is NEWER else sources[:2]
        briefing.render(few, config=config, output=folder, now=now, store=store)
    return folder


def episodes_in(folder: Path) -> list[PublishedEpisode]:
    """Return the episodes of a folder, newest first."""
    return [read_episode(path) for path in sorted(folder.glob("????-??-??.json"), reverse=True)]


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass  # a browser that closes a connection


@pytest.fixture(scope="session")
def serve_plain() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves any folder on this machine, as the host of an article does."""
    servers = []

    def start(folder: Path) -> str:
        server = QuietServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Return a function that runs `briefing serve` on a folder and returns the address of its page."""
    running = []

    def start(folder: Path) -> str:
        command = [sys.executable, "-m", "briefing", "serve", str(folder)]
        server = subprocess.Popen(
            [*command, "--port", "0", "--token", "--quiet"], stdout=subprocess.PIPE, text=True
        )
        running.append(server)
        assert server.stdout is not None
        return server.stdout.readline().strip().removesuffix("feed.xml")

    yield start
    for server in running:
        server.terminate()
        server.communicate(timeout=30)
        assert server.returncode == 0


@pytest.fixture(scope="session")
def site(published: Path, serve: Callable[[Path], str]) -> Site:
    return Site(published, serve(published), episodes_in(published))


@pytest.fixture(scope="module")
def browser(foreign_tool: Callable[[str], Path]) -> Iterator[Browser]:
    # Not for the session: while it runs, no other test can have an event loop of its own.
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
