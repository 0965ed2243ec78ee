"""castero, a podcast client in the terminal."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from xml.sax.saxutils import quoteattr

import pytest
from tests.clients.conftest import Subscription, Tool, checksums
from tests.clients.homes import Home

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


def test_it_subscribes_and_downloads_the_same_bytes(
    subscription: Subscription, home: Home, foreign_tool: Tool
) -> None:
    castero = foreign_tool("castero")
    opml = home.folder / "subscriptions.opml"
    opml.write_text(
        "<opml version='2.0'><head/><body>"
        f"<outline type='rss' text='briefing' xmlUrl={quoteattr(subscription.url)}/></body></opml>"
    )
    downloads = home.folder / "data" / "castero" / "downloaded"
    expected = sum(episode.audio.size_bytes for episode in subscription.episodes)

    assert 'Added "Lake & Valley" with 2 episodes' in home.run(castero, "--import", opml)
    with home.screen(castero) as screen:
        screen.wait_for(lambda shown: subscription.episodes[1].title in shown)
        screen.press("s")
        screen.wait_for(lambda shown: "download 2 episodes from this feed? (y/n)" in shown)
        screen.press("y")
        screen.wait_for(
            lambda _: sum(path.stat().st_size for path in downloads.rglob("*.mp3")) == expected
        )
        screen.leave("q")

    assert checksums(downloads.rglob("*.mp3")) == subscription.sums()
    with closing(sqlite3.connect(home.folder / "data" / "castero" / "castero.db")) as database:
        (title,) = database.execute("SELECT title FROM feed").fetchone()
        titles = database.execute("SELECT title FROM episode ORDER BY id").fetchall()
    assert title == "Lake & Valley"
    assert titles == [(episode.title,) for episode in subscription.episodes]
