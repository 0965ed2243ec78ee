"""An episode cut into its stories: an MP3 each, for cars and speakers that only know "next track"."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from briefing.adapters import id3
from briefing.adapters.atomic import write_whole
from briefing.adapters.id3_reading import picture_in
from briefing.adapters.mp3_cutting import cut_all, stream_of, tag_bytes
from briefing.errors import AudioError, OutputError
from briefing.feed.names import STORIES_FOLDER
from briefing.feed.published import Cut, PublishedEpisode
from briefing.model import Chapter, Milliseconds

TELLING = frozenset({"story", "brief"})
"""The parts of an episode that tell stories."""
GENRE = "Podcast"
SUFFIX = ".mp3"


@dataclass(frozen=True, slots=True)
class StoryCut:
    """A chapter that tells a story: the `number`-th of `total`, and the frames that it is cut from."""

    number: int
    total: int
    chapter: Chapter
    cut: Cut


@dataclass(frozen=True, slots=True)
class StoryFile:
    """A story as an MP3 of its own; `name` is its path in the output folder, with a slash.

    `start_ms` and `end_ms` are those of its chapter in the episode, `duration_ms` is what is heard of the
    file. `sha256` in hexadecimal.
    """

    number: int
    total: int
    name: str
    title: str
    url: str
    start_ms: Milliseconds
    end_ms: Milliseconds
    duration_ms: Milliseconds
    size_bytes: int
    sha256: str

    @property
    def version(self) -> str:
        """A mark of its bytes, for addresses that change with them."""
        return self.sha256[:12]

    @property
    def href(self) -> str:
        """Its relative address, which changes when its bytes do."""
        return f"{quote(self.name)}?v={self.version}"


def story_cuts(episode: PublishedEpisode) -> tuple[StoryCut, ...]:
    """Return the chapters of an episode that tell stories, not those of greeting, headlines or sign-off.

    Nothing for an episode from before there were cuts.
    """
    if len(episode.cuts) != len(episode.chapters):
        return ()
    told = [
        (chapter, cut)
        for chapter, cut in zip(episode.chapters, episode.cuts, strict=True)
        if _tells(episode, chapter)
    ]
    return tuple(
        StoryCut(number, len(told), chapter, cut) for number, (chapter, cut) in enumerate(told, 1)
    )


def story_files(
    episode: PublishedEpisode, mp3: Path, cover: bytes | None = None
) -> Iterator[tuple[StoryFile, bytes]]:
    """Yield each story of an episode and the bytes of its MP3; one at a time is in memory.

    The bytes are the same for the same episode and `cover`: a baseline JPEG, empty for no picture, None for
    that of the episode.
    Raises OutputError when the MP3 cannot be read, or is not what the episode says.
    """
    stories = story_cuts(episode)
    ranges = [(story.cut.first_frame, story.cut.end_frame) for story in stories]
    try:
        with mp3.open("rb") as file:
            _check_size(file, episode.audio.size_bytes)
            picture = _picture_of(file) if cover is None else cover
            for story, frames in zip(stories, cut_all(file, ranges), strict=True):
                data = _tag(episode, story, picture) + stream_of(frames, story.cut.samples)
                yield _described(episode, story, data), data
    except OSError as error:
        raise OutputError(str(mp3), f"cannot be read: {error.strerror or error}") from error
    except AudioError as error:
        reason = f"is not the sound that its manifest describes: {error}; render the episode again"
        raise OutputError(str(mp3), reason) from error


def write_stories(
    folder: Path, episode: PublishedEpisode, cover: bytes | None = None
) -> tuple[StoryFile, ...]:
    """Write the stories of an episode of `folder` into its folder of stories, each whole or not at all.

    A file that is there with the same bytes is left alone. Files of the same episode that it has no
    more are removed. Raises OutputError.
    """
    stories = folder / STORIES_FOLDER
    written: list[StoryFile] = []
    path = stories
    try:
        for story, data in story_files(episode, folder / episode.audio.file, cover):
            path = folder / story.name
            stories.mkdir(exist_ok=True)
            if not _holds(path, data):
                write_whole(path, [data])
            written.append(story)
        _remove_others(stories, episode.stem, keep=[story.name for story in written])
    except OSError as error:
        raise OutputError(str(path), f"cannot be written: {error.strerror or error}") from error
    return tuple(written)


def _remove_others(stories: Path, stem: str, keep: Iterable[str]) -> None:
    """Remove the story files of an episode, but for those named."""
    kept = frozenset(keep)
    for path in stories.iterdir() if stories.is_dir() else ():
        number = path.name.removeprefix(f"{stem}-").removesuffix(SUFFIX)
        is_of_episode = path.name == f"{stem}-{number}{SUFFIX}" and number.isdecimal()
        if is_of_episode and f"{stories.name}/{path.name}" not in kept:
            path.unlink(missing_ok=True)


def _tells(episode: PublishedEpisode, chapter: Chapter) -> bool:
    return any(
        line.part in TELLING and chapter.start_ms <= line.start_ms < chapter.end_ms
        for line in episode.sentences
    )


def _described(episode: PublishedEpisode, story: StoryCut, data: bytes) -> StoryFile:
    return StoryFile(
        number=story.number,
        total=story.total,
        name=f"{STORIES_FOLDER}/{episode.stem}-{story.number:02}{SUFFIX}",
        title=story.chapter.title,
        url=story.chapter.url,
        start_ms=story.chapter.start_ms,
        end_ms=story.chapter.end_ms,
        duration_ms=_duration_ms(episode, story),
        size_bytes=len(data),
        sha256=sha256(data).hexdigest(),
    )


def _tag(episode: PublishedEpisode, story: StoryCut, cover: bytes) -> bytes:
    show, day, url = episode.show, episode.date, story.chapter.url
    frames = [
        id3.text("TIT2", story.chapter.title),
        id3.text("TPE1", show.author or show.title),
        id3.text("TALB", show.title),
        id3.ascii_text("TRCK", f"{story.number}/{story.total}"),
        id3.ascii_text("TYER", f"{day.year:04}"),
        id3.ascii_text("TDAT", f"{day.day:02}{day.month:02}"),
        id3.text("TCON", GENRE),
        id3.ascii_text("TLEN", str(_duration_ms(episode, story))),
    ]
    if url and url.isascii():
        frames.append(id3.link(url, ""))
    if cover:
        frames.append(id3.picture(cover))
    return id3.tag(frames)


def _duration_ms(episode: PublishedEpisode, story: StoryCut) -> Milliseconds:
    """Return what is heard, to the nearest millisecond."""
    rate = episode.audio.rate_hz
    return Milliseconds((2000 * story.cut.samples + rate) // (2 * rate))


def _check_size(file: BinaryIO, expected: int) -> None:
    if (size := file.seek(0, io.SEEK_END)) != expected:
        raise AudioError(f"it has {size} bytes instead of {expected}")


def _picture_of(file: BinaryIO) -> bytes:
    length = tag_bytes(file)
    file.seek(0)
    return picture_in(file.read(length))


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
