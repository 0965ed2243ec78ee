"""A feed as `briefing serve` serves it, and homes for the programs of others that subscribe to it."""

from __future__ import annotations

import importlib.util
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.clients.homes import Home

import briefing
from briefing.adapters.segment_store import FolderStore
from briefing.config import Config, FeedSettings, ShowSettings, SpeechSettings
from briefing.feed import PublishedEpisode, read_episode
from briefing.protocols import Store

Tool = Callable[[str], Path]

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SHOW = ShowSettings(title="Lake & Valley", author="Ida Brunt", description="News of <the> valley.")
DAYS = tuple(datetime(2026, 11, day, 7, 0, tzinfo=timezone.utc) for day in (22, 23, 24))
ARTICLES = (
    (
        "Ice on the lake",
        "https://courier.example.com/ice?a=1&b=2",
        "The lake at Norwick froze over on Monday, two weeks earlier than last year. Wardens measured "
        "eleven centimetres at the jetty and closed the northern bay to skaters.",
    ),
    (
        'Zoë’s "Regal" & the 2,317 buyers',
        "https://herald.example.com/kino/zoë",
        "The oldest cinema in the valley will stay open after 2,317 people put up the money between "
        "them. Nobody was allowed to buy more than 200 shares, the committee said.",
    ),
)


@dataclass(frozen=True, slots=True)
class Subscription:
    """The address that `briefing serve` told, and what lies in the folder that it serves."""

    url: str
    folder: Path
    episodes: tuple[PublishedEpisode, ...]
    """Newest first."""

    @property
    def base(self) -> str:
        """The address of the folder, with its secret."""
        return self.url.rpartition("/")[0] + "/"

    def address(self, episode: PublishedEpisode, suffix: str = ".mp3") -> str:
        return self.base + episode.href(suffix)

    def file(self, episode: PublishedEpisode, suffix: str = ".mp3") -> Path:
        return self.folder / f"{episode.stem}{suffix}"

    def sums(self) -> list[str]:
        """Return the checksums of all episodes, as they lie in the folder."""
        return sorted(checksum(self.file(episode)) for episode in self.episodes)


