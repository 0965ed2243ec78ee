"""A checker of our own for PSP-1, The Podcast RSS Standard: what it requires and recommends, and its limits."""

import re
from collections.abc import Callable
from dataclasses import replace
from email.utils import parsedate_to_datetime

import pytest
from lxml import etree

from briefing.feed.published import PublishedEpisode
from briefing.feed.rss import Channel

Feed = Callable[..., bytes]
Check = Callable[[etree._Element], bool]

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
}
TRANSCRIPT_TYPES = {
    "text/plain",
    "text/html",
    "text/vtt",
    "application/json",
    "application/x-subrip",
}


def text(pattern: str) -> Check:
    return lambda node: re.fullmatch(pattern, node.text or "", re.DOTALL) is not None


def at_most(size_bytes: int) -> Check:
    return lambda node: 0 < len((node.text or "").encode()) <= size_bytes


def attribute(name: str, pattern: str) -> Check:
    return lambda node: re.fullmatch(pattern, node.get(name, "")) is not None


def is_date(node: etree._Element) -> bool:
    return parsedate_to_datetime(node.text or "").tzinfo is not None


WEB = r"https?://[\x21-\x7e]+"
PICTURE = WEB + r"\.(jpg|png)(\?[\x21-\x7e]*)?"
UUID5 = r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
TRUTH = "true|false"

CHANNEL: dict[str, Check] = {
    # required
    "atom:link[@rel='self']": attribute("href", WEB),
    "title": text(r"\S(.*\S)?"),
    "description": at_most(4000),
    "link": text(WEB),
    "language": text(r"[a-z]{2,3}(-[a-z0-9]{2,8})*"),
    "itunes:category": attribute("text", r"\S(.*\S)?"),
    "itunes:explicit": text(TRUTH),
    "itunes:image": attribute("href", PICTURE),
    # recommended
    "podcast:locked": text("yes|no"),
    "podcast:guid": text(UUID5),
    "itunes:author": text(r"\S(.*\S)?"),
    # situational
    "copyright": text(r"(?!.*(©|[Cc]opyright|\d{4})).+"),
    "podcast:txt": text(r".{1,4000}"),
    "itunes:type": text("episodic|serial"),
}
ITEM: dict[str, Check] = {
    # required
    "title": text(r"\S(.*\S)?"),
    "enclosure": lambda node: (
        attribute("url", WEB + r"\.mp3(\?[\x21-\x7e]*)?")(node)
        and attribute("length", r"[1-9]\d*")(node)
        and attribute("type", "audio/mpeg")(node)
    ),
    "guid": text(r"\S+"),
    # recommended
    "link": text(WEB),
    "pubDate": is_date,
    "description": at_most(4000),
    "itunes:duration": text(r"[1-9]\d*"),
    "itunes:image": attribute("href", PICTURE),
    "itunes:explicit": text(TRUTH),
    "podcast:transcript": lambda node: (
        attribute("url", WEB)(node) and node.get("type") in TRANSCRIPT_TYPES
    ),
    # situational
    "itunes:episode": text(r"[1-9]\d*"),
    "itunes:season": text(r"[1-9]\d*"),
    "itunes:episodeType": text("full|trailer|bonus"),
}
SEVERAL = {"podcast:transcript"}
UNBOUNDED = {"description", "{http://purl.org/rss/1.0/modules/content/}encoded"}


def shortcomings(parent: etree._Element, rules: dict[str, Check]) -> list[str]:
    found = []
    for path, check in rules.items():
        nodes = parent.findall(path, NAMESPACES)
        if not nodes or (len(nodes) > 1 and path not in SEVERAL):
            found.append(f"{path}: there are {len(nodes)}")
        found += [f"{path}: {etree.tostring(node)!r}" for node in nodes if not check(node)]
    return found


@pytest.fixture(params=["plain", "hostile", "private"])
def root(
    request: pytest.FixtureRequest,
    feed: Feed,
    episode: PublishedEpisode,
    hostile: PublishedEpisode,
    channel: Channel,
) -> etree._Element:
    if request.param == "private":
        bare = replace(channel, private=True, email="", author="", description="", link="")
        return etree.fromstring(feed(episode, of=bare))
    return etree.fromstring(feed(episode if request.param == "plain" else hostile))


def test_name_spaces_are_written_as_the_standard_writes_them(root: etree._Element) -> None:
    assert root.tag == "rss"
    assert root.get("version") == "2.0"
    assert root.nsmap.items() >= NAMESPACES.items()


def test_the_channel_has_all_that_is_required_and_recommended(root: etree._Element) -> None:
    assert shortcomings(root[0], CHANNEL) == []


def test_every_item_has_all_that_is_required_and_recommended(root: etree._Element) -> None:
    items = root.findall("channel/item")

    assert items
    for item in items:
        assert shortcomings(item, ITEM) == []


def test_no_value_is_too_long_or_has_spaces_at_its_ends(root: etree._Element) -> None:
    for node in root.iter():
        if isinstance(node.tag, str) and not len(node):
            value = node.text or ""
            assert value == value.strip()
            assert len(value) <= 255 or node.tag in UNBOUNDED


def test_the_checker_finds_what_is_wrong(root: etree._Element) -> None:
    channel = root[0]
    link = channel.find("link")
    assert link is not None
    link.text = "somewhere"
    channel.remove(channel.findall("podcast:guid", NAMESPACES)[0])

    assert [problem.partition(":")[0] for problem in shortcomings(channel, CHANNEL)] == [
        "link",
        "podcast",
    ]
