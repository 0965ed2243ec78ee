"""A small output folder, and real servers on 127.0.0.1 that serve it."""

from __future__ import annotations

import http.client
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from briefing.serve.addresses import listen
from briefing.serve.app import Site
from briefing.serve.connections import Limits
from briefing.serve.running import Server, run, server
from briefing.serve.tokens import TokenFile, ensure_token
from briefing.serve.visits import networks

BASE = "http://127.0.0.1:8017/"
SOUND = bytes(range(256)) * 4000
"""1 MB in which each place can be told from its neighbours."""
LONG_AGO_NS = 1_790_000_000_123_456_789
FEED_NS = LONG_AGO_NS + 1_000_000_000
"""The feed is written last."""
SECRETS = ("2026-11-24.json", ".briefing.lock", "notes.txt", "stories/unlisted.mp3")


def mark_of(sound: bytes) -> str:
    """The mark `?v=` of a file, as feeds have it."""
    return sha256(sound).hexdigest()[:12]


def feed_of(
    sound: bytes, base: str = BASE, generator: str = "briefing 1.0", more: str = ""
) -> bytes:
    """A feed as `briefing` writes it, with one episode and one story."""
    mark = mark_of(sound)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/css" href="player/feed.css"?>
<rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" version="2.0">
  <channel>
    <title>Morning</title>
    <link>{base}index.html</link>
    <atom:link href="{base}feed.xml" rel="self" type="application/rss+xml"/>
    <atom:link href="{base}feed.1.xml" rel="next" type="application/rss+xml"/>
    <generator>{generator}</generator>
    <itunes:image href="{base}cover.jpg"/>
    <item>
      <title>Tuesday</title>
      <link>{base}2026-11-24.html</link>
      <enclosure url="{base}2026-11-24.mp3?v={mark}" length="{len(sound)}" type="audio/mpeg"/>
      <podcast:chapters url="{base}2026-11-24.chapters.json?v={mark}" type="application/json+chapters"/>
      <podcast:transcript url="{base}2026-11-24.vtt?v={mark}" type="text/vtt"/>
      <description>{"Ice on the lake. " * 50}</description>
    </item>{more}
  </channel>
