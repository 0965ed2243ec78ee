"""Writes the page of all shows of a folder, and the QR code that leads to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.adapters import qr_code
from briefing.feed.index_page import MOST_EPISODES, Listed, ShowPage, index_page
from briefing.feed.names import CODE, INDEX_PAGE, cover_file, feed_file, page_file
from briefing.feed.paging import paged
from briefing.feed.site import site_version
from briefing.feed.state import known_shows
from briefing.model import Milliseconds

if TYPE_CHECKING:
    from briefing.feed.listing import Entry
    from briefing.feed.making import Making
    from briefing.feed.show import PublishedShow


def write_front_page(making: Making, entries: Sequence[Entry]) -> None:
    """Write the page of all shows of the folder, whichever of them is being published."""
    shows = known_shows(making.folder)
    pages = []
    for name in sorted({entry.show for entry in entries} & shows.keys()):
        show = shows[name].show
        of_show = [entry for entry in entries if entry.show == name]
        older = len(paged(of_show, shows[name].feed.page_size).archives)
        pages.append(
            ShowPage(
                title=show.title,
                author=show.author,
                description=show.description,
                language=show.language,
                feed=feed_file(name),
                cover=cover_file(name),
                episodes=[_listed(entry) for entry in of_show],
                older=page_file(name, older) if older else "",
            )
        )
    shaped_by = [site_version()] + [
        (replace(page, episodes=page.episodes[:MOST_EPISODES]), len(page.episodes))
        for page in pages
    ]
    making.file(INDEX_PAGE, shaped_by, lambda: index_page(pages).encode("utf-8", "replace"))


def write_code(making: Making, show: PublishedShow) -> None:
    """Write the QR code of the page, whose address is known only when the show says it.

    `briefing serve` draws its own.
    """
    base = show.channel(feed_file(show.name)).base
    if show.known.feed.url:
        making.file(CODE, [base], lambda: qr_code.svg(base))


def _listed(entry: Entry) -> Listed:
    return Listed(
        stem=entry.stem,
        title=entry.title,
        date=entry.date,
        duration_ms=Milliseconds(entry.duration_ms),
        version=entry.version,
    )
