"""Exports into a folder, one after the other, and all that can be in the way."""

import os
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.errors import OutputError
from briefing.export import Exported, Plan, Track, carry_out, plan, stick
from briefing.export.tracks import Part

MakeTrack = Callable[..., Track]
DAYS = [date(2026, 11, day) for day in (24, 23, 22)]


def nothing(number: int, total: int, name: str) -> None:
    """Report nothing."""


def export(folder: Path, tracks: Sequence[Track]) -> Exported:
    return carry_out(plan(folder, tracks), nothing)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A stick with a song on it, which is nobody's business."""
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "song.mp3").write_bytes(b"la la")
    return folder


@pytest.fixture
def tracks(make_track: MakeTrack) -> list[Track]:
    return [make_track(f"Day {day.day}", day=day) for day in DAYS]


def test_files_are_numbered_in_order_and_listed(folder: Path, tracks: list[Track]) -> None:
    told: list[tuple[int, int, str]] = []

    exported = carry_out(plan(folder, tracks), lambda *what: told.append(what))

    names = [f"{number:03} {day} Day {day.day}.mp3" for number, day in enumerate(DAYS, 1)]
    assert set(contents(folder)) == {*names, "briefing.m3u", "song.mp3"}
    assert told == [(number, 3, name) for number, name in enumerate(names, 1)]
    assert exported.playlist == folder / "briefing.m3u"
    assert [path.name for path in exported.files] == names
    assert exported.size_bytes == sum((folder / name).stat().st_size for name in names)
    assert exported.duration_ms == 3 * 1700
    lines = exported.playlist.read_text("ascii").splitlines()
    assert lines[:3] == ["#EXTM3U", "#EXTINF:2,Day 24", names[0]]
    assert lines[2::2] == names


def test_the_same_export_gives_the_same_files(folder: Path, tracks: list[Track]) -> None:
    export(folder, tracks)
    first = contents(folder)

    export(folder, tracks)

    assert contents(folder) == first


def test_a_new_export_replaces_the_former_and_touches_nothing_else(
    folder: Path, tracks: list[Track]
) -> None:
    (folder / "009 2026-01-01 Looks like ours.mp3").write_bytes(b"but is not listed")
    export(folder, tracks)

    planned = plan(folder, tracks[1:])
    carry_out(planned, nothing)

    assert len(planned.former) == 3
    assert set(contents(folder)) == {
        "001 2026-11-23 Day 23.mp3",
        "002 2026-11-22 Day 22.mp3",
        "009 2026-01-01 Looks like ours.mp3",
        "briefing.m3u",
        "song.mp3",
    }


