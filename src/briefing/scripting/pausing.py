"""How long it is silent after each line: between sentences, paragraphs, headlines, around a quote."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from briefing.model import Milliseconds

if TYPE_CHECKING:
    from briefing.config import PauseSettings
    from briefing.model import Line, Section

QUOTED = 0.5
"""Share of a sentence from which it is heard as the words of whoever it quotes."""

_QUOTATION = re.compile(
    r"[\"“„«「『]([^\"“”„«»「」『』]+)[\"“”»」』]|(?<!\w)[‘']([^‘’]+?)[’'](?!\w)"
)


def paused(section: Section, pauses: PauseSettings) -> Section:
    """Return the section with the silence after each of its lines set.

    It depends on nothing but the section, so that a story sounds the same wherever it stands.
    """
    lines = [
        replace(line, pause_ms=Milliseconds(_pause_ms(section, line, following, pauses)))
        for line, following in zip_longest(section.lines, section.lines[1:])
    ]
    return replace(section, lines=tuple(lines))


def _pause_ms(section: Section, line: Line, following: Line | None, pauses: PauseSettings) -> int:
    if following is None:
        return pauses.phrase_ms if section.kind == "transition" else pauses.section_ms
    if line.kind == "phrase":
        return pauses.phrase_ms
    if section.kind in {"headlines", "brief"} or _is_title(section, line):
        return pauses.headline_ms
    usual = pauses.sentence_ms if _same_paragraph(line, following) else pauses.paragraph_ms
    speaks = is_quote(line.written) or (
        following.kind == "quotation" and is_quote(following.written)
    )
    return max(usual, pauses.quote_ms) if speaks else usual


def _is_title(section: Section, line: Line) -> bool:
    passage = line.passage
    if passage is None or passage.paragraph != 0:
        return False
    return any(a.uri == passage.uri and a.has_own_title for a in section.articles)


def _same_paragraph(line: Line, following: Line) -> bool:
    one, other = line.passage, following.passage
    if one is None or other is None:
        return False
    return (one.uri, one.paragraph) == (other.uri, other.paragraph)


def is_quote(text: str) -> bool:
    """Whether most of *text* is what someone said, in quotation marks of any language."""
    quoted = sum(len("".join(found)) for found in _QUOTATION.findall(text))
    return quoted > QUOTED * len(text)
