"""An episode appears whole or not at all, and never over a file that is not of an episode."""

import errno
import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from briefing.assemble import check_target, publish_episode
from briefing.assemble.timeline import Timeline
from briefing.config import ShowSettings
from briefing.errors import AudioError, OutputError
from briefing.model import Episode, Script

Publish = Callable[..., Episode]
Frames = Callable[[int], bytes]
NAMES = ["day.chapters.json", "day.json", "day.mp3", "day.srt", "day.vtt"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_mp3_has_its_companions_beside_it(publish: Publish, tmp_path: Path) -> None:
    episode = publish(tmp_path / "day.mp3")

    assert names(tmp_path) == NAMES
    assert sorted([episode.path.name, *(path.name for path in episode.companions)]) == NAMES


def test_the_record_tells_what_was_written(
    publish: Publish, tmp_path: Path, timeline: Timeline
) -> None:
    episode = publish(tmp_path / "day.mp3")

    assert episode.size_bytes == episode.path.stat().st_size
    assert episode.duration_ms == timeline.duration_ms
    assert (episode.chapters, episode.lines) == (timeline.chapters, timeline.lines)
    assert [story.headline_only for story in episode.stories] == [False, True]
    assert [error.reason for error in episode.skipped] == ["is empty"]


def test_the_manifest_knows_the_bytes_of_the_mp3(publish: Publish, tmp_path: Path) -> None:
    episode = publish(tmp_path / "day.mp3")

    audio = json.loads((tmp_path / "day.json").read_text(encoding="utf-8"))["audio"]
    assert audio["file"] == "day.mp3"
    assert audio["size_bytes"] == episode.size_bytes
    assert audio["sha256"] == sha256(episode.path.read_bytes()).hexdigest()


def test_the_same_episode_has_the_same_bytes(publish: Publish, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    publish(tmp_path / "a" / "day.mp3")
    publish(tmp_path / "b" / "day.mp3")

    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_an_episode_may_be_written_again_and_leftovers_of_a_killed_run_go(
    publish: Publish, tmp_path: Path
) -> None:
    publish(tmp_path / "day.mp3")
    before = contents(tmp_path)
    (tmp_path / ".briefing-0123.part").write_bytes(b"half an episode")

    publish(tmp_path / "day.mp3")

    assert contents(tmp_path) == before


def test_a_folder_that_is_not_there_is_made(publish: Publish, tmp_path: Path) -> None:
    assert publish(tmp_path / "new" / "folder" / "day.mp3").path.is_file()


def failing(error: BaseException) -> Frames:
    def frames(index: int) -> bytes:
        raise error

    return frames


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (KeyboardInterrupt(), KeyboardInterrupt),
        (AudioError("bad sound"), AudioError),
        (MemoryError(), MemoryError),
        (OSError(errno.ENOSPC, "No space left on device"), OutputError),
    ],
)
def test_whatever_fails_the_old_episode_stays(
    publish: Publish, tmp_path: Path, error: BaseException, raised: type[BaseException]
) -> None:
    publish(tmp_path / "day.mp3")
    before = contents(tmp_path)

    with pytest.raises(raised):
        publish(tmp_path / "day.mp3", failing(error))

    assert contents(tmp_path) == before


def test_a_first_run_that_fails_leaves_nothing(publish: Publish, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path / "day.mp3", failing(KeyboardInterrupt()))

    assert names(tmp_path) == []


def test_a_full_disk_is_named_with_the_file(
    publish: Publish, tmp_path: Path, frames: Frames
) -> None:
    resource = pytest.importorskip("resource", reason="limits of file sizes are a thing of Unix")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(OutputError, match=r"day\.mp3: cannot be written: File too large"):
            publish(tmp_path / "day.mp3", frames)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert names(tmp_path) == []


def test_a_folder_of_that_name_is_in_the_way(publish: Publish, tmp_path: Path) -> None:
    (tmp_path / "day.mp3").mkdir()

    with pytest.raises(OutputError, match=r"day\.mp3: is a folder"):
        publish(tmp_path / "day.mp3")

    assert names(tmp_path) == ["day.mp3"]


@pytest.mark.parametrize("name", ["day.json", "day.vtt", "day.chapters.json"])
def test_a_file_that_is_not_of_an_episode_is_never_overwritten(
    publish: Publish, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text('{"mine": true}', encoding="utf-8")

    with pytest.raises(OutputError, match=f"{name}: exists and is not of an episode"):
        publish(tmp_path / "day.mp3")

    assert contents(tmp_path) == {name: b'{"mine": true}'}


def test_a_target_can_be_checked_before_anything_is_spoken(
    publish: Publish, tmp_path: Path
) -> None:
    target = tmp_path / "day.mp3"
    check_target(target)
    publish(target)
    check_target(target)
    target.with_suffix(".json").write_bytes(b"\xff\xfe")

    with pytest.raises(OutputError, match="is not of an episode"):
        check_target(target)


def test_warnings_of_the_timeline_reach_the_record(
    timeline: Timeline, script: Script, frames: Frames, tmp_path: Path
) -> None:
    episode = publish_episode(
        replace(timeline, warnings=("too many",)),
        script,
        show=ShowSettings(),
        frames=frames,
        target=tmp_path / "day.mp3",
    )

    assert episode.warnings == ("too many",)
