"""gPodder, with its command line `gpo`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.clients.conftest import DAYS, SHOW, Subscription, Tool, checksums, seconds
from tests.clients.homes import Home

import briefing
from briefing.config import Config, SpeechSettings
from briefing.protocols import Store

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


class GPodder:
    """gPodder as a new user has it, without its extensions."""

    def __init__(self, gpo: object, home: Home) -> None:
        self._gpo = gpo
        self._home = home
        self.downloads = home.folder / "downloads"

    def __call__(self, *words: str) -> str:
        return self._home.run(
            self._gpo,
            *words,
            GPODDER_HOME=str(self._home.folder / "gpodder"),
            GPODDER_DOWNLOAD_DIR=str(self.downloads),
            GPODDER_DISABLE_EXTENSIONS="yes",
            GPODDER_WRITE_LOGS="no",
        )

    def episodes(self) -> list[tuple[str, str, int, str]]:
        """Return guid, title, seconds and chapters (JSON) of the episodes that it knows, newest first."""
        with closing(sqlite3.connect(self._home.folder / "gpodder" / "Database")) as database:
            return database.execute(
                "SELECT guid, title, total_time, chapters FROM episode ORDER BY published DESC"
            ).fetchall()


@pytest.fixture
def gpo(home: Home, foreign_tool: Tool) -> GPodder:
    return GPodder(foreign_tool("gpo"), home)


def test_it_subscribes_and_downloads_the_same_bytes(
    subscription: Subscription, gpo: GPodder
) -> None:
    assert f"Successfully added {subscription.url}" in gpo("subscribe", subscription.url)
    shown = gpo("info", subscription.url)
    assert "Title: Lake & Valley" in shown
    assert "News of <the> valley." in shown
    assert all(episode.title in shown for episode in subscription.episodes)
    said = gpo("download")

    assert "2 episodes downloaded." in said
    assert "FAIL" not in said
    folder = gpo.downloads / "Lake & Valley"
    assert sorted(path.name for path in folder.glob("*.mp3")) == [
        "2026-11-23.mp3",
        "2026-11-24.mp3",
    ]
    assert checksums(folder.glob("*.mp3")) == subscription.sums()
    assert "0 new episodes" in gpo("update")


def test_it_knows_durations_and_chapters(subscription: Subscription, gpo: GPodder) -> None:
    gpo("subscribe", subscription.url)

    for (guid, title, duration, chapters), episode in zip(
        gpo.episodes(), subscription.episodes, strict=True
    ):
        assert (guid, title) == (episode.guid, episode.title)
        assert duration == seconds(episode)
        assert [(c["start"], c["title"]) for c in json.loads(chapters)] == [
            (c.start_ms / 1000, c.title) for c in episode.chapters
        ]


def test_it_finds_the_older_episodes_on_the_pages_behind_the_first(
    paged_subscription: Subscription, gpo: GPodder
) -> None:
    gpo("subscribe", paged_subscription.url)
    gpo("download")

    assert [guid for guid, *_ in gpo.episodes()] == [e.guid for e in paged_subscription.episodes]
    assert checksums(gpo.downloads.rglob("*.mp3")) == paged_subscription.sums()


def test_it_finds_an_episode_that_comes_later_and_downloads_it_alone(
    tmp_path: Path,
    articles: list[Path],
    store: Store,
    serve: Callable[[Path], str],
    gpo: GPodder,
) -> None:
    folder = tmp_path / "output"
    config = Config(speech=SpeechSettings(engine="tone"), show=SHOW)
    briefing.render(articles, config=config, output=folder, now=DAYS[0], store=store)
    gpo("subscribe", serve(folder))
    gpo("download")
    briefing.render(articles, config=config, output=folder, now=DAYS[1], store=store)

    assert "1 new episode" in gpo("update")
    assert "1 episodes downloaded." in gpo("download")
    assert checksums(gpo.downloads.rglob("*.mp3")) == checksums(folder.glob("*.mp3"))
