"""Reads a script that was written as JSON: it carries its articles, so nothing is read or looked up again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from briefing.model import Article, Line, Milliseconds, Paragraph, Passage, Script, Section
from briefing.scripting.as_json import FORMAT
from briefing.scripting.checking import verify
from briefing.scripting.edited import (
    KINDS,
    EditedScript,
    can_be_said,
    stories_of,
    with_something_to_say,
)
from briefing.scripting.front_matter import parsed_date
from briefing.scripting.pausing import paused
from briefing.scripting.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.config import PauseSettings

LONGEST_PAUSE_MS = 60_000


def read_json(text: str, *, name: str, pauses: PauseSettings) -> EditedScript:
    """Return the script that *text* is; lines that give no `pause_ms` get theirs from *pauses*.

    *name* is what errors call the file. Raises UsageError, which names the field, for what is no script of
    ours, FaithfulnessError for a quotation that is not verbatim, and BriefingError when nothing is said.
    """
    record = Record.parsed(text, name)
    if not record.has("briefing") or record.text("briefing") != "script":
        raise record.error(
            "briefing", "should be 'script'; 'briefing script --format json' writes one"
        )
    if record.whole("format") != FORMAT:
        raise record.error(
            "format", f"is {record.whole('format')}, and this version reads {FORMAT}"
        )
    articles = tuple(_article(entry) for entry in record.records("articles"))
    sections = tuple(_section(entry, articles, pauses) for entry in record.records("sections"))
    script = Script(record.text("title"), record.text("language"), _date(record), sections)
    script = with_something_to_say(script, name)
    verify(script)
    return EditedScript(script, stories_of(script.sections))


def _date(record: Record) -> datetime:
    found = parsed_date(record.text("date"), record.where)
    if found is None:
        raise record.error("date", "should be like 2026-11-24T06:30:00+01:00")
    return found


def _section(record: Record, articles: Sequence[Article], pauses: PauseSettings) -> Section:
    numbers = record.wholes("articles")
    if any(number >= len(articles) for number in numbers):
        raise record.error("articles", f"names more than the {len(articles)} articles there are")
    section = Section(
        kind=record.choice("kind", KINDS),
        lines=tuple(_lines(record)),
        chapter=record.text("chapter", ""),
        url=record.text("url", ""),
        articles=tuple(articles[number] for number in numbers),
    )
    given = [r.whole("pause_ms") if r.has("pause_ms") else None for r in record.records("lines")]
    usual = paused(section, pauses)
    lines = tuple(
        line if ms is None else Line(line.written, line.kind, line.passage, Milliseconds(ms))
        for line, ms in zip(usual.lines, given, strict=True)
    )
    return Section(section.kind, lines, section.chapter, section.url, section.articles)


def _lines(record: Record) -> Iterator[Line]:
    for entry in record.records("lines"):
        written = entry.text("written")
        if not can_be_said(written):
            raise entry.error("written", "holds nothing that could be said")
        if entry.has("pause_ms") and entry.whole("pause_ms") > LONGEST_PAUSE_MS:
            raise entry.error("pause_ms", f"should be at most {LONGEST_PAUSE_MS}")
        if entry.choice("kind", ("quotation", "phrase")) == "phrase":
            yield Line(written, "phrase")
            continue
        passage = Passage(
            uri=entry.record("source").text("uri"),
            paragraph=entry.whole("paragraph"),
            start=entry.whole("start"),
            end=entry.whole("end"),
            text=written,
            reason=entry.text("reason", ""),
        )
        yield Line(written, "quotation", passage)


def _article(record: Record) -> Article:
    published = record.text("published") if record.has("published") else ""
    return Article(
        uri=record.text("uri"),
        title=record.text("title", ""),
        paragraphs=tuple(
            Paragraph(
                text=entry.text("text"),
                place=entry.whole("place", index),
                kind=entry.choice("kind", ("title", "heading", "text")),
            )
            for index, entry in enumerate(record.records("paragraphs"))
        ),
        url=record.text("url", ""),
        source=record.text("source", ""),
        author=record.text("author", ""),
        language=record.text("language", ""),
        section=record.text("section", ""),
        published=parsed_date(published, record.where),
        image=record.text("image", ""),
        weight=record.number("weight", 1.0),
        position=record.whole("position", 0),
    )
