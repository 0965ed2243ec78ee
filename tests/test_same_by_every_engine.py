"""An English briefing is the same briefing by every voice: chapters, transcript, and how it keeps to its length.

Compared are gTTS, against a server on this machine that speaks its protocol, and hibari's voice, on the sample
articles of the repository. For a length in words, or with a script, everything but the sound and the times must be
equal. For a length in minutes each voice quotes as much as its own pace allows, so there the policy is compared: both
come within a tenth of what was asked, neither is warned of falling short, both begin with the same story, and every
chapter of the slower voice, in the same order, is one of the faster.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import briefing
from briefing.adapters.segment_store import FolderStore
from briefing.config import Config, LengthSettings, ShowSettings, SpeechSettings
from briefing.model import Episode

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=timezone.utc)
WORDS = 200
MINUTES = 2.0
TOLERANCE = 0.1
"""Share of the asked length by which an episode may be off."""

Render = Callable[..., tuple[Episode, Path]]


def _module(place: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{place.stem}_for_every_engine", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def google(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The fake of Google's service from the tests of the engines, running."""
    module = _module(HERE / "speech" / "google_server.py")
    with module.running(module.Certificate(tmp_path_factory.mktemp("certificate"))) as google:
        yield google


@pytest.fixture
def speech(google: Any) -> dict[str, SpeechSettings]:
    here = {"base_url": google.url, "ca_file": google.ca_file, "timeout_s": 20.0}
    return {
        "gtts": SpeechSettings(engine="gtts", options=here),
        "hibari": SpeechSettings(engine="hibari"),
    }


@pytest.fixture
def render(
    speech: dict[str, SpeechSettings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Render:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def by(engine: str, length: LengthSettings | None = None, **more: Any) -> tuple[Episode, Path]:
        config = Config(
            show=ShowSettings(title="The Tide", language="en-US"),
            length=length or LengthSettings(),
            speech=speech[engine],
        )
        folder = tmp_path / engine
        episode = briefing.render(
            SAMPLES,
            config=config,
            output=folder,
            now=NOW,
            store=FolderStore(tmp_path / "store"),
            **more,
        )
        return episode, folder

    return by


def manifest(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "2026-11-23.json").read_text("utf-8"))
    return read


def told(folder: Path) -> list[tuple[str, ...]]:
    """Return the lines of the transcript in order, with where each is quoted from."""
    return [
        (line["kind"], line["written"], json.dumps(line.get("source"), sort_keys=True))
        for line in manifest(folder)["lines"]
    ]


def captions(folder: Path) -> str:
    """Return the text of the captions, without their times and however their lines are broken."""
    blocks = (folder / "2026-11-23.vtt").read_text("utf-8").split("\n\n")
    cues = [block.split("\n") for block in blocks if "-->" in block]
    text = [line for cue in cues for line in cue if "-->" not in line and not line.isdigit()]
    return " ".join(" ".join(text).split())


def chapters(episode: Episode, folder: Path) -> list[tuple[str, str]]:
    """Return titles and addresses in order; the file of chapters has the same ones."""
    listed = json.loads((folder / "2026-11-23.chapters.json").read_text("utf-8"))["chapters"]
    named = [(chapter["title"], chapter.get("url", "")) for chapter in listed]
    assert named == [(chapter.title, chapter.url) for chapter in episode.chapters]
    return named


@pytest.mark.slow
def test_for_a_length_in_words_only_the_sound_and_its_times_differ(render: Render) -> None:
    length = LengthSettings(words=WORDS)
    by_gtts, gtts = render("gtts", length)
    by_hibari, hibari = render("hibari", length)
    assert len(chapters(by_gtts, gtts)) >= 3
    assert chapters(by_gtts, gtts) == chapters(by_hibari, hibari)
    assert told(gtts) == told(hibari)
    assert captions(gtts) == captions(hibari)
    assert manifest(gtts)["words"] == manifest(hibari)["words"]
    assert manifest(gtts)["audio"]["sha256"] != manifest(hibari)["audio"]["sha256"]
    assert manifest(gtts)["voice"]["engine"] == "gtts"
    assert manifest(hibari)["voice"]["engine"] == "hibari"


@pytest.mark.slow
def test_a_script_is_spoken_as_it_is_by_both(render: Render, tmp_path: Path) -> None:
    from briefing.scripting.as_markdown import as_markdown

    draft = briefing.script(
        SAMPLES, config=Config(length=LengthSettings(words=WORDS, max_stories=1)), now=NOW
    )
    script = tmp_path / "script.md"
    script.write_text(as_markdown(draft.script, draft.stories), "utf-8")
    by_gtts, gtts = render("gtts", script_file=script)
    by_hibari, hibari = render("hibari", script_file=script)
    written = [line.written for section in draft.script.sections for line in section.lines]
    assert [line for _, line, _ in told(gtts)] == written
    assert told(gtts) == told(hibari)
    assert chapters(by_gtts, gtts) == chapters(by_hibari, hibari)


@pytest.mark.slow
def test_for_a_length_in_minutes_both_keep_to_it_by_their_own_pace(render: Render) -> None:
    length = LengthSettings(minutes=MINUTES)
    episodes = {engine: render(engine, length) for engine in ("gtts", "hibari")}
    for engine, (episode, _) in episodes.items():
        lasts_min = episode.duration_ms / 60_000
        assert lasts_min == pytest.approx(MINUTES, rel=TOLERANCE), engine
        assert [warning for warning in episode.warnings if "asked for" in warning] == []
    slow, fast = (chapters(*episodes[engine]) for engine in ("gtts", "hibari"))
    assert slow[:2] == fast[:2]
    assert [chapter for chapter in fast if chapter in slow] == slow
    slower, faster = (manifest(folder) for _, folder in episodes.values())
    assert slower["words"] < faster["words"]
