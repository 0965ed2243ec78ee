"""What a feed says of an episode, or of a story that is an episode of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from lxml import etree

from briefing.feed.channel import AI_CONTENT, Channel
from briefing.feed.guid import guid_of, story_guids
from briefing.feed.namespaces import add, element, one_line, short, xml_text
from briefing.feed.notes import (
    address,
    description_text,
    show_notes_html,
    stamp,
    story_description,
    story_notes_html,
)
from briefing.model import Chapter

if TYPE_CHECKING:
    from briefing.feed.published import PublishedEpisode
    from briefing.feed.stories import StoryFile

TRANSCRIPTS = ((".vtt", "text/vtt"), (".srt", "application/x-subrip"))
"""Endings of the transcripts and their media types (podcast namespace, "transcript")."""
CHAPTERS = (".chapters.json", "application/json+chapters")
COVER = ".jpg"
PAGE = ".html"
SIMPLE_CHAPTERS_VERSION = "1.2"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a feed, as an `item` element that belongs to no document."""

    element: etree._Element


def episode_item(
    episode: PublishedEpisode, channel: Channel, *, without: frozenset[str] = frozenset()
) -> Item:
    """Return the item of an episode; `without` names endings of files that it lacks (".srt")."""
    node = element("item")
    page = _page(episode, channel)
    title = short(episode.title) or episode.stem
    add(node, "title", title)
    if (brief := _without_show(title, channel.title)) != title:
        add(node, "itunes:title", brief)
    add(node, "link", page)
    add(node, "guid", guid_of(episode, channel.guid), {"isPermaLink": "false"})
    add(node, "pubDate", format_datetime(episode.date))
    _add_enclosure(node, channel.address(episode.href(".mp3")), episode.audio.size_bytes)
    add(node, "description", description_text(episode))
    _add_notes(node, show_notes_html(episode, page))
    _add_itunes(node, channel, episode, episode.duration_ms, without)
    if episode.number > 0:
        add(node, "itunes:episode", str(episode.number))
        add(node, "podcast:episode", str(episode.number))
    if episode.season > 0:
        add(node, "itunes:season", str(episode.season))
        add(node, "podcast:season", str(episode.season))
    _add_companions(node, channel, episode, without)
    add(node, "podcast:txt", "true", AI_CONTENT)
    _add_simple_chapters(node, episode.chapters)
    return Item(node)


def story_items(
    episode: PublishedEpisode, channel: Channel, files: Sequence[StoryFile]
) -> tuple[Item, ...]:
    """Return an item for each story of an episode, in the order they are told."""
    guids = story_guids(guid_of(episode, channel.guid), files)
    return tuple(
        _story_item(episode, channel, file, guid) for file, guid in zip(files, guids, strict=True)
    )


def _story_item(episode: PublishedEpisode, channel: Channel, file: StoryFile, guid: str) -> Item:
    node = element("item")
    page = _page(episode, channel)
    chapter = Chapter(file.title, file.start_ms, file.end_ms, file.url)
    title = short(file.title) or f"{short(episode.title)} {file.number}/{file.total}"
    add(node, "title", title)
    add(node, "link", page)
    add(node, "guid", guid, {"isPermaLink": "false"})
    # Apps list the latest first: a second apart, the first story is the latest.
    published = episode.date + timedelta(seconds=file.total - file.number)
    add(node, "pubDate", format_datetime(published))
    _add_enclosure(node, channel.address(file.href), file.size_bytes)
    add(node, "description", story_description(title, episode))
    _add_notes(node, story_notes_html(episode, chapter, page))
    _add_itunes(node, channel, episode, file.duration_ms, frozenset())
    add(node, "podcast:txt", "true", AI_CONTENT)
    return Item(node)


def _page(episode: PublishedEpisode, channel: Channel) -> str:
    # A permanent address, unlike those of files whose bytes change: people keep and pass on this one.
    return channel.address(quote(episode.stem) + PAGE)


def _without_show(title: str, show: str) -> str:
    """Return the title of an episode without that of its show before it, which Apple asks to leave out."""
    rest = title.removeprefix(f"{one_line(show)}: ")
    return rest if rest.strip() else title


def _add_enclosure(node: etree._Element, url: str, size_bytes: int) -> None:
    media = {"url": url, "length": str(size_bytes), "type": "audio/mpeg"}
    add(node, "enclosure", attributes=media)


def _add_notes(node: etree._Element, html: str) -> None:
    # Escaped text holds no ">", so "]]>" cannot come; if it ever did, it must not end the section.
    notes = add(node, "content:encoded")
    notes.text = etree.CDATA(xml_text(html).replace("]]>", "]]&gt;"))


def _add_itunes(
    node: etree._Element,
    channel: Channel,
    episode: PublishedEpisode,
    duration_ms: int,
    without: frozenset[str],
) -> None:
    # Rounded up: so that no chapter, whose starts are whole seconds, begins at or after the end, and no
    # app that stops at this time cuts the last word.
    add(node, "itunes:duration", str(max(1, -(-duration_ms // 1000))))
    add(node, "itunes:explicit", channel.shown_explicit)
    if COVER not in without:
        cover = channel.address(episode.href(COVER))
        add(node, "itunes:image", attributes={"href": cover})
    add(node, "itunes:episodeType", "full")


def _add_companions(
    node: etree._Element, channel: Channel, episode: PublishedEpisode, without: frozenset[str]
) -> None:
    ending, media_type = CHAPTERS
    if episode.chapters and ending not in without:
        url = channel.address(episode.href(ending))
        add(node, "podcast:chapters", attributes={"url": url, "type": media_type})
    for ending, media_type in TRANSCRIPTS:
        if ending not in without:
            transcript = {
                "url": channel.address(episode.href(ending)),
                "type": media_type,
                "language": episode.language,
                "rel": "captions",
            }
            add(node, "podcast:transcript", attributes=transcript)


def _add_simple_chapters(node: etree._Element, chapters: Sequence[Chapter]) -> None:
    """Add the chapters themselves (Podlove Simple Chapters 1.2): the same titles and starts as elsewhere."""
    if not chapters:
        return
    listed = add(node, "psc:chapters", attributes={"version": SIMPLE_CHAPTERS_VERSION})
    for chapter in chapters:
        entry = {"start": _play_time(chapter.start_ms), "title": xml_text(chapter.title)}
        if url := address(chapter.url):
            entry["href"] = url
        add(listed, "psc:chapter", attributes=entry)


def _play_time(milliseconds: int) -> str:
    """Return Normal Play Time (RFC 2326, section 3.6): 00:00:29.000."""
    return f"{stamp(milliseconds)}.{milliseconds % 1000:03}"