def seconds(episode: PublishedEpisode) -> int:
    """Return the duration that the feed tells: a begun second counts."""
    return -(-episode.duration_ms // 1000)


def checksum(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def checksums(paths: Iterator[Path]) -> list[str]:
    return sorted(checksum(path) for path in paths)


@pytest.fixture(scope="session")
def foreign_tool(foreign_tool: Tool) -> Tool:
    """Find programs of Python packages, too, that are installed beside the Python of the tests."""

    def find(name: str) -> Path:
        beside = Path(sys.executable).with_name(name)
        return beside if os.access(beside, os.X_OK) else foreign_tool(name)

    return find


@pytest.fixture(scope="session")
def foreign_module() -> Callable[[str], Any]:
    """Import a Python package we did not write; without it, skip, or fail as for a foreign tool."""

    def find(name: str) -> Any:
        if importlib.util.find_spec(name):
            return importlib.import_module(name)
        reason = f"the Python package {name} is not installed here"
        if os.environ.get("BRIEFING_REQUIRE_TOOLS") == "1":
            pytest.fail(reason)
        pytest.skip(reason)

    return find


@pytest.fixture(scope="session")
def elsewhere() -> Iterator[str]:
    """Return the address of a proxy that passes nothing on; at the end, nobody may have asked it."""
    asked = []

    class Refusing(BaseHTTPRequestHandler):
        def refuse(self) -> None:
            asked.append(f"{self.requestline} ({self.headers.get('User-Agent')})")
            self.send_error(502)

        do_GET = do_HEAD = do_POST = do_CONNECT = refuse  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Refusing)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()
    assert asked == [], "a program reached for another machine"


@pytest.fixture
def home(tmp_path: Path, elsewhere: str) -> Home:
    """Return a home whose programs keep all they have inside of it."""
    folder = tmp_path / "home"
    places = {
        "HOME": folder,
        "TMPDIR": folder / "tmp",
        "XDG_CONFIG_HOME": folder / "config",
        "XDG_DATA_HOME": folder / "data",
        "XDG_CACHE_HOME": folder / "cache",
        "XDG_STATE_HOME": folder / "state",
        "XDG_RUNTIME_DIR": folder / "runtime",
    }
    for place in places.values():
        place.mkdir(parents=True)
    proxies = ("http_proxy", "https_proxy", "ftp_proxy", "HTTP_PROXY", "HTTPS_PROXY")
    return Home(
        folder,
        {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "no_proxy": "127.0.0.1",
            "NO_PROXY": "127.0.0.1",
            **dict.fromkeys(proxies, elsewhere),
            **{name: str(place) for name, place in places.items()},
        },
    )


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """Return a function that starts `briefing serve` on a folder and returns the feed's address."""
    servers: list[tuple[subprocess.Popen[str], Path, str]] = []

    def start(folder: Path) -> str:
        home = tmp_path_factory.mktemp("served")
        log = home / "stderr"
        with log.open("w") as stderr:
            server = subprocess.Popen(
                [sys.executable, "-m", "briefing", "serve", folder, "--port", "0", "--token"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
                cwd=home,
                env={**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home)},
            )
        assert server.stdout is not None
        ready, _, _ = select.select([server.stdout], [], [], 30)
        address = server.stdout.readline().strip() if ready else ""
        if not address.startswith("http://127.0.0.1:"):
            server.kill()
            server.communicate()
            pytest.fail(f"`briefing serve` told {address!r} as its address: {log.read_text()}")
        servers.append((server, log, address))
        return address

    yield start
    for server, _, _ in servers:
        server.send_signal(signal.SIGTERM)
    for server, log, address in servers:
        told, _ = server.communicate(timeout=20)
        complaint = log.read_text(encoding="utf-8")
        assert server.returncode == 0, complaint
        assert told == ""
        assert "Traceback" not in complaint
        assert secret_in(address) not in complaint


def secret_in(address: str) -> str:
    secret, _ = urlsplit(address).path[1:].split("/")
    return secret


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return FolderStore(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("articles")
    for number, (title, url, body) in enumerate(ARTICLES):
        text = f"---\ntitle: '{title}'\nurl: {url}\nsource: Courier\n---\n\n{body}\n"
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


def published(folder: Path) -> tuple[PublishedEpisode, ...]:
    """Return the episodes of a folder, newest first."""
    manifests = sorted(folder.glob("????-??-??.json"), reverse=True)
    return tuple(read_episode(manifest) for manifest in manifests)


@pytest.fixture(scope="session")
def subscription(
    tmp_path_factory: pytest.TempPathFactory,
    articles: list[Path],
    store: Store,
    serve: Callable[[Path], str],
) -> Subscription:
    """A feed of two episodes behind a secret: a short one, and a long newest one to seek in."""
    folder = tmp_path_factory.mktemp("show") / "output"
    config = Config(speech=SpeechSettings(engine="tone"), show=SHOW)
    briefing.render(articles, config=config, output=folder, now=DAYS[1], store=store)
    briefing.render([SAMPLES], config=config, minutes=12, output=folder, now=DAYS[2], store=store)
    url = serve(folder)
    assert url.endswith("/feed.xml")
    assert len(secret_in(url)) >= 16
    return Subscription(url, folder, published(folder))


@pytest.fixture(scope="session")
def paged_subscription(
    tmp_path_factory: pytest.TempPathFactory,
    articles: list[Path],
    store: Store,
    serve: Callable[[Path], str],
) -> Subscription:
    """A feed of three episodes on three pages (RFC 5005)."""
    folder = tmp_path_factory.mktemp("paged") / "output"
    config = Config(speech=SpeechSettings(engine="tone"), show=SHOW, feed=FeedSettings(page_size=1))
    for day in DAYS:
        briefing.render(articles, config=config, output=folder, now=day, store=store)
    assert len(list(folder.glob("feed*.xml"))) == 3
    return Subscription(serve(folder), folder, published(folder))
