"""A script for reading: golden files beside, and what must always hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from briefing.config import PauseSettings, ShowSettings
from briefing.errors import ExtractError
from briefing.model import Article, Passage, Script, Story
from briefing.scripting import build_script
from briefing.scripting.formats import as_json, as_markdown, as_text

GOLDEN = Path(__file__).parent / "golden"
SKIPPED = (ExtractError("file:///news/empty_page.txt", "holds no text"),)
Make = Callable[..., Article]
MakeStory = Callable[..., Story]


@pytest.fixture
def stories(article: Make, story: MakeStory) -> tuple[Story, ...]:
    bridge = article(
        "The old iron bridge at Tarn Ferry reopened on Friday. It had been shut for nine months.",
        'Mayor Ines Harrow said: "We have waited a long time for this morning."',
        title="Iron bridge reopens *at last*",
        source="The Tarn Echo",
        url="https://echo.example/bridge?id=1",
        uri="https://echo.example/bridge?id=1",
    )
    second = article(
        "Traders on the eastern bank lost about a third of their custom, a survey found.",
        title="Bridge open again",
        source="Valley Courier",
        uri="file:///news/courier.txt",
    )
    note = article(
        "The orchard of Castell lost half of its trees in the storm.", uri="file:///news/note.txt"
    )
    seals = article(
        "Body.", title="Seals return to the bay", source="Coast Post", uri="file:///news/seals.txt"
    )
    text = bridge.paragraphs[1].text
    passages = (
        Passage(bridge.uri, 1, 0, 53, text[:53], "opens the article"),
        Passage(bridge.uri, 1, 54, len(text), text[54:]),
        Passage(bridge.uri, 2, 0, 70, bridge.paragraphs[2].text),
        Passage(second.uri, 1, 0, 79, second.paragraphs[1].text),
    )
    title = Passage(seals.uri, 0, 0, len(seals.title), seals.title, "the title")
    return (
        story(bridge, second, passages=passages),
        story(note),
        story(seals, passages=(title,), headline_only=True),
    )


@pytest.fixture
def script(stories: tuple[Story, ...], now: datetime) -> Script:
    show = ShowSettings(title="Morning Tide", listener="Ann")
    return build_script(stories, show, PauseSettings(), now)


@pytest.mark.parametrize(
    ("name", "render"),
    [("script.txt", as_text), ("script.md", as_markdown), ("script.json", as_json)],
)
def test_it_reads_as_the_golden_file(
    name: str, render: Callable[..., str], script: Script, stories: tuple[Story, ...]
) -> None:
    assert render(script, stories, SKIPPED) == (GOLDEN / name).read_text("utf-8")


def test_every_span_in_the_json_can_be_checked_from_the_json_alone(script: Script) -> None:
    record = json.loads(as_json(script))
    articles = {a["uri"]: a for a in record["articles"]}
    checked = 0
    for section in record["sections"]:
        for line in section["lines"]:
            if line["kind"] == "quotation":
                paragraph = articles[line["source"]["uri"]]["paragraphs"][line["paragraph"]]
                assert paragraph["text"][line["start"] : line["end"]] == line["written"]
                checked += 1
    assert checked == 7


def test_without_stories_or_skipped_it_is_the_script_alone(script: Script) -> None:
    assert "Left out" not in as_text(script)
    assert "Left out" not in as_markdown(script)
    assert json.loads(as_json(script))["skipped"] == []


def test_one_story_is_one_story(script: Script, stories: tuple[Story, ...]) -> None:
    assert "1 story, " in as_text(script, stories[:1])


def test_a_passage_of_no_article_has_no_source(script: Script) -> None:
    lost = replace(script, sections=tuple(replace(s, articles=()) for s in script.sections))
    lines = [x for s in json.loads(as_json(lost))["sections"] for x in s["lines"]]
    assert {x["source"]["name"] for x in lines if x["kind"] == "quotation"} == {""}


def test_links_that_would_break_the_markdown_are_left_out(
    article: Make, story: MakeStory, now: datetime
) -> None:
    hostile = article("Body one here.", source="X", url="https://x.example/>)<script>")
    script = build_script([story(hostile)], ShowSettings(), PauseSettings(), now)
    assert "<script>" not in as_markdown(script)


def test_a_story_without_articles_does_not_break_the_json(script: Script) -> None:
    assert json.loads(as_json(script, [Story(())]))["stories"][0]["title"] == ""
