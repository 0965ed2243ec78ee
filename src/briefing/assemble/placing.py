"""Place the segments of an episode on whole frames, its chapters on whole seconds.

All is counted in samples, as integers: after ten hours a chapter is as exact as after ten seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.adapters.links import ascii_url
from briefing.adapters.mp3_frames import SAMPLES_PER_FRAME
from briefing.assemble.timeline import Placement, Timeline, nearest_ms, sample_count
from briefing.errors import AudioError
from briefing.model import Chapter, Milliseconds, SpokenLine

if TYPE_CHECKING:
    from briefing.model import Script, Section, Segment, Utterance

LEAD_MS = 200
"""Silence before the first sound: Bluetooth links and car radios swallow the beginning of a file."""

MAX_CHAPTERS = 255
"""A table of contents counts its chapters in one byte (ID3v2 Chapter Frame Addendum 1.0, 3.2)."""


def layout(
    script: Script,
    segments: Sequence[Segment],
    utterances_by_section: Sequence[Sequence[Utterance]],
) -> Timeline:
    """Place one segment a section, in order, with silent frames between them.

    A section that opens a chapter starts so that its first sound falls into the first frame after a
    whole second, which is the start of the chapter; the first chapter starts at 0. Between the last
    sound of a section and the first of the next is at least the pause of its last line.
    Raises AudioError for segments that do not belong to the script or to each other.
    """
    _check(script, segments, utterances_by_section)
    placements = _place(script.sections, segments)
    rate = segments[0].rate_hz
    opening = tuple(_opening(script.sections))
    openings = [_chapter_start(script, placements, index, rate) for index in opening]
    return Timeline(
        placements=placements,
        chapters=_chapters(openings[:MAX_CHAPTERS], nearest_ms(sample_count(placements), rate)),
        openings=opening[:MAX_CHAPTERS],
        lines=_lines(script, placements, utterances_by_section, rate),
        warnings=_warnings(len(openings)),
    )


def _check(
    script: Script,
    segments: Sequence[Segment],
    utterances_by_section: Sequence[Sequence[Utterance]],
) -> None:
    if not script.sections:
        raise AudioError("a script without sections makes no episode")
    if not len(script.sections) == len(segments) == len(utterances_by_section):
        raise AudioError(
            f"{len(script.sections)} sections, but {len(segments)} segments "
            f"and utterances of {len(utterances_by_section)}"
        )
    sound = {(segment.rate_hz, segment.bitrate_kbps) for segment in segments}
    if len(sound) > 1:
        raise AudioError(f"segments of unlike sound cannot be joined: {sorted(sound)} (Hz, kbit/s)")
    for index, (section, segment, utterances) in enumerate(
        zip(script.sections, segments, utterances_by_section, strict=True)
    ):
        if not len(section.lines) == len(segment.cues) == len(utterances):
            raise AudioError(
                f"section {index} has {len(section.lines)} lines, but {len(utterances)} utterances "
                f"and a segment of {len(segment.cues)} cues"
            )


def _place(sections: Sequence[Section], segments: Sequence[Segment]) -> tuple[Placement, ...]:
    rate = segments[0].rate_hz
    placements: list[Placement] = []
    free_frame = 0
    earliest_onset = _ceil(LEAD_MS * rate, 1000)
    for section, segment in zip(sections, segments, strict=True):
        onset = segment.onset_samples
        frame = max(free_frame, _ceil(earliest_onset - onset, SAMPLES_PER_FRAME))
        if placements and section.chapter:
            frame = _on_a_second(frame, onset, rate)
        placement = Placement(segment, frame, frame - free_frame)
        placements.append(placement)
        free_frame = placement.end_frame
        sound_end = frame * SAMPLES_PER_FRAME + _ceil(segment.cues[-1].end_ms * rate, 1000)
        earliest_onset = sound_end + _ceil(section.lines[-1].pause_ms * rate, 1000)
    return tuple(placements)


def _on_a_second(frame: int, onset: int, rate_hz: int) -> int:
    """Return the first frame, from *frame* on, that brings the onset right behind a whole second."""
    second = ((frame - 1) * SAMPLES_PER_FRAME + onset) // rate_hz + 1
    return _ceil(second * rate_hz - onset, SAMPLES_PER_FRAME)


def _opening(sections: Sequence[Section]) -> Iterator[int]:
    """Yield the index of each section that opens a chapter; the first always does."""
    for index, section in enumerate(sections):
        if section.chapter or not index:
            yield index


def _chapter_start(
    script: Script, placements: Sequence[Placement], index: int, rate_hz: int
) -> tuple[Milliseconds, str, str]:
    """Return the start, title and link of a chapter; sound before the first has the show's title."""
    section = script.sections[index]
    start_s = placements[index].onset // rate_hz if index else 0
    return Milliseconds(start_s * 1000), section.chapter or script.title, ascii_url(section.url)


def _chapters(
    openings: Sequence[tuple[Milliseconds, str, str]], duration_ms: Milliseconds
) -> tuple[Chapter, ...]:
    starts = [start for start, _, _ in openings]
    return tuple(
        Chapter(title, start, end, url)
        for (_, title, url), (start, end) in zip(
            openings, pairwise([*starts, duration_ms]), strict=True
        )
    )


def _warnings(openings: int) -> tuple[str, ...]:
    if openings <= MAX_CHAPTERS:
        return ()
    return (
        f"{openings} chapters, but players list no more than {MAX_CHAPTERS}: "
        "the last of these holds all the rest",
    )


def _lines(
    script: Script,
    placements: Sequence[Placement],
    utterances_by_section: Sequence[Sequence[Utterance]],
    rate_hz: int,
) -> tuple[SpokenLine, ...]:
    lines: list[SpokenLine] = []
    for index, (section, placement, utterances) in enumerate(
        zip(script.sections, placements, utterances_by_section, strict=True)
    ):
        base = placement.first_frame * SAMPLES_PER_FRAME * 1000 // rate_hz
        # Rounded down twice, a first line could seem to begin a millisecond before its chapter.
        starts = [placement.onset * 1000 // rate_hz]
        starts += [base + cue.start_ms for cue in placement.segment.cues[1:]]
        cues = placement.segment.cues
        words = placement.segment.words
        if len(words) != len(cues):  # an engine that does not tell, or a store that does not keep
            words = ((),) * len(cues)
        for line, utterance, start, cue, times in zip(
            section.lines, utterances, starts, cues, words, strict=True
        ):
            end = max(start + 1, base + cue.end_ms)
            lines.append(
                SpokenLine(
                    line,
                    utterance.spoken,
                    index,
                    Milliseconds(start),
                    Milliseconds(end),
                    utterance.voice,
                    times,
                )
            )
    return tuple(lines)


def _ceil(numerator: int, denominator: int) -> int:
    return -(-numerator // denominator)
