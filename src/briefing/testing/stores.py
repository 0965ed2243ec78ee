"""The promises of a Store."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from briefing.model import Cue, Milliseconds, Segment
from briefing.protocols import Store
from briefing.testing.expecting import Unfailing, expect, fail, pickled, to_be_written, unpickled

KILLED_AFTER = 3
"""So many segments a writer has written when it is killed."""
ROUNDS = 20


class StoreContract:
    """Tests for a store; define `make`, and `files` if it writes files outside the folder, or none."""

    def make(self, folder: Path) -> Store:
        """Return a new store that keeps what it has in this folder, or under its name."""
        to_be_written("make(folder), which returns a new store")

    def files(self, folder: Path) -> Iterable[Path]:
        """Return the files that hold segments; those are cut and spoiled. None: that is not tried."""
        return [path for path in folder.rglob("*") if path.is_file()]

    def test_what_was_written_is_read(self, tmp_path: Path) -> None:
        store = self.make(tmp_path)
        for number in range(3):
            store.write(segment(number), frames(number))
        for reader in (store, self.make(tmp_path)):
            for number in range(3):
                _expect_whole(reader, number)

    def test_what_is_odd_is_read_as_it_was_written(self, tmp_path: Path) -> None:
        store = self.make(tmp_path)
        odd = Segment(
            **{
                **_fields(7),
                "cues": (),
                "words": (),
                "loudness_lufs": float("-inf"),
                "true_peak_dbtp": -0.1 - 0.2,
            }
        )
        for body in (b"", bytes(range(256)) * 40, b"\r\n\x1a\0" * 9):
            store.write(odd, body)
            expect(
                _read(store, odd.key) == (odd, body), f"{len(body)} odd bytes are read as others"
            )

    def test_what_is_not_there_is_none(self, tmp_path: Path) -> None:
        store = self.make(tmp_path)
        expect(_read(store, segment(1).key) is None, "a new store should hold nothing")
        store.write(segment(1), frames(1))
        expect(
            _read(store, segment(2).key) is None, "a segment was found under a key of no segment"
        )

    def test_writing_again_replaces(self, tmp_path: Path) -> None:
        store = self.make(tmp_path)
        store.write(segment(1), frames(2))
        store.write(segment(1), frames(1))
        _expect_whole(store, 1)

    def test_what_was_cut_is_none_and_can_be_written_again(self, tmp_path: Path) -> None:
        self._spoil(
            tmp_path, lambda data: (data[:cut] for cut in (0, 1, len(data) // 2, len(data) - 1))
        )

    def test_what_was_spoiled_is_none_and_can_be_written_again(self, tmp_path: Path) -> None:
        self._spoil(tmp_path, _spoiled)

    def _spoil(self, folder: Path, change: Any) -> None:
        """Change each file that holds a segment; then it must be None, or all the same whole."""
        self.make(folder).write(segment(1), frames(1))
        kept = {path: path.read_bytes() for path in self.files(folder)}
        for path, data in kept.items():
            for changed in change(data):
                for each, whole in kept.items():
                    each.write_bytes(whole)
                path.write_bytes(changed)
                store = self.make(folder)
                found = _read(store, segment(1).key)
                expect(
                    found is None or found == (segment(1), frames(1)),
                    f"{path.name} with {len(changed)} of {len(data)} bytes, some of them wrong, is "
                    "read as if it was whole",
                )
                with Unfailing(f"writing again after {path.name} was spoiled"):
                    store.write(segment(1), frames(1))
                _expect_whole(self.make(folder), 1)

    def test_threads_write_and_read_at_once(self, tmp_path: Path) -> None:
        with ThreadPoolExecutor(4) as threads:
            list(threads.map(partial(write_and_read, self.make(tmp_path)), range(4)))
        for number in range(3):
            _expect_whole(self.make(tmp_path), number)

    def test_processes_write_and_read_at_once(self, tmp_path: Path) -> None:
        store = self.make(tmp_path)
        pickled(store, "the store")
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
            list(processes.map(partial(write_and_read, store), range(2)))
        for number in range(3):
            _expect_whole(self.make(tmp_path), number)

    def test_it_pickles(self, tmp_path: Path) -> None:
        store = self.make(tmp_path)
        store.write(segment(1), frames(1))
        copy = unpickled(pickled(store, "the store"), "the store")
        _expect_whole(copy, 1)

    def test_a_writer_that_is_killed_leaves_whole_segments_or_none(self, tmp_path: Path) -> None:
        store = self.make(tmp_path)
        code = "import pickle, sys; store, write = pickle.load(sys.stdin.buffer); write(store)"
        writer = subprocess.Popen(  # noqa: S603 - this interpreter, our own code
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        with writer:
            if writer.stdin is None or writer.stdout is None:
                fail("the writer has no pipes")
            writer.stdin.write(pickled((store, write_on), "the store"))
            writer.stdin.close()
            told = [int(writer.stdout.readline() or -1) for _ in range(KILLED_AFTER)]
            writer.kill()
            told += [int(line) for line in writer.stdout]
        expect(told[0] == 0, "in another process it cannot be written")
        again = self.make(tmp_path)
        for number in told:
            _expect_whole(again, number)
        after = max(told) + 1
        found = _read(again, segment(after).key)
        whole = (segment(after), frames(after))
        expect(
            found is None or found == whole, "what a killed writer left half done is read as whole"
        )
        with Unfailing("writing after another writer was killed"):
            again.write(*whole)
        _expect_whole(again, after)


def segment(number: int) -> Segment:
    """Return a segment; another number, another segment with another key."""
    return Segment(**_fields(number))


def frames(number: int) -> bytes:
    """Return the bytes of a segment, which need not be MP3 for a store."""
    return sha256(str(number).encode()).digest() * 4000


def write_and_read(store: Store, _: int) -> None:
    """Write three segments again and again; what is read meanwhile is whole or not there."""
    for turn in range(ROUNDS):
        number = turn % 3
        store.write(segment(number), frames(number))
        for other in range(3):
            found = store.read(segment(other).key)
            if found not in (None, (segment(other), frames(other))):
                fail("while others write, a segment is read that is not whole")


def write_on(store: Store) -> None:
    """Write one segment after another until killed, and tell the number of each that was written."""
    for number in count():
        store.write(segment(number), frames(number))
        print(number, flush=True)  # noqa: T201 - it is how whoever kills us knows


def _fields(number: int) -> dict[str, Any]:
    return {
        "key": sha256(f"key {number}".encode()).hexdigest(),
        "frame_count": 400 + number,
        "sample_count": 460_800,
        "onset_samples": 1105,
        "cues": (
            Cue(Milliseconds(0), Milliseconds(1200)),
            Cue(Milliseconds(1550), Milliseconds(9000 + number)),
        ),
        "words": ((0, 310, 25, 280), (0, 400)),
        "rate_hz": 44_100,
        "bitrate_kbps": 64,
        "loudness_lufs": -19.02,
        "true_peak_dbtp": -1.3,
    }


def _spoiled(data: bytes) -> Iterable[bytes]:
    for place in {0, len(data) // 3, len(data) // 2, len(data) - 1} if data else ():
        yield data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]


def _read(store: Store, key: str) -> tuple[Segment, bytes] | None:
    with Unfailing(f"reading {key[:8]}…"):
        return store.read(key)


def _expect_whole(store: Store, number: int) -> None:
    found = _read(store, segment(number).key)
    expect(found is not None, "what was written is not there")
    expect(found == (segment(number), frames(number)), "what was written is read as something else")
