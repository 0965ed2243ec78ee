"""Programs that we did not write read the feed, and read what we meant."""

import subprocess
from calendar import timegm
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import feedparser
import podcastparser
import pytest

from briefing.feed.published import PublishedEpisode

pytestmark = pytest.mark.slow

Feed = Callable[..., bytes]

BASE = "https://pod.example.org/morning/"
SOUND = f"{BASE}2026-11-24.mp3?v=ab12cd34ef56"


def test_xmllint_finds_it_well_formed(
    feed: Feed, hostile: PublishedEpisode, foreign_tool: Callable[[str], Path]
) -> None:
    command = [str(foreign_tool("xmllint")), "--noout", "--nonet", "-"]

    done = subprocess.run(command, input=feed(hostile), capture_output=True, check=True)

    assert done.stdout + done.stderr == b""


def test_feedparser_reads_show_and_episode(feed: Feed, episode: PublishedEpisode) -> None:
    read = feedparser.parse(feed(episode), sanitize_html=False, resolve_relative_uris=False)

    assert not read.bozo
    assert read.version == "rss20"
    assert read.feed.title == "Morning Paper"
    assert read.feed.link == "https://ada.example/about"
    assert read.feed.language == "en-us"
    assert read.feed.image.href == f"{BASE}cover.jpg?v=0123456789ab"
    assert [tag.term for tag in read.feed.tags] == ["News", "Daily News"]
    assert [(link.rel, link.href) for link in read.feed.links if link.rel != "alternate"] == [
        ("self", f"{BASE}feed.xml"),
        ("next", f"{BASE}feed.3.xml"),
    ]
    (entry,) = read.entries
    assert entry.title == episode.title
    assert entry.id == episode.guid
    assert not entry.guidislink
    assert entry.link == f"{BASE}2026-11-24.html"
    assert timegm(entry.published_parsed) == int(episode.date.timestamp())
    assert dict(entry.enclosures[0]) == {
        "href": SOUND,
        "length": "489600",
        "type": "audio/mpeg",
    }
    assert entry.itunes_duration == "62"
    assert (entry.itunes_episode, entry.itunes_season) == ("12", "2026")
    assert entry.summary.startswith("00:00:00 Headlines\n00:00:12 Night ferry sails again\n")
    assert entry.content[0].value.startswith("<ul>\n<li>00:00:00 Headlines</li>")
    chapters = entry.psc_chapters.chapters
    assert [(c.start, c.title, c.get("href", "")) for c in chapters] == [
        (f"00:00:{c.start_ms // 1000:02}.000", c.title, c.url) for c in episode.chapters
    ]


def test_podcastparser_reads_show_and_episode(feed: Feed, episode: PublishedEpisode) -> None:
    read = podcastparser.parse(f"{BASE}feed.xml", BytesIO(feed(episode)))

    assert read["title"] == "Morning Paper"
    assert read["link"] == "https://ada.example/about"
    assert read["cover_url"] == f"{BASE}cover.jpg?v=0123456789ab"
    assert read["paged_feed_next"] == f"{BASE}feed.3.xml"
    assert read["explicit"] is False
    assert read["itunes_owner"] == {"name": "Ada", "email": "ada@example.org"}
    (entry,) = read["episodes"]
    assert entry["title"] == episode.title
    assert entry["guid"] == episode.guid
    assert entry["link"] == f"{BASE}2026-11-24.html"
    assert entry["published"] == int(episode.date.timestamp())
    assert entry["total_time"] == 62
    assert entry["number"] == 12
    assert entry["episode_art_url"] == f"{BASE}2026-11-24.jpg?v=ab12cd34ef56"
    assert entry["enclosures"] == [{"url": SOUND, "file_size": 489_600, "mime_type": "audio/mpeg"}]
    assert entry["chapters"] == [
        {"start": c.start_ms / 1000, "title": c.title, **({"href": c.url} if c.url else {})}
        for c in episode.chapters
    ]
    assert entry["description_html"].startswith("<ul>\n<li>00:00:00 Headlines</li>")


def test_the_readers_take_hostile_texts_as_texts(feed: Feed, hostile: PublishedEpisode) -> None:
    xml = feed(hostile)

    by_feedparser = feedparser.parse(xml, sanitize_html=False, resolve_relative_uris=False)
    by_podcastparser = podcastparser.parse(f"{BASE}feed.xml", BytesIO(xml))

    assert not by_feedparser.bozo
    assert by_feedparser.entries[0].psc_chapters.chapters[1].title == hostile.chapters[1].title
    (entry,) = by_podcastparser["episodes"]
    assert [c["title"] for c in entry["chapters"]] == [c.title for c in hostile.chapters]
    assert entry["chapters"][1]["href"].startswith("https://xn--hfen-loa.example/")
