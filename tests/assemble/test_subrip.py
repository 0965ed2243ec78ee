"""The transcript as captions: short, in time, and harmless to readers of SubRip."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from briefing.assemble.subrip import subrip
from briefing.assemble.timeline import Timeline
from briefing.model import Milliseconds

CUE = re.compile(
    r"(\d+)\n(\d\d):(\d\d):(\d\d),(\d{3}) --> (\d\d):(\d\d):(\d\d),(\d{3})\n(.+)", re.DOTALL
)
LONG = (
    "Carrow Rovers came from two goals down to beat Saltmere Town in stoppage time on Sunday, "
    "and Idris Okonjo-Hale, who had been on the field for six minutes, scored the last of them."
)


def saying(timeline: Timeline, *texts: str, start_ms: int = 1000, each_ms: int = 9000) -> Timeline:
    line = timeline.lines[0]
    lines = tuple(
        replace(
            line,
            line=replace(line.line, written=text),
            start_ms=Milliseconds(start_ms + number * each_ms),
            end_ms=Milliseconds(start_ms + number * each_ms + each_ms - 500),
        )
        for number, text in enumerate(texts)
    )
    return replace(timeline, lines=lines)


def cues(text: str) -> list[tuple[int, int, str]]:
    """Return start and end in milliseconds and the text of each cue; numbers must count from one."""
    found = []
    for number, block in enumerate(text.rstrip("\n").split("\n\n"), 1):
        match = CUE.fullmatch(block)
        assert match, block
        times = [int(match[group]) for group in range(2, 10)]
        start, end = (((h * 60 + m) * 60 + s) * 1000 + ms for h, m, s, ms in (times[:4], times[4:]))
        assert int(match[1]) == number
        found.append((start, end, match[10]))
    return found


def test_every_line_is_there_in_order_and_in_time(timeline: Timeline) -> None:
    found = cues(subrip(timeline))

    starts = {start for start, _, _ in found}
    ends = {end for _, end, _ in found}
    assert {line.start_ms for line in timeline.lines} <= starts
    assert {line.end_ms for line in timeline.lines} <= ends
    words = " ".join(text for _, _, text in found).split()
    assert words[:5] == ["Good", "morning.", "Harbour", "“opens”", "again"]
    assert found == sorted(found)


def test_a_long_sentence_is_shown_two_short_lines_at_a_time(timeline: Timeline) -> None:
    found = cues(subrip(saying(timeline, LONG)))

    assert " ".join(text for _, _, text in found).split() == LONG.split()
    for _, _, text in found:
        assert len(text.split("\n")) <= 2
        assert all(len(line) <= 32 for line in text.split("\n"))
    assert (found[0][0], found[-1][1]) == (1000, 9500)
    assert all(before[1] == after[0] for before, after in pairwise(found))
    # None flashes by: the time is shared by letters, and all have about as many.
    assert all(end - start > 8500 // len(found) // 3 for start, end, _ in found)


def timed(timeline: Timeline, written: str, spoken: str, lengths: list[int]) -> Timeline:
    """Return one line, whose words follow each other without gaps."""
    (line,) = saying(timeline, written).lines
    word_times = tuple(number for length in lengths for number in (0, length))
    return replace(timeline, lines=(replace(line, spoken=spoken, word_times=word_times),))


def test_a_part_is_shown_when_its_first_word_sounds(timeline: Timeline) -> None:
    lengths = [100 + 10 * number for number in range(len(LONG.split()))]

    found = cues(subrip(timed(timeline, LONG, LONG, lengths)))

    said = 0
    for start, _, text in found:
        assert start == 1000 + sum(lengths[:said])
        said += len(text.split())
    assert len(found) == 3
    assert said == len(lengths)
    assert found[-1][1] == 9500


def test_what_is_written_is_shown_when_what_is_spoken_for_it_sounds(timeline: Timeline) -> None:
    written = (
        "Every household in the seventeen northern districts will be sent a cheque for $1.2bn, "
        "they said."
    )
    spoken = written.replace("$1.2bn,", "one point two billion dollars,")
    lengths = [200] * len(spoken.split())

    found = cues(subrip(timed(timeline, written, spoken, lengths)))

    (start,) = (start for start, _, text in found if "$1.2bn" in text)
    before = " ".join(text for at, _, text in found if at < start).split()
    assert start == 1000 + 200 * len(before)
    assert written.split()[: len(before)] == before
    assert found[-1][2].split()[-1] == "said."


def test_a_word_too_long_for_a_line_is_broken_in_time(timeline: Timeline) -> None:
    written = "It is " + "m" * 100 + " now and then."

    found = cues(subrip(timed(timeline, written, written, [100, 100, 5000, 100, 100, 100])))

    assert "".join("".join(text.split()) for _, _, text in found) == "".join(written.split())
    assert len(found) == 2
    assert 2000 < found[1][0] < 6200
    assert found[0][1] == found[1][0]


def test_times_of_other_words_than_those_spoken_are_not_used(timeline: Timeline) -> None:
    astray = timed(timeline, LONG, LONG, [1] * 3)

    assert subrip(astray) == subrip(saying(timeline, LONG))


def test_markup_and_arrows_are_shown_not_obeyed(timeline: Timeline) -> None:
    text = subrip(saying(timeline, "A <b>bold</b> --> move {\\an8}"))

    assert text.count("-->") == 1
    assert "A ‹b›bold‹/b› --› move { \\an8}" in text


def test_a_colon_names_no_speaker(timeline: Timeline) -> None:
    found = cues(subrip(saying(timeline, "He said: come.", "From the Box:")))

    assert [text for _, _, text in found] == ["He said:\u00a0come.", "From the Box:\u00a0"]


def test_blank_lines_within_a_text_do_not_end_its_cue(timeline: Timeline) -> None:
    assert cues(subrip(saying(timeline, "One\n\ntwo\r\n3")))[0][2] == "One two 3"


def test_a_text_without_letters_has_no_cue(timeline: Timeline) -> None:
    assert [text for _, _, text in cues(subrip(saying(timeline, " ", "Yes.")))] == ["Yes."]


def test_a_sentence_of_no_time_stays_whole(timeline: Timeline) -> None:
    spoken = replace(timeline.lines[0], start_ms=Milliseconds(5), end_ms=Milliseconds(6))
    line = replace(spoken, line=replace(spoken.line, written=LONG))

    ((start, end, text),) = cues(subrip(replace(timeline, lines=(line,))))

    assert (start, end, text.split()) == (5, 6, LONG.split())


def test_every_part_of_a_hurried_sentence_has_a_millisecond(timeline: Timeline) -> None:
    spoken = replace(timeline.lines[0], start_ms=Milliseconds(5), end_ms=Milliseconds(9))
    line = replace(spoken, line=replace(spoken.line, written=LONG))

    found = cues(subrip(replace(timeline, lines=(line,))))

    assert all(end > start for start, end, _ in found)
    assert (found[0][0], found[-1][1]) == (5, 9)


def test_hours_are_counted(timeline: Timeline) -> None:
    assert "\n11:00:00,000 --> 11:00:08,500\n" in subrip(
        saying(timeline, "Late.", start_ms=39_600_000)
    )


def test_a_language_without_spaces_is_cut_too(timeline: Timeline) -> None:
    found = cues(subrip(saying(timeline, "面" * 100)))

    assert all(len(line) <= 32 for _, _, text in found for line in text.split("\n"))
    assert "".join(text for _, _, text in found).replace("\n", "") == "面" * 100


@pytest.mark.slow
def test_ffmpeg_reads_every_cue(
    timeline: Timeline, tmp_path: Path, foreign_tool: Callable[[str], Path]
) -> None:
    made = subrip(saying(timeline, LONG, "He said: “<i>no</i>” --> & went.", "7\n\n8"))
    path = tmp_path / "a.srt"
    path.write_text(made, "utf-8", newline="")

    written = subprocess.run(
        [foreign_tool("ffmpeg"), "-v", "error", "-i", path, "-f", "srt", "-"],
        capture_output=True,
        check=True,
    )

    assert not written.stderr
    assert cues(written.stdout.decode().replace("\r\n", "\n")) == cues(made)
