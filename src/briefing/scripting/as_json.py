"""A script as JSON: all that is needed to check it, to show it, and to speak it, in one document.

Spans are half-open and count Unicode code points. `articles` of a section are indices into the list of
articles. Fields may be added; `format` is raised when one changes its meaning or goes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefing.adapters.text_fragment import source_link
from briefing.scripting.building import articles_of
from briefing.scripting.estimating import Pace
from briefing.scripting.grouping import article_of
from briefing.scripting.naming import source_name
from briefing.word_count import count_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.errors import SourceError
    from briefing.model import Article, Line, Script, Section, Story

FORMAT = 1


def as_json(
    script: Script,
    stories: Sequence[Story] = (),
    skipped: Sequence[SourceError] = (),
    *,
    pace: Pace | None = None,
) -> str:
    """Return the script as JSON, with the articles it quotes, so that anyone can check the spans."""
    pace = pace or Pace()
    articles = articles_of(script.sections)
    index = {id(article): n for n, article in enumerate(articles)}
    record = {
        "format": FORMAT,
        "briefing": "script",
        "title": script.title,
        "date": script.date.isoformat(),
        "language": script.language,
        "words": script.words,
        "seconds": round(pace.script_s(script), 1),
        "sections": [_section_record(section, index, pace) for section in script.sections],
        "phrases": [
            {"section": number, "written": line.written}
            for number, section in enumerate(script.sections)
            for line in section.lines
            if line.kind == "phrase"
        ],
        "stories": [_story_record(story) for story in stories],
        "skipped": [{"uri": error.uri, "reason": error.reason} for error in skipped],
        "articles": [_article_record(article) for article in articles],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _section_record(section: Section, index: Mapping[int, int], pace: Pace) -> dict[str, Any]:
    return {
        "kind": section.kind,
        "chapter": section.chapter,
        "url": section.url,
        "seconds": round(pace.section_s(section), 1),
        "articles": [index[id(article)] for article in section.articles],
        "lines": [_line_record(line, section, pace) for line in section.lines],
    }


def _line_record(line: Line, section: Section, pace: Pace) -> dict[str, Any]:
    record: dict[str, Any] = {
        "written": line.written,
        "kind": line.kind,
        "pause_ms": int(line.pause_ms),
        "seconds": round(pace.line_s(line), 1),
    }
    passage = line.passage
    if passage is None:
        return record
    article = article_of(line, section)
    url = article.url if article else ""
    return record | {
        "source": {
            "uri": passage.uri,
            "url": url,
            "name": source_name(article) if article else "",
        },
        "link": source_link(url, passage.text),
        "paragraph": passage.paragraph,
        "start": passage.start,
        "end": passage.end,
        "reason": passage.reason,
    }


def _story_record(story: Story) -> dict[str, Any]:
    return {
        "title": story.lead.title if story.articles else "",
        "headline_only": story.headline_only,
        "words": sum(count_words(p.text) for p in story.passages),
        "articles": [article.uri for article in story.articles],
    }


def _article_record(article: Article) -> dict[str, Any]:
    return {
        "uri": article.uri,
        "title": article.title,
        "url": article.url,
        "source": article.source,
        "author": article.author,
        "language": article.language,
        "section": article.section,
        "published": article.published.isoformat() if article.published else None,
        "image": article.image,
        "weight": article.weight,
        "position": article.position,
        "paragraphs": [
            {"text": p.text, "kind": p.kind, "place": p.place} for p in article.paragraphs
        ],
    }
