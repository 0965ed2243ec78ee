"""Partytime, the parser that Podcast Index began with, finds what is of Podcasting 2.0."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.feed.published import PublishedEpisode
from briefing.feed.rss import Channel

pytestmark = pytest.mark.slow

Feed = Callable[..., bytes]
Parse = Callable[[bytes], Any]

BASE = "https://pod.example.org/morning/"
MARK = "?v=ab12cd34ef56"
PARTYTIME = """
import { readFileSync } from "node:fs";
import partytime from "podcast-partytime";
console.log(JSON.stringify(partytime.parseFeed(readFileSync(0, "utf8"))));
"""


@pytest.fixture
def parse(foreign_tool: Callable[[str], Path]) -> Parse:
    package = foreign_tool("podcast-partytime")
    command = [str(foreign_tool("node")), "--input-type=module", "-e", PARTYTIME]

    def read(xml: bytes) -> Any:
        done = subprocess.run(
            command, input=xml, capture_output=True, check=True, cwd=package.parent.parent
        )
        assert not done.stderr.strip(), done.stderr.decode()
        return json.loads(done.stdout)

    return read


def test_it_finds_all_that_the_show_says(
    feed: Feed, episode: PublishedEpisode, channel: Channel, parse: Parse
) -> None:
    read = parse(feed(episode, of=replace(channel, private=True)))

    assert read["title"] == "Morning Paper"
    assert read["description"] == "What the papers say & why. Every day."
    assert read["guid"] == channel.guid
    assert read["medium"] == "podcast"
    assert read["locked"] is True
    assert read["owner"] == {"email": "ada@example.org", "name": "Ada"}
    assert read["podcastBlocked"] == "yes"
    assert read["itunesBlock"] is True
    assert read["itunesType"] == "episodic"
    assert read["itunesCategory"] == ["News > Daily News"]
    assert read["itunesImage"] == f"{BASE}cover.jpg?v=0123456789ab"
    assert read["explicit"] is False
    assert read["language"] == "en-us"
    assert read["pubsub"] == {"self": f"{BASE}feed.xml", "next": f"{BASE}feed.3.xml"}


def test_it_finds_all_that_the_episode_says(
    feed: Feed, episode: PublishedEpisode, parse: Parse
) -> None:
    read = parse(feed(episode))
    (item,) = read["items"]

    assert item["guid"] == episode.guid
    assert item["title"] == episode.title
    assert item["duration"] == 62
    assert item["enclosure"] == {
        "url": f"{BASE}2026-11-24.mp3{MARK}",
        "length": 489_600,
        "type": "audio/mpeg",
    }
    assert item["podcastChapters"] == {
        "url": f"{BASE}2026-11-24.chapters.json{MARK}",
        "type": "application/json+chapters",
    }
    assert [(t["url"], t["language"], t["rel"]) for t in item["podcastTranscripts"]] == [
        (f"{BASE}2026-11-24.vtt{MARK}", "en-US", "captions"),
        (f"{BASE}2026-11-24.srt{MARK}", "en-US", "captions"),
    ]
    assert (item["itunesEpisode"], item["itunesSeason"]) == (12, 2026)
    assert item["podcastEpisode"]["number"] == 12
    assert item["podcastSeason"]["number"] == 2026
    assert item["itunesEpisodeType"] == "full"
    assert item["itunesImage"] == f"{BASE}2026-11-24.jpg{MARK}"
    assert item["link"] == f"{BASE}2026-11-24.html"
    assert read["pc20support"]["1"] == ["locked", "transcript", "chapters"]


def test_it_reads_hostile_texts(feed: Feed, hostile: PublishedEpisode, parse: Parse) -> None:
    (item,) = parse(feed(hostile))["items"]

    assert item["guid"] == hostile.guid
    assert "Fish & chips" in item["title"]
