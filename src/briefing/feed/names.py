"""What the files of a show are called, in a folder that several shows may share."""

from __future__ import annotations

from datetime import date

STORIES_FOLDER = "stories"
INDEX_PAGE = "index.html"
CODE = "subscribe.svg"
"""The QR code of that page."""
DEFAULT_BASE = "http://127.0.0.1:8017/"
"""Where the addresses of a feed begin until it is told better: where `briefing serve` is by default.

A number, not "localhost": the W3C's feed validator refuses host names without a point.
"""


def episode_stem(name: str, day: date) -> str:
    """Return the name of the files of a day's episode, without their endings."""
    return f"{name}-{day:%Y-%m-%d}" if name else f"{day:%Y-%m-%d}"


def feed_file(name: str) -> str:
    """Return the name of the feed: feed.xml, or NAME.xml."""
    return f"{name or 'feed'}.xml"


def page_file(name: str, page: int) -> str:
    """Return the name of a page of older episodes, which count from 1, the oldest."""
    return f"{name or 'feed'}.{page}.xml"


def stories_file(name: str) -> str:
    """Return the name of the feed with an episode a story."""
    return f"{_of_show(name, 'stories')}.xml"


def cover_file(name: str) -> str:
    """Return the name of the show's cover."""
    return f"{_of_show(name, 'cover')}.jpg"


def _of_show(name: str, rest: str) -> str:
    # A point, which names of shows do not have: so no file of one show has the name of another's.
    return f"{name}.{rest}" if name else rest
