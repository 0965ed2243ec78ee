import json
from dataclasses import replace
from typing import Any

import pytest

from briefing import __version__
from briefing.assemble.manifest import _line, is_manifest
from briefing.assemble.timeline import Timeline
from briefing.model import Episode, Script


@pytest.fixture(scope="module")
def manifest(episode: Episode) -> Any:
    return json.loads(episode.path.with_suffix(".json").read_text(encoding="utf-8"))


def test_it_says_what_the_episode_is(manifest: Any, timeline: Timeline) -> None:
    assert manifest["generator"] == {"name": "briefing", "version": __version__}
    assert manifest["title"] == "Morning Briefing: Monday, 23 November 2026"
    assert manifest["date"] == "2026-11-23T07:05:00+01:00"
    assert manifest["language"] == "en-GB"
    assert manifest["voice"] == {"engine": "tone", "name": "beep"}
    assert manifest["duration"] == timeline.duration_ms / 1000
    assert manifest["show"]["author"] == "Ida Brunt"


def test_every_spoken_line_is_in_it_in_order(manifest: Any, timeline: Timeline) -> None:
    lines = manifest["lines"]

    assert [line["written"] for line in lines] == [x.line.written for x in timeline.lines]
    assert [line["spoken"] for line in lines] == [x.spoken for x in timeline.lines]
    assert [line["start"] for line in lines] == [x.start_ms / 1000 for x in timeline.lines]
    assert [line["end"] for line in lines] == [x.end_ms / 1000 for x in timeline.lines]


def test_a_quotation_can_be_checked_against_its_source(manifest: Any, script: Script) -> None:
    line = manifest["lines"][3]

    assert line["kind"] == "quotation"
    assert line["part"] == "story"
    assert line["source"] == {
        "uri": "file:///news/harbour.html",
        "url": "https://xn--hfen-loa.example/news/%C3%A4rger%20in%20port?id=7&q=%C3%BC#top",
        "link": "https://xn--hfen-loa.example/news/%C3%A4rger%20in%20port?id=7&q=%C3%BC#top"
        ":~:text=Boats%20%26%20ferries%20%3Call%3E%20came%20back%20%2D%2D%3E%20at%20dawn",
        "name": "The Ostley Post",
        "title": "Harbour “opens” again 🎧",
        "paragraph": 1,
        "span": [0, 44],
    }
    start, end = line["source"]["span"]
    assert script.sections[2].articles[0].paragraphs[1].text[start:end] == line["written"]


def test_a_phrase_of_ours_has_no_source(manifest: Any) -> None:
    assert manifest["lines"][0]["kind"] == "phrase"
    assert manifest["lines"][0]["source"] is None


def test_chapters_stories_and_what_was_left_out_are_in_it(manifest: Any) -> None:
    assert [c["title"] for c in manifest["chapters"]][:2] == ["Welcome", "Harbour “opens” again 🎧"]
    assert manifest["chapters"][-1]["end"] == manifest["duration"]
    assert [story["headline_only"] for story in manifest["stories"]] == [False, True]
    article = manifest["stories"][0]["articles"][0]
    assert article["published"] == "2026-11-22T09:30:00+00:00"
    assert manifest["stories"][1]["articles"][0]["url"] == ""
    assert manifest["skipped"] == [{"uri": "file:///news/empty.txt", "reason": "is empty"}]


def test_who_speaks_each_line_is_in_it_and_who_took_over(manifest: Any) -> None:
    assert manifest["voices"] == [{"engine": "tone", "name": "beep", "language": "en-GB"}]
    assert {line["voice"] for line in manifest["lines"]} == {0}
    (fallback,) = manifest["fallbacks"]
    assert (fallback["title"], fallback["reason"]) == ("Harbour", "no network")
    assert (fallback["gave_up"]["engine"], fallback["spoken_by"]["engine"]) == ("gtts", "tone")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"generator": {"name": "briefing", "version": "9"}}', True),
        ('{"generator": {"name": "another"}}', False),
        ('{"generator": "briefing"}', False),
        ("[]", False),
        ("{", False),
    ],
)
def test_a_manifest_is_known_by_its_generator(text: str, expected: bool) -> None:
    assert is_manifest(text) is expected


def test_a_quotation_of_an_article_that_its_section_does_not_list_names_the_uri(
    timeline: Timeline, script: Script
) -> None:
    section = replace(script.sections[1], articles=())

    source = _line(timeline.lines[1], section, 0)["source"]

    assert source["uri"] == "file:///news/harbour.html"
    assert (source["url"], source["name"]) == ("", "")
