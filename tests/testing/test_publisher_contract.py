from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.config import Settings
from briefing.model import RemoteFile
from briefing.protocols import Publisher
from briefing.publish.folder import FolderPublisher
from briefing.testing import PublisherContract

Failures = Callable[..., dict[str, str]]


class Broken(FolderPublisher):
    """Keeps all promises; those below break one each."""

    @property
    def root(self) -> Path:
        return Path(self.place)

    def keep(self, path: str, body: bytes) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(body)


class LosesTheLastByte(Broken):
    def put(self, path: str, source: Path, *, media_type: str, cache_seconds: int) -> None:
        self.keep(path, source.read_bytes()[:-1])


class SaysAnotherChecksum(Broken):
    def stat(self, path: str) -> RemoteFile | None:
        found = super().stat(path)
        return found and RemoteFile(found.size_bytes, "0" * 64)


class SaysATuple(Broken):
    def stat(self, path: str) -> Any:
        found = super().stat(path)
        return found and (found.size_bytes, found.sha256)


class RaisesForWhatIsMissing(Broken):
    def stat(self, path: str) -> RemoteFile | None:
        found = super().stat(path)
        if found is None:
            raise FileNotFoundError(path)
        return found


class WritesInPlace(Broken):
    def put(self, path: str, source: Path, *, media_type: str, cache_seconds: int) -> None:
        body = source.read_bytes()
        self.keep(path, body[: len(body) // 2])
        self.keep(path, body)


class WritesOverWhatIsLonger(Broken):
    def put(self, path: str, source: Path, *, media_type: str, cache_seconds: int) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT)
        with os.fdopen(descriptor, "wb") as file:
            file.write(source.read_bytes())


class Flattens(Broken):
    def put(self, path: str, source: Path, *, media_type: str, cache_seconds: int) -> None:
        flat = path.rpartition("/")[2]
        super().put(flat, source, media_type=media_type, cache_seconds=cache_seconds)


class Moves(Broken):
    def put(self, path: str, source: Path, *, media_type: str, cache_seconds: int) -> None:
        super().put(path, source, media_type=media_type, cache_seconds=cache_seconds)
        source.unlink()


class HidesWhatIsMissing(Broken):
    def put(self, path: str, source: Path, *, media_type: str, cache_seconds: int) -> None:
        if source.exists():
            super().put(path, source, media_type=media_type, cache_seconds=cache_seconds)


class NeverDeletes(Broken):
    def delete(self, path: str) -> None:
        pass


class DeletesTheFolder(Broken):
    def delete(self, path: str) -> None:
        shutil.rmtree((self.root / path).parent, ignore_errors=True)
        self.root.mkdir(exist_ok=True)


class RaisesWhenNothingIsDeleted(Broken):
    def delete(self, path: str) -> None:
        (self.root / path).unlink()


class GoesAnywhere(Broken):
    def put(self, path: str, source: Path, *, media_type: str, cache_seconds: int) -> None:
        self.keep(path or "empty", source.read_bytes())


class IsEverywhereAlike(Broken):
    @property
    def place(self) -> str:
        return "the web"


class HasUndescribedOptions(Broken):
    class Options(Settings):
        path: str


BROKEN = [
    (LosesTheLastByte, "test_what_was_put_is_there", "has 4000 bytes, and stat() says 3999"),
    (SaysAnotherChecksum, "test_what_was_put_is_there", "is not what stat() says"),
    (SaysATuple, "test_what_was_put_is_there", "no RemoteFile"),
    (RaisesForWhatIsMissing, "test_where_nothing_was_put", "FileNotFoundError"),
    (WritesInPlace, "test_whoever_reads", "neither the old nor the new"),
    (WritesOverWhatIsLonger, "test_putting_again", "has 900 bytes, and stat() says 70000"),
    (Flattens, "test_what_was_put_is_there", "returns None"),
    (Moves, "test_what_is_sent_stays", "should not change"),
    (HidesWhatIsMissing, "test_a_file_that_is_missing", "should raise PublishError"),
    (NeverDeletes, "test_what_was_deleted", "was deleted, and stat() finds it"),
    (DeletesTheFolder, "test_what_was_deleted", "was put, and stat() returns None"),
    (RaisesWhenNothingIsDeleted, "test_deleting_what_is_not_there", "FileNotFoundError"),
    (GoesAnywhere, "test_nothing_is_put_outside", "wrote a file outside the place"),
    (IsEverywhereAlike, "test_two_that_bring", "two places have the same `place`"),
    (HasUndescribedOptions, "test_its_class", "options without a description: path"),
]


def contract_of(plugin: Any) -> type[PublisherContract]:
    class Contract(PublisherContract):
        def make(self, folder: Path) -> Publisher:
            publisher: Publisher = plugin(plugin.Options(path=str(folder)), base=folder)
            return publisher

        def got(self, folder: Path, path: str) -> bytes | None:
            place = folder / path
            return place.read_bytes() if place.exists() else None

    return Contract


@pytest.mark.parametrize(
    ("plugin", "test", "reason"), BROKEN, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_publisher_that_breaks_a_promise_fails(
    plugin: type[Any], test: str, reason: str, failures: Failures
) -> None:
    contract = contract_of(plugin)
    named = [name for name in dir(contract) if name.startswith(test)]

    told = failures(contract, *named)

    assert any(reason in why for why in told.values()), told


def test_a_publisher_that_keeps_them_passes(failures: Failures) -> None:
    assert failures(contract_of(Broken)) == {}