</rss>
""".encode()


def write_folder(folder: Path, sound: bytes = SOUND) -> None:
    """Write what a render leaves, and some files that are nobody's business."""
    files = {
        "2026-11-24.mp3": sound,
        "2026-11-24.chapters.json": b'{"version": "1.2.0", "chapters": []}',
        "2026-11-24.vtt": b"WEBVTT\n\n" + b"00:00.000 --> 00:01.000\nIce on the lake.\n\n" * 40,
        "2026-11-24.html": b"<!DOCTYPE html><title>Tuesday</title>"
        + b"<p>Ice on the lake.</p>" * 50,
        "2026-11-24.json": b'{"secret": "manifest"}',
        "index.html": b"<!DOCTYPE html><title>Morning</title>",
        "cover.jpg": b"\xff\xd8\xff" + bytes(5000),
        "player/player.js": b"'use strict';\n" * 100,
        "player/feed.css": b"rss { display: block }\n" * 100,
        "sw.js": b"'use strict';\n",
        "app.webmanifest": b"{}",
        "notes.txt": b"secret notes",
        "stories/unlisted.mp3": b"secret sound",
        ".briefing.lock": b"secret lock",
        ".briefing/index.json": b"secret index",
        ".hidden/2026-11-24.mp3": b"secret copy",
        "feed.xml": feed_of(sound),
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        time_ns = FEED_NS if name == "feed.xml" else LONG_AGO_NS
        os.utime(path, ns=(time_ns, time_ns))
    os.utime(folder, ns=(LONG_AGO_NS, LONG_AGO_NS))


def replace_file(path: Path, content: bytes) -> None:
    """Put a new file in the place of another, as `briefing render` does."""
    passing = path.with_name(f".briefing-{path.name}.part")
    passing.write_bytes(content)
    passing.replace(path)


@dataclass(frozen=True)
class Reply:
    """An answer."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Running:
    """A server, and the lines of its log."""

    folder: Path
    port: int
    token: TokenFile | None
    server: Server
    lines: list[str] = field(default_factory=list)

    @property
    def prefix(self) -> str:
        return f"/{self.token.current()}/" if self.token else "/"

    def ask(self, name: str, method: str = "GET", **headers: str) -> Reply:
        """Ask for a name under the token, if there is one."""
        return self.ask_path(self.prefix + name, method, **headers)

    def ask_path(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """Ask for a path exactly as it is written; `_` in names of headers stands for `-`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with closing(connection):
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.putrequest(
                method, path, skip_host="Host" in named, skip_accept_encoding=True
            )
            for name, value in named.items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, found, response.read())

    def logged(self, count: int) -> list[str]:
        """Return the lines of the log when there are so many: a line is written after its answer."""
        wait_until(lambda: len(self.lines) >= count)
        return self.lines

    def connect(self) -> socket.socket:
        """Return a bare connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def say(self, request: bytes) -> bytes:
        """Send bytes, and return all that comes until the server closes."""
        with self.connect() as connection:
            connection.sendall(request)
            return read_to_end(connection)


def read_to_end(connection: socket.socket) -> bytes:
    """Return what comes until the other side closes, or breaks off."""
    pieces = []
    try:
        while piece := connection.recv(1 << 16):
            pieces.append(piece)
    except ConnectionError:
        pass
    return b"".join(pieces)


def wait_until(holds: Callable[[], bool], patience_s: float = 10) -> None:
    """Wait for what a server does in its own thread."""
    deadline = time.monotonic() + patience_s
    pause = threading.Event()
    while not holds():
        assert time.monotonic() < deadline, "it did not happen"
        pause.wait(0.01)


Start = Callable[..., Running]


@contextmanager
def servers(folder: Path) -> Iterator[Start]:
    """Give a function that starts a server of the folder; all are stopped in the end."""
    started: list[tuple[Running, threading.Thread]] = []

    def begin(
        *,
        has_token: bool = False,
        limits: Limits | None = None,
        trusted: tuple[str, ...] = (),
        root: str = "",
        names: tuple[str, ...] = (),
    ) -> Running:
        token = None
        if has_token:
            ensure_token(folder)
            token = TokenFile(folder)
        sockets = listen("127.0.0.1", 0)
        port = sockets[0].getsockname()[1]
        lines: list[str] = []
        is_ready = threading.Event()
        root = root or f"http://127.0.0.1:{port}/"
        site = Site(folder, root, token, networks(trusted), frozenset(names))
        made = server(site, lines.append, limits=limits, ready=is_ready.set)
        thread = threading.Thread(target=run, args=(made, sockets), daemon=True)
        thread.start()
        assert is_ready.wait(10)
        running = Running(folder, port, token, made, lines)
        started.append((running, thread))
        return running

    yield begin
    for running, _ in started:
        running.server.should_exit = True
    for _, thread in started:
        thread.join(15)
        assert not thread.is_alive()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An output folder with one episode."""
    made = tmp_path / "output"
    write_folder(made)
    return made


@pytest.fixture
def begin(folder: Path) -> Iterator[Start]:
    """Return a function that starts a server of the folder of this test."""
    with servers(folder) as start:
        yield start


@pytest.fixture(scope="session")
def open_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server without a token, as on loopback, for tests that change nothing."""
    folder = tmp_path_factory.mktemp("open")
    write_folder(folder)
    with servers(folder) as start:
        yield start()


@pytest.fixture(scope="session")
def private_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with a token, for tests that change nothing."""
    folder = tmp_path_factory.mktemp("private")
    write_folder(folder)
    with servers(folder) as start:
        yield start(has_token=True)
