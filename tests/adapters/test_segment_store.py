"""The store keeps segments whole or not at all, and never gives back what is not."""

import os
import pickle
import threading
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.adapters.segment_store import MAGIC, FolderStore
from briefing.errors import StoreError
from briefing.model import Cue, Milliseconds, Segment

KEY = "0123456789abcdef" * 4
OTHER = "f" * 64
FRAMES = bytes(range(256)) * 40
SEGMENT = Segment(
    key=KEY,
    frame_count=48,
    sample_count=55000,
    onset_samples=2304,
    cues=(Cue(Milliseconds(52), Milliseconds(700)), Cue(Milliseconds(900), Milliseconds(1200))),
    rate_hz=44100,
    bitrate_kbps=64,
    loudness_lufs=-19.02,
    true_peak_dbtp=-1.25,
)


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "segments")


def entry(store: FolderStore) -> Path:
    (path,) = (path for path in store.root.rglob("*") if path.is_file())
    return path


def test_what_is_written_is_read(store: FolderStore) -> None:
    store.write(SEGMENT, FRAMES)

    assert store.read(KEY) == (SEGMENT, FRAMES)


def test_the_times_of_words_are_kept(store: FolderStore) -> None:
    told = replace(SEGMENT, words=((0, 310, 25, 280), ()))
    store.write(told, FRAMES)

    assert store.read(KEY) == (told, FRAMES)


def test_a_segment_of_before_there_were_times_of_words_is_read(store: FolderStore) -> None:
    store.write(SEGMENT, FRAMES)
    path = entry(store)
    body = path.read_bytes()[:-32].replace(b',"words":[]', b"")
    assert b"words" not in body
    path.write_bytes(body + sha256(body).digest())

    assert store.read(KEY) == (SEGMENT, FRAMES)


def test_what_was_never_written_is_not_there(store: FolderStore) -> None:
    assert store.read(KEY) is None


def test_writing_again_replaces(store: FolderStore) -> None:
    store.write(SEGMENT, FRAMES)
    store.write(replace(SEGMENT, frame_count=1), b"short")

    assert store.read(KEY) == (replace(SEGMENT, frame_count=1), b"short")
    assert entry(store).suffix == ".segment"


def test_each_segment_is_one_file_in_one_of_256_folders(store: FolderStore) -> None:
    store.write(SEGMENT, FRAMES)
    store.write(replace(SEGMENT, key=OTHER), FRAMES)

    assert sorted(path.name for path in store.root.iterdir()) == ["01", "ff"]


@settings(max_examples=60)
@given(place=st.integers(0, 10_000), change=st.integers(1, 255))
def test_a_changed_byte_anywhere_makes_it_missing_and_removes_it(
    tmp_path_factory: pytest.TempPathFactory, place: int, change: int
) -> None:
    store = FolderStore(tmp_path_factory.mktemp("store"))
    store.write(SEGMENT, FRAMES)
    path = entry(store)
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= change
    path.write_bytes(data)

    assert store.read(KEY) is None
    assert not path.exists()


@pytest.mark.parametrize("length", [0, 5, 19, 60, 10_000])
def test_a_file_that_was_cut_off_is_missing(store: FolderStore, length: int) -> None:
    store.write(SEGMENT, FRAMES)
    path = entry(store)
    path.write_bytes(path.read_bytes()[:length])

    assert store.read(KEY) is None


def test_a_segment_under_the_name_of_another_is_missing(store: FolderStore) -> None:
    store.write(SEGMENT, FRAMES)
    wrong = store.root / OTHER[:2] / f"{OTHER[2:]}.segment"
    wrong.parent.mkdir()
    entry(store).rename(wrong)

    assert store.read(OTHER) is None


@pytest.mark.parametrize(
    "metadata", [b'{"cues":[],"colour":"red"}\n', b'{"key":"x"}\n', b"[]\n", b"no JSON\n", b""]
)
def test_a_whole_entry_of_another_release_is_missing(store: FolderStore, metadata: bytes) -> None:
    store.write(SEGMENT, FRAMES)
    body = MAGIC + metadata
    path = entry(store)
    path.write_bytes(body + sha256(body).digest())

    assert store.read(KEY) is None
    assert not path.exists()


def test_reading_marks_it_as_used(store: FolderStore) -> None:
    store.write(SEGMENT, FRAMES)
    os.utime(entry(store), (1, 1))

    store.read(KEY)

    assert entry(store).stat().st_mtime > 1


@pytest.mark.parametrize(
    "key", ["", "../../etc/passwd", KEY.upper(), KEY[:-1], KEY + "0", f"{KEY}\n", "/" + KEY[1:]]
)
def test_only_keys_become_paths(store: FolderStore, key: str) -> None:
    with pytest.raises(StoreError, match="is not a key"):
        store.read(key)
    with pytest.raises(StoreError, match="is not a key"):
        store.write(replace(SEGMENT, key=key), FRAMES)

    assert not store.root.exists()


def test_a_folder_that_cannot_be_made_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = FolderStore(tmp_path / "file")

    with pytest.raises(StoreError, match="cannot be written"):
        store.write(SEGMENT, FRAMES)
    with pytest.raises(StoreError, match="cannot be read"):
        store.read(KEY)


class Occupied(FolderStore):
    """A store on Windows, where a file that is being read cannot be replaced."""

    def _path(self, key: str) -> Path:
        return Unreplaceable(super()._path(key))


class Unreplaceable(type(Path())):  # type: ignore[misc]
    """A path whose folder cannot be made nor written to."""

    @property
    def parent(self) -> Path:
        raise PermissionError(13, "Access is denied")


def test_a_file_that_cannot_be_replaced_is_enough_when_it_is_whole(tmp_path: Path) -> None:
    FolderStore(tmp_path).write(SEGMENT, FRAMES)

    Occupied(tmp_path).write(SEGMENT, FRAMES)

    assert FolderStore(tmp_path).read(KEY) == (SEGMENT, FRAMES)


def test_a_file_that_can_neither_be_replaced_nor_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Access is denied"):
        Occupied(tmp_path).write(SEGMENT, FRAMES)

    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="Access is denied"):
        Occupied(tmp_path / "file").write(SEGMENT, FRAMES)


def test_it_travels_to_other_processes(store: FolderStore) -> None:
    store.write(SEGMENT, FRAMES)

    assert pickle.loads(pickle.dumps(store)).read(KEY) == (SEGMENT, FRAMES)  # noqa: S301


def test_many_may_write_and_read_the_same_segment_at_once(store: FolderStore) -> None:
    found: list[object] = []

    def work() -> None:
        for _ in range(20):
            store.write(SEGMENT, FRAMES)
            found.append(store.read(KEY))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [(SEGMENT, FRAMES)] * 80
    assert entry(store)
