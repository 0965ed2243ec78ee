"""The promises of a Publisher."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread
from typing import Any

from briefing.errors import PublishError
from briefing.model import RemoteFile
from briefing.protocols import Publisher
from briefing.testing.expecting import (
    Unfailing,
    expect,
    expect_constructor,
    expect_options,
    fail,
    to_be_written,
)

ODD_NAMES = (
    "plain.mp3",
    "two words.mp3",
    "100% of #1 & more+.vtt",
    "é-ü-ß.html",
    "新聞.xml",
    "stories/2026-11-24-01.mp3",
    "a/b/c.chapters.json",
    "no-ending",
)
"""Names that feeds have, and some that they could have."""
ROUNDS = 12
LARGE = 3_000_001
"""Bytes: more than most buffers hold, and no multiple of one."""


class PublisherContract:
    """Tests for a publisher; define `make` and `got`.

    A folder of its own is given for the place. A publisher to elsewhere (a server that the test runs) uses
    its name, so that each test has a place of its own.
    """

    def make(self, folder: Path) -> Publisher:
        """Return a new publisher to the place that stands for this folder; the folder is there."""
        to_be_written("make(folder), which returns a new publisher")

    def got(self, folder: Path, path: str) -> bytes | None:
        """Return what a listener gets under that path; None when there is nothing."""
        to_be_written("got(folder, path), which returns what a listener gets, or None")

    def plugin(self, publisher: Publisher) -> Any:
        """Return the class that the entry point names."""
        return type(publisher)

    def test_its_class_is_what_an_entry_point_names(self, tmp_path: Path) -> None:
        publisher = self._made(tmp_path)
        for what in ("name", "place"):
            told = getattr(publisher, what, None)
            expect(isinstance(told, str) and told, f"{what} should be text, it is {told!r}")
        expect_options(self.plugin(publisher))
        expect_constructor(self.plugin(publisher), object(), base=tmp_path)

    def test_two_that_bring_to_one_place_say_the_same_of_it(self, tmp_path: Path) -> None:
        place = _folder(tmp_path, "place")
        one, other = self.make(place).place, self.make(place).place
        expect(one == other, f"`place` changes from {one!r} to {other!r}")
        elsewhere = self.make(_folder(tmp_path, "elsewhere")).place
        expect(one != elsewhere, f"two places have the same `place`, {one!r}")

    def test_where_nothing_was_put_there_is_nothing(self, tmp_path: Path) -> None:
        publisher = self._made(tmp_path)
        for name in ODD_NAMES:
            expect(_stat(publisher, name) is None, f"{name!r} was never put, and stat() finds it")

    def test_what_was_put_is_there(self, tmp_path: Path) -> None:
        publisher = self._made(tmp_path)
        for number, name in enumerate(ODD_NAMES):
            _put(publisher, name, _file(tmp_path, content(number)))
        for number, name in enumerate(ODD_NAMES):
            self._expect(tmp_path, name, content(number))

    def test_large_and_empty_files_arrive_whole(self, tmp_path: Path) -> None:
        publisher = self._made(tmp_path)
        bodies = {
            "large.mp3": content(1, LARGE),
            "empty.vtt": b"",
            "odd.jpg": b"\r\n\x1a\0\xff" * 99,
        }
        for name, body in bodies.items():
            _put(publisher, name, _file(tmp_path, body))
            self._expect(tmp_path, name, body)

    def test_putting_again_replaces_all_of_it(self, tmp_path: Path) -> None:
        publisher = self._made(tmp_path)
        for body in (content(1, 70_000), content(2, 900), content(3, 200_000)):
            _put(publisher, "feed.xml", _file(tmp_path, body))
            self._expect(tmp_path, "feed.xml", body)

    def test_whoever_reads_while_it_is_replaced_gets_one_or_the_other(self, tmp_path: Path) -> None:
        publisher = self._made(tmp_path)
        bodies = [content(number, LARGE // 4) for number in range(2)]
        sources = [_file(tmp_path, body, f"{number}") for number, body in enumerate(bodies)]
        _put(publisher, "feed.xml", sources[0])
        with self._reading(tmp_path, "feed.xml") as read:
            for turn in range(ROUNDS):
                _put(publisher, "feed.xml", sources[turn % 2])
        expect(read, "nothing could be read while it was replaced")
        expect(
            all(body in bodies for body in read),
            "while a file was replaced, a listener got nothing, or neither the old nor the new one",
        )

    def test_a_file_that_is_missing_is_an_error_and_changes_nothing(self, tmp_path: Path) -> None:
        publisher = self._made(tmp_path)
        _put(publisher, "kept.mp3", _file(tmp_path, content(1)))
        for name in ("kept.mp3", "new.mp3"):
            try:
                _bring(publisher, name, tmp_path / "no such file")
            except (PublishError, OSError):
                continue
            fail("put() of a file that is not there should raise PublishError, or the OSError")
        self._expect(tmp_path, "kept.mp3", content(1))
        expect(_stat(publisher, "new.mp3") is None, "put() of a missing file left something there")

    def test_what_is_sent_stays_as_it_is(self, tmp_path: Path) -> None:
        publisher = self._made(tmp_path)
        source = _file(tmp_path, content(1))
        _put(publisher, "a.mp3", source)
        _put(publisher, "a.mp3", _file(tmp_path, content(2), "other"))
        publisher.delete("a.mp3")
        expect(
            source.is_file() and source.read_bytes() == content(1),
            "the file that was sent should not change, whatever becomes of what was made of it",
        )

    def test_what_was_deleted_is_gone_and_nothing_else(self, tmp_path: Path) -> None:
        publisher = self._made(tmp_path)
        for number, name in enumerate(ODD_NAMES):
            _put(publisher, name, _file(tmp_path, content(number)))
        for number, name in enumerate(ODD_NAMES):
            with Unfailing(f"delete({name!r})"):
                publisher.delete(name)
            expect(_stat(publisher, name) is None, f"{name!r} was deleted, and stat() finds it")
            expect(self.got(self._place(tmp_path), name) is None, f"{name!r} can still be got")
            for later, kept in enumerate(ODD_NAMES[number + 1 :], start=number + 1):
                self._expect(tmp_path, kept, content(later))

    def test_deleting_what_is_not_there_does_nothing(self, tmp_path: Path) -> None:
        publisher = self._made(tmp_path)
        _put(publisher, "kept.mp3", _file(tmp_path, content(1)))
        for name in ("gone.mp3", "stories/gone.mp3", "no/such/folder/gone.mp3"):
            with Unfailing(f"delete({name!r}), which is not there"):
                publisher.delete(name)
        self._expect(tmp_path, "kept.mp3", content(1))

    def test_nothing_is_put_outside_the_place(self, tmp_path: Path) -> None:
        publisher = self._made(tmp_path)
        source = _file(tmp_path, content(1))
        outside = tmp_path / "out.mp3"
        for path in ("../out.mp3", "stories/../../out.mp3", outside.as_posix()):
            with Unfailing(f"put({path!r})", PublishError), suppress(PublishError):
                _bring(publisher, path, source)
            expect(not outside.exists(), f"put({path!r}) wrote a file outside the place")

    def _place(self, tmp_path: Path) -> Path:
        return _folder(tmp_path, "place")

    def _made(self, tmp_path: Path) -> Publisher:
        return self.make(self._place(tmp_path))

    def _expect(self, tmp_path: Path, name: str, body: bytes) -> None:
        place = self._place(tmp_path)
        found = _stat(self.make(place), name)
        if not isinstance(found, RemoteFile):
            fail(f"{name!r} was put, and stat() returns {found!r}, no RemoteFile")
        expect(
            found.size_bytes == len(body),
            f"{name!r} has {len(body)} bytes, and stat() says {found.size_bytes}",
        )
        expect(
            found.sha256 in (None, sha256(body).hexdigest()),
            f"the sha256 of {name!r} is not what stat() says; None, if it cannot be had",
        )
        expect(self.got(place, name) == body, f"{name!r} has other bytes there than were put")

    @contextmanager
    def _reading(self, tmp_path: Path, name: str) -> Iterator[list[bytes | None]]:
        """Read a file again and again during the block."""
        read: list[bytes | None] = []
        is_over = Event()

        def reads() -> None:
            while not is_over.is_set():
                read.append(self.got(self._place(tmp_path), name))

        reader = Thread(target=reads)
        reader.start()
        try:
            yield read
        finally:
            is_over.set()
            reader.join()


def content(number: int, size: int = 4000) -> bytes:
    """Return so many bytes; another number, other bytes."""
    pattern = sha256(str(number).encode()).digest()
    return (pattern * (size // len(pattern) + 1))[:size]


def _folder(folder: Path, name: str) -> Path:
    path = folder / name
    path.mkdir(exist_ok=True)
    return path


def _file(folder: Path, body: bytes, name: str = "file") -> Path:
    path = _folder(folder, "here") / name
    path.write_bytes(body)
    return path


def _bring(publisher: Publisher, path: str, source: Path) -> None:
    publisher.put(path, source, media_type="application/octet-stream", cache_seconds=300)


def _put(publisher: Publisher, path: str, source: Path) -> None:
    with Unfailing(f"put({path!r})"):
        _bring(publisher, path, source)


def _stat(publisher: Publisher, path: str) -> RemoteFile | None:
    with Unfailing(f"stat({path!r})"):
        return publisher.stat(path)
