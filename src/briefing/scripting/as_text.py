"""A script for a terminal: chapters with their lengths, phrases in brackets, quotations with their source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from briefing.scripting.estimating import Pace, clock
from briefing.scripting.grouping import article_of, paragraphs
from briefing.scripting.naming import source_name
from briefing.scripting.wrapping import cells, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.errors import SourceError
    from briefing.model import Line, Script, Section, Story

WIDTH = 88
INDENT = "    "

Role = Literal["title", "chapter", "phrase", "quotation", "source", "reason", "rest", "space"]


class Block(NamedTuple):
    """Lines of text, and what they are, for whoever gives them colours."""

    role: Role
    text: str


def as_text(
    script: Script,
    stories: Sequence[Story] = (),
    skipped: Sequence[SourceError] = (),
    *,
    pace: Pace | None = None,
    explain: bool = False,
    width: int = WIDTH,
) -> str:
    """Return the script in lines of at most *width* cells, with the reasons of its choice to *explain* it."""
    blocks = text_blocks(script, stories, skipped, pace=pace, explain=explain, width=width)
    return "".join(f"{block.text}\n" for block in blocks)


def text_blocks(
    script: Script,
    stories: Sequence[Story] = (),
    skipped: Sequence[SourceError] = (),
    *,
    pace: Pace | None = None,
    explain: bool = False,
    width: int = WIDTH,
) -> Iterator[Block]:
    """Yield the script from top to bottom; the blocks end without a newline."""
    pace = pace or Pace()
    title = f"{script.title}, {script.date.date().isoformat()}: {summary(script, stories, pace)}"
    yield Block("title", wrapped(title, width))
    lengths = pace.chapters_s(script.sections)
    for section, seconds in zip(script.sections, lengths, strict=True):
        if section.chapter:
            heading = wrapped(f"{section.chapter} ({clock(seconds)})", width)
            longest = max(map(cells, heading.split("\n")))
            yield _SPACE
            yield Block("chapter", f"{heading}\n{'-' * longest}")
        yield from _section(section, width, explain=explain)
    yield from _rest(stories, skipped, width)


def summary(script: Script, stories: Sequence[Story], pace: Pace) -> str:
    """Return how long a script is: "9 stories, 640 words, ~4:50"."""
    told = sum(1 for story in stories if not story.headline_only)
    named = f"{told} {'story' if told == 1 else 'stories'}, " if stories else ""
    return f"{named}{script.words} words, {clock(pace.script_s(script))}"


_SPACE = Block("space", "")


def _section(section: Section, width: int, *, explain: bool) -> Iterator[Block]:
    groups = paragraphs(section)
    sources = [_source(group[0], section) for group in groups]
    for group, source, following in zip(groups, sources, [*sources[1:], ""], strict=True):
        yield _SPACE
        if group[0].kind == "phrase":
            yield Block("phrase", wrapped(f"[{group[0].written}]", width))
            continue
        yield from _quoted(group, width, explain=explain)
        if source and source != following:
            yield Block("source", wrapped(f"— {source}", width, INDENT))


def _quoted(group: Sequence[Line], width: int, *, explain: bool) -> Iterator[Block]:
    if not explain:
        yield Block("quotation", wrapped(_flowing(group), width, INDENT))
        return
    for line in group:
        yield Block("quotation", wrapped(line.written, width, INDENT))
        if line.passage is not None and line.passage.reason:
            yield Block("reason", wrapped(f"why: {line.passage.reason}", width, INDENT * 2))


def _flowing(group: Sequence[Line]) -> str:
    """Return the lines of a paragraph as they flow: no space after a Chinese or Japanese sentence."""
    text = ""
    for line in group:
        joint = " " if text and cells(text[-1]) == 1 else ""
        text += joint + line.written
    return text


def _source(line: Line, section: Section) -> str:
    article = article_of(line, section)
    return source_name(article) if article else ""


def _rest(stories: Sequence[Story], skipped: Sequence[SourceError], width: int) -> Iterator[Block]:
    named = [_named(s) for s in stories if s.articles and s.headline_only and s.passages]
    unsaid = [_named(s) for s in stories if s.articles and not s.passages]
    left_out = [str(error) for error in skipped]
    lists = (("Only named", named), ("No room", unsaid), ("Left out", left_out))
    for title, entries in lists:
        if entries:
            listed = "\n".join(_hanging(entry, width) for entry in entries)
            yield _SPACE
            yield Block("rest", f"{title}:\n{listed}")


def _named(story: Story) -> str:
    source = source_name(story.lead)
    return f"{story.lead.title} ({source})" if source else story.lead.title


def _hanging(text: str, width: int) -> str:
    return INDENT + wrapped(text, width, INDENT * 2).lstrip(" ")
