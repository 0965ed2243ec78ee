"""A script as it is spoken: in parts that fit into memory, and in stretches that one voice of a language speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.language_tags import is_same_language
from briefing.model import Section
from briefing.word_count import count_words

if TYPE_CHECKING:
    from briefing.model import Line, Script

Stretch = tuple[Section, ...]
"""Sections that one speaker of each language speaks: a story with what leads to it, or one other section."""

PART_WORDS = 150
LONGEST_PART_WORDS = 300
"""A long section is cut at the end of a paragraph after so many words, and anywhere after twice as many.

About a minute of speech, 60 MB of sound while it is mastered; most stories stay in one piece.
"""


def in_parts(script: Script) -> Script:
    """Return the script with long sections cut into parts, at the ends of paragraphs where it can be.

    A part is spoken and stitched in memory, at about 1 MB a second of sound: so memory does not grow
    with the length of a story, and a changed sentence costs its part alone. A part that goes on opens
    no chapter, and the pause of its last line is the one the listener hears anyway.
    """
    sections = tuple(part for section in script.sections for part in _parts(section))
    return replace(script, sections=sections)


def stretches(script: Script) -> tuple[Stretch, ...]:
    """Return the sections in order, those of a story together with what leads to it."""
    found: list[list[Section]] = []
    for section in script.sections:
        goes_on = section.kind == "story" and not section.chapter
        if goes_on and found and found[-1][-1].kind in {"transition", "story"}:
            found[-1].append(section)
        else:
            found.append([section])
    return tuple(map(tuple, found))


def language_of(line: Line, section: Section, language: str) -> str:
    """Return the language a line is in: of its article when that is another than the show's *language*."""
    if line.passage is None:
        return language
    own = next((a.language for a in section.articles if a.uri == line.passage.uri), "")
    return own if own and not is_same_language(own, language) else language


def languages_of(script: Script) -> tuple[str, ...]:
    """Return the languages that are spoken in a script, its own first."""
    spoken = (language_of(li, s, script.language) for s in script.sections for li in s.lines)
    return tuple(dict.fromkeys((script.language, *spoken)))


def title_of(stretch: Stretch) -> str:
    """Return the chapter that a stretch opens, or what it is."""
    return next((s.chapter for s in stretch if s.chapter), stretch[0].kind)


def _parts(section: Section) -> Iterator[Section]:
    begin = words = 0
    for index, line in enumerate(section.lines[:-1]):
        words += count_words(line.written)
        ends_paragraph = not _goes_on(line, section.lines[index + 1])
        if words >= LONGEST_PART_WORDS or (words >= PART_WORDS and ends_paragraph):
            yield _part(section, begin, index + 1)
            begin, words = index + 1, 0
    yield _part(section, begin, len(section.lines))


def _goes_on(line: Line, following: Line) -> bool:
    """Whether both are quoted from one paragraph."""
    here, there = line.passage, following.passage
    if here is None or there is None:
        return False
    return (here.uri, here.paragraph) == (there.uri, there.paragraph)


def _part(section: Section, begin: int, end: int) -> Section:
    lines = section.lines[begin:end]
    return replace(section, lines=lines, chapter="" if begin else section.chapter)
