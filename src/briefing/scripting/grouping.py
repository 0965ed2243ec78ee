"""The lines of a section as the paragraphs they are shown in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.scripting.building import holds

if TYPE_CHECKING:
    from briefing.model import Article, Line, Section


def paragraphs(section: Section) -> list[list[Line]]:
    """Group the lines: each phrase by itself, quotations of one paragraph together."""
    groups: list[list[Line]] = []
    for line in section.lines:
        if groups and _goes_on(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def article_of(line: Line, section: Section) -> Article | None:
    """Return the article of the section that a line quotes."""
    passage = line.passage
    if passage is None:
        return None
    return next((a for a in section.articles if holds(a, passage)), None)


def _goes_on(before: Line, line: Line) -> bool:
    one, other = before.passage, line.passage
    if one is None or other is None:
        return False
    return (one.uri, one.paragraph) == (other.uri, other.paragraph)
