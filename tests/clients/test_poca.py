"""poca keeps the newest episodes in a folder, for players that only know files."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from tests.clients.conftest import Subscription, Tool, checksum, checksums
from tests.clients.homes import Home

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


def test_it_downloads_the_same_bytes_and_the_cover(
    subscription: Subscription, home: Home, foreign_tool: Tool
) -> None:
    poca = foreign_tool("poca")
    config, folder = home.folder / "poca", home.folder / "player"
    config.mkdir()
    (config / "poca.xml").write_text(
        f"<poca><settings><base_dir>{folder}</base_dir></settings>"
        "<defaults><max_mb>100</max_mb></defaults><subscriptions><subscription>"
        f"<title>briefing</title><url>{escape(subscription.url)}</url>"
        "</subscription></subscriptions></poca>"
    )

    said = home.run(poca, "--verbose", "--glyphs", "ascii", "--config", config)

    assert all(episode.title in said for episode in subscription.episodes)
    assert "Traceback" not in said
    assert sorted(path.name for path in (folder / "briefing").iterdir()) == [
        "2026-11-23.mp3",
        "2026-11-24.mp3",
        "cover.jpg",
    ]
    assert checksums((folder / "briefing").glob("*.mp3")) == subscription.sums()
    assert checksum(folder / "briefing" / "cover.jpg") == checksum(
        subscription.folder / "cover.jpg"
    )
