"""podcast-downloader, a module without a program of its own."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import pytest
from tests.clients.conftest import Subscription, checksums
from tests.clients.homes import Home

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


def test_it_downloads_the_same_bytes(
    subscription: Subscription, home: Home, foreign_module: Callable[[str], Any]
) -> None:
    foreign_module("podcast_downloader")
    folder, config = home.folder / "downloads", home.folder / "downloader.json"
    folder.mkdir()
    show = {"path": str(folder), "rss_link": subscription.url}
    config.write_text(
        json.dumps({"if_directory_empty": "download_all_from_feed", "podcasts": [show]})
    )
    command = (sys.executable, "-m", "podcast_downloader", "--config", config)

    said = home.run(*command)
    again = home.run(*command)

    assert "Lake & Valley" in said
    assert sorted(path.name for path in folder.iterdir()) == ["2026-11-23.mp3", "2026-11-24.mp3"]
    assert checksums(folder.iterdir()) == subscription.sums()
    assert "Nothing new" in again
