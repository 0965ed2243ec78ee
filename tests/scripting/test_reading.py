"""A script file, and the sources it names."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import datetime

import pytest

from briefing.config import PauseSettings, ShowSettings, SourceSettings
from briefing.errors import SourceError, UsageError
from briefing.model import Article
from briefing.scripting.as_json import as_json
from briefing.scripting.edited import EditedScript
from briefing.scripting.reading import MAX_BYTES, read_script, script_text

Make = Callable[..., Article]
BODY = """\
---
briefing: script
language: en-GB
sources:
  1: {path: "file:///news/cafe.txt", name: Echo}
  2: {path: "file:///news/gone.txt"}
---

> The café is open.
> The sea is cold.
"""
GONE = SourceError("file:///news/gone.txt", "does not exist")


@pytest.fixture
def cafe(article: Make) -> Article:
    return article("The café is open.", uri="file:///news/cafe.txt")


class Sources:
    """Reads again what there is, and remembers what it was asked for."""

    def __init__(self, *found: Article) -> None:
        self.found = {article.uri: article for article in found}
        self.asked: list[tuple[str, str]] = []

    def __call__(self, settings: SourceSettings) -> list[Article | SourceError]:
        self.asked.append((settings.path, settings.name))
        found = self.found.get(settings.path)
        return [found] if found else [GONE]


def read(body: bytes, sources: Sources, now: datetime, *more: Article) -> EditedScript:
    return read_script(
        body,
        name="monday.md",
        read_again=sources,
        more=more,
        pauses=PauseSettings(),
        show=ShowSettings(),
        now=now,
    )


def test_sources_are_read_again_as_they_were_and_those_that_are_gone_are_named(
    cafe: Article, now: datetime
) -> None:
    sources = Sources(cafe)
    edited = read(BODY.encode(), sources, now)

    assert sources.asked == [
        ("file:///news/cafe.txt", "Echo"),
        ("file:///news/gone.txt", ""),
    ]
    assert [line.kind for line in edited.script.sections[0].lines] == ["quotation", "phrase"]
    assert edited.skipped == (GONE,)
    assert len(edited.warnings) == 1


def test_an_article_that_is_given_stands_in_for_its_source(
    cafe: Article, article: Make, now: datetime
) -> None:
    sources = Sources()
    gone = article("The sea is cold.", uri="file:///news/gone.txt")
    edited = read(BODY.encode(), sources, now, cafe, gone)

    assert sources.asked == []
    assert [line.kind for line in edited.script.sections[0].lines] == ["quotation", "quotation"]
    assert (edited.skipped, edited.warnings) == ((), ())


def test_another_article_that_is_given_may_be_quoted(
    cafe: Article, article: Make, now: datetime
) -> None:
    other = article("The sea is cold.", uri="file:///news/other.txt")
    edited = read(BODY.encode(), Sources(cafe), now, other)

    assert edited.script.sections[0].articles == (cafe, other)
    assert edited.skipped == (GONE,)


def test_json_carries_its_articles(cafe: Article, now: datetime) -> None:
    script = read(BODY.encode(), Sources(cafe), now).script
    sources = Sources()
    edited = read(f"\n{as_json(script)}".encode(), sources, now)

    assert edited.script == script
    assert sources.asked == []


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace("\n", "\r\n").encode(),
        BODY.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + BODY.encode(),
        BODY.encode("utf-16"),
        BODY.encode("cp1252"),
        unicodedata.normalize("NFD", BODY).encode(),
    ],
    ids=["Windows", "old Mac", "BOM", "UTF-16", "windows-1252", "decomposed"],
)
def test_editors_may_save_it_as_they_like(cafe: Article, now: datetime, body: bytes) -> None:
    edited = read(body, Sources(cafe), now)

    assert edited.script.sections[0].lines[0].kind == "quotation"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b" \n", "x: is empty; 'briefing script --format markdown' writes a script"),
        (b"ID3\x04", "x: is an MP3 file, not a script; name the Markdown or JSON file"),
        (b"a" * (MAX_BYTES + 1), "x: is larger than 20 MB: no script"),
        (b"\xff\xfe" + b"\x00\xd8" * 20, "x: is "),
    ],
    ids=["empty", "sound", "large", "broken"],
)
def test_what_is_no_text_is_told(body: bytes, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        script_text(body, "x")

    assert str(caught.value).startswith(message)
