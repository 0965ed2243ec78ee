"""greg, a podcast aggregator for the command line."""

from __future__ import annotations

import pytest
from tests.clients.conftest import Subscription, Tool, checksums
from tests.clients.homes import Home

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


def test_it_subscribes_and_downloads_the_same_bytes(
    subscription: Subscription, home: Home, foreign_tool: Tool
) -> None:
    greg = foreign_tool("greg")
    downloads, data, config = (home.folder / name for name in ("downloads", "greg", "greg.conf"))
    downloads.mkdir()
    data.mkdir()
    config.write_text(
        f"[DEFAULT]\nDownload directory = {downloads}\nData directory = {data}\nfirstsync = all\n"
    )
    files = ("--configfile", config, "--datadirectory", data)

    home.run(greg, *files, "add", "briefing", subscription.url)
    shown = home.run(greg, *files, "check", "-f", "briefing")
    home.run(greg, *files, "sync", "briefing")

    assert all(episode.title in shown for episode in subscription.episodes)
    assert sorted(path.name for path in downloads.iterdir()) == ["2026-11-23.mp3", "2026-11-24.mp3"]
    assert checksums(downloads.iterdir()) == subscription.sums()
