"""The transcript as SubRip, for players that show captions: at most two lines of 32 characters at a time.

So the Podcast Namespace asks it of podcasts ("transcripts.md", SRT). A sentence is longer: each of its parts
begins with its first word, when the voice told when its words sound; otherwise the measured time is shared
among the parts by their letters. Where sentences begin and end is exact in both cases. WebVTT has them whole.
Lines end in a line feed: some readers know no other.
"""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from briefing.adapters.word_times import spans_of

if TYPE_CHECKING:
    from briefing.assemble.timeline import Timeline
    from briefing.model import SpokenLine

LINE_CHARACTERS = 32
LINES = 2
COLON_SPACE = ":\N{NO-BREAK SPACE}"
"""A colon and a plain space end the name of a speaker, by the same page: we have none."""


def subrip(timeline: Timeline) -> str:
    """Return the transcript; a cue that was spoken within a few milliseconds is not split further."""
    cues = (cue for line in timeline.lines for cue in _cues(line))
    return "\n".join(
        f"{number}\n{_clock(start)} --> {_clock(end)}\n{text}\n"
        for number, (start, end, text) in enumerate(cues, 1)
    )


def _cues(line: SpokenLine) -> Iterator[tuple[int, int, str]]:
    parts = _parts(_plain(line.line.written))
    if not parts:
        return
    if line.end_ms - line.start_ms < len(parts):
        parts = ["\n".join(parts)]
    begin: int = line.start_ms
    for place, (part, change) in enumerate(zip(parts, _changes(parts, line), strict=True), 1):
        left = len(parts) - place
        # At least a millisecond for each, also for those that follow.
        end = min(max(change, begin + 1), line.end_ms - left)
        yield begin, end, part
        begin = end


def _changes(parts: Sequence[str], line: SpokenLine) -> Sequence[int]:
    """Return when each part gives way to the next: as its first word sounds, if that is known."""
    if len(parts) == 1:
        return (line.end_ms,)
    words = line.line.written.split()
    spans = spans_of(words, line)
    if not spans:
        return _shared(parts, line)
    # Words are found by their characters: a very long one is broken, and some signs bring a space along.
    ends = list(accumulate(map(len, words)))
    shown = accumulate(sum(map(len, part.split())) for part in parts[:-1])
    changes = []
    for count in shown:
        word = min(bisect_right(ends, count), len(words) - 1)
        (start, end), length = spans[word], len(words[word])
        changes.append(start + (end - start) * (count - ends[word] + length) // length)
    return (*changes, line.end_ms)


def _shared(parts: Sequence[str], line: SpokenLine) -> Sequence[int]:
    shares = [max(1, len(part)) for part in parts]
    total, length = sum(shares), line.end_ms - line.start_ms
    return [line.start_ms + length * spoken // total for spoken in accumulate(shares)]


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
