"""Folders of real episodes, rendered with the tone for a voice and one store for all."""

import shutil
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

import briefing
from briefing.adapters.segment_store import FolderStore
from briefing.config import Config, FeedSettings, OutputSettings, ShowSettings, SpeechSettings

DAY = datetime(2026, 11, 20, 7, 0, tzinfo=timezone.utc)
ARTICLES = {
    "ice.md": (
        "---\ntitle: Ice on the lake\nurl: https://gazette.example/ice\nsource: The Gazette\n---\n\n"
        "The lake at Norwick froze over on Monday, two weeks earlier than last year. Wardens measured "
        "eleven centimetres at the jetty and closed the northern bay to skaters.\n"
    ),
    "bread.md": (
        "---\ntitle: Baker wins a prize\nurl: https://post.example/bread\nsource: The Post\n---\n\n"
        "A loaf of rye from the bakery in Mill Lane won the county prize on Sunday. The jury praised "
        "its crust, and forty people queued at the door the next morning.\n"
    ),
}

Render = Callable[..., Path]


def _settings(name: str = "", show: dict[str, Any] | None = None, **feed: Any) -> Config:
    return Config(
        show=ShowSettings(**{"title": "Morning", "author": "Ida Brunt", **(show or {})}),
        speech=SpeechSettings(engine="tone"),
        output=OutputSettings(name=name),
        feed=FeedSettings(**feed),
    )


@pytest.fixture(scope="session")
def settings() -> Callable[..., Config]:
    """Return a function that makes a config: the name among shows, changes of the show, the feed's."""
    return _settings


@pytest.fixture(scope="session")
def day() -> datetime:
    """The day of the first episode."""
    return DAY


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> FolderStore:
    return FolderStore(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="session")
def render(articles: Path, store: FolderStore) -> Render:
    """Return a function that renders the episodes of so many days into a folder, the oldest first."""

    def to(folder: Path, days: Sequence[int] = (0,), config: Config | None = None) -> Path:
        for day in days:
            briefing.render(
                [articles],
                config=config or _settings(),
                output=folder,
                now=DAY + timedelta(days=day),
                store=store,
            )
        return folder

    return to


@pytest.fixture(scope="session")
def three_days(render: Render, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render(tmp_path_factory.mktemp("shows") / "out", range(3))


@pytest.fixture
def folder(three_days: Path, tmp_path: Path) -> Path:
    """A folder with three episodes that a test may change."""
    return Path(shutil.copytree(three_days, tmp_path / "out"))
