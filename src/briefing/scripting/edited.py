"""A script that was read back: what is shared by those who read Markdown and JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from briefing.errors import BriefingError
from briefing.model import SectionKind, Story

if TYPE_CHECKING:
    from briefing.errors import SourceError
    from briefing.model import Line, Passage, Script, Section

KINDS: tuple[str, ...] = get_args(SectionKind)


@dataclass(frozen=True, slots=True)
class EditedScript:
    """A script as someone left it, the stories it tells, and what its editor should know."""

    script: Script
    stories: tuple[Story, ...]
    warnings: tuple[str, ...] = ()
    skipped: tuple[SourceError, ...] = ()
    """The sources that could not be read again."""


def can_be_said(text: str) -> bool:
    """Whether a line has a letter or a digit."""
    return any(character.isalnum() for character in text)


def with_something_to_say(script: Script, name: str) -> Script:
    """Leave out sections without lines; one that opened a chapter leaves it to what continues it.

    Raises BriefingError when nothing is left.
    """
    kept: list[Section] = []
    chapter = url = ""
    for section in script.sections:
        opened = section
        if chapter and not section.chapter:
            # What links somewhere goes on to do so.
            opened = replace(section, chapter=chapter, url=section.url or url)
        chapter = url = ""
        if opened.lines:
            kept.append(opened)
        else:
            chapter, url = opened.chapter, opened.url
    if not kept:
        raise BriefingError(f"{name}: nothing is left in it that could be said")
    return replace(script, sections=tuple(kept))


def stories_of(sections: Sequence[Section]) -> tuple[Story, ...]:
    """Return the stories that sections tell, and those that are named in brief.

    A story section without a chapter of its own goes on with the story right before it.
    """
    stories: list[Story] = []
    before: Section | None = None
    for section in sections:
        if section.kind == "brief":
            stories += _named(section)
        elif section.kind == "story" and section.articles:
            goes_on = before is not None and before.kind == "story" and not section.chapter
            if goes_on and stories:
                stories[-1] = _joined(stories[-1], section)
            else:
                stories.append(Story(section.articles, _passages(section.lines)))
        before = section
    return tuple(stories)


def _joined(story: Story, section: Section) -> Story:
    known = {id(article) for article in story.articles}
    more = tuple(a for a in section.articles if id(a) not in known)
    return Story(story.articles + more, story.passages + _passages(section.lines))


def _named(section: Section) -> list[Story]:
    from briefing.scripting.grouping import article_of

    return [
        Story((article,), (line.passage,), headline_only=True)
        for line in section.lines
        if line.passage is not None and (article := article_of(line, section)) is not None
    ]


def _passages(lines: Sequence[Line]) -> tuple[Passage, ...]:
    return tuple(line.passage for line in lines if line.passage is not None)
