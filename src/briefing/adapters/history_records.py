"""What a history holds, as records, and how the longer texts are packed."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import IntEnum
from hashlib import blake2b

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
DAY_S = 86_400
LARGEST_PACKED = 1_000_000
"""Bytes that packed heads may unpack to: what is in the file is not trusted."""

_MARKS = re.compile(r"[\W_]+")


class Outcome(IntEnum):
    """What became of an item in the episode that considered it."""

    REJECTED = 0
    """Nothing of it could be told, or nothing was new."""
    CROWDED_OUT = 1
    """There was no room for it."""
    NAMED = 2
    """Its title was told."""
    TOLD = 3


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was read: `key` stands for its URI, `content` for what it says."""

    key: bytes
    content: bytes
    outcome: Outcome = Outcome.REJECTED


@dataclass(frozen=True, slots=True)
class SeenItem:
    """What is known of an item; `considered` is the date of the episode that last considered it."""

    content: bytes
    outcome: Outcome
    first_seen: datetime
    considered: datetime


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of an article that was told, for likeness; the first paragraph is its title if `titled`."""

    uri: str
    paragraphs: tuple[str, ...]
    titled: bool
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """A story as an episode tells it, to be kept."""

    title: str
    uri: str
    url: str
    sources: tuple[str, ...]
    language: str
    named: bool
    """Whether only its title was told."""
    items: tuple[bytes, ...]
    """The keys of its articles."""
    heads: tuple[Head, ...]
    sentences: tuple[str, ...]
    thread: int = 0
    """The told story that it continues: its thread; 0 begins a new one."""


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story that an episode told. `thread` is one for all tellings of a story, over the days."""

    id: int
    thread: int
    date: datetime
    """Of the episode."""
    title: str
    uri: str
    url: str
    sources: tuple[str, ...]
    language: str
    named: bool
    heads: tuple[Head, ...] = ()
    sentences: tuple[str, ...] = ()
    """The quotations, in order; empty once they are older than the history keeps texts."""


@dataclass(frozen=True, slots=True)
class ToldEpisode:
    """An episode and what it told, in the order of telling."""

    stem: str
    guid: str
    title: str
    date: datetime
    stories: tuple[ToldStory, ...]


def key_of(uri: str) -> bytes:
    """Return what stands for a URI: 16 bytes, so that a year of items stays small."""
    return blake2b(uri.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def text_hash(text: str) -> bytes:
    """Return what stands for a text, whatever its case, spaces and punctuation: 8 bytes."""
    letters = "".join(_MARKS.split(text.casefold()))
    return blake2b(letters.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def content_hash(texts: Iterable[str]) -> bytes:
    """Return what stands for the text of an article, to the letter: 8 bytes."""
    whole = "\n".join(texts).encode("utf-8", "surrogatepass")
    return blake2b(whole, digest_size=8).digest()


def pack(heads: Sequence[Head]) -> bytes:
    """Return heads as compressed JSON."""
    document = [
        [h.uri, h.paragraphs, h.titled, h.published.isoformat() if h.published else ""]
        for h in heads
    ]
    return zlib.compress(json.dumps(document, ensure_ascii=False).encode("utf-8", "replace"), 6)


def unpack(packed: bytes | None) -> tuple[Head, ...]:
    """Return packed heads; none where they are gone, or are none of ours."""
    if not packed:
        return ()
    try:
        inflater = zlib.decompressobj()
        text = inflater.decompress(packed, LARGEST_PACKED).decode("utf-8")
        return tuple(
            Head(
                str(uri),
                tuple(map(str, paragraphs)),
                bool(titled),
                datetime.fromisoformat(published) if published else None,
            )
            for uri, paragraphs, titled, published in json.loads(text)
        )
    except (zlib.error, ValueError, TypeError, RecursionError):
        return ()


def aware(seconds: int, zone: int) -> datetime:
    """Return a time of seconds since 1970 in the zone it was noted in, seconds east of Greenwich.

    What no calendar has is the year 1970: that is long enough ago.
    """
    offset = timezone(timedelta(seconds=zone)) if abs(zone) < DAY_S else timezone.utc
    try:
        return EPOCH.astimezone(offset) + timedelta(seconds=seconds)
    except OverflowError:
        return EPOCH
