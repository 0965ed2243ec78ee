"""The transcript as SubRip, for players that show captions: at most two lines of 32 characters at a time.

So the Podcast Namespace asks it of podcasts ("transcripts.md", SRT). A sentence is longer: its measured
time is shared among its parts by their letters; where sentences begin and end stays exact. WebVTT has
them whole. Lines end in a line feed: some readers know no other.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.assemble.timeline import Timeline

LINE_CHARACTERS = 32
LINES = 2
COLON_SPACE = ":\N{NO-BREAK SPACE}"
"""A colon and a plain space end the name of a speaker, by the same page: we have none."""


def subrip(timeline: Timeline) -> str:
    """Return the transcript; a cue that was spoken within a few milliseconds is not split further."""
    cues = (
        cue
        for line in timeline.lines
        for cue in _cues(_plain(line.line.written), line.start_ms, line.end_ms)
    )
    return "\n".join(
        f"{number}\n{_clock(start)} --> {_clock(end)}\n{text}\n"
        for number, (start, end, text) in enumerate(cues, 1)
    )


def _cues(text: str, start_ms: int, end_ms: int) -> Iterator[tuple[int, int, str]]:
    parts = _parts(text)
    if not parts:
        return
    if end_ms - start_ms < len(parts):
        parts = ["\n".join(parts)]
    shares = [max(1, len(part)) for part in parts]
    total, spoken = sum(shares), 0
    begin = start_ms
    for place, (part, share) in enumerate(zip(parts, shares, strict=True), 1):
        spoken += share
        left = len(parts) - place
        shared = start_ms + (end_ms - start_ms) * spoken // total
        # At least a millisecond for each, also for those that follow.
        end = min(max(shared, begin + 1), end_ms - left)
        yield begin, end, part
        begin = end


def _parts(text: str) -> list[str]:
    """Return the text in parts of two lines, all of about the same length."""
    lines = _wrapped(text, LINE_CHARACTERS)
    # The narrowest lines of the same number: no part is a single word that flashes by.
    width = LINE_CHARACTERS
    while width > 1 and len(narrower := _wrapped(text, width - 1)) == len(lines):
        lines, width = narrower, width - 1
    return ["\n".join(lines[at : at + LINES]) for at in range(0, len(lines), LINES)]


def _wrapped(text: str, width: int) -> Sequence[str]:
    return textwrap.wrap(text, width, break_on_hyphens=False)


def _plain(text: str) -> str:
    """Return text on one line without what readers take for markup, an arrow or a speaker."""
    line = " ".join(text.split())
    # SubRip has no escapes: look-alikes in place of the brackets of tags and of the arrow.
    line = line.replace("<", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}")
    line = line.replace(">", "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}")
    line = line.replace("{\\", "{ \\")
    line = line.replace(": ", COLON_SPACE)
    return line[:-1] + COLON_SPACE if line.endswith(":") else line


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{rest:03}"
