"""An API that makes nothing, but remembers what it was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from briefing.cli.main import main
from briefing.errors import ExtractError, SourceError
from briefing.feed import Published
from briefing.model import (
    Article,
    Chapter,
    Episode,
    Fallback,
    Line,
    Milliseconds,
    Paragraph,
    Progress,
    Script,
    Section,
    Story,
    Voice,
)
from briefing.pipeline import Draft

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=timezone.utc)
SKIPPED = (
    SourceError("file:///news/gone.txt", "no such file"),
    ExtractError("file:///news/\x1b[31mred.html", "holds no article\nat all"),
)
ICE = Article(
    "file:///news/ice.txt",
    "Ice on the \x1b[2Jlake",
    (Paragraph("Ice on the lake", 0, "title"),),
    url="https://example.org/ice",
    source="The Gazette",
)
BREAD = Article("file:///news/bread.txt", "Bread", (Paragraph("Bread rose.", 0),))
STORIES = (Story((ICE, BREAD)), Story((BREAD,), headline_only=True))
EPISODE = Episode(
    path=Path("output/2026-11-24.mp3"),
    title="Morning",
    date=NOW,
    language="en-US",
    duration_ms=Milliseconds(298_500),
    size_bytes=2_412_345,
    chapters=(
        Chapter("Welcome", Milliseconds(0), Milliseconds(12_000)),
        Chapter("Ice on the \x1b[2Jlake", Milliseconds(12_000), Milliseconds(298_500), ICE.url),
    ),
    lines=(),
    companions=(Path("output/2026-11-24.vtt"),),
    feeds=(Path("output/feed.xml"),),
    stories=STORIES,
    voices=(Voice("tone", "hum", "en-US"), Voice("gtts", "en", "en-US")),
    spoken_segments=1,
    stored_segments=3,
)
SCRIPT = Script("Morning", "en-US", NOW, (Section("greeting", (Line("Good morning.", "phrase"),)),))


@dataclass
class FakeApi:
    """Answers as `briefing.api` does."""

    skipped: tuple[SourceError, ...] = ()
    warnings: tuple[str, ...] = ()
    fallbacks: tuple[Fallback, ...] = ()
    fails: BaseException | None = None
    words_per_minute: float = 150.0
    asked: dict[str, Any] = field(default_factory=dict)

    def render(self, sources: Sequence[str] | None = None, **options: Any) -> Episode:
        from dataclasses import replace

        self._take(sources, options)
        return replace(
            EPISODE, skipped=self.skipped, warnings=self.warnings, fallbacks=self.fallbacks
        )

    def script(self, sources: Sequence[str] | None = None, **options: Any) -> Draft:
        self._take(sources, options)
        return Draft(SCRIPT, self.words_per_minute, STORIES[:1], self.skipped, self.warnings)

    def update_feeds(self, folder: Path, **options: Any) -> tuple[Published, ...]:
        self.asked = {"folder": folder, **options}
        if self.fails is not None:
            raise self.fails
        return (
            Published((folder / "feed.xml", folder / "stories.xml"), 3, ("2026-11-01",)),
            Published((folder / "late.xml",), 1, warnings=self.warnings),
        )

    def _take(self, sources: Sequence[str] | None, options: dict[str, Any]) -> None:
        self.asked = {"sources": sources, **options}
        options["report"](Progress("selecting", 0, 2, fraction=0.05))
        if self.fails is not None:
            raise self.fails


@dataclass(frozen=True)
class Ran:
    """What a command left on the screen."""

    code: int
    out: str
    err: str


@pytest.fixture
def api() -> FakeApi:
    return FakeApi()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(api: FakeApi, folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command line in the empty folder, against the fake API."""

    def ran(*words: str) -> Ran:
        capsys.readouterr()
        code = main(words, api=api)
        return Ran(code, *capsys.readouterr())

    return ran


@pytest.fixture
def skipped() -> tuple[SourceError, ...]:
    """Two that were left out, with all that a hostile document puts into a message."""
    return SKIPPED
