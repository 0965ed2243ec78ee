"""The files every page shares: scripts, styles, icons, service worker, manifest of the app, style of the feed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from briefing.adapters.atomic import write_whole
from briefing.errors import OutputError

SHARED_FOLDER = "player"
_AT_TOP = ("app.webmanifest", "sw.js")
"""A service worker rules over its own folder and what is below."""
_SHARED = (
    "feed.css",
    "feed.xsl",
    "icon-192.png",
    "icon-512.png",
    "icon.svg",
    "listing.js",
    "marks.js",
    "offline.js",
    "player.css",
    "player.js",
)


def asset(name: str) -> str:
    """Return the relative address of a shared file, which changes when the file does."""
    return f"{SHARED_FOLDER}/{name}?v={_version(name)}"


def site_version() -> str:
    """Return a mark of all shared files: pages name their versions, so a page is as old as its mark."""
    return sha256("".join(map(_version, _SHARED)).encode()).hexdigest()[:10]


def write_site(folder: Path) -> tuple[str, ...]:
    """Write the site files that are missing or differ; return their names. Raises OutputError."""
    written = []
    for name, load in SITE_FILES:
        path, content = folder / name, load()
        try:
            if path.is_file() and path.read_bytes() == content:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, [content])
        except OSError as error:
            reason = f"cannot be written: {error.strerror or error}"
            raise OutputError(str(path), reason) from error
        written.append(name)
    return tuple(written)


@cache
def _packaged(name: str) -> bytes:
    return (files("briefing.feed") / "site" / name).read_bytes()


@cache
def _version(name: str) -> str:
    return sha256(_packaged(name)).hexdigest()[:10]


SITE_FILES: tuple[tuple[str, Callable[[], bytes]], ...] = (
    *((f"{SHARED_FOLDER}/{name}", partial(_packaged, name)) for name in _SHARED),
    *((name, partial(_packaged, name)) for name in _AT_TOP),
)
"""Name in the output folder, and what reads the bytes; the service worker last, when all else is there."""

SITE_NAMES = frozenset(name for name, _ in SITE_FILES)
