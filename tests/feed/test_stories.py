"""An episode cut into MP3 files of a story each, and what becomes of them in the output folder."""

import io
import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import mutagen.id3
import mutagen.mp3
import numpy as np
import pytest

import briefing
from briefing.adapters.codec import decode
from briefing.adapters.mp3_frames import SAMPLES_PER_FRAME
from briefing.adapters.segment_store import FolderStore
from briefing.config import Config, FeedSettings, ShowSettings, SpeechSettings
from briefing.errors import OutputError
from briefing.feed.published import PublishedEpisode, read_episode
from briefing.feed.stories import StoryFile, story_cuts, story_files, write_stories

read_tag: Any = mutagen.id3.ID3
read_mp3: Any = mutagen.mp3.MP3
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=timezone.utc)
COVER = b"\xff\xd8a small picture\xff\xd9"
ARTICLES = (
    "---\ntitle: Ice on the “lake”\nsource: The Gazette\nurl: https://example.org/ice\n---\n\n"
    "The lake at Norwick froze over on Monday, two weeks earlier than last year. "
    "Wardens measured eleven centimetres at the jetty and closed the northern bay to skaters.\n",
    "---\ntitle: Baker wins the county prize\nsource: The Post\n---\n\n"
    "A baker from Ostley has won the county prize for rye bread at her first attempt. "
    "The jury praised the crust of the loaf and its long, even crumb.\n",
)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an output folder with an episode of two stories."""
    folder = tmp_path_factory.mktemp("rendered")
    articles = [folder / f"{number}.md" for number in range(len(ARTICLES))]
    for path, text in zip(articles, ARTICLES, strict=True):
        path.write_text(text, encoding="utf-8")
    briefing.render(
        articles,
        config=Config(
            speech=SpeechSettings(engine="tone"),
            feed=FeedSettings(enabled=False),
            show=ShowSettings(title="Morning", author="Ida"),
        ),
        output=folder / "out",
        now=NOW,
        store=FolderStore(folder / "store"),
    )
    return folder / "out"


@pytest.fixture
def folder(rendered: Path, tmp_path: Path) -> Path:
    """A copy of the output folder."""
    for name in ("2026-11-24.mp3", "2026-11-24.json"):
        (tmp_path / name).write_bytes((rendered / name).read_bytes())
    return tmp_path


@pytest.fixture
def episode(folder: Path) -> PublishedEpisode:
    return read_episode(folder / "2026-11-24.json")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "stories").iterdir())


def test_only_the_chapters_that_tell_a_story_are_stories(episode: PublishedEpisode) -> None:
    assert len(episode.chapters) == 4
    assert [(s.number, s.total, s.chapter) for s in story_cuts(episode)] == [
        (1, 2, episode.chapters[1]),
        (2, 2, episode.chapters[2]),
    ]


def test_an_episode_from_before_there_were_cuts_has_none(
    folder: Path, episode: PublishedEpisode
) -> None:
    old = replace(episode, cuts=())

    assert story_cuts(old) == ()
    assert write_stories(folder, old) == ()
    assert not (folder / "stories").exists()


def test_what_is_said_of_a_file_is_so(folder: Path, episode: PublishedEpisode) -> None:
    written = write_stories(folder, episode, COVER)

    assert [file.name for file in written] == [
        "stories/2026-11-24-01.mp3",
        "stories/2026-11-24-02.mp3",
    ]
    for file in written:
        data = (folder / file.name).read_bytes()
        samples, rate_hz = decode(data, "MP3")
        assert len(data) == file.size_bytes
        assert file.href == f"{file.name}?v={file.sha256[:12]}"
        assert abs(len(samples) * 1000 / rate_hz - file.duration_ms) <= 0.5
    first = written[0]
    assert (first.title, first.url) == ("Ice on the “lake”", "https://example.org/ice")
    assert (first.start_ms, first.end_ms) == (
        episode.chapters[1].start_ms,
        episode.chapters[1].end_ms,
    )


def test_the_tag_says_the_title_first_and_the_place(
    folder: Path, episode: PublishedEpisode
) -> None:
    first, second = write_stories(folder, episode, COVER)

    tag = read_tag(folder / first.name)
    assert tag.version == (2, 3, 0)
    assert next(iter(tag.values())).FrameID == "TIT2"
    shown = {key: str(tag[key]) for key in ("TIT2", "TPE1", "TALB", "TRCK", "TLEN")}
    assert shown == {
        "TIT2": "Ice on the “lake”",
        "TPE1": "Ida",
        "TALB": "Morning",
        "TRCK": "1/2",
        "TLEN": str(first.duration_ms),
    }
    assert tag["WXXX:"].url == "https://example.org/ice"
    assert [picture.data for picture in tag.getall("APIC")] == [COVER]
    # The second has no page, and here no picture either.
    bare = [data for _, data in story_files(episode, folder / episode.audio.file, b"")][1]
    assert not {"WXXX:", "APIC:"} & set(read_tag(io.BytesIO(bare)))
    info = read_mp3(folder / second.name).info
    assert (round(info.bitrate, -2), info.bitrate_mode) == (64000, mutagen.mp3.BitrateMode.CBR)


def test_without_a_picture_of_its_own_a_story_has_that_of_the_episode(
    folder: Path, episode: PublishedEpisode
) -> None:
    first, _ = write_stories(folder, episode)

    (picture,) = read_tag(folder / first.name).getall("APIC")
    (of_episode,) = read_tag(folder / episode.audio.file).getall("APIC")
    assert picture.data == of_episode.data


def test_a_story_sounds_as_it_does_in_the_episode(folder: Path, episode: PublishedEpisode) -> None:
    whole, _ = decode((folder / episode.audio.file).read_bytes(), "MP3")

    for story, (_, data) in zip(
        story_cuts(episode), story_files(episode, folder / episode.audio.file), strict=True
    ):
        alone, _ = decode(data, "MP3")
        start = story.cut.first_frame * SAMPLES_PER_FRAME
        # But for the last bit of a float, as the decoder stands elsewhere in its round of four frames.
        assert np.allclose(whole[start : start + story.cut.samples], alone, rtol=0, atol=1e-7)
        assert np.abs(alone).max() > 0.1


def test_writing_again_changes_nothing(folder: Path, episode: PublishedEpisode) -> None:
    first = write_stories(folder, episode, COVER)
    for file in first:
        os.utime(folder / file.name, (1, 1))

    assert write_stories(folder, episode, COVER) == first
    assert [(folder / file.name).stat().st_mtime for file in first] == [1, 1]


def test_a_file_that_is_damaged_is_made_anew(folder: Path, episode: PublishedEpisode) -> None:
    first, _ = write_stories(folder, episode, COVER)
    good = (folder / first.name).read_bytes()
    (folder / first.name).write_bytes(good[:-1] + b"!")

    write_stories(folder, episode, COVER)

    assert (folder / first.name).read_bytes() == good


def test_stories_that_are_no_more_go_and_others_stay(
    folder: Path, episode: PublishedEpisode
) -> None:
    others = ["2026-11-23-01.mp3", "2026-11-24-extra.mp3", "evening-2026-11-24-03.mp3", "a.txt"]
    (folder / "stories").mkdir()
    for name in (*others, "2026-11-24-03.mp3", "2026-11-24-117.mp3"):
        (folder / "stories" / name).write_bytes(b"x")

    write_stories(folder, episode)

    assert names(folder) == sorted([*others, "2026-11-24-01.mp3", "2026-11-24-02.mp3"])


def test_an_episode_that_lost_its_cuts_loses_its_files(
    folder: Path, episode: PublishedEpisode
) -> None:
    write_stories(folder, episode)

    write_stories(folder, replace(episode, cuts=()))

    assert names(folder) == []


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data[:-300] + bytes(300)])
def test_sound_that_is_not_that_of_the_manifest_is_named(
    folder: Path, episode: PublishedEpisode, damage: Callable[[bytes], bytes]
) -> None:
    mp3 = folder / episode.audio.file
    last = replace(episode, sentences=tuple(replace(s, part="story") for s in episode.sentences))
    mp3.write_bytes(damage(mp3.read_bytes()))

    with pytest.raises(OutputError, match="not the sound that its manifest describes") as caught:
        write_stories(folder, last)

    assert caught.value.path == str(mp3)


def test_sound_that_is_not_there_is_named(folder: Path, episode: PublishedEpisode) -> None:
    (folder / episode.audio.file).unlink()

    with pytest.raises(OutputError, match=r"2026-11-24\.mp3: cannot be read"):
        write_stories(folder, episode)


def test_a_folder_that_cannot_be_made_is_named(folder: Path, episode: PublishedEpisode) -> None:
    (folder / "stories").write_bytes(b"a file is in the way")

    with pytest.raises(OutputError, match=r"stories.*cannot be written"):
        write_stories(folder, episode)


def test_a_link_that_is_not_ascii_is_left_out(folder: Path, episode: PublishedEpisode) -> None:
    document = json.loads((folder / "2026-11-24.json").read_text("utf-8"))
    document["chapters"][1]["url"] = "https://example.org/ärger"
    (folder / "2026-11-24.json").write_text(json.dumps(document), "utf-8")

    first, _ = write_stories(folder, read_episode(folder / "2026-11-24.json"))

    assert isinstance(first, StoryFile)
    assert "WXXX:" not in read_tag(folder / first.name)
