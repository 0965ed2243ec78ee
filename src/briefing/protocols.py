"""The six verbs that can be replaced: read, summarize, speak, store, publish, execute.

Whatever has these methods is one; nothing need inherit from anything here. Implementations are found
through entry points (`briefing.sources`, `.summarizers`, `.engines`, `.stores`, `.publishers`); ours are
registered the same way as anyone's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.errors import SourceError
    from briefing.model import (
        Article,
        Budget,
        Clip,
        Document,
        RemoteFile,
        Segment,
        Story,
        Utterance,
        Voice,
    )

Item = TypeVar("Item")
Made = TypeVar("Made")

Markup = Literal["plain", "misaki"]
"""How an engine takes pronunciations: not at all, or as `[word](/phonemes/)`."""


class Source(Protocol):
    """Something to read: a file, a folder, a feed."""

    name: str

    def documents(self) -> Iterator[Document | SourceError]:
        """Yield each document, or the error in its place; never raise for one bad document."""


class Summarizer(Protocol):
    """Chooses what is said of each story."""

    name: str

    def summarize(self, groups: Sequence[Sequence[Article]], budget: Budget) -> tuple[Story, ...]:
        """Choose passages for groups of articles about one event each.

        Stories come back in the order of telling. Every passage is verbatim. Groups with nothing
        worth saying are left out.
        """


class SpeechEngine(Protocol):
    """Turns one utterance into sound."""

    name: str
    markup: Markup

    @property
    def identity(self) -> str:
        """All that changes the sound besides text and voice: versions, model, options."""

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices that can speak now, the default first."""

    def speak(self, utterance: Utterance) -> Clip:
        """Return the sound of `utterance.spoken`.

        Raises SpeechError when there is none; never returns silence in its place.
        """


class Store(Protocol):
    """Keeps encoded segments under the hash of all that made them."""

    def read(self, key: str) -> tuple[Segment, bytes] | None:
        """Return a segment and its MP3 frames; None when it is not there, or no longer whole."""

    def write(self, segment: Segment, frames: bytes) -> None:
        """Keep a segment under `segment.key`, whole or not at all."""


class Publisher(Protocol):
    """Brings finished files to where listeners get them.

    What is published, in which order, and whether it has arrived, is not its business: it moves bytes.
    Paths are relative, with slashes and without `..`.
    """

    name: str

    @property
    def place(self) -> str:
        """Where it brings them, as a person would say it: a folder, an address; no secrets."""

    def stat(self, path: str) -> RemoteFile | None:
        """Return what is there now under that path; None when there is nothing."""

    def put(self, path: str, source: Path, *, media_type: str, cache_seconds: int) -> None:
        """Bring a file there, whole or not at all, in place of what has that path.

        `media_type` and `cache_seconds` (how long others may keep it without asking again) are for
        those who decide what the server says of the file.
        """

    def delete(self, path: str) -> None:
        """Remove what has that path; nothing happens when there is nothing."""


class Executor(Protocol):
    """A `map`: in this process, in others, or on a cluster; order is kept."""

    def map(self, function: Callable[[Item], Made], items: Iterable[Item]) -> Iterator[Made]:
        """Yield `function(item)` for each item, in the order of the items."""
