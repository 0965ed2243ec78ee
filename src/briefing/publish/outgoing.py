"""The files that are to be published: looked at on this side, before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from briefing.errors import PublishError
from briefing.publish.measuring import is_regular, measured

SOUND, COMPANION, SHARED, PAGE, FRONT, FEED = range(6)
"""The steps, in their order: nothing is sent before what it leads to."""

_STEPS: Final = {
    ".mp3": SOUND,
    ".json": COMPANION,
    ".srt": COMPANION,
    ".vtt": COMPANION,
    ".html": PAGE,
}
_FRONT: Final = frozenset({"index.html", "sw.js"})
"""Leads to all the other pages; keeps all that the pages share."""

DAY_S: Final = 24 * 3600
SOON_S: Final = 300
"""What leads to new things must not be kept for long: pages and feeds."""


class Offered(Protocol):
    """A file by its relative name with slashes, and what the feed says of it, where it says something."""

    @property
    def name(self) -> str: ...
    @property
    def size_bytes(self) -> int | None: ...
    @property
    def sha256(self) -> str:
        """The checksum in hexadecimal, or its beginning, or nothing."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file as it is here, and how it is to be sent."""

    name: str
    source: Path
    size_bytes: int
    sha256: str
    media_type: str
    step: int

    @property
    def cache_seconds(self) -> int:
        """How long a listener's side may keep it without asking again."""
        return SOON_S if self.step >= PAGE else DAY_S


def outgoing(
    folder: Path,
    *,
    files: Iterable[Offered],
    feeds: Iterable[Offered],
    media_type: Callable[[str], str],
    publisher: str,
) -> tuple[Outgoing, ...]:
    """Return what is to be published of a folder in the order of sending, the feeds, as given, at the end.

    Raises PublishError, in the name of *publisher*, for a file that is missing, or is not what the feed says.
    """
    listed = [(file, _step(file.name)) for file in files]
    listed.sort(key=lambda found: (found[1], found[0].name))
    listed += [(feed, FEED) for feed in feeds]
    return tuple(
        _looked_at(folder, file, media_type(file.name), step, publisher) for file, step in listed
    )


def _step(name: str) -> int:
    return FRONT if name in _FRONT else _STEPS.get(Path(name).suffix, SHARED)


def _looked_at(folder: Path, file: Offered, media_type: str, step: int, publisher: str) -> Outgoing:
    source = folder / file.name
    try:
        if not is_regular(source):
            raise PublishError(publisher, str(source), "is to be published and is no regular file")
        size, checksum = measured(source)
    except OSError as error:
        reason = f"is to be published and cannot be read: {error.strerror or error}"
        raise PublishError(publisher, str(source), reason) from error
    if file.size_bytes not in (None, size) or not checksum.startswith(file.sha256):
        reason = "is not what the feed says it is; 'briefing feed' makes the feed anew"
        raise PublishError(publisher, str(source), reason)
    return Outgoing(file.name, source, size, checksum, media_type, step)
