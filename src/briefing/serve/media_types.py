"""What kind of thing a file is, by the end of its name: a fixed table, the same on every system."""

from __future__ import annotations

from typing import Final

FEED: Final = "application/rss+xml; charset=utf-8"
FEED_TO_READ: Final = "application/xml; charset=utf-8"
"""The feed for a browser, which shows this kind with its style sheets (see docs of the app)."""
PAGE: Final = "text/html; charset=utf-8"
PICTURE: Final = "image/svg+xml"
UNKNOWN: Final = "application/octet-stream"

_BY_ENDING: Final = (
    # The first that fits holds: the longer ending stands before the shorter one.
    (".chapters.json", "application/json+chapters"),
    (".css", "text/css; charset=utf-8"),
    (".html", PAGE),
    (".jpg", "image/jpeg"),
    (".js", "text/javascript; charset=utf-8"),
    (".json", "application/json"),
    (".mp3", "audio/mpeg"),
    (".png", "image/png"),
    (".srt", "application/x-subrip; charset=utf-8"),
    (".svg", PICTURE),
    (".vtt", "text/vtt; charset=utf-8"),
    (".webmanifest", "application/manifest+json"),
    (".xml", "application/xml; charset=utf-8"),
    (".xsl", "text/xsl; charset=utf-8"),
)
_TEXT_BESIDES: Final = (
    "application/json",
    "application/manifest",
    "application/rss",
    "application/xml",
)
_DOCUMENTS: Final = ("text/html", "application/rss", "application/xml", PICTURE)


def media_type(name: str) -> str:
    """Return the media type of a file."""
    return next((kind for ending, kind in _BY_ENDING if name.endswith(ending)), UNKNOWN)


def is_text(kind: str) -> bool:
    """Tell whether gzip makes it smaller."""
    return kind.startswith(("text/", "application/x-subrip", PICTURE, *_TEXT_BESIDES))


def is_document(kind: str) -> bool:
    """Tell whether a browser shows it as a page, in which scripts could run."""
    return kind.startswith(_DOCUMENTS)
