"""A script for reading: golden files beside, and what must always hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from briefing.config import PauseSettings
from briefing.errors import ExtractError
from briefing.model import Article, Line, Passage, Script, Section, Story
from briefing.scripting.as_json import as_json
from briefing.scripting.as_markdown import as_markdown
from briefing.scripting.as_text import as_text
from briefing.scripting.pausing import paused
from briefing.scripting.wrapping import cells

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
        author="Una Pell",
        section="News",
        language="en",
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
    fair = article("Body.", title="Spring fair moves to May", uri="file:///news/fair.txt")
    text = bridge.paragraphs[1].text
    passages = (
        Passage(bridge.uri, 1, 0, 53, text[:53], "opens the article"),
        Passage(bridge.uri, 1, 54, len(text), text[54:], "follows the sentence before it"),
        Passage(bridge.uri, 2, 0, 70, bridge.paragraphs[2].text),
        Passage(second.uri, 1, 0, 79, second.paragraphs[1].text),
    )
    title = Passage(seals.uri, 0, 0, len(seals.title), seals.title, "the title")
    return (
        story(bridge, second, passages=passages),
        story(note),
        story(seals, passages=(title,), headline_only=True),
        story(fair, passages=(), headline_only=True),
    )


@pytest.fixture
def script(stories: tuple[Story, ...], now: datetime) -> Script:
    bridge, note, seals, _ = stories
    title = Passage(bridge.lead.uri, 0, 0, 29, bridge.lead.title, "the title")
    told = [_quotation(passage) for passage in bridge.passages]
    told = [_phrase("From The Tarn Echo."), *told[:3], _phrase("Valley Courier adds:"), told[3]]
    said = (
        Section(
            "greeting",
            (_phrase("Hello, Ann."), _phrase("This is Morning Tide.")),
            "Headlines",
            "https://tide.example/",
        ),
        Section(
            "headlines",
            (_phrase("The headlines."), _quotation(title)),
            articles=bridge.articles,
        ),
        Section("transition", (_phrase("Our top story."),), bridge.lead.title, bridge.lead.url),
        Section("story", tuple(told), "", bridge.lead.url, bridge.articles),
        Section(
            "story",
            (_phrase("The next story."), *map(_quotation, note.passages)),
            note.lead.title,
            "",
            note.articles,
        ),
        Section(
            "brief",
            (_phrase("From Coast Post:"), *map(_quotation, seals.passages)),
            "In brief",
            "",
            seals.articles,
        ),
        Section("signoff", (_phrase("That was Morning Tide. Goodbye."),), "Goodbye"),
    )
    sections = tuple(paused(section, PauseSettings()) for section in said)
    return Script("Morning Tide", "en-US", now, sections)


def _phrase(written: str) -> Line:
    return Line(written, "phrase")


def _quotation(passage: Passage) -> Line:
    return Line(passage.text, "quotation", passage)


@pytest.mark.parametrize(
    ("name", "render"),
    [
        ("script.txt", as_text),
        ("script.explained.txt", partial(as_text, explain=True, width=60)),
        ("script.md", as_markdown),
        ("script.explained.md", partial(as_markdown, explain=True)),
        ("script.json", as_json),
    ],
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


def test_the_json_lists_all_that_is_in_no_source(script: Script) -> None:
    record = json.loads(as_json(script))

    assert [(p["section"], p["written"]) for p in record["phrases"]] == [
        (number, line.written)
        for number, section in enumerate(script.sections)
        for line in section.lines
        if line.kind == "phrase"
    ]


def test_a_quotation_links_to_its_sentence_where_there_is_a_page(script: Script) -> None:
    lines = [x for s in json.loads(as_json(script))["sections"] for x in s["lines"]]
    links = {x["written"]: x["link"] for x in lines if x["kind"] == "quotation"}

    assert links["It had been shut for nine months."] == (
        "https://echo.example/bridge?id=1#:~:text=It%20had%20been%20shut%20for%20nine%20months"
    )
    assert links["Seals return to the bay"] == ""


def test_the_seconds_of_the_sections_add_up_to_those_of_the_script(script: Script) -> None:
    record = json.loads(as_json(script))
    sections = record["sections"]

    assert record["seconds"] == pytest.approx(sum(s["seconds"] for s in sections), abs=0.5)
    for section in sections:
        assert section["seconds"] >= sum(line["seconds"] for line in section["lines"]) - 0.5


def test_without_stories_or_skipped_it_is_the_script_alone(script: Script) -> None:
    assert "Left out" not in as_text(script)
    assert "Only named" not in as_text(script)
    assert "Left out" not in as_markdown(script)
    assert json.loads(as_json(script))["skipped"] == []


def test_one_story_is_one_story(script: Script, stories: tuple[Story, ...]) -> None:
    assert "1 story, " in as_text(script, stories[:1])


def test_a_passage_of_no_article_has_no_source(script: Script) -> None:
    lost = replace(script, sections=tuple(replace(s, articles=()) for s in script.sections))
    lines = [x for s in json.loads(as_json(lost))["sections"] for x in s["lines"]]
    assert {x["source"]["name"] for x in lines if x["kind"] == "quotation"} == {""}
    assert "It had been shut for nine months." in as_markdown(lost)
    assert "— " not in as_text(lost)


def test_links_that_would_break_the_markdown_are_left_out(
    article: Make, story: MakeStory, now: datetime
) -> None:
    hostile = article("Body one here.", source="X", url="https://x.example/>)<script>")
    told = Section(
        "story", tuple(map(_quotation, story(hostile).passages)), "One", hostile.url, (hostile,)
    )
    other = replace(told, url="https://y.example/--><script>")
    written = as_markdown(Script("T", "en", now, (told, other)))

    assert "<script>" not in written
    assert "<!-- story <https://y.example/--script> -->" in written


def test_a_story_without_articles_does_not_break_the_json(script: Script) -> None:
    assert json.loads(as_json(script, [Story(())]))["stories"][0]["title"] == ""


@pytest.mark.parametrize("width", [20, 40, 88])
def test_no_line_is_wider_than_the_terminal(
    width: int, script: Script, stories: tuple[Story, ...]
) -> None:
    text = as_text(script, stories, SKIPPED, explain=True, width=width)

    # The one thing that cannot be broken between words is the address of a file.
    assert all(cells(line) <= width for line in text.split("\n"))
