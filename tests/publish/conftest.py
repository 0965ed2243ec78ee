"""A folder of episodes whose feed is a list of names, sizes and checksums, and places to publish it to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from briefing.model import Progress, RemoteFile
from briefing.protocols import Publisher
from briefing.publish import Outgoing, Publication, outgoing, publish

FEED = "feed.xml"
ENDINGS = (".mp3", ".chapters.json", ".vtt", ".srt", ".jpg", ".html")


@dataclass(frozen=True)
class Offered:
    """A file, as `briefing.feed` tells of it."""

    name: str
    size_bytes: int | None = None
    sha256: str = ""


def good(there: Mapping[str, bytes]) -> bool:
    """Tell whether all that the feed of a place lists is there, whole."""
    lines = there.get(FEED, b"").decode().splitlines()
    return all(
        name in there
        and (len(there[name]), sha256(there[name]).hexdigest()) == (int(size), checksum)
        for name, size, checksum in (line.split() for line in lines)
    )


@dataclass
class Show:
    """A folder of episodes."""

    folder: Path
    record: Path
    sound_bytes: int = 40_000
    days: list[str] = field(default_factory=list)

    def render(self, day: str, words: str = "first") -> None:
        """Write an episode, or write it anew."""
        for ending in ENDINGS:
            size = self.sound_bytes if ending == ".mp3" else 500
            text = f"{day}{ending} {words}\n".encode()
            (self.folder / f"{day}{ending}").write_bytes(text * (size // len(text) + 1))
        self.days = sorted({*self.days, day})
        self.update()

    def remove(self, day: str) -> None:
        """Take an episode out of the feed, and away."""
        self.days.remove(day)
        for ending in ENDINGS:
            (self.folder / f"{day}{ending}").unlink()
        self.update()

    def update(self) -> None:
        """Write what leads to the episodes."""
        (self.folder / "player").mkdir(exist_ok=True)
        (self.folder / "player" / "player.js").write_text("'use strict';\n")
        for name in ("cover.jpg", "index.html", "sw.js"):
            (self.folder / name).write_text(f"{name} of {self.days[-1]}\n")
        listed = (f"{day}{ending}" for day in self.days for ending in ENDINGS)
        (self.folder / FEED).write_text("".join(f"{self.line(name)}\n" for name in listed))

    def line(self, name: str) -> str:
        body = (self.folder / name).read_bytes()
        return f"{name} {len(body)} {sha256(body).hexdigest()}"

    def files(self) -> tuple[Outgoing, ...]:
        """Return what is to be sent, in an order that says nothing."""
        names = [f"{day}{ending}" for ending in reversed(ENDINGS) for day in self.days]
        names += ["sw.js", "index.html", "cover.jpg", "player/player.js"]
        return outgoing(
            self.folder,
            files=map(Offered, names),
            feeds=[Offered(FEED)],
            media_type=lambda name: f"kind/{Path(name).suffix[1:]}",
            publisher="dict",
        )

    def publish(
        self,
        publisher: Publisher,
        *,
        keep: bool = False,
        dry_run: bool = False,
        report: Callable[[Progress], None] = lambda _: None,
    ) -> Publication:
        return publish(
            self.files(), publisher, record=self.record, report=report, keep=keep, dry_run=dry_run
        )


class Cut(Exception):
    """The line is cut."""


@dataclass
class DictPublisher:
    """A Publisher to a dictionary; `place` is given, and it fails when `puts` are used up."""

    there: dict[str, bytes] = field(default_factory=dict)
    tells_checksums: bool = True
    puts: int = 1_000_000
    done: list[str] = field(default_factory=list)
    told: dict[str, tuple[str, int]] = field(default_factory=dict)
    name: str = "dict"
    place: str = "memory"

    def stat(self, path: str) -> RemoteFile | None:
        body = self.there.get(path)
        if body is None:
            return None
        return RemoteFile(len(body), sha256(body).hexdigest() if self.tells_checksums else None)

    def put(self, path: str, source: Path, *, media_type: str, cache_seconds: int) -> None:
        if not self.puts:
            raise Cut("the line is cut")
        self.puts -= 1
        self.there[path] = source.read_bytes()
        self.told[path] = (media_type, cache_seconds)
        self.done.append(f"+{path}")

    def delete(self, path: str) -> None:
        self.there.pop(path, None)
        self.done.append(f"-{path}")


@pytest.fixture
def show(tmp_path: Path) -> Show:
    """Two episodes."""
    folder = tmp_path / "out"
    folder.mkdir()
    show = Show(folder, folder / ".briefing" / "published.json")
    show.render("2026-11-23")
    show.render("2026-11-24")
    return show


@pytest.fixture
def dict_publisher() -> type[DictPublisher]:
    return DictPublisher


@pytest.fixture
def is_good() -> Callable[[Mapping[str, bytes]], bool]:
    """Return a function that tells whether the feed of a place lists only what is there, whole."""
    return good
