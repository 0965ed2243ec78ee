"""The sample show with the real voice, heard by proxy: what a new user gets from the first command."""

import json
import re
import subprocess
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

import numpy as np
import pytest
import soundfile

import briefing
from briefing.adapters.segment_store import FolderStore
from briefing.extract import extract
from briefing.model import Document, Episode

pytestmark = pytest.mark.slow

Tool = Callable[[str], Path]
ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=timezone.utc)
QUIET = 10 ** (-60 / 20)


@pytest.fixture(scope="module")
def episode(tmp_path_factory: pytest.TempPathFactory) -> Episode:
    folder = tmp_path_factory.mktemp("first")
    return briefing.render(
        [ROOT / "samples"],
        minutes=3,
        output=folder / "out",
        now=NOW,
        store=FolderStore(folder / "store"),
    )


@pytest.fixture(scope="module")
def sound(episode: Episode) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    samples, rate = soundfile.read(episode.path, dtype="float32")
    assert rate == 44100
    return np.asarray(samples)


def test_every_sample_is_told_or_named(episode: Episode) -> None:
    assert episode.skipped == ()
    assert len(episode.stories) >= 9


def test_it_lasts_about_as_long_as_asked(episode: Episode) -> None:
    assert 0.9 * 180_000 <= episode.duration_ms <= 1.1 * 180_000


def test_nothing_spoken_has_a_digit_or_a_symbol(episode: Episode) -> None:
    for line in episode.lines:
        bare = re.sub(r"\[([^\]]+)\]\(/[^)]*/\)", r"\1", line.spoken)
        assert not re.search(r"[0-9$£€%&@#*/\\<>=+~^|_{}\[\]]", bare), line.spoken


def test_every_quotation_is_in_its_source(episode: Episode) -> None:
    manifest = json.loads(episode.path.with_suffix(".json").read_text(encoding="utf-8"))
    quoted = [line for line in manifest["lines"] if line["kind"] == "quotation"]
    assert len(quoted) > 10
    for line in quoted:
        source = line["source"]
        path = Path(source["uri"].removeprefix("file://"))
        article = extract(Document(source["uri"], path.read_bytes()))
        start, end = source["span"]
        assert article.paragraphs[source["paragraph"]].text[start:end] == line["written"]


def test_the_loudness_is_what_podcasts_have(episode: Episode, foreign_tool: Tool) -> None:
    shown = subprocess.run(
        [
            *(foreign_tool("ffmpeg"), "-hide_banner", "-nostats", "-i", episode.path),
            *("-filter_complex", "ebur128=peak=true", "-f", "null", "-"),
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    integrated = float(re.findall(r"I:\s+(-?[\d.]+) LUFS", shown)[-1])
    peak = float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", shown)[-1])

    assert abs(integrated + 19) <= 0.5
    assert peak <= -1.0


def test_a_chapter_begins_in_silence_and_sounds_at_once(
    episode: Episode, sound: "np.ndarray[tuple[int], np.dtype[np.float32]]"
) -> None:
    for chapter in episode.chapters[1:]:
        at = chapter.start_ms * 441 // 10
        assert np.abs(sound[at - 44100 * 6 // 10 : at - 44100 // 20]).max() < QUIET
        assert np.abs(sound[at : at + 44100 // 4]).max() > 10 * QUIET


def test_a_cue_stands_where_there_is_sound(
    episode: Episode, sound: "np.ndarray[tuple[int], np.dtype[np.float32]]"
) -> None:
    for line in episode.lines:
        said = sound[line.start_ms * 441 // 10 : line.end_ms * 441 // 10]
        assert np.sqrt(np.mean(said**2)) > 10 ** (-35 / 20), line.line.written


def test_the_pauses_between_cues_are_silent(
    episode: Episode, sound: "np.ndarray[tuple[int], np.dtype[np.float32]]"
) -> None:
    for before, after in zip(episode.lines, episode.lines[1:], strict=False):
        middle = (before.end_ms + after.start_ms) // 2 * 441 // 10
        assert np.abs(sound[middle - 2000 : middle + 2000]).max() < QUIET


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the scraped article is not beside this checkout")
def test_a_scraped_article_comes_out_well(tmp_path: Path) -> None:
    episode = briefing.render(
        [SEEDS],
        minutes=2,
        output=tmp_path / "seed.mp3",
        now=NOW,
        store=FolderStore(tmp_path / "store"),
    )

    written = [line.line.written for line in episode.lines]
    assert written[2].startswith("Chinese President Xi Jinping, who is in Samarkand")
    assert not any(scrap in line for line in written for scrap in ("hours ago", "circle of force"))
    assert "supportive statement." not in written
    assert episode.skipped == ()
    assert 0.8 * 120_000 <= episode.duration_ms <= 1.15 * 120_000
