"""Nothing of anyone else is overwritten: files with our names must be ours before they are replaced."""

from __future__ import annotations

from pathlib import Path

from briefing.errors import OutputError
from briefing.feed.names import INDEX_PAGE, cover_file, feed_file, stories_file
from briefing.feed.state import Index, read_index

LOOKED_AT_BYTES = 64 * 1024
MARKS = {
    ".html": b'name="generator" content="briefing',
    ".xml": b"<generator>briefing",
    ".jpg": b"\xff\xfe\x00\x0abriefing",  # a comment segment of JPEG (ISO/IEC 10918-1, B.2.4.5)
}
"""What the files that we make begin with, by their ending; those that we ship say our name somewhere."""
NAME = b"briefing"
SHARED = frozenset({"sw.js", "app.webmanifest", "player/player.js"})
"""Of the files that all pages share; the others lie beside the last one."""


def check_folder(folder: Path, name: str, index: Index | None = None) -> None:
    """Raise OutputError when publishing a show would overwrite a file that is not ours."""
    made = (index or read_index(folder)).made
    if (folder / feed_file(name)).is_file() and is_ours(folder / feed_file(name)):
        return
    named = {INDEX_PAGE, feed_file(name), stories_file(name), cover_file(name), *SHARED}
    for file in sorted(named - made.keys()):
        path = folder / file
        if path.exists() and not is_ours(path):
            reason = "exists and is not of briefing; move it, or choose another output folder"
            raise OutputError(str(path), reason)


def is_ours(path: Path) -> bool:
    """Tell whether a file is one of ours, by what it says of itself."""
    try:
        with path.open("rb") as file:
            head = file.read(LOOKED_AT_BYTES)
    except OSError:
        return False
    return MARKS.get(path.suffix, NAME) in (head if path.suffix in MARKS else head.lower())
