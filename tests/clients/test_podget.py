"""Podget: a shell script around sed and wget."""

from __future__ import annotations

import pytest
from tests.clients.conftest import Subscription, Tool, checksums
from tests.clients.homes import Home

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


def test_it_subscribes_and_downloads_the_same_bytes(
    subscription: Subscription, home: Home, foreign_tool: Tool
) -> None:
    podget = foreign_tool("podget")
    config, library, session = (home.folder / name for name in ("podget", "library", "session"))
    config.mkdir()
    folders = ("-d", config, "-l", library, "--dir_session", session)
    home.run(podget, *folders, "--create-config", "podgetrc")
    (config / "serverlist").write_text(f"{subscription.url} News Lake and Valley\n")

    said = home.run(podget, *folders, "-vv")
    again = home.run(podget, *folders, "-vv")

    assert said.count("PLAYLIST: Adding") == 2
    folder = library / "News" / "Lake and Valley"
    assert sorted(path.name for path in folder.iterdir()) == ["2026-11-23.mp3", "2026-11-24.mp3"]
    assert checksums(folder.iterdir()) == subscription.sums()
    assert "Downloading 2026" not in again
