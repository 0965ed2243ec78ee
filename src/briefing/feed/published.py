"""An episode as it lies in the output folder, read back from its manifest.

All that a feed, a page or a car kit says of an episode comes from here: so a feed can be rebuilt from
the episodes alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from briefing.errors import OutputError
from briefing.language_tags import is_same_language
from briefing.model import Chapter, Milliseconds

MAX_MANIFEST_BYTES = 64 << 20
GENERATOR = "briefing"


@dataclass(frozen=True, slots=True)
class ShowInfo:
    """What the episode says of its show; `name` is its place among several in one folder."""

    name: str
    guid: str
    title: str
    author: str
    description: str
    link: str


@dataclass(frozen=True, slots=True)
class Audio:
    """The MP3 beside the manifest; `sha256` in hexadecimal."""

    file: str
    size_bytes: int
    sha256: str
    rate_hz: int
    bitrate_kbps: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The MP3 frames of a chapter, half-open and without the Info frame, and how many samples are heard."""

    first_frame: int
    end_frame: int
    samples: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One spoken line; the fields from `url` on are empty for a phrase of our own.

    `part` is the kind of its section: greeting, headlines, transition, story, brief or signoff.
    """

    text: str
    start_ms: Milliseconds
    end_ms: Milliseconds
    part: str
    section: int
    url: str = ""
    source: str = ""
    title: str = ""
    paragraph: int = -1
    language: str = ""
    """Set where it is another than that of the episode."""

    @property
    def is_quotation(self) -> bool:
        """Whether it is taken from an article."""
        return self.paragraph >= 0


@dataclass(frozen=True, slots=True)
class Told:
    """An article that the episode tells of."""

    title: str
    source: str
    url: str
    headline_only: bool


@dataclass(frozen=True, slots=True)
class PublishedEpisode:
    """One episode. `stem` names its files: STEM.mp3, .json, .vtt, .srt, .chapters.json, .html, .jpg.

    `guid` is empty and `number` 0 for episodes from before there were feeds; `cuts` is then empty, too.
    """

    stem: str
    title: str
    date: datetime
    language: str
    guid: str
    number: int
    season: int
    show: ShowInfo
    voice: str
    audio: Audio
    duration_ms: Milliseconds
    chapters: tuple[Chapter, ...]
    cuts: tuple[Cut, ...]
    sentences: tuple[Sentence, ...]
    articles: tuple[Told, ...]

    @property
    def version(self) -> str:
        """A mark of the bytes of its sound, for addresses that change with them."""
        return self.audio.sha256[:12]

    def href(self, suffix: str) -> str:
        """Return the relative address of a file of it, which changes when the sound does."""
        return f"{quote(self.stem)}{suffix}?v={self.version}"


def read_episode(manifest: Path) -> PublishedEpisode:
    """Read the manifest of an episode. Raises OutputError when it is none, or is damaged."""
    try:
        if manifest.stat().st_size > MAX_MANIFEST_BYTES:
            raise OutputError(str(manifest), "is too large for a manifest of an episode")
        document = json.loads(manifest.read_text(encoding="utf-8"))
    except OSError as error:
        raise OutputError(str(manifest), f"cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise OutputError(str(manifest), "is no manifest of an episode: not JSON") from error
    try:
        return _episode(manifest.stem, document)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        reason = f"is no manifest of an episode, or a damaged one ({type(error).__name__}: {error})"
        raise OutputError(str(manifest), reason) from error


def _episode(stem: str, document: Any) -> PublishedEpisode:
    if document["generator"]["name"] != GENERATOR:
        raise ValueError("another program wrote it")
    show, audio, chapters = document["show"], document["audio"], document["chapters"]
    return PublishedEpisode(
        stem=stem,
        title=str(document["title"]),
        date=_aware(str(document["date"])),
        language=str(document["language"]),
        guid=str(document.get("guid", "")),
        number=int(document.get("number", 0)),
        season=int(document.get("season", 0)),
        show=ShowInfo(
            name=str(show.get("name", "")),
            guid=str(show.get("guid", "")),
            title=str(show["title"]),
            author=str(show["author"]),
            description=str(show["description"]),
            link=str(show["link"]),
        ),
        voice=str(document["voice"]["name"]),
        audio=Audio(
            file=_plain_name(str(audio["file"])),
            size_bytes=int(audio["size_bytes"]),
            sha256=str(audio["sha256"]),
            rate_hz=int(audio["rate_hz"]),
            bitrate_kbps=int(audio["bitrate_kbps"]),
        ),
        duration_ms=_ms(document["duration"]),
        chapters=tuple(_chapter(chapter) for chapter in chapters),
        cuts=tuple(_cut(chapter) for chapter in chapters if "frames" in chapter),
        sentences=tuple(_sentence(line, document) for line in document["lines"]),
        articles=tuple(
            Told(
                title=str(article["title"]),
                source=str(article["source"]),
                url=str(article["url"]),
                headline_only=bool(story["headline_only"]),
            )
            for story in document["stories"]
            for article in story["articles"]
        ),
    )


def _chapter(chapter: Any) -> Chapter:
    return Chapter(
        str(chapter["title"]), _ms(chapter["start"]), _ms(chapter["end"]), str(chapter["url"])
    )


def _cut(chapter: Any) -> Cut:
    first, end = chapter["frames"]
    return Cut(int(first), int(end), int(chapter["samples"]))


def _sentence(line: Any, document: Any) -> Sentence:
    source = line["source"] or {}
    voices = document.get("voices", ())
    spoken = str(voices[line["voice"]]["language"]) if voices else ""
    is_other = bool(spoken) and not is_same_language(spoken, str(document["language"]))
    return Sentence(
        text=str(line["written"]),
        start_ms=_ms(line["start"]),
        end_ms=_ms(line["end"]),
        part=str(line["part"]),
        section=int(line["section"]),
        url=str(source.get("url", "")),
        source=str(source.get("name", "")),
        title=str(source.get("title", "")),
        paragraph=int(source.get("paragraph", -1)),
        language=spoken if is_other else "",
    )


def _ms(seconds: float) -> Milliseconds:
    return Milliseconds(round(seconds * 1000))


def _aware(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.astimezone()


def _plain_name(name: str) -> str:
    """Return a file name. Raises ValueError for a path: a manifest speaks of its own folder only."""
    if not name or name != Path(name).name or "\\" in name or name.startswith("."):
        raise ValueError(f"{name!r} is not the name of a file")
    return name
