"""The store gives back what was written, to the bit, or nothing; and it never fails."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as stnp

from briefing.adapters.clip_store import MAGIC, ClipStore, clip_key
from briefing.model import Clip

KEY, OTHER = "0123456789abcdef" * 4, "f" * 64
NOISE = np.random.default_rng(1).normal(0, 0.2, 5000).astype(np.float32)
CLIP = Clip(NOISE, 24_000)
SIXTEEN_BITS = Clip((np.rint(NOISE * 32768).clip(-32767, 32767) / 32768).astype(np.float32), 22_050)


@pytest.fixture
def store(tmp_path: Path) -> ClipStore:
    return ClipStore(tmp_path / "clips")


def entry(store: ClipStore) -> Path:
    (path,) = store.root.iterdir()
    return path


def same(found: Clip | None, clip: Clip) -> bool:
    return (
        found is not None
        and found.rate_hz == clip.rate_hz
        and found.samples.dtype == np.float32
        and np.array_equal(found.samples, clip.samples)
    )


@pytest.mark.parametrize("clip", [CLIP, SIXTEEN_BITS])
def test_what_is_written_is_read_to_the_bit(store: ClipStore, clip: Clip) -> None:
    assert store.read(KEY) is None
    assert not store.holds(KEY)
    store.write(KEY, clip)
    assert store.holds(KEY)
    assert same(store.read(KEY), clip)


def test_sixteen_bits_take_half_the_room(store: ClipStore) -> None:
    store.write(KEY, CLIP)
    floats = entry(store).stat().st_size
    store.write(KEY, SIXTEEN_BITS)
    assert 0.5 * floats < entry(store).stat().st_size < 0.53 * floats


@settings(max_examples=80)
@given(
    stnp.arrays(np.float32, st.integers(0, 50), elements=st.floats(-4, 4, width=32))
    | stnp.arrays(np.int16, st.integers(0, 50)).map(lambda x: (x / 32768).astype(np.float32))
)
def test_any_samples_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, samples: np.ndarray
) -> None:
    store = ClipStore(tmp_path_factory.mktemp("clips"))
    store.write(KEY, Clip(samples, 16_000))
    assert same(store.read(KEY), Clip(samples, 16_000))


def test_writing_again_replaces(store: ClipStore) -> None:
    store.write(KEY, CLIP)
    store.write(KEY, SIXTEEN_BITS)
    assert same(store.read(KEY), SIXTEEN_BITS)
    assert entry(store).name == f"{KEY}.clip"


def test_what_is_removed_is_not_there(store: ClipStore) -> None:
    store.write(KEY, CLIP)
    store.remove(KEY)
    store.remove(OTHER)
    assert store.read(KEY) is None


@settings(max_examples=60)
@given(place=st.integers(0, 20_000), change=st.integers(1, 255))
def test_a_changed_byte_anywhere_makes_it_missing_and_removes_it(
    tmp_path_factory: pytest.TempPathFactory, place: int, change: int
) -> None:
    store = ClipStore(tmp_path_factory.mktemp("clips"))
    store.write(KEY, CLIP)
    path = entry(store)
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= change
    path.write_bytes(data)
    assert store.read(KEY) is None
    assert not path.exists()


@pytest.mark.parametrize("length", [0, 5, 16, 60, 10_000])
def test_a_file_that_was_cut_off_is_missing(store: ClipStore, length: int) -> None:
    store.write(KEY, CLIP)
    path = entry(store)
    path.write_bytes(path.read_bytes()[:length])
    assert store.read(KEY) is None


def test_a_clip_under_the_name_of_another_is_missing(store: ClipStore) -> None:
    store.write(KEY, CLIP)
    entry(store).rename(store.root / f"{OTHER}.clip")
    assert store.read(OTHER) is None


@pytest.mark.parametrize(
    "metadata",
    [
        b'{"key":"x"}\n',
        b"[]\n",
        b"no JSON\n",
        b"",
        f'{{"key":"{KEY}","rate_hz":24000,"kind":"O"}}\n'.encode(),
        f'{{"key":"{KEY}","rate_hz":24000,"kind":"<f4"}}\nabc'.encode(),
    ],
)
def test_a_whole_entry_of_another_release_is_missing(store: ClipStore, metadata: bytes) -> None:
    store.write(KEY, CLIP)
    body = MAGIC + metadata
    entry(store).write_bytes(body + sha256(body).digest())
    assert store.read(KEY) is None


@pytest.mark.parametrize("key", ["", "../../etc/passwd", "F" * 64, "0" * 63])
def test_a_key_is_a_hash_and_nothing_else(store: ClipStore, key: str) -> None:
    with pytest.raises(ValueError, match="not a key"):
        store.read(key)


def test_keys_tell_apart_what_is_asked() -> None:
    keys = {clip_key("a", "b"), clip_key("ab"), clip_key("a", "b", ""), clip_key("b", "a"), clip_key("ä")}  # fmt: skip
    assert len(keys) == 5
    assert clip_key("a", "b") == clip_key("a", "b")


def sized(store: ClipStore, count: int) -> ClipStore:
    """Return the store with room for so many clips."""
    store.write(KEY, CLIP)
    size = entry(store).stat().st_size
    store.remove(KEY)
    return ClipStore(store.root, most_bytes=count * size + size // 2)


def test_the_least_recently_used_go_when_it_is_full(store: ClipStore) -> None:
    store = sized(store, 3)
    keys = [clip_key(str(number)) for number in range(3)]
    for place, key in enumerate(keys):
        store.write(key, CLIP)
        os.utime(store.root / f"{key}.clip", (place, place))
    store.read(keys[0])  # used just now
    store.write(KEY, CLIP)
    assert [store.holds(key) for key in (*keys, KEY)] == [True, False, True, True]


def test_what_is_larger_than_the_whole_store_pushes_nothing_out(store: ClipStore) -> None:
    store = sized(store, 2)
    store.write(KEY, CLIP)
    store.write(OTHER, Clip(np.tile(NOISE, 5), 24_000))
    assert store.holds(KEY)
    assert not store.holds(OTHER)


def test_passing_files_of_killed_processes_go_and_those_of_living_ones_stay(
    store: ClipStore,
) -> None:
    store.root.mkdir()
    dead, living = store.root / ".briefing-1.part", store.root / ".briefing-2.part"
    for path in (dead, living):
        path.write_bytes(b"half a clip")
    os.utime(dead, (1, 1))
    (store.root / "notes.txt").write_text("not ours")
    store.write(KEY, CLIP)
    assert not dead.exists()
    assert living.exists()
    assert (store.root / "notes.txt").exists()


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = ClipStore(tmp_path / "file" / "clips")
    store.write(KEY, CLIP)
    store.remove(KEY)
    assert store.read(KEY) is None
    assert not store.holds(KEY)


def test_a_folder_that_may_not_be_entered_is_done_without(
    store: ClipStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write(KEY, CLIP)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    for name in ("stat", "open", "unlink"):
        monkeypatch.setattr(Path, name, denied)
    assert not store.holds(KEY)
    assert store.read(KEY) is None
    store.remove(KEY)


def test_without_a_folder_it_is_the_cache_of_the_user_at_that_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "platformdirs.user_cache_dir", lambda name, appauthor: str(tmp_path / str(name))
    )
    store = pickle.loads(pickle.dumps(ClipStore()))  # noqa: S301
    store.write(KEY, CLIP)
    assert same(ClipStore(tmp_path / "briefing" / "clips").read(KEY), CLIP)


def test_threads_that_write_read_and_remove_at_once_never_get_a_wrong_clip(
    store: ClipStore,
) -> None:
    store = sized(store, 4)
    clips = {clip_key(str(n)): Clip(np.roll(NOISE, n), 24_000) for n in range(8)}

    def use(round_: int) -> bool:
        key = list(clips)[round_ % len(clips)]
        store.write(key, clips[key])
        found = store.read(key)
        return found is None or same(found, clips[key])

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(use, range(200)))


WRITER = """
import sys
from pathlib import Path
import numpy as np
from briefing.adapters.clip_store import ClipStore, clip_key
from briefing.model import Clip
store = ClipStore(Path(sys.argv[1]), most_bytes=400_000)
for n in range(60):
    samples = np.full(5000, (n % 10 + 1) / 100, np.float32)
    store.write(clip_key(str(n % 10)), Clip(samples, 24_000))
    found = store.read(clip_key(str(n * 7 % 10)))
    assert found is None or np.all(found.samples == np.float32((n * 7 % 10 + 1) / 100))
"""


def test_processes_share_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    running = [subprocess.Popen(command) for _ in range(3)]
    assert [process.wait(50) for process in running] == [0, 0, 0]
    assert not list(tmp_path.glob(".briefing-*"))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 400_000
