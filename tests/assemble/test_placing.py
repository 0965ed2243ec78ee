"""Where segments, chapters and lines come to stand; no sound is needed for it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.adapters.mp3_frames import EDGE
from briefing.assemble import layout
from briefing.assemble.timeline import Timeline
from briefing.errors import AudioError
from briefing.model import Cue, Line, Milliseconds, Script, Section, Segment, Utterance, Voice

FRAME = 1152
DELAY = 576 + 529
VOICE = Voice("tone", "beep", "en")
RATES = st.sampled_from((44100, 48000))


def segment_of(durations_ms: Sequence[int], rate: int, quiet: int = 0) -> Segment:
    """Make a segment of lines that follow each other at 100 ms, after *quiet* samples."""
    onset = EDGE + quiet
    cues, at = [], onset * 1000 // rate
    for duration in durations_ms:
        cues.append(Cue(Milliseconds(at), Milliseconds(at + duration)))
        at += duration + 100
    samples = -(-cues[-1].end_ms * rate // 1000) + EDGE
    return Segment(
        key="0" * 64,
        frame_count=-(-(samples + DELAY) // FRAME),
        sample_count=samples,
        onset_samples=onset,
        cues=tuple(cues),
        rate_hz=rate,
        bitrate_kbps=64,
        loudness_lufs=-19.0,
        true_peak_dbtp=-1.0,
    )


def script_of(chapters: Sequence[str], lines: Sequence[int] | None = None) -> Script:
    sections = tuple(
        Section("story", tuple(Line(f"Line {n}.", "phrase") for n in range(count)), chapter)
        for chapter, count in zip(chapters, lines or [1] * len(chapters), strict=True)
    )
    return Script("Show", "en", datetime(2026, 11, 23, tzinfo=timezone.utc), sections)


def placed(script: Script, segments: Sequence[Segment], section_ms: int = 800) -> Timeline:
    script = replace(script, sections=tuple(_closed(s, section_ms) for s in script.sections))
    utterances = [
        [Utterance(line.written.upper(), line.written, VOICE) for line in section.lines]
        for section in script.sections
    ]
    return layout(script, segments, utterances)


def _closed(section: Section, pause_ms: int) -> Section:
    if not section.lines:
        return section
    last = replace(section.lines[-1], pause_ms=Milliseconds(pause_ms))
    return replace(section, lines=(*section.lines[:-1], last))


@st.composite
def episodes(draw: st.DrawFn) -> tuple[Script, list[Segment], int]:
    rate = draw(RATES)
    parts = draw(
        st.lists(
            st.tuples(
                st.lists(st.integers(1, 9000), min_size=1, max_size=4),
                st.integers(0, 3000),
                st.booleans(),
            ),
            min_size=1,
            max_size=12,
        )
    )
    chapters = [f"Chapter {n}" if opens else "" for n, (_, _, opens) in enumerate(parts)]
    script = script_of(chapters, [len(durations) for durations, _, _ in parts])
    segments = [segment_of(durations, rate, quiet) for durations, quiet, _ in parts]
    return script, segments, draw(st.integers(0, 5000))


@given(episodes())
def test_chapters_tile_the_episode(given_: tuple[Script, list[Segment], int]) -> None:
    timeline = placed(*given_)

    chapters = timeline.chapters
    assert chapters[0].start_ms == 0
    assert chapters[-1].end_ms == timeline.duration_ms
    assert all(a.end_ms == b.start_ms for a, b in pairwise(chapters))
    assert all(c.start_ms < c.end_ms and c.start_ms % 1000 == 0 for c in chapters)


@given(episodes())
def test_a_chapter_sounds_within_a_frame_after_its_second(
    given_: tuple[Script, list[Segment], int],
) -> None:
    script, segments, section_ms = given_
    timeline = placed(script, segments, section_ms)

    starts = iter(timeline.chapters[1:])
    for section, placement in zip(script.sections[1:], timeline.placements[1:], strict=True):
        if section.chapter:
            start = next(starts).start_ms * timeline.rate_hz // 1000
            assert start <= placement.onset < start + FRAME
    assert next(starts, None) is None


@given(episodes())
def test_between_sections_is_at_least_the_pause(
    given_: tuple[Script, list[Segment], int],
) -> None:
    script, segments, section_ms = given_
    timeline = placed(script, segments, section_ms)
    rate = timeline.rate_hz

    for before, after in pairwise(timeline.placements):
        sound_end = before.first_frame * FRAME + before.segment.cues[-1].end_ms * rate / 1000
        assert after.onset - sound_end >= section_ms * rate / 1000
        # A player that ignores the delay is that much late: even then nothing runs into a chapter.
        assert after.onset - sound_end > DELAY


@given(episodes())
def test_no_pause_is_longer_than_it_need_be(given_: tuple[Script, list[Segment], int]) -> None:
    script, segments, section_ms = given_
    timeline = placed(script, segments, section_ms)
    rate = timeline.rate_hz

    sections = script.sections[1:]
    for section, (before, after) in zip(sections, pairwise(timeline.placements), strict=True):
        sound_end = before.first_frame * FRAME + before.segment.cues[-1].end_ms * rate // 1000
        pause = section_ms * rate // 1000 + FRAME + 1
        tail = before.end_frame * FRAME + after.segment.onset_samples - sound_end
        second = rate + FRAME if section.chapter else 0
        assert after.onset - sound_end <= max(pause, tail) + second


@given(episodes())
def test_frames_follow_each_other_without_hole_or_overlap(
    given_: tuple[Script, list[Segment], int],
) -> None:
    timeline = placed(*given_)

    at = 0
    for placement in timeline.placements:
        assert placement.silent_frames >= 0
        assert placement.first_frame == at + placement.silent_frames
        at = placement.end_frame
    assert at == timeline.frame_count
    assert timeline.padding_samples >= 529


@given(episodes())
def test_lines_are_in_order_within_their_chapter(
    given_: tuple[Script, list[Segment], int],
) -> None:
    script, segments, section_ms = given_
    timeline = placed(script, segments, section_ms)

    written = [line.written for section in script.sections for line in section.lines]
    assert [line.line.written for line in timeline.lines] == written
    assert all(line.start_ms < line.end_ms <= timeline.duration_ms for line in timeline.lines)
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(timeline.lines))
    assert all(line.spoken == line.line.written.upper() for line in timeline.lines)
    starts = {chapter.title: chapter.start_ms for chapter in timeline.chapters}
    for line in timeline.lines:
        chapter = script.sections[line.section].chapter
        assert line.start_ms >= starts.get(chapter, 0)


def test_a_line_is_where_its_tone_is_even_after_ten_hours() -> None:
    rate = 44100
    long = segment_of([59_000] * 10, rate)
    script = script_of([f"Chapter {n}" for n in range(61)], [10] * 61)

    timeline = placed(script, [long] * 61)

    last = timeline.placements[-1]
    assert timeline.duration_ms > 10 * 3600 * 1000
    assert timeline.lines[-10].start_ms == last.onset * 1000 // rate
    assert timeline.chapters[-1].start_ms == last.onset // rate * 1000
    assert 0 <= last.onset - timeline.chapters[-1].start_ms * rate // 1000 < FRAME


def test_the_first_sound_comes_soon_but_not_at_once() -> None:
    timeline = placed(script_of(["One"]), [segment_of([2000], 44100)])

    assert 200 <= timeline.lines[0].start_ms < 230


def test_a_segment_that_is_quiet_at_first_needs_no_lead() -> None:
    timeline = placed(script_of(["One"]), [segment_of([2000], 44100, quiet=44100)])

    assert timeline.placements[0].silent_frames == 0


def test_sound_before_the_first_chapter_gets_one_with_the_title_of_the_show() -> None:
    timeline = placed(script_of(["", "", "News"]), [segment_of([2000], 48000)] * 3)

    assert [chapter.title for chapter in timeline.chapters] == ["Show", "News"]


def test_chapters_link_to_web_pages_only() -> None:
    script = script_of(["One", "Two"])
    first, second = script.sections
    linked = (
        replace(first, url="file:///home/me/a.html"),
        replace(second, url="https://a.example/ö"),
    )

    timeline = placed(replace(script, sections=linked), [segment_of([2000], 44100)] * 2)

    assert [chapter.url for chapter in timeline.chapters] == ["", "https://a.example/%C3%B6"]


def test_more_chapters_than_a_tag_can_list_end_in_one_and_a_warning() -> None:
    count = 300
    script = script_of([f"Chapter {n}" for n in range(count)])

    timeline = placed(script, [segment_of([300], 44100)] * count)

    assert len(timeline.chapters) == 255
    assert timeline.chapters[-1].title == "Chapter 254"
    assert timeline.chapters[-1].end_ms == timeline.duration_ms
    assert timeline.warnings == (
        "300 chapters, but players list no more than 255: the last of these holds all the rest",
    )


def test_a_usual_number_of_chapters_is_no_reason_to_warn() -> None:
    assert placed(script_of(["One"]), [segment_of([300], 44100)]).warnings == ()


@pytest.mark.parametrize(
    ("chapters", "segments", "message"),
    [
        ([], [], "without sections"),
        (["One"], [segment_of([9], 44100)] * 2, "1 sections, but 2 segments"),
        (["One", "Two"], [segment_of([9], r) for r in (44100, 48000)], "unlike sound"),
        (["One"], [segment_of([9, 9], 44100)], "section 0 has 1 lines.* of 2 cues"),
    ],
)
def test_segments_that_do_not_fit_are_refused(
    chapters: list[str], segments: list[Segment], message: str
) -> None:
    with pytest.raises(AudioError, match=message):
        placed(script_of(chapters), segments)


def test_the_times_of_words_come_with_their_lines() -> None:
    told = replace(segment_of((400, 300), 44100), words=((0, 400), (10, 90)))
    timeline = placed(script_of(["One", "Two"], [2, 1]), [told, segment_of((500,), 44100)])

    assert [line.word_times for line in timeline.lines] == [(0, 400), (10, 90), ()]
