"""How long the script takes to say, roughly: by its letters, the pace of the voice, and its pauses."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.scripting.length import LETTERS_PER_WORD, WHOLE_SECOND_MS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Line, Script, Section

WORDS_PER_MINUTE = 165.0
"""The pace of a voice that nobody has measured."""
DIGIT_LETTERS = 4.5
"""Letters that a digit has spoken beyond the one it has written: "2026" is "twenty twenty six"."""
WIDE_LETTERS = 3.6
"""Letters of a Chinese or Japanese character, of which 1.7 say as much as a word."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a voice speaks, without the pauses between its sentences."""

    words_per_minute: float = WORDS_PER_MINUTE

    def line_s(self, line: Line) -> float:
        """Return the seconds of a line and of the silence after it."""
        words = _letters(line.written) / LETTERS_PER_WORD
        return words / self.words_per_minute * 60 + line.pause_ms / 1000

    def section_s(self, section: Section) -> float:
        """Return the seconds of a section, with the wait for the whole second that its chapter begins on."""
        waits_s = WHOLE_SECOND_MS / 1000 if section.chapter else 0.0
        return sum(self.line_s(line) for line in section.lines) + waits_s

    def script_s(self, script: Script) -> float:
        """Return the seconds of a script."""
        return sum(self.section_s(section) for section in script.sections)

    def chapters_s(self, sections: Iterable[Section]) -> list[float]:
        """Return for each section that opens a chapter the seconds of that chapter; 0 for the others."""
        lengths: list[float] = []
        opened = -1
        for index, section in enumerate(sections):
            lengths.append(0.0)
            opened = index if section.chapter else opened
            if opened >= 0:
                lengths[opened] += self.section_s(section)
        return lengths


def clock(seconds: float) -> str:
    """Return an estimate as people read it: ~0:45, ~12:07, ~1:02:03."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"~{hours}:{minutes:02}:{rest:02}" if hours else f"~{minutes}:{rest:02}"


def _letters(text: str) -> float:
    digits = sum(map(str.isdigit, text))
    wide = 0 if text.isascii() else sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + 1 + DIGIT_LETTERS * digits + (WIDE_LETTERS - 1) * wide
