"""The podcast of an output folder: its feeds, pages and covers, made from the episodes alone.

Nothing heavy is imported until it is used: what reads one manifest need not load the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.feed.published import PublishedEpisode, read_episode

if TYPE_CHECKING:
    from briefing.feed.identity import identify
    from briefing.feed.ownership import check_folder
    from briefing.feed.publishing import Published, shows_of, update

__all__ = [
    "Published",
    "PublishedEpisode",
    "check_folder",
    "identify",
    "read_episode",
    "shows_of",
    "update",
]


def __getattr__(name: str) -> Any:
    if name == "identify":
        from briefing.feed.identity import identify

        return identify
    if name == "check_folder":
        from briefing.feed.ownership import check_folder

        return check_folder
    if name in {"Published", "shows_of", "update"}:
        from briefing.feed import publishing

        return getattr(publishing, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