def test_files_are_written_in_the_order_they_are_played(
    folder: Path, tracks: list[Track], monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed: list[str] = []
    replace = Path.replace

    def noted(path: Path, target: Path) -> Path:
        renamed.append(target.name)
        return replace(path, target)

    export(folder, tracks)
    monkeypatch.setattr(Path, "replace", noted)
    export(folder, tracks[::-1])

    assert renamed == [
        "briefing.m3u",
        "001 2026-11-22 Day 22.mp3",
        "002 2026-11-23 Day 23.mp3",
        "003 2026-11-24 Day 24.mp3",
    ]


def test_a_plan_changes_nothing(folder: Path, tracks: list[Track]) -> None:
    planned = plan(folder, tracks)

    assert isinstance(planned, Plan)
    assert set(contents(folder)) == {"song.mp3"}
    assert planned.needed_bytes >= 3 * tracks[0].sound_bytes()
    assert planned.free_bytes > 0


def test_a_stick_that_is_not_there_is_asked_for(tmp_path: Path, tracks: list[Track]) -> None:
    with pytest.raises(OutputError, match="is the stick plugged in"):
        plan(tmp_path / "gone", tracks)

    assert not (tmp_path / "gone").exists()


def test_a_file_is_no_folder(folder: Path, tracks: list[Track]) -> None:
    with pytest.raises(OutputError, match="is not a folder"):
        plan(folder / "song.mp3", tracks)


def test_a_stick_that_cannot_be_written_to_is_named(
    folder: Path, tracks: list[Track], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The superuser may write anywhere: ask in its place.
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(OutputError, match="cannot be written to; is the stick locked"):
        plan(folder, tracks)


@pytest.mark.parametrize("in_the_way", ["file", "link"])
def test_a_file_of_another_in_the_way_is_left_alone(
    folder: Path, tracks: list[Track], in_the_way: str
) -> None:
    export(folder, tracks[:1])
    other = folder / "002 2026-11-23 Day 23.mp3"
    if in_the_way == "file":
        other.write_bytes(b"mine")
    else:
        other.symlink_to("nowhere")
    before = sorted(folder.iterdir())

    with pytest.raises(OutputError, match="does not list it as ours") as caught:
        plan(folder, tracks)

    assert caught.value.path == str(other)
    assert sorted(folder.iterdir()) == before


def test_without_room_nothing_is_touched_and_the_need_is_named(
    folder: Path, tracks: list[Track], monkeypatch: pytest.MonkeyPatch
) -> None:
    export(folder, tracks[:1])
    before = contents(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=10_000))

    with pytest.raises(OutputError, match=r"\d\.\d MB are needed, \d\.\d MB too many; nothing was"):
        plan(folder, tracks)

    assert contents(folder) == before


def test_the_room_of_the_former_files_counts(
    folder: Path, tracks: list[Track], monkeypatch: pytest.MonkeyPatch
) -> None:
    export(folder, tracks)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=20_000))

    export(folder, tracks)

    assert len(contents(folder)) == 5


def test_where_clusters_are_unknown_the_largest_are_reckoned_with(
    folder: Path, tracks: list[Track], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "statvfs", raising=False)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 30))

    assert plan(folder, tracks).needed_bytes % (64 << 10) == 0


def test_an_export_that_breaks_off_is_cleared_up_by_the_next(
    folder: Path, tracks: list[Track]
) -> None:
    def stop(number: int, total: int, name: str) -> None:
        if number == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        carry_out(plan(folder, tracks), stop)
    left = set(contents(folder))
    (folder / ".briefing-0123456789abcdef.part").write_bytes(b"of a run that was killed")
    (folder / "BRIEF007.TMP").touch()

    export(folder, tracks[2:])

    assert left == {
        "001 2026-11-24 Day 24.mp3",
        "002 2026-11-23 Day 23.mp3",
        "briefing.m3u",
        "song.mp3",
    }
    assert set(contents(folder)) == {"001 2026-11-22 Day 22.mp3", "briefing.m3u", "song.mp3"}


def test_a_stick_that_fails_is_named(
    folder: Path, tracks: list[Track], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, pieces: object) -> None:
        raise OSError(28, "No space left on device", str(path))

    planned = plan(folder, tracks)
    monkeypatch.setattr(stick, "write_whole", full)

    with pytest.raises(OutputError, match=r"cannot be written: No space left.*run it again"):
        carry_out(planned, nothing)


def test_an_episode_that_is_gone_meanwhile_is_named(folder: Path, make_track: MakeTrack) -> None:
    with pytest.raises(OutputError, match=r"gone\.mp3: cannot be read"):
        plan(folder, [make_track(mp3=Path("gone.mp3"))])


def test_sound_that_cannot_be_cut_is_named(folder: Path, make_track: MakeTrack) -> None:
    beyond = Part(10_000, 10_001, 1152, 44100, 64)

    with pytest.raises(
        OutputError, match=r"2026-11-24\.mp3: cannot be cut into stories: the MP3 ends"
    ):
        export(folder, [make_track(part=beyond)])


def test_a_former_playlist_that_cannot_be_read_is_named(
    folder: Path, tracks: list[Track], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    export(folder, tracks)
    monkeypatch.setattr(Path, "read_bytes", unreadable)

    with pytest.raises(OutputError, match=r"briefing\.m3u: cannot be read: Permission denied"):
        plan(folder, tracks)
