"""Newsboat reads the feed, and its companion podboat downloads what it lists."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from tests.clients.conftest import Subscription, Tool, checksums
from tests.clients.homes import Home

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


def test_it_subscribes_and_downloads_the_same_bytes(
    subscription: Subscription, home: Home, foreign_tool: Tool
) -> None:
    newsboat, podboat = foreign_tool("newsboat"), foreign_tool("podboat")
    downloads = home.folder / "downloads"
    downloads.mkdir()
    config, urls, cache = (home.folder / name for name in ("config.txt", "urls", "cache.db"))
    config.write_text(f'podcast-auto-enqueue yes\ndownload-path "{downloads}/"\nmax-downloads 2\n')
    urls.write_text(f"{subscription.url}\n")
    files = ("-C", config, "-u", urls, "-c", cache)

    home.run(newsboat, *files, "-x", "reload")
    said = home.run(newsboat, *files, "-x", "print-unread")
    (queue,) = home.folder.rglob("queue")
    with home.screen(podboat, "-C", config, "-q", queue, "-a") as screen:
        # A download has another name until it is whole.
        screen.wait_for(lambda _: len(list(downloads.glob("*.mp3"))) == len(subscription.episodes))
        screen.leave("q")

    assert "2 unread articles" in said
    assert sorted(path.name for path in downloads.iterdir()) == ["2026-11-23.mp3", "2026-11-24.mp3"]
    assert checksums(downloads.iterdir()) == subscription.sums()
    assert all(line.endswith(" downloaded") for line in queue.read_text().splitlines())
    with closing(sqlite3.connect(cache)) as database:
        (title,) = database.execute("SELECT title FROM rss_feed").fetchone()
        items = database.execute(
            "SELECT guid, title, enclosure_type FROM rss_item ORDER BY pubDate DESC"
        ).fetchall()
    assert title == "Lake & Valley"
    assert items == [(e.guid, e.title, "audio/mpeg") for e in subscription.episodes]
