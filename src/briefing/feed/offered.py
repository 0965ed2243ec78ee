"""What a folder offers to listeners: its feeds, what they list, and what all pages share; nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from briefing.errors import OutputError
from briefing.feed.names import CODE, DEFAULT_BASE, INDEX_PAGE
from briefing.feed.notes import address
from briefing.feed.ownership import is_ours
from briefing.feed.rebase import base_of, listed_files
from briefing.feed.site import SITE_NAMES

FEED: Final = ".xml"
_PAGE_NUMBER: Final = re.compile(r"\.([0-9]+)\.xml$")


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file of the folder, by its relative name with slashes, and what the feeds say of it.

    `sha256` is the checksum in hexadecimal, or its beginning, or empty where nothing is said.
    """

    name: str
    size_bytes: int | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """`feeds` are in the order in which they may appear: pages of older episodes before those that lead there.

    `bases` are the addresses that the feeds list their files under, by the name of the feed.
    """

    feeds: tuple[OfferedFile, ...]
    files: tuple[OfferedFile, ...]
    bases: Mapping[str, str]

    @property
    def addresses(self) -> tuple[str, ...]:
        """What listeners subscribe to: the feeds, less pages of older episodes, and less those that know no address."""
        names = (feed.name for feed in self.feeds if not _PAGE_NUMBER.search(feed.name))
        return tuple(
            f"{self.bases[name]}{name}" for name in names if self.bases[name] != DEFAULT_BASE
        )


def offered(folder: Path) -> Offered:
    """Return what a folder offers; whether all of it is there is for the caller to see.

    Raises OutputError when there is no feed, or one that cannot be read.
    """
    bodies = {path.name: _body(path) for path in sorted(folder.glob(f"*{FEED}")) if is_ours(path)}
    if not bodies:
        raise OutputError(str(folder), "holds no feed; 'briefing render' makes one")
    files = {name: OfferedFile(name) for name in (*SITE_NAMES, INDEX_PAGE)}
    if (folder / CODE).exists():
        files[CODE] = OfferedFile(CODE)
    bases = {}
    for name, body in bodies.items():
        bases[name], listed = _listed(folder / name, body)
        files |= {of: file for of, file in listed.items() if file.sha256 or of not in files}
    feeds = [
        OfferedFile(name, len(body), sha256(body).hexdigest())
        for name, body in sorted(bodies.items(), key=lambda item: _order(item[0]))
    ]
    # A feed that leads to another lists it, too.
    rest = (file for name, file in sorted(files.items()) if name not in bodies)
    return Offered(tuple(feeds), tuple(rest), bases)


def base_of_url(url: str) -> str:
    """Return the base of a feed that is made with this setting `feed.url`."""
    base = url.rstrip("/") + "/"
    # As in Channel.address.
    return (address(base) or base).replace("'", "%27")


def _listed(path: Path, body: bytes) -> tuple[str, dict[str, OfferedFile]]:
    """Return the base of a feed, and the files it lists by their names."""
    try:
        base = base_of(body)
        files = {name: OfferedFile(name) for name in listed_files(body)}
        return base, files | {f.name: f for f in _enclosures(body, base) if f.name in files}
    except ValueError as error:  # UnicodeDecodeError is one
        raise OutputError(str(path), f"is damaged: {error}") from error


def _enclosures(body: bytes, base: str) -> Iterator[OfferedFile]:
    """Yield the sound files with the size and the mark `?v=` that a feed gives them."""
    written = re.escape(escape(base).encode())
    pattern = (
        rb'<enclosure url="' + written + rb'([^"<>?#]*)(?:\?v=([0-9a-f]+))?" length="([0-9]+)"'
    )
    for name, mark, length in re.findall(pattern, body):
        yield OfferedFile(unquote(name.decode("utf-8")), int(length), mark.decode("ascii"))


def _order(name: str) -> tuple[bool, int, str]:
    """Sort pages first, the oldest before all others."""
    page = _PAGE_NUMBER.search(name)
    return page is None, int(page[1]) if page else 0, name


def _body(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(str(path), f"cannot be read: {error.strerror or error}") from error
