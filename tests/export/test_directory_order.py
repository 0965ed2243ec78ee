"""Filling the gaps of a directory, on a directory that is played by the rules of FAT."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.export.directory_order import appending, remove_fillers


class FatOrder:
    """Lists a real folder as FAT would: a new name takes the first gap that it fits in.

    A name takes an entry for each 13 characters and one more; a short one in capitals takes one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.entries: list[str] = []

    def listed(self) -> list[str]:
        there = {path.name for path in self.folder.iterdir()}
        self.entries = [name if name in there else "" for name in self.entries]
        for name in sorted(there - set(self.entries)):
            self._put(name)
        return list(dict.fromkeys(filter(None, self.entries)))

    def _put(self, name: str) -> None:
        is_short = name.isupper() and len(name) <= 12
        length = 1 if is_short else 1 + -(-len(name) // 13)
        at = 0
        while any(self.entries[at : at + length]):
            at += 1
        self.entries[at : at + length] = [name] * length

    @contextmanager
    def scandir(self, folder: Path) -> Iterator[Iterator[SimpleNamespace]]:
        assert folder == self.folder
        yield (SimpleNamespace(name=name) for name in self.listed())


@pytest.fixture
def fat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FatOrder:
    order = FatOrder(tmp_path)
    monkeypatch.setattr(os, "scandir", order.scandir)
    return order


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def put(fat: FatOrder, *names: str) -> None:
    for name in names:
        (fat.folder / name).write_bytes(b"x")
        fat.listed()


NEW = [f"{n:03} 2026-11-24 {'Long title ' * (n % 3 * 2)}.mp3" for n in range(1, 8)]


def test_a_gap_lets_a_short_name_overtake_a_long_one(fat: FatOrder) -> None:
    with_gaps(fat)

    put(fat, *NEW)

    assert fat.listed()[-len(NEW) :] != NEW


def test_files_go_behind_all_others_when_the_gaps_are_filled(fat: FatOrder) -> None:
    others = with_gaps(fat)

    with appending(fat.folder):
        put(fat, *NEW)

    assert fat.listed() == [*others, *NEW]


def test_a_folder_without_gaps_needs_one_filler(fat: FatOrder) -> None:
    put(fat, "song.mp3")

    with appending(fat.folder):
        assert fat.listed() == ["song.mp3", "BRIEF000.TMP"]
        put(fat, *NEW)

    assert fat.listed() == ["song.mp3", *NEW]


def with_gaps(fat: FatOrder) -> list[str]:
    names = [f"{number} {'some song ' * (number % 4)}.mp3" for number in range(20)]
    put(fat, *names)
    for name in names[1::2]:
        (fat.folder / name).unlink()
    return [name for name in fat.listed() if name in names]


def test_a_directory_that_lists_at_random_gets_few_fillers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def backwards(folder: Path) -> Iterator[Iterator[SimpleNamespace]]:
        names = sorted((path.name for path in folder.iterdir()), reverse=True)
        yield (SimpleNamespace(name=name) for name in names)

    (tmp_path / "A song.mp3").touch()
    monkeypatch.setattr(os, "scandir", backwards)

    with appending(tmp_path):
        assert len(list(tmp_path.glob("BRIEF*.TMP"))) == 2

    assert names(tmp_path) == ["A song.mp3"]


def test_fillers_of_a_killed_run_go_and_others_of_that_name_stay(tmp_path: Path) -> None:
    (tmp_path / "BRIEF000.TMP").touch()
    (tmp_path / "BRIEF001.TMP").write_bytes(b"somebody's")
    (tmp_path / "BRIEF.TMP").touch()

    remove_fillers(tmp_path)

    assert names(tmp_path) == ["BRIEF.TMP", "BRIEF001.TMP"]


def test_fillers_go_when_the_writing_fails(tmp_path: Path) -> None:
    def fail() -> None:
        with appending(tmp_path):
            raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        fail()

    assert names(tmp_path) == []


def test_a_directory_without_room_for_fillers_gets_none(
    fat: FatOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = with_gaps(fat)
    open_file = Path.open

    def full(path: Path, mode: str) -> object:
        if path.name == "BRIEF003.TMP":
            raise OSError(28, "No space left on device")
        return open_file(path, mode)

    monkeypatch.setattr(Path, "open", full)

    with appending(fat.folder):
        assert names(fat.folder) == sorted(others)


def test_what_cannot_be_removed_does_not_stop_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuck(path: Path) -> None:
        raise OSError(30, "Read-only file system")

    (tmp_path / "BRIEF000.TMP").touch()
    monkeypatch.setattr(Path, "unlink", stuck)

    remove_fillers(tmp_path)

    assert names(tmp_path) == ["BRIEF000.TMP"]


def test_a_folder_of_more_gaps_than_fillers_is_left_at_that(
    fat: FatOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_gaps(fat)
    monkeypatch.setattr("briefing.export.directory_order.MOST", 2)

    with appending(fat.folder):
        assert len(list(fat.folder.glob("BRIEF*.TMP"))) == 2
