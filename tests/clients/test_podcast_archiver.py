"""podcast-archiver keeps a whole podcast, with what the feed says of each episode."""

from __future__ import annotations

import json

import pytest
from tests.clients.conftest import Subscription, Tool, checksums, seconds
from tests.clients.homes import Home

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


def archive(home: Home, archiver: object, url: str) -> str:
    folder = home.folder / "archive"
    folder.mkdir(exist_ok=True)
    database = home.folder / "archiver.db"
    files = ("--dir", folder, "--database", database, "--write-info-json")
    return home.run(archiver, "--feed", url, *files)


def test_it_archives_the_same_bytes(
    subscription: Subscription, home: Home, foreign_tool: Tool
) -> None:
    archiver = foreign_tool("podcast-archiver")

    said = archive(home, archiver, subscription.url)
    again = archive(home, archiver, subscription.url)

    folder = home.folder / "archive" / "Lake & Valley"
    assert said.count("Completed: ") == 2
    assert checksums(folder.glob("*.mp3")) == subscription.sums()
    assert "Completed: " not in again
    infos = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.info.json")]
    told = {
        info["guid"]: (
            *(info["title"], info["duration"], int(info["episode_number"])),
            *(info["original_filename"], info["enclosure"]["length"]),
        )
        for info in infos
    }
    assert told == {
        episode.guid: (
            *(episode.title, str(seconds(episode)), episode.number),
            *(f"{episode.stem}.mp3", episode.audio.size_bytes),
        )
        for episode in subscription.episodes
    }


def test_it_archives_the_pages_behind_the_first(
    paged_subscription: Subscription, home: Home, foreign_tool: Tool
) -> None:
    archive(home, foreign_tool("podcast-archiver"), paged_subscription.url)

    assert checksums((home.folder / "archive").rglob("*.mp3")) == paged_subscription.sums()
