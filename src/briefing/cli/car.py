"""Which episodes go into the car, and what is shown of them there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefing.adapters.id3_reading import picture_in
from briefing.adapters.mp3_cutting import tag_bytes
from briefing.errors import OutputError
from briefing.export.plain_text import ascii_only, latin_1
from briefing.export.small_cover import small_cover
from briefing.export.tracks import Part, Track
from briefing.feed.listing import list_episodes
from briefing.feed.published import PublishedEpisode, read_episode
from briefing.feed.state import Index
from briefing.feed.stories import StoryCut, story_cuts

_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Chosen:
    """The tracks in the order they are played, and what is wrong with the episodes left out."""

    tracks: tuple[Track, ...]
    episodes: int
    problems: tuple[OutputError, ...]


def choose_tracks(folder: Path, show: str | None, *, episodes: int, stories: bool) -> Chosen:
    """Return the newest episodes of a folder as tracks, the newest first; 0 `episodes` means all.

    `show` is the name of one of several shows, None takes all of them. With `stories` a track is a story,
    in the order of its episode. Raises OutputError when the folder cannot be read.
    """
    listing = list_episodes(folder, Index())
    problems = list(listing.problems)
    tracks: list[Track] = []
    taken = 0
    for entry in listing.entries:
        if show is not None and entry.show != show:
            continue
        if episodes and taken == episodes:
            break
        try:
            episode = read_episode(folder / f"{entry.stem}.json")
            _check_sound(folder / episode.audio.file, episode)
            cover = small_cover(_cover(folder, episode))
        except OutputError as error:
            problems.append(error)
            continue
        tracks += _tracks(folder, episode, cover, stories=stories)
        taken += 1
    return Chosen(tuple(tracks), taken, tuple(problems))


def _tracks(
    folder: Path, episode: PublishedEpisode, cover: bytes, *, stories: bool
) -> Iterator[Track]:
    cuts = story_cuts(episode)
    if stories and cuts:
        for story in cuts:
            yield _story(folder, episode, cover, story)
        return
    # The display shows the day first, the directory what the day was about.
    day = episode.title.removeprefix(f"{episode.show.title}: ")
    yield Track(
        mp3=folder / episode.audio.file,
        day=episode.date.date(),
        title=latin_1(day) or f"{episode.date:%Y-%m-%d}",
        name=cuts[0].chapter.title if cuts else episode.show.title,
        fallback=ascii_only(episode.show.title, episode.language) or "Episode",
        album=episode.show.title,
        artist=episode.show.author or episode.show.title,
        language=episode.language,
        duration_ms=episode.duration_ms,
        cover=cover,
    )


def _story(folder: Path, episode: PublishedEpisode, cover: bytes, story: StoryCut) -> Track:
    cut, audio = story.cut, episode.audio
    return Track(
        mp3=folder / audio.file,
        day=episode.date.date(),
        title=story.chapter.title,
        name=story.chapter.title,
        fallback=f"Story {story.number}",
        album=episode.show.title,
        artist=episode.show.author or episode.show.title,
        language=episode.language,
        duration_ms=round(cut.samples * 1000 / audio.rate_hz),
        cover=cover,
        part=Part(cut.first_frame, cut.end_frame, cut.samples, audio.rate_hz, audio.bitrate_kbps),
    )


def _check_sound(mp3: Path, episode: PublishedEpisode) -> None:
    digest = sha256()
    try:
        with mp3.open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                digest.update(block)
    except OSError as error:
        raise OutputError(str(mp3), f"cannot be read: {error.strerror or error}") from error
    if digest.hexdigest() != episode.audio.sha256:
        raise OutputError(
            str(mp3), "is damaged: not the bytes that its manifest says; render the episode again"
        )


def _cover(folder: Path, episode: PublishedEpisode) -> bytes:
    try:
        return (folder / f"{episode.stem}.jpg").read_bytes()
    except OSError:
        with (folder / episode.audio.file).open("rb") as file:
            length = tag_bytes(file)
            file.seek(0)
            return picture_in(file.read(length))
