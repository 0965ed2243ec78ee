"""One small episode of tones, encoded once: a greeting, headlines, two stories, a sign-off."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest

from briefing.adapters.codec import encode_mp3
from briefing.adapters.mp3_frames import EDGE, count_frames
from briefing.assemble import layout, publish_episode
from briefing.assemble.timeline import Timeline
from briefing.config import ShowSettings
from briefing.errors import ExtractError
from briefing.model import (
    Article,
    Cue,
    Episode,
    Fallback,
    Line,
    Milliseconds,
    Paragraph,
    Passage,
    Script,
    Section,
    Segment,
    Story,
    Utterance,
    Voice,
)

RATE_HZ = 44100
BITRATE_KBPS = 64
HARBOUR = Article(
    uri="file:///news/harbour.html",
    title="Harbour “opens” again 🎧",
    paragraphs=(
        Paragraph("Harbour “opens” again 🎧", 0, "title"),
        Paragraph("Boats & ferries <all> came back --> at dawn.", 1),
    ),
    url="https://häfen.example/news/ärger in port?id=7&q=ü#top",
    source="The Ostley Post",
    published=datetime(2026, 11, 22, 9, 30, tzinfo=timezone.utc),
)
BREAD = Article(
    uri="file:///news/bread.html",
    title="面包 wins a prize",
    paragraphs=(Paragraph("A loaf of rye won.", 3),),
    url="file:///home/reader/bread.html",
)


def _quotation(article: Article, paragraph: int) -> Line:
    text = article.paragraphs[paragraph].text
    passage = Passage(article.uri, paragraph, 0, len(text), text)
    return Line(text, "quotation", passage)


def _phrase(text: str) -> Line:
    return Line(text, "phrase")


@pytest.fixture(scope="session")
def script() -> Script:
    return Script(
        title="Morning Briefing",
        language="en-GB",
        date=datetime(2026, 11, 23, 7, 5, tzinfo=timezone(timedelta(hours=1))),
        sections=(
            Section("greeting", (_phrase("Good morning."),), "Welcome", "https://show.example/"),
            Section("headlines", (_quotation(HARBOUR, 0),), articles=(HARBOUR,)),
            Section(
                "story",
                (_phrase("From The Ostley Post."), _quotation(HARBOUR, 1)),
                HARBOUR.title,
                HARBOUR.url,
                (HARBOUR,),
            ),
            Section("story", (_quotation(BREAD, 0),), BREAD.title, BREAD.url, (BREAD,)),
            Section("signoff", (_phrase("That was all."),), "Goodbye"),
        ),
    )


@pytest.fixture(scope="session")
def voice() -> Voice:
    return Voice("tone", "beep", "en-GB")


@pytest.fixture(scope="session")
def utterances(script: Script, voice: Voice) -> tuple[tuple[Utterance, ...], ...]:
    return tuple(
        tuple(Utterance(f"say: {line.written}", line.written, voice) for line in section.lines)
        for section in script.sections
    )


def _tone(number: int, lines: int) -> tuple[Segment, bytes]:
    """Encode a tone a line, with half a second between them, that starts and ends at full strength."""
    length, rest = RATE_HZ * (11 + number * 3) // 10, RATE_HZ // 2
    tone = 9000 * np.cos(np.arange(length) * (0.03 + 0.011 * number))
    onset = EDGE + 37 * number
    parts = [np.zeros(onset)]
    cues = []
    for _ in range(lines):
        start = sum(map(len, parts))
        parts += [tone, np.zeros(rest)]
        end = start + length
        cues.append(
            Cue(
                Milliseconds(start * 1000 // RATE_HZ),
                Milliseconds(-(-end * 1000 // RATE_HZ)),
            )
        )
    parts[-1] = np.zeros(EDGE)
    pcm = np.concatenate(parts).astype(np.int16)
    frames = encode_mp3(pcm, rate_hz=RATE_HZ, bitrate_kbps=BITRATE_KBPS, quality=7)
    segment = Segment(
        key=f"{number:064x}",
        frame_count=count_frames(frames),
        sample_count=len(pcm),
        onset_samples=onset,
        cues=tuple(cues),
        rate_hz=RATE_HZ,
        bitrate_kbps=BITRATE_KBPS,
        loudness_lufs=-19.0,
        true_peak_dbtp=-1.0,
    )
    return segment, frames


@pytest.fixture(scope="session")
def tones(script: Script) -> tuple[tuple[Segment, bytes], ...]:
    return tuple(
        _tone(number, len(section.lines)) for number, section in enumerate(script.sections)
    )


@pytest.fixture(scope="session")
def segments(tones: Sequence[tuple[Segment, bytes]]) -> tuple[Segment, ...]:
    return tuple(segment for segment, _ in tones)


@pytest.fixture(scope="session")
def frames(tones: Sequence[tuple[Segment, bytes]]) -> Callable[[int], bytes]:
    return lambda index: tones[index][1]


@pytest.fixture(scope="session")
def timeline(
    script: Script,
    segments: Sequence[Segment],
    utterances: Sequence[Sequence[Utterance]],
) -> Timeline:
    return layout(script, segments, utterances)


@pytest.fixture(scope="session")
def show() -> ShowSettings:
    return ShowSettings(
        title="Morning Briefing", author="Ida Brunt", description="News for breakfast."
    )


@pytest.fixture(scope="session")
def fallback(voice: Voice) -> Fallback:
    return Fallback("Harbour", "en-GB", Voice("gtts", "en", "en-GB"), voice, "no network")


@pytest.fixture(scope="session")
def stories() -> tuple[Story, ...]:
    return (Story((HARBOUR,)), Story((BREAD,), headline_only=True))


@pytest.fixture(scope="session")
def publish(  # noqa: PLR0917
    timeline: Timeline,
    script: Script,
    show: ShowSettings,
    frames: Callable[[int], bytes],
    fallback: Fallback,
    stories: Sequence[Story],
) -> Callable[..., Episode]:
    """Return a function that publishes the episode to a path; `frames` can be replaced."""

    def to(target: Path, frames: Callable[[int], bytes] = frames) -> Episode:
        return publish_episode(
            timeline,
            script,
            show=show,
            frames=frames,
            target=target,
            fallbacks=(fallback,),
            stories=stories,
            skipped=(ExtractError("file:///news/empty.txt", "is empty"),),
        )

    return to


@pytest.fixture(scope="session")
def episode(publish: Callable[..., Episode], tmp_path_factory: pytest.TempPathFactory) -> Episode:
    return publish(tmp_path_factory.mktemp("episode") / "2026-11-23.mp3")
