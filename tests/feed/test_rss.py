"""The feed says what the episodes say, in every element that apps read, whatever the texts hold."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefing.assemble.chapters_file import chapters_json
from briefing.config import ShowSettings
from briefing.feed.namespaces import xml_text
from briefing.feed.published import PublishedEpisode
from briefing.feed.rss import Channel, episode_item, feed_xml, story_items
from briefing.feed.stories import StoryFile
from briefing.model import Milliseconds

Feed = Callable[..., bytes]
Named = Callable[[etree._Element, str], etree._Element]

BASE = "https://pod.example.org/morning/"
PSC = "{http://podlove.org/simple-chapters}"
ANY_TEXT = st.text(st.characters(exclude_categories=()))


def channel_of(xml: bytes) -> etree._Element:
    (channel,) = etree.fromstring(xml)
    return channel


def test_the_show_is_told_in_full(feed: Feed, episode: PublishedEpisode, named: Named) -> None:
    channel = channel_of(feed(episode))

    def text(name: str) -> str | None:
        return named(channel, name).text

    assert text("title") == "Morning Paper"
    assert text("link") == "https://ada.example/about"
    assert text("description") == "What the papers say & why.\nEvery day."
    assert text("language") == "en-us"
    assert text("copyright") == "Ada"
    assert text("managingEditor") == "ada@example.org (Ada)"
    assert text("lastBuildDate") == "Tue, 24 Nov 2026 07:00:00 +0000"
    assert (text("generator") or "").startswith("briefing ")
    assert text("docs") == "https://www.rssboard.org/rss-specification"
    assert text("ttl") == "60"
    image = named(channel, "image")
    assert [(child.tag, child.text) for child in image] == [
        ("url", f"{BASE}cover.jpg?v=0123456789ab"),
        ("title", "Morning Paper"),
        ("link", "https://ada.example/about"),
    ]
    assert text("itunes:author") == "Ada"
    assert text("itunes:owner/itunes:name") == "Ada"
    assert text("itunes:owner/itunes:email") == "ada@example.org"
    assert text("itunes:explicit") == "false"
    assert text("itunes:type") == "episodic"
    assert named(channel, "itunes:image").get("href") == f"{BASE}cover.jpg?v=0123456789ab"
    assert named(channel, "itunes:category").get("text") == "News"
    assert named(channel, "itunes:category/itunes:category").get("text") == "Daily News"
    assert text("podcast:guid") == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert text("podcast:locked") == "yes"
    assert named(channel, "podcast:locked").get("owner") == "ada@example.org"
    assert text("podcast:medium") == "podcast"
    assert text("podcast:txt[@purpose='ai-content']") == "true"


def test_the_feed_says_where_it_is_and_where_older_episodes_are(
    feed: Feed, episode: PublishedEpisode, channel: Channel, named: Named
) -> None:
    links = channel_of(feed(episode)).findall("{http://www.w3.org/2005/Atom}link")
    last_page = channel_of(feed(episode, of=replace(channel, next_file="")))

    assert [attributes(link) for link in links] == [
        {"href": f"{BASE}feed.xml", "rel": "self", "type": "application/rss+xml"},
        {"href": f"{BASE}feed.3.xml", "rel": "next", "type": "application/rss+xml"},
    ]
    assert named(last_page, "atom:link").get("rel") == "self"


def test_a_show_that_says_little_has_what_is_required_all_the_same(
    feed: Feed, episode: PublishedEpisode, channel: Channel, named: Named
) -> None:
    bare = replace(
        channel, description=" \n", link="", author="", email="", copyright="", category=("Comedy",)
    )
    shown = channel_of(feed(episode, of=bare))

    assert named(shown, "link").text == f"{BASE}index.html"
    assert named(shown, "description").text == (
        "Morning Paper. The articles are quoted word for word. The voice is synthetic."
    )
    assert named(shown, "itunes:author").text == "Morning Paper"
    assert [node.get("text") for node in shown.iter("{*}category")] == ["Comedy"]
    assert not named(shown, "podcast:locked").attrib
    assert not list(shown.iter("{*}owner", "{*}managingEditor", "{*}copyright"))


@pytest.mark.parametrize("private", [True, False])
def test_only_a_private_show_asks_directories_to_keep_out(
    feed: Feed, episode: PublishedEpisode, channel: Channel, private: bool
) -> None:
    shown = channel_of(feed(episode, of=replace(channel, private=private)))

    asked = [node.text for node in shown.findall("{*}block")]
    assert asked == (["Yes", "yes"] if private else [])


def test_explicit_is_said_of_the_show_and_of_each_episode(
    feed: Feed, episode: PublishedEpisode, channel: Channel
) -> None:
    shown = channel_of(feed(episode, of=replace(channel, explicit=True)))

    assert [node.text for node in shown.iter("{*}explicit")] == ["true", "true"]


def test_an_episode_is_told_in_full(feed: Feed, episode: PublishedEpisode, named: Named) -> None:
    item = named(channel_of(feed(episode)), "item")
    sound, mark = f"{BASE}2026-11-24", "?v=ab12cd34ef56"

    def text(name: str) -> str | None:
        return named(item, name).text

    assert text("title") == "Morning Paper: Tuesday, November 24, 2026"
    assert text("itunes:title") == "Tuesday, November 24, 2026"
    assert text("link") == f"{sound}.html"
    assert text("guid") == episode.guid
    assert attributes(named(item, "guid")) == {"isPermaLink": "false"}
    assert text("pubDate") == "Tue, 24 Nov 2026 06:30:15 +0100"
    assert attributes(named(item, "enclosure")) == {
        "url": f"{sound}.mp3{mark}",
        "length": "489600",
        "type": "audio/mpeg",
    }
    assert text("itunes:episode") == text("podcast:episode") == "12"
    assert text("itunes:season") == text("podcast:season") == "2026"
    assert text("itunes:episodeType") == "full"
    assert named(item, "itunes:image").get("href") == f"{sound}.jpg{mark}"
    assert attributes(named(item, "podcast:chapters")) == {
        "url": f"{sound}.chapters.json{mark}",
        "type": "application/json+chapters",
    }
    vtt, srt = item.findall("{*}transcript")
    assert attributes(vtt) == {
        "url": f"{sound}.vtt{mark}",
        "type": "text/vtt",
        "language": "en-US",
        "rel": "captions",
    }
    assert (srt.get("url"), srt.get("type")) == (f"{sound}.srt{mark}", "application/x-subrip")
    assert text("podcast:txt[@purpose='ai-content']") == "true"
    assert (text("content:encoded") or "").startswith("<ul>\n<li>00:00:00 Headlines</li>")


def test_the_duration_is_rounded_up(feed: Feed, episode: PublishedEpisode, named: Named) -> None:
    lengths = [1, 61_000, 61_001, 61_200]
    episodes = [replace(episode, duration_ms=Milliseconds(ms)) for ms in lengths]

    shown = [node.text for node in channel_of(feed(*episodes)).iter("{*}duration")]

    assert shown == ["1", "61", "62", "62"]


def test_files_that_an_episode_lacks_are_not_named(
    episode: PublishedEpisode, channel: Channel
) -> None:
    item = episode_item(episode, channel, without=frozenset({".srt", ".jpg", ".chapters.json"}))

    written = etree.tostring(item.element, encoding="unicode")
    assert ".vtt" in written
    assert ".srt" not in written
    assert ".jpg" not in written
    assert ".chapters.json" not in written


def test_an_episode_from_before_there_were_feeds_gets_a_guid_that_stays(
    feed: Feed, episode: PublishedEpisode, named: Named
) -> None:
    old = replace(episode, guid="", number=0, season=0, chapters=(), sentences=())
    item = named(channel_of(feed(old)), "item")

    show = UUID("9b024349-ccf0-5f69-a609-6b82873eab3c")
    assert named(item, "guid").text == f"urn:uuid:{uuid5(show, '2026-11-24/2026-11-24')}"
    assert not list(item.iter("{*}episode", "{*}season", "{*}chapters"))
    assert named(item, "description").text == (
        "Morning Paper: Tuesday, November 24, 2026. "
        "The articles are quoted word for word. The voice is synthetic."
    )


def test_the_chapters_are_the_same_in_every_place(
    feed: Feed, episode: PublishedEpisode, hostile: PublishedEpisode, named: Named
) -> None:
    for told in (episode, hostile):
        item = named(channel_of(feed(told)), "item")
        listed = json.loads(
            chapters_json(told.chapters, title="", show=ShowSettings(), file_name="")
        )["chapters"]
        simple = named(item, "psc:chapters")
        described = (named(item, "description").text or "").split("\n")

        assert simple.get("version") == "1.2"
        assert [chapter.get("title") for chapter in simple] == [c["title"] for c in listed]
        assert [seconds_of(chapter.get("start", "")) for chapter in simple] == [
            c["startTime"] for c in listed
        ]
        assert described[0] == "00:00:00 Headlines"
        for line, chapter in zip(described, listed, strict=False):
            if line == "…":
                break
            assert unescape(line.partition(" ")[2]) == chapter["title"].strip()


def test_links_of_chapters_are_ascii_or_none(
    feed: Feed, hostile: PublishedEpisode, named: Named
) -> None:
    simple = named(named(channel_of(feed(hostile)), "item"), "psc:chapters")

    assert [chapter.get("href") for chapter in simple] == [
        None,
        "https://xn--hfen-loa.example/news/%C3%A4rger%20in%20port?id=7&q=%C3%BC",
        None,
        None,
    ]


def test_titles_are_cut_to_what_readers_take(
    feed: Feed, episode: PublishedEpisode, channel: Channel, named: Named
) -> None:
    long = "A word " * 60
    family = "x" * 253 + "👩\u200d👧"
    shown = channel_of(
        feed(
            replace(episode, title=long),
            replace(episode, title=family),
            of=replace(channel, title=long, author=long, copyright=long),
        )
    )

    titles = [node.text or "" for node in shown.iter("title", "copyright", "{*}author")]
    assert all(len(title) <= 255 for title in titles)
    assert titles.count(("A word " * 37)[:254].strip() + "…") == 5
    # What a reader sees as one character is not cut through.
    assert titles[-1] == "x" * 253 + "…"


def test_hostile_texts_come_back_as_they_were(
    feed: Feed, hostile: PublishedEpisode, named: Named
) -> None:
    xml = feed(hostile)
    item = named(channel_of(xml), "item")

    assert named(item, "title").text == hostile.title
    assert named(item, "itunes:title").text == hostile.title.removeprefix("Morning Paper: ")
    notes = etree.HTML(named(item, "content:encoded").text or "")
    assert set(notes.itertext()) >= {hostile.chapters[1].title}
    assert {node.tag for node in notes.iter()} == {"html", "body", "ul", "li", "a", "p"}
    assert not [a.get("href") for a in notes.iter("a") if not a.get("href", "").startswith("http")]


@given(texts=st.tuples(ANY_TEXT, ANY_TEXT, ANY_TEXT))
def test_any_text_makes_a_feed_that_reads_back_the_same(
    feed: Feed, episode: PublishedEpisode, named: Named, texts: tuple[str, str, str]
) -> None:
    title, chapter, source = texts
    told = replace(
        episode,
        title=title,
        chapters=(replace(episode.chapters[1], title=chapter),),
        sentences=tuple(replace(s, text=title, source=source) for s in episode.sentences),
    )
    item = named(channel_of(feed(told)), "item")

    line = " ".join(xml_text(title).split())
    shown = named(item, "title").text or ""
    assert shown == (line or "2026-11-24") or (len(line) > 255 and line.startswith(shown[:-1]))
    assert named(item, "psc:chapters/psc:chapter").get("title") == xml_text(chapter)
    described = (named(item, "description").text or "").split("\n")[0]
    assert unescape(described) == f"00:00:12 {' '.join(xml_text(chapter).split())}"
    assert not re.search("<[A-Za-z/!?]", described)


def test_text_keeps_all_that_xml_can_hold_and_nothing_else() -> None:
    assert xml_text("a\0b\x1fc\ud800d\ufffe\uffffe\x7f\t\n\U0010ffff") == "abcde\x7f\t\n\U0010ffff"


def test_name_spaces_are_declared_once(feed: Feed, episode: PublishedEpisode) -> None:
    xml = feed(episode, episode).decode()

    assert xml.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet ')
    assert len(re.findall("xmlns:", xml)) == 6
    assert len(re.findall("xmlns:", xml.partition("<channel>")[0])) == 6


def test_the_same_input_makes_the_same_bytes(
    channel: Channel, episode: PublishedEpisode, built: datetime
) -> None:
    items = [episode_item(episode, channel)]

    assert feed_xml(channel, items, built) == feed_xml(channel, items, built)


def test_each_story_is_an_episode_of_its_own_in_the_order_they_are_told(
    channel: Channel,
    episode: PublishedEpisode,
    story_files: tuple[StoryFile, ...],
    built: datetime,
    named: Named,
) -> None:
    own = replace(channel, kind="stories", file="stories.xml", next_file="")
    shown = channel_of(feed_xml(own, story_items(episode, own, story_files), built))
    first, second = shown.findall("item")

    assert named(shown, "title").text == "Morning Paper: story by story"
    assert named(shown, "podcast:guid").text not in {None, channel.guid}
    assert named(first, "title").text == "Night ferry sails again"
    assert attributes(named(first, "enclosure")) == {
        "url": f"{BASE}stories/2026-11-24-01.mp3?v=111111111111",
        "length": "200001",
        "type": "audio/mpeg",
    }
    assert named(first, "itunes:duration").text == "28"
    assert named(first, "link").text == f"{BASE}2026-11-24.html"
    latest, earlier = (
        parsedate_to_datetime(named(item, "pubDate").text or "") for item in (first, second)
    )
    assert latest > earlier >= episode.date.replace(microsecond=0)
    notes = named(first, "content:encoded").text or ""
    assert "https://courier.example/ferry" in notes
    assert "https://gazette.example/late" in notes
    assert "https://post.example/bread" not in notes


def test_a_story_keeps_its_guid_when_another_comes_before_it(
    channel: Channel, episode: PublishedEpisode, story_files: tuple[StoryFile, ...], named: Named
) -> None:
    def guids(*files: StoryFile) -> list[str | None]:
        items = story_items(episode, channel, files)
        return [named(item.element, "guid").text for item in items]

    ferry, bread = story_files
    new = replace(ferry, url="https://courier.example/other")

    assert guids(new, ferry, bread)[1:] == guids(ferry, bread)
    assert len(set(guids(ferry, ferry, replace(ferry, url="", title="x")))) == 3


def attributes(node: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in node.attrib.items()}


def seconds_of(play_time: str) -> float:
    found = re.fullmatch(r"(\d{2,}):(\d\d):(\d\d)\.(\d{3})", play_time)
    assert found
    hours, minutes, seconds, thousandths = map(int, found.groups())
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
