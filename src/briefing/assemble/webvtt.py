"""The transcript as WebVTT (W3C, sections 4.1 to 4.4): a cue an utterance, in its written form."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.assemble.timeline import Timeline


def webvtt(timeline: Timeline, title: str) -> str:
    """Return the transcript; a note tells where each chapter begins."""
    return "\n\n".join((f"WEBVTT - {_escape(title)}", *_blocks(timeline))) + "\n"


def _blocks(timeline: Timeline) -> Iterator[str]:
    chapters = list(timeline.chapters)
    for number, line in enumerate(timeline.lines, 1):
        while chapters and chapters[0].start_ms <= line.start_ms:
            yield f"NOTE {_escape(chapters.pop(0).title)}"
        times = f"{_clock(line.start_ms)} --> {_clock(line.end_ms)}"
        yield f"{number}\n{times}\n{_escape(line.line.written)}"


def _escape(text: str) -> str:
    """Return text on one line without markup; an arrow, which ends a cue, goes with its ">"."""
    return html.escape(" ".join(text.split()), quote=False)


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
