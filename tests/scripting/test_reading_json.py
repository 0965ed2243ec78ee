"""A script in JSON, as a program may have written or changed it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from briefing.config import PauseSettings
from briefing.errors import BriefingError, FaithfulnessError, UsageError
from briefing.model import Article, Line, Passage, Script, Section
from briefing.scripting.as_json import as_json
from briefing.scripting.edited import EditedScript
from briefing.scripting.reading_json import read_json

Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def record(article: Callable[..., Article], now: datetime) -> dict[str, Any]:
    """Return a script of one story, of a phrase and a quotation."""
    ferry = article("The ferry sailed on Friday.", title="Ferry", source="The Echo", published=now)
    passage = Passage(ferry.uri, 1, 0, 27, "The ferry sailed on Friday.")
    lines = (Line("Hello.", "phrase"), Line(passage.text, "quotation", passage))
    script = Script("Tide", "en", now, (Section("story", lines, "Ferry", "", (ferry,)),))
    found: dict[str, Any] = json.loads(as_json(script))
    return found


def read(record: Any) -> EditedScript:
    text = record if isinstance(record, str) else json.dumps(record)
    return read_json(text, name="monday.json", pauses=PauseSettings())


def test_the_stories_are_those_that_the_sections_tell(record: dict[str, Any]) -> None:
    edited = read(record)

    assert [story.lead.source for story in edited.stories] == ["The Echo"]
    assert edited.stories[0].passages == (edited.script.sections[0].lines[1].passage,)


def test_pauses_are_those_it_gives_and_else_those_of_the_settings(record: dict[str, Any]) -> None:
    first, second = record["sections"][0]["lines"]
    first["pause_ms"] = 1234
    del second["pause_ms"]
    pauses = [line.pause_ms for line in read(record).script.sections[0].lines]

    assert pauses == [1234, PauseSettings().section_ms]


def test_what_is_only_for_readers_may_be_missing(record: dict[str, Any]) -> None:
    for name in ("words", "seconds", "phrases", "stories", "skipped"):
        del record[name]
    del record["sections"][0]["url"], record["sections"][0]["seconds"]
    del record["articles"][0]["weight"], record["articles"][0]["paragraphs"][0]["place"]
    record["articles"][0]["published"] = None
    line = record["sections"][0]["lines"][1]
    del line["link"], line["reason"], line["seconds"], line["source"]["url"]

    assert read(record).script.words == 6


@pytest.mark.parametrize("change", [{"start": 1}, {"paragraph": 5}, {"written": "The ferry sank."}])
def test_a_quotation_that_is_not_verbatim_is_refused(
    record: dict[str, Any], change: dict[str, Any]
) -> None:
    record["sections"][0]["lines"][1] |= change

    with pytest.raises(FaithfulnessError):
        read(record)


def test_a_quotation_of_an_article_that_the_section_does_not_have_is_refused(
    record: dict[str, Any],
) -> None:
    record["sections"][0]["articles"] = []

    with pytest.raises(FaithfulnessError):
        read(record)


@pytest.mark.parametrize("sections", [[], [{"kind": "story", "lines": []}]])
def test_a_script_that_says_nothing_is_an_error(record: dict[str, Any], sections: Any) -> None:
    record["sections"] = sections

    with pytest.raises(BriefingError, match=r"^monday.json: nothing is left in it"):
        read(record)


def _set(*path: Any) -> Change:
    *way, last, value = path

    def change(record: dict[str, Any]) -> None:
        node: Any = record
        for step in way:
            node = node[step]
        node[last] = value

    return change


LINE = ("sections", 0, "lines", 1)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_set("briefing", None), "monday.json: briefing: should be 'script'; 'briefing script --format"),
        (_set("briefing", "show"), "monday.json: briefing: should be 'script'"),
        (_set("format", 2), "monday.json: format: is 2, and this version reads 1"),
        (_set("format", True), "monday.json: format: should be a whole number (got True)"),
        (_set("title", 3), "monday.json: title: should be a text"),
        (_set("title", "\ud800"), "monday.json: title: should be a text"),
        (_set("date", ""), "monday.json: date: should be like 2026-11-24T06:30:00+01:00"),
        (_set("date", "soon"), "monday.json: date should be like 2026-11-24"),
        (_set("sections", {}), "monday.json: sections: should be a list [...]"),
        (_set("sections", 0, []), "monday.json: sections.0: should be an object {...}"),
        (_set("sections", 0, "kind", "tale"), "monday.json: sections.0.kind: should be one of greeting,"),
        (_set("sections", 0, "kind", ["story"]), "monday.json: sections.0.kind: should be one of"),
        (_set("sections", 0, "articles", [1]), "monday.json: sections.0.articles: names more than the 1"),
        (_set("sections", 0, "articles", [-1]), "monday.json: sections.0.articles: should be a list of"),
        (_set(*LINE, "kind", "song"), "monday.json: sections.0.lines.1.kind: should be one of quotation,"),
        (_set(*LINE, "written", "—"), "monday.json: sections.0.lines.1.written: holds nothing that could"),
        (_set(*LINE, "pause_ms", 10**6), "monday.json: sections.0.lines.1.pause_ms: should be at most 60000"),
        (_set(*LINE, "start", -1), "monday.json: sections.0.lines.1.start: should be a whole number"),
        (_set(*LINE, "source", "x"), "monday.json: sections.0.lines.1.source: should be an object"),
        (_set(*LINE, "source", {}), "monday.json: sections.0.lines.1.source.uri: is missing"),
        (_set("articles", 0, "weight", "1"), "monday.json: articles.0.weight: should be a number"),
        (_set("articles", 0, "paragraphs", 0, "kind", "x"), "monday.json: articles.0.paragraphs.0.kind:"),
    ],
)  # fmt: skip
def test_each_error_names_the_place(record: dict[str, Any], change: Change, message: str) -> None:
    change(record)

    with pytest.raises(UsageError) as caught:
        read(record)

    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": 1,\n}', "monday.json:2: is not valid JSON"),
        ("{" * 5, "monday.json:1: is not valid JSON"),
        ("[" * 200_000, "monday.json: is not valid JSON"),
        ("[]", "monday.json: should be an object"),
        ('{"title": "x"}', "monday.json: briefing: should be 'script'"),
    ],
)
def test_what_is_no_json_object_of_ours_is_told(text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(text)

    assert str(caught.value).startswith(message)
