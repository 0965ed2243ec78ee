"""The parsers inside podcast apps read the feed as the server sends it, and follow its addresses."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import httpx
import pytest
from tests.clients.conftest import Subscription, Tool, seconds
from tests.clients.homes import Home

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

TYPES = {
    "application/json+chapters": "application/json+chapters",
    "text/vtt": "text/vtt",
    "application/srt": "application/x-subrip",  # as partytime calls it
}
PARTYTIME = """
const partytime = require("podcast-partytime");
fetch(process.argv[1])
  .then((answer) => answer.text())
  .then((xml) => console.log(JSON.stringify(partytime.parseFeed(xml))));
"""


def fetched(address: str, **headers: str) -> httpx.Response:
    return httpx.get(address, headers=headers, trust_env=False).raise_for_status()


def test_podcastparser_finds_all_pages_and_everything_they_list(
    paged_subscription: Subscription, foreign_module: Callable[[str], Any]
) -> None:
    podcastparser = foreign_module("podcastparser")
    pages, address = [], paged_subscription.url
    while address:
        pages.append(podcastparser.parse(address, BytesIO(fetched(address).content)))
        address = pages[-1].get("paged_feed_next", "")

    entries = [entry for page in pages for entry in page["episodes"]]
    assert [page["title"] for page in pages] == ["Lake & Valley"] * 3
    assert [entry["guid"] for entry in entries] == [e.guid for e in paged_subscription.episodes]
    for entry, episode in zip(entries, paged_subscription.episodes, strict=True):
        assert entry["title"] == episode.title
        assert entry["total_time"] == seconds(episode)
        assert [(c["start"], c["title"]) for c in entry["chapters"]] == [
            (c.start_ms / 1000, c.title) for c in episode.chapters
        ]
        (enclosure,) = entry["enclosures"]
        sound = fetched(enclosure["url"])
        assert sound.headers["Content-Type"] == enclosure["mime_type"]
        assert len(sound.content) == enclosure["file_size"]
        assert fetched(entry["episode_art_url"]).headers["Content-Type"] == "image/jpeg"


def test_feedparser_is_content_and_need_not_fetch_the_same_feed_twice(
    subscription: Subscription, foreign_module: Callable[[str], Any]
) -> None:
    feedparser = foreign_module("feedparser")

    read = feedparser.parse(subscription.url)

    assert not read.bozo
    assert (read.status, read.version) == (200, "rss20")
    assert read.headers["content-type"].startswith("application/rss+xml")
    assert [(entry.id, entry.title) for entry in read.entries] == [
        (episode.guid, episode.title) for episode in subscription.episodes
    ]
    assert [entry.enclosures[0].href for entry in read.entries] == [
        subscription.address(episode) for episode in subscription.episodes
    ]
    assert feedparser.parse(subscription.url, etag=read.etag).status == 304
    assert feedparser.parse(subscription.url, modified=read.modified).status == 304


def test_partytime_finds_what_a_web_app_may_fetch(
    subscription: Subscription, home: Home, foreign_tool: Tool
) -> None:
    package = foreign_tool("podcast-partytime")
    node = foreign_tool("node")

    said = home.run(node, "-e", PARTYTIME, subscription.url, NODE_PATH=str(package.parent))

    read = json.loads(said)
    assert read["title"] == "Lake & Valley"
    assert [item["guid"] for item in read["items"]] == [e.guid for e in subscription.episodes]
    for item, episode in zip(read["items"], subscription.episodes, strict=True):
        assert item["enclosure"]["length"] == subscription.file(episode).stat().st_size
        listed = fetched(item["podcastChapters"]["url"]).json()["chapters"]
        assert [(c["startTime"], c["title"]) for c in listed] == [
            (c.start_ms / 1000, c.title) for c in episode.chapters
        ]
        for file in (item["podcastChapters"], *item["podcastTranscripts"]):
            answer = fetched(file["url"], Origin="https://app.example")
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
            assert answer.headers["Content-Type"].partition(";")[0] == TYPES[file["type"]]
