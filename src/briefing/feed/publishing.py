"""Bring everything that is published up to date with the episodes: covers, pages, feeds, the feed last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefing.adapters import qr_code
from briefing.adapters.atomic import remove_leftovers
from briefing.config import FeedSettings, ShowSettings, category_path
from briefing.errors import OutputError
from briefing.feed.identity import show_identity
from briefing.feed.index_page import MOST_EPISODES, Listed, ShowPage, index_page
from briefing.feed.listing import list_episodes
from briefing.feed.making import Making, key_of
from briefing.feed.names import (
    CODE,
    DEFAULT_BASE,
    INDEX_PAGE,
    cover_file,
    feed_file,
    page_file,
    stories_file,
)
from briefing.feed.ownership import check_folder
from briefing.feed.page import COMPANIONS, episode_page
from briefing.feed.paging import paged
from briefing.feed.published import PublishedEpisode, read_episode
from briefing.feed.retention import expired, remove_episode, remove_stories
from briefing.feed.rss import Channel, Item, episode_item, feed_xml, story_items
from briefing.feed.site import site_version, write_site
from briefing.feed.state import Index, KnownShow, known_shows, read_index, write_index
from briefing.feed.stories import StoryFile, write_stories
from briefing.model import Milliseconds, Report

if TYPE_CHECKING:
    from briefing.feed.listing import Entry

STORY_EPISODES = 30
"""How many of the newest episodes the feed of stories goes back."""
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
        _publish(making, _Show(name, known, kept, cover))
    stems = {entry.stem for entry in gone}
    _write_index_page(making, [entry for entry in listing.entries if entry.stem not in stems])
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


@dataclass(frozen=True, slots=True)
class _Show:
    """A show that is being published: its settings and its episodes, newest first."""

    name: str
    known: KnownShow
    entries: tuple[Entry, ...]
    cover: str
    """Address of the cover."""

    def channel(
        self, file: str, *, older: str = "", kind: Literal["episodes", "stories"] = "episodes"
    ) -> Channel:
        """Return what a feed document says of the show; `older` is the page behind it."""
        show, feed = self.known.show, self.known.feed
        return Channel(
            title=show.title,
            description=show.description,
            language=show.language,
            link=show.link,
            author=show.author,
            email=feed.email,
            copyright=feed.copyright,
            category=category_path(feed.category),
            explicit=feed.explicit,
            private=feed.private,
            guid=self.known.guid,
            base=feed.url.rstrip("/") + "/" if feed.url else DEFAULT_BASE,
            file=file,
            image=self.cover,
            next_file=older,
            kind=kind,
        )


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


def _publish(making: Making, show: _Show) -> None:
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
        _write_stories(making, show)
    _write_feed(making, show.channel(feed_file(name), older=older_file), pages.current)
    _remove_pages(making.folder, name, len(pages.archives))
    _write_code(making, show)
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


def _write_stories(making: Making, show: _Show) -> None:
    """Write the feed of stories, whose files are cut out of the episodes' sound."""
    channel = show.channel(stories_file(show.name), kind="stories")
    entries = show.entries[:STORY_EPISODES]

    def make() -> bytes:
        items: list[Item] = []
        for entry in entries:
            episode = making.episode(entry)
            items += story_items(episode, channel, _stories(making, episode))
        return feed_xml(channel, items, datetime.now(timezone.utc))

    making.file(channel.file, [channel, [(e.stem, e.stamp) for e in entries]], make)
    for entry in show.entries[STORY_EPISODES:]:
        remove_stories(making.folder, entry.stem)


def _stories(making: Making, episode: PublishedEpisode) -> tuple[StoryFile, ...]:
    """Return the stories of an episode, which are cut out of it only when they are not there already."""
    record = making.index.episodes[episode.stem]
    stories = tuple(StoryFile(**story) for story in record.get("stories", ()))
    if stories and all((making.folder / story.name).exists() for story in stories):
        return stories
    stories = write_stories(making.folder, episode)
    record["stories"] = [asdict(story) for story in stories]
    return stories


def _write_index_page(making: Making, entries: list[Entry]) -> None:
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


def _write_code(making: Making, show: _Show) -> None:
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
