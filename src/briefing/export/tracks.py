"""One file for the car: what it is called, what its tag says, and where its sound is."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from briefing.adapters import id3
from briefing.adapters.mp3_cutting import cut_all, stream_of, tag_bytes
from briefing.adapters.mp3_frames import frame_bytes
from briefing.errors import AudioError, OutputError
from briefing.export.names import file_name
from briefing.export.plain_text import ascii_only, latin_1

GENRE = "Podcast"
STAND_IN = "Briefing"
"""For names of shows and people in letters that the car does not have."""
_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an MP3: frames without the Info frame, half-open, and how many samples are heard."""

    first_frame: int
    end_frame: int
    samples: int
    rate_hz: int
    bitrate_kbps: int


@dataclass(frozen=True, slots=True)
class Track:
    """An episode, or a story of one. `title` is for the tag, `name` for the file: any text.

    `fallback` stands for both when the car could not show them; it is ASCII. `part` is None for the whole
    `mp3`. `cover` is a small baseline JPEG or empty.
    """

    mp3: Path
    day: date
    title: str
    name: str
    fallback: str
    album: str
    artist: str
    language: str
    duration_ms: int
    cover: bytes = b""
    part: Part | None = None

    def file_name(self, number: int, total: int) -> str:
        """Return what its file is called, as the `number`-th of `total`."""
        return file_name(
            number, total, self.day, ascii_only(self.name, self.language) or self.fallback
        )

    @property
    def listed_title(self) -> str:
        """Its title in ASCII, for a playlist."""
        return ascii_only(self.title, self.language) or self.fallback

    def tag(self, number: int, total: int) -> bytes:
        """Return its ID3v2.3 tag: all text in ISO 8859-1, the title first, no chapters."""
        frames = [
            id3.latin_text("TIT2", latin_1(self.title) or self.fallback),
            id3.latin_text("TPE1", latin_1(self.artist) or STAND_IN),
            id3.latin_text("TALB", latin_1(self.album) or STAND_IN),
            id3.ascii_text("TRCK", f"{number}/{total}"),
            id3.ascii_text("TYER", f"{self.day.year:04}"),
            id3.ascii_text("TCON", GENRE),
            id3.ascii_text("TLEN", str(self.duration_ms)),
        ]
        if self.cover:
            frames.append(id3.picture(self.cover))
        return id3.tag(frames)

    def sound_bytes(self) -> int:
        """Return how long its sound is, for a part at the most. Raises OSError."""
        if self.part is not None:
            longest = frame_bytes(self.part.rate_hz, self.part.bitrate_kbps) + 1
            return (1 + self.part.end_frame - self.part.first_frame) * longest
        with self.mp3.open("rb") as file:
            return file.seek(0, io.SEEK_END) - tag_bytes(file)


def sounds(tracks: Sequence[Track]) -> Iterator[Iterable[bytes]]:
    """Yield the sound of each track in pieces: an Info frame and the frames.

    Take all pieces of one before asking for the next. An MP3 whose parts follow each other is read once.
    Raises OutputError when an MP3 cannot be read, or does not have such parts.
    """
    for (mp3, _), group in groupby(tracks, lambda track: (track.mp3, bool(track.part))):
        yield from _sounds_of(mp3, [track.part for track in group])


def _sounds_of(mp3: Path, parts: Sequence[Part | None]) -> Iterator[Iterable[bytes]]:
    """Yield parts of an MP3, or the whole of it as often as None is asked for."""
    cuts = [part for part in parts if part]
    ranges = [(part.first_frame, part.end_frame) for part in cuts]
    try:
        with mp3.open("rb") as file:
            if cuts:
                for part, frames in zip(cuts, cut_all(file, ranges), strict=True):
                    yield (stream_of(frames, part.samples),)
            else:
                for _ in parts:
                    tag_bytes(file)
                    yield _blocks(file)
    except OSError as error:
        raise OutputError(str(mp3), f"cannot be read: {error.strerror or error}") from error
    except AudioError as error:
        raise OutputError(str(mp3), f"cannot be cut into stories: {error}") from error


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    while block := file.read(_BLOCK_BYTES):
        yield block
