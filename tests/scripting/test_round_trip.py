"""A script that is written and read back unedited is the same script."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from briefing.config import PauseSettings, ShowSettings
from briefing.errors import BriefingError
from briefing.model import Article, Line, Paragraph, Passage, Script, Section
from briefing.scripting.as_json import as_json
from briefing.scripting.as_markdown import as_markdown
from briefing.scripting.building import articles_of
from briefing.scripting.edited import KINDS, EditedScript, can_be_said
from briefing.scripting.pausing import paused
from briefing.scripting.reading_json import read_json
from briefing.scripting.reading_markdown import read_markdown

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=timezone.utc)
PAUSES = PauseSettings()
ODD = list("\\`*_[]<>#~!&;|$-+=.()1234567890\"'“”„«»‘’:/?@%^{} \u00a0\u3000\u2028\u200d\u0301")
ODD += [
    "  ",
    "<!-- ",
    " -->",
    "<!-- brief -->",
    "1. ",
    "- ",
    "> ",
    "## ",
    "&amp;",
    "&#42;",
    "\\*",
    "---",
]
ODD += [
    "```",
    "[1]",
    "[a](b)",
    "a",
    "B",
    "the",
    "word. ",
    "Word",
    "é",
    "ß",
    "🙂",
    "👩\u200d🔬",
    "שלום",
    "مرحبا",
    "中文。",
    "한국",
]


def _is_text(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text) and can_be_said(text)


texts = st.lists(
    st.one_of(
        st.sampled_from(ODD), st.characters(exclude_categories=("Cs", "Cc", "Cn"))
    ),
    min_size=1,
    max_size=12,
).map("".join).map(lambda text: unicodedata.normalize("NFC", text)).filter(_is_text)  # fmt: skip
urls = st.sampled_from(["", "https://example.org/a?b=1&c=2", "https://example.org/~x#y--z", "https://x.example/"])  # fmt: skip


@st.composite
def articles(draw: st.DrawFn, number: int) -> Article:
    written = draw(st.lists(texts, min_size=1, max_size=4))
    has_title = draw(st.booleans())
    paragraphs = tuple(
        Paragraph(text, place, "title" if has_title and not place else "text")
        for place, text in enumerate(written)
    )
    return Article(
        uri=f"file:///news/{number}.txt",
        title=written[0],
        paragraphs=paragraphs,
        url=draw(urls),
        source=draw(st.one_of(st.just(""), texts)),
        author=draw(st.one_of(st.just(""), texts)),
        language=draw(st.sampled_from(["", "en", "de", "zh"])),
        section=draw(st.one_of(st.just(""), texts)),
        published=draw(st.sampled_from([None, NOW])),
    )


@st.composite
def quotations(draw: st.DrawFn, article: Article) -> Line:
    index = draw(st.integers(0, len(article.paragraphs) - 1))
    text = article.paragraphs[index].text
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    if draw(st.booleans()) or not _is_text(text[start:end]):
        start, end = 0, len(text)
    return Line(
        text[start:end], "quotation", Passage(article.uri, index, start, end, text[start:end])
    )


phrases = texts.map(lambda text: Line(text, "phrase"))


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    known = [draw(articles(number)) for number in range(draw(st.integers(1, 3)))]
    # What stands twice is where a place must be named.
    if draw(st.booleans()):
        known.append(replace(known[0], uri="file:///news/copy.txt"))
    sections = []
    for _ in range(draw(st.integers(1, 4))):
        of = draw(st.lists(st.sampled_from(known), unique_by=lambda a: a.uri, max_size=3))
        line = st.one_of(phrases, *(quotations(article) for article in of))
        section = Section(
            kind=draw(st.sampled_from(KINDS)),
            lines=tuple(draw(st.lists(line, min_size=1, max_size=5))),
            chapter=draw(st.one_of(st.just(""), texts)),
            url=draw(urls),
            articles=tuple(of),
        )
        sections.append(paused(section, PAUSES))
    zone = timezone(timedelta(minutes=draw(st.integers(-840, 840))))
    date = draw(st.datetimes(timezones=st.just(zone)))
    language = draw(st.sampled_from(["en-US", "de", "zh-Hans", "ar"]))
    return Script(draw(texts), language, date, tuple(sections))


def _read_back(script: Script, markdown: str) -> EditedScript:
    numbered = dict(enumerate(articles_of(script.sections), 1))
    return read_markdown(
        markdown, numbered, name="monday.md", pauses=PAUSES, show=ShowSettings(), now=NOW
    )


@given(scripts(), st.booleans())
def test_markdown_is_read_back_as_it_was(script: Script, explain: bool) -> None:
    edited = _read_back(script, as_markdown(script, explain=explain))

    assert edited.script == script
    assert not [w for w in edited.warnings if "leads to no story" not in w]


@given(scripts())
def test_json_is_read_back_as_it_was(script: Script) -> None:
    edited = read_json(as_json(script), name="monday.json", pauses=PAUSES)

    assert edited.script == script
    assert edited.warnings == ()


@given(scripts(), st.data())
def test_whatever_is_edited_every_quotation_is_verbatim(
    script: Script, data: st.DataObject
) -> None:
    lines = as_markdown(script).split("\n")
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        other = data.draw(st.one_of(texts, st.sampled_from(lines)))
        lines[at : at + data.draw(st.integers(0, 2))] = [other]
    try:
        edited = _read_back(script, "\n".join(lines))
    except BriefingError:  # nothing is left, or the front matter is broken: told, and no harm done
        return
    written = {(a.uri, n): p.text for a in articles_of(script.sections) for n, p in enumerate(a.paragraphs)}  # fmt: skip

    for line in (line for section in edited.script.sections for line in section.lines):
        passage = line.passage
        assert (line.kind == "quotation") == (passage is not None)
        if passage is not None:
            source = written[passage.uri, passage.paragraph]
            assert source[passage.start : passage.end] == line.written == passage.text
