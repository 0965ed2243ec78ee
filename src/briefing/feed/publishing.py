"""Bring everything that is published up to date with the episodes: covers, pages, feeds, the feed last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.adapters.atomic import remove_leftovers
from briefing.config import FeedSettings, ShowSettings
from briefing.errors import OutputError
from briefing.feed.channel import Channel
from briefing.feed.front_page import write_code, write_front_page
from briefing.feed.identity import show_identity
from briefing.feed.listing import list_episodes
from briefing.feed.making import Making, key_of
from briefing.feed.names import cover_file, feed_file, page_file, stories_file
from briefing.feed.ownership import check_folder
from briefing.feed.page import COMPANIONS, episode_page
from briefing.feed.paging import paged
from briefing.feed.published import read_episode
from briefing.feed.retention import expired, remove_episode
from briefing.feed.rss import episode_item, feed_xml
from briefing.feed.show import PublishedShow
from briefing.feed.site import site_version, write_site
from briefing.feed.state import Index, KnownShow, known_shows, read_index, write_index
from briefing.feed.story_feed import write_story_feed
from briefing.model import Report

if TYPE_CHECKING:
    from briefing.feed.listing import Entry

COVER_SIZE = 3000
"""Pixels: the largest that directories take (PSP-1, itunes:image)."""
LISTED_FILES = frozenset({".vtt", ".srt", ".chapters.json", ".jpg"})
"""Endings of the files that a feed lists beside the MP3, where they are: episodes of old have fewer."""

DrawCover = Callable[..., bytes]
"""draw(title, day, language, size=PIXELS) returns a JPEG: `briefing.assemble.make_cover`."""


@dataclass(frozen=True, slots=True)
class Published:
    """What an update left: the feeds of the show, how many episodes they list, which ones went."""

    feeds: tuple[Path, ...]
    episodes: int
    removed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    made: int = 0
    """How many files were written; the others were as they should be."""


def update(
    folder: Path,
    *,
    name: str,
    show: ShowSettings,
    feed: FeedSettings,
    draw_cover: DrawCover,
    report: Report,
    again: bool = False,
) -> Published:
    """Publish the episodes of one show of a folder; what is as it should be is left alone.

    Episodes that retention lets go leave the feed first, and are removed when it is in place. `again`
    makes everything anew. The caller holds the lock of the folder. Raises OutputError.
    """
    remove_leftovers(folder)
    index = read_index(folder)
    check_folder(folder, name, index)
    if again:
        index = Index()
    listing = list_episodes(folder, index)
    guid = show_identity(folder, name, show=show, feed=feed, listing=listing)
    entries = listing.of_show(name)
    gone = expired(entries, feed)
    kept = entries[: len(entries) - len(gone)]
    making = Making(folder, index, report, total=len(kept))
    write_site(folder)
    if kept:
        known = KnownShow(guid, show, feed)
        cover = _write_cover(making, known, name, kept[0], draw_cover)
        _publish(making, PublishedShow(name, known, kept, cover))
    stems = {entry.stem for entry in gone}
    write_front_page(making, [entry for entry in listing.entries if entry.stem not in stems])
    for entry in gone:
        remove_episode(folder, entry.stem)
        index.episodes.pop(entry.stem, None)
    making.forget_what_is_gone()
    write_index(folder, index)
    return Published(
        feeds=_feeds(folder, name, feed) if kept else (),
        episodes=len(kept),
        removed=tuple(entry.stem for entry in gone),
        warnings=tuple(str(problem) for problem in listing.problems),
        made=making.count,
    )


def shows_of(folder: Path) -> dict[str, KnownShow]:
    """Return the shows of a folder: those it remembers, and those that only their episodes name."""
    shows = known_shows(folder)
    for entry in list_episodes(folder, read_index(folder)).entries:
        if entry.show not in shows:
            episode = read_episode(folder / f"{entry.stem}.json")
            told = episode.show
            settings = ShowSettings(
                title=told.title,
                author=told.author,
                description=told.description,
                language=episode.language,
                link=told.link,
            )
            shows[entry.show] = KnownShow(told.guid, settings, FeedSettings())
    return shows


def _feeds(folder: Path, name: str, feed: FeedSettings) -> tuple[Path, ...]:
    stories = (folder / stories_file(name),) if feed.stories else ()
    return (folder / feed_file(name), *stories)


def _write_cover(
    making: Making, known: KnownShow, name: str, newest: Entry, draw_cover: DrawCover
) -> str:
    """Write the cover of the show, with the date of its newest episode, and return its address."""
    show = known.show
    shaped_by = [show.title, f"{newest.date:%Y-%m-%d}", show.language]
    making.file(
        cover_file(name),
        shaped_by,
        lambda: draw_cover(show.title, newest.date, show.language, size=COVER_SIZE),
    )
    return f"{cover_file(name)}?v={key_of(shaped_by)[:12]}"


def _publish(making: Making, show: PublishedShow) -> None:
    name = show.name
    for entry in show.entries:
        making.progress(entry.title)
        _write_page(making, entry, feed_file(name))
    pages = paged(show.entries, show.known.feed.page_size)
    older_file = ""
    for number, block in enumerate(pages.archives, 1):
        channel = show.channel(page_file(name, number), older=older_file)
        # Without the day's version of the cover: a full page must not change any more.
        channel = replace(channel, image=cover_file(name))
        _write_feed(making, channel, block)
        older_file = channel.file
    if show.known.feed.stories:
        write_story_feed(making, show)
    _write_feed(making, show.channel(feed_file(name), older=older_file), pages.current)
    _remove_pages(making.folder, name, len(pages.archives))
    write_code(making, show)
    if not show.known.feed.stories:
        _remove(making.folder / stories_file(name))


def _write_page(making: Making, entry: Entry, feed: str) -> None:
    def make() -> bytes:
        has = making.has(entry, COMPANIONS)
        page = episode_page(making.episode(entry), feed=feed, companions=has)
        return page.encode("utf-8", "replace")

    making.file(f"{entry.stem}.html", [entry.stamp, feed, site_version()], make)


def _write_feed(making: Making, channel: Channel, entries: tuple[Entry, ...]) -> None:
    def make() -> bytes:
        items = [
            episode_item(
                making.episode(entry),
                channel,
                without=LISTED_FILES - making.has(entry, LISTED_FILES),
            )
            for entry in entries
        ]
        return feed_xml(channel, items, datetime.now(timezone.utc))

    making.file(channel.file, [channel, [(e.stem, e.stamp) for e in entries]], make)


def _remove_pages(folder: Path, name: str, last: int) -> None:
    """Remove pages beyond the last one; the feed does not lead there any more."""
    number = last + 1
    while (page := folder / page_file(name, number)).exists():
        _remove(page)
        number += 1


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(str(path), f"cannot be removed: {error.strerror or error}") from error
