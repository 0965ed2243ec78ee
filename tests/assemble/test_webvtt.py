"""The transcript, read back by the rules of the WebVTT parser that matter here."""

import html
import re
from dataclasses import replace

from briefing.assemble.timeline import Timeline
from briefing.assemble.webvtt import webvtt
from briefing.model import Milliseconds

CUE = re.compile(r"(\d+)\n(\d\d):(\d\d):(\d\d)\.(\d{3}) --> (\d\d):(\d\d):(\d\d)\.(\d{3})\n(.+)")


def cues(text: str) -> list[tuple[int, int, str]]:
    found = []
    for block in text.strip().split("\n\n")[1:]:
        if match := CUE.fullmatch(block):
            h1, m1, s1, f1, h2, m2, s2, f2 = map(int, match.groups()[1:9])
            start = ((h1 * 60 + m1) * 60 + s1) * 1000 + f1
            end = ((h2 * 60 + m2) * 60 + s2) * 1000 + f2
            found.append((start, end, html.unescape(match[10])))
        else:
            assert block.startswith("NOTE ")
            assert "-->" not in block
    return found


def test_every_line_is_a_cue_in_its_written_form(timeline: Timeline) -> None:
    assert cues(webvtt(timeline, "Today")) == [
        (line.start_ms, line.end_ms, line.line.written) for line in timeline.lines
    ]


def test_it_begins_as_the_standard_wants_and_names_the_episode(timeline: Timeline) -> None:
    assert webvtt(timeline, "a --> b").startswith("WEBVTT - a --&gt; b\n\n")


def test_a_note_stands_before_each_chapter(timeline: Timeline) -> None:
    notes = re.findall(r"NOTE (.+)\n\n\d+\n", webvtt(timeline, "Today"))

    assert [html.unescape(note) for note in notes] == [c.title for c in timeline.chapters]


def test_line_breaks_cannot_end_a_cue(timeline: Timeline) -> None:
    first = timeline.lines[0]
    torn = replace(first, line=replace(first.line, written="One\n\n2\nthree"))

    text = webvtt(replace(timeline, lines=(torn,)), "Today")

    assert cues(text) == [(first.start_ms, first.end_ms, "One 2 three")]


def test_times_may_be_longer_than_a_day(timeline: Timeline) -> None:
    start = 100 * 3600 * 1000 + 59 * 60_000 + 59_999
    late = replace(timeline.lines[0], start_ms=Milliseconds(start), end_ms=Milliseconds(start + 1))

    assert "100:59:59.999 --> 101:00:00.000" in webvtt(replace(timeline, lines=(late,)), "Today")
