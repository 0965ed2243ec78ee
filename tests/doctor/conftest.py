"""A show with a rendered episode, and a web server that can be made to do wrong."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import briefing
from briefing.adapters.segment_store import FolderStore
from briefing.config import Config, OutputSettings, ShowSettings, SpeechSettings
from briefing.doctor import Check, Subject
from briefing.feed.rebase import rebase

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=timezone.utc)
CONFIG = Config(
    speech=SpeechSettings(engine="tone"),
    show=ShowSettings(title="Morning"),
    output=OutputSettings(folder="output"),
)
ARTICLE = (
    "Ice on the lake\n\nThe lake at Norwick froze over on Monday, two weeks earlier than last year. "
    "Wardens measured eleven centimetres at the jetty and closed the northern bay to skaters.\n\n"
    "The town will open the southern bay on Saturday if the frost holds, harbour master Ida Brunt said.\n"
)


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's cache folder out of the tests, on every system."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a show with one episode."""
    base = tmp_path_factory.mktemp("show")
    (base / "ice.txt").write_text(ARTICLE, "utf-8")
    briefing.render(
        ["ice.txt"], config=CONFIG, base=base, now=NOW, store=FolderStore(base / "store")
    )
    return base


@pytest.fixture
def subject(rendered: Path, tmp_path: Path) -> Subject:
    """A copy of it, of which nothing is wrong."""
    shutil.copytree(rendered / "output", tmp_path / "output")
    return Subject(CONFIG, tmp_path, NOW)


@pytest.fixture
def with_settings(subject: Subject) -> Callable[..., Subject]:
    """Return a function that changes settings: with_settings(serve={"port": 80})."""

    def change(**groups: dict[str, Any]) -> Subject:
        document = {
            **CONFIG.model_dump(),
            **{name: {**getattr(CONFIG, name).model_dump(), **new} for name, new in groups.items()},
        }
        return Subject(Config.model_validate(document), subject.base, NOW)

    return change


def only(checks: Iterator[Check]) -> Check:
    (check,) = checks
    return check


@dataclass
class Server:
    """Serves a folder under a path; the fields make it do wrong."""

    folder: Path
    path: str = "/"
    statuses: dict[str, int] = field(default_factory=dict)
    bodies: dict[str, bytes] = field(default_factory=dict)
    knows_ranges: bool = True
    wrong_length: int = 0
    port: int = 0

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def base(self) -> str:
        return self.root.rstrip("/") + self.path

    def file(self, path: str) -> tuple[int, bytes]:
        name = path.partition("?")[0].removeprefix(self.path)
        if not path.startswith(self.path) or not name:
            return 404, b"nothing here"
        if name in self.bodies:
            return self.statuses.get(name, 200), self.bodies[name]
        if not (self.folder / name).is_file():
            return 404, b"nothing here"
        data = (self.folder / name).read_bytes()
        return self.statuses.get(name, 200), rebase(data, self.base) if name == "feed.xml" else data


@pytest.fixture
def server(subject: Subject) -> Iterator[Server]:
    served = Server(subject.output)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(has_body=True)

        def do_HEAD(self) -> None:
            self.answer(has_body=False)

        def answer(self, *, has_body: bool) -> None:
            status, data = served.file(self.path)
            wanted = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
            if wanted and served.knows_ranges and status == 200:
                status, data = 206, data[int(wanted[1]) : int(wanted[2]) + 1]
            self.send_response(status)
            self.send_header(
                "Content-Length", str(len(data) + (0 if has_body else served.wrong_length))
            )
            self.end_headers()
            if has_body:
                self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        served.port = listening.server_address[1]
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
        thread.start()
        yield served
        listening.shutdown()
        thread.join()
