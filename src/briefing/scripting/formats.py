"""A script for reading: as text for a terminal, as Markdown, as JSON."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Any

from briefing.scripting.building import articles_of, holds
from briefing.scripting.naming import source_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.errors import SourceError
    from briefing.model import Article, Line, Passage, Script, Section, Story

WIDTH = 88
INDENT = "    "


def as_text(
    script: Script, stories: Sequence[Story] = (), skipped: Sequence[SourceError] = ()
) -> str:
    """Return the script for a terminal: phrases in brackets, quotations as paragraphs."""
    blocks = [f"{script.title}, {script.date.date().isoformat()}: {_sum(script, stories)}"]
    for section in script.sections:
        if section.chapter:
            blocks.append(f"{section.chapter}\n{'-' * len(section.chapter)}")
        blocks += [_text_block(group) for group in _paragraphs(section)]
    if skipped:
        blocks.append("Left out:\n" + "\n".join(f"{INDENT}{error}" for error in skipped))
    return "\n\n".join(blocks) + "\n"


def as_markdown(
    script: Script, stories: Sequence[Story] = (), skipped: Sequence[SourceError] = ()
) -> str:
    """Return the script as Markdown: chapters as headings, phrases in italics, sources linked."""
    blocks = [f"# {_plain(script.title)}"]
    blocks.append(f"{script.date.date().isoformat()}, {_sum(script, stories)}")
    for section in script.sections:
        if section.chapter:
            blocks.append(f"## {_plain(section.chapter)}")
        blocks += [_markdown_block(group) for group in _paragraphs(section)]
        if section.kind == "story":
            blocks += _markdown_sources(section.articles)
    if skipped:
        blocks.append("## Left out")
        blocks.append("\n".join(f"- {_plain(str(error))}" for error in skipped))
    return "\n\n".join(blocks) + "\n"


def as_json(
    script: Script, stories: Sequence[Story] = (), skipped: Sequence[SourceError] = ()
) -> str:
    """Return the script as JSON, with the articles it quotes, so that anyone can check the spans.

    Spans are half-open and count Unicode code points.
    """
    articles = articles_of(script.sections)
    record = {
        "title": script.title,
        "date": script.date.isoformat(),
        "language": script.language,
        "words": script.words,
        "sections": [_section_record(section) for section in script.sections],
        "stories": [_story_record(story) for story in stories],
        "skipped": [{"uri": error.uri, "reason": error.reason} for error in skipped],
        "articles": [_article_record(article) for article in articles],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _sum(script: Script, stories: Sequence[Story]) -> str:
    told = sum(1 for story in stories if not story.headline_only)
    named = f"{told} {'story' if told == 1 else 'stories'}, " if stories else ""
    return f"{named}{script.words} words"


def _paragraphs(section: Section) -> list[list[Line]]:
    """Group the lines: each phrase by itself, quotations of one paragraph together."""
    groups: list[list[Line]] = []
    for line in section.lines:
        if groups and _goes_on(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(before: Line, line: Line) -> bool:
    one, other = before.passage, line.passage
    if one is None or other is None:
        return False
    return (one.uri, one.paragraph) == (other.uri, other.paragraph)


def _text_block(lines: Sequence[Line]) -> str:
    text = " ".join(line.written for line in lines)
    if lines[0].kind == "phrase":
        return f"[{text}]"
    return textwrap.fill(text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)


def _markdown_block(lines: Sequence[Line]) -> str:
    text = _plain(" ".join(line.written for line in lines))
    return f"*{text}*" if lines[0].kind == "phrase" else f"> {text}"


def _markdown_sources(articles: Sequence[Article]) -> list[str]:
    links = [
        f"- [{_plain(source_name(a) or a.title)}: {_plain(a.title)}](<{a.url}>)"
        for a in articles
        if a.url and not set(a.url) & set("<>\n")
    ]
    return ["\n".join(links)] if links else []


def _plain(text: str) -> str:
    """Escape what Markdown would take for markup; text goes on one line."""
    for mark in "\\`*_[]<>#":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def _section_record(section: Section) -> dict[str, Any]:
    return {
        "kind": section.kind,
        "chapter": section.chapter,
        "url": section.url,
        "lines": [_line_record(line, section.articles) for line in section.lines],
    }


def _line_record(line: Line, articles: Sequence[Article]) -> dict[str, Any]:
    record: dict[str, Any] = {
        "written": line.written,
        "kind": line.kind,
        "pause_ms": int(line.pause_ms),
    }
    passage = line.passage
    if passage is not None:
        article = next((a for a in articles if holds(a, passage)), None)
        record["source"] = {
            "uri": passage.uri,
            "url": article.url if article else "",
            "name": source_name(article) if article else "",
        }
        record |= _span_record(passage)
    return record


def _span_record(passage: Passage) -> dict[str, Any]:
    return {
        "paragraph": passage.paragraph,
        "start": passage.start,
        "end": passage.end,
        "reason": passage.reason,
    }


def _story_record(story: Story) -> dict[str, Any]:
    return {
        "title": story.lead.title if story.articles else "",
        "headline_only": story.headline_only,
        "words": sum(len(p.text.split()) for p in story.passages),
        "articles": [article.uri for article in story.articles],
    }


def _article_record(article: Article) -> dict[str, Any]:
    return {
        "uri": article.uri,
        "title": article.title,
        "url": article.url,
        "source": article.source,
        "paragraphs": [{"text": p.text, "kind": p.kind} for p in article.paragraphs],
    }
