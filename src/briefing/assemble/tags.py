"""What the tag of an episode says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.adapters import id3
from briefing.assemble.language_codes import three_letters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.assemble.timeline import Timeline
    from briefing.config import ShowSettings
    from briefing.model import Chapter

GENRE = "Podcast"


def episode_tag(
    timeline: Timeline,
    *,
    title: str,
    date: datetime,
    language: str,
    show: ShowSettings,
    cover: bytes,
) -> bytes:
    """Return the ID3 tag of an episode; `cover` is a baseline JPEG."""
    code = three_letters(language)
    chapters = timeline.chapters
    elements = [f"chp{index}" for index in range(len(chapters))]
    return id3.tag(
        [
            id3.text("TIT2", title),
            id3.text("TPE1", show.author or show.title),
            id3.text("TALB", show.title),
            # Year and day: what v2.3 has in place of v2.4's TDRC.
            id3.ascii_text("TYER", f"{date.year:04}"),
            id3.ascii_text("TDAT", f"{date.day:02}{date.month:02}"),
            id3.text("TCON", GENRE),
            id3.ascii_text("TLAN", code),
            id3.ascii_text("TLEN", str(timeline.duration_ms)),
            id3.comment(code, _comment(show.description, chapters)),
            id3.contents("toc", elements, title=title),
            *(
                id3.chapter(element, c.start_ms, c.end_ms, title=c.title, url=c.url)
                for element, c in zip(elements, chapters, strict=True)
            ),
            id3.picture(cover),
        ]
    )


def _comment(description: str, chapters: Sequence[Chapter]) -> str:
    """List the chapters once more, for players that show no chapters but make times clickable."""
    times = "\n".join(f"{_clock(c.start_ms)} {c.title}" for c in chapters)
    return f"{description}\n\n{times}" if description else times


def _clock(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
