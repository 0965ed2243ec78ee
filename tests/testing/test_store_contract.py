from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.adapters.segment_store import FolderStore
from briefing.errors import StoreError
from briefing.model import Segment
from briefing.protocols import Store
from briefing.testing import StoreContract

Failures = Callable[..., dict[str, str]]
Kept = tuple[Segment, bytes]


class LosesTheLastByte(FolderStore):
    def read(self, key: str) -> Kept | None:
        found = super().read(key)
        return found and (found[0], found[1][:-1])


class LosesCues(FolderStore):
    def read(self, key: str) -> Kept | None:
        found = super().read(key)
        if found is None:
            return None
        fields = {name: getattr(found[0], name) for name in Segment.__slots__}
        return Segment(**{**fields, "cues": ()}), found[1]


class Forgets(FolderStore):
    def write(self, segment: Segment, frames: bytes) -> None:
        pass


class RaisesForWhatIsMissing(FolderStore):
    def read(self, key: str) -> Kept | None:
        found = super().read(key)
        if found is None:
            raise StoreError(str(self.root), f"has no {key}")
        return found


class WritesOnce(FolderStore):
    def write(self, segment: Segment, frames: bytes) -> None:
        if self.read(segment.key) is None:
            super().write(segment, frames)


class Unchecked:
    """Writes without a checksum, in two steps."""

    name = "unchecked"

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self, key: str) -> Kept | None:
        try:
            segment = pickle.loads((self.root / key).read_bytes())  # noqa: S301
            return segment, (self.root / f"{key}.frames").read_bytes()
        except (OSError, EOFError, ValueError, AttributeError, KeyError, pickle.UnpicklingError):
            return None

    def write(self, segment: Segment, frames: bytes) -> None:
        (self.root / segment.key).write_bytes(pickle.dumps(segment))
        (self.root / f"{segment.key}.frames").write_bytes(frames)


class Trusting(Unchecked):
    """Does not look whether what it reads can be read."""

    def read(self, key: str) -> Kept | None:
        if not (self.root / key).exists():
            return None
        segment = pickle.loads((self.root / key).read_bytes())  # noqa: S301
        return segment, (self.root / f"{key}.frames").read_bytes()


class DoesNotPickle(FolderStore):
    def __reduce__(self) -> Any:
        raise TypeError("holds a connection")


BROKEN = [
    (LosesTheLastByte, "test_what_was_written_is_read", "read as something else"),
    (LosesCues, "test_what_was_written_is_read", "read as something else"),
    (Forgets, "test_what_was_written_is_read", "is not there"),
    (RaisesForWhatIsMissing, "test_what_is_not_there", "StoreError"),
    (WritesOnce, "test_writing_again_replaces", "read as something else"),
    (Unchecked, "test_what_was_cut", "read as if it was whole"),
    (Unchecked, "test_what_was_spoiled", "read as if it was whole"),
    (Unchecked, "test_threads", "a segment is read that is not whole"),
    (Trusting, "test_what_was_cut", "reading"),
    (DoesNotPickle, "test_it_pickles", "holds a connection"),
]


def contract_of(plugin: Any) -> type[StoreContract]:
    class Contract(StoreContract):
        def make(self, folder: Path) -> Store:
            store: Store = plugin(folder)
            return store

    return Contract


@pytest.mark.parametrize(
    ("plugin", "test", "reason"), BROKEN, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_store_that_breaks_a_promise_fails(
    plugin: type[Any], test: str, reason: str, failures: Failures
) -> None:
    contract = contract_of(plugin)
    named = [name for name in dir(contract) if name.startswith(test)]

    told = failures(contract, *named)

    assert any(reason in why for why in told.values()), told
