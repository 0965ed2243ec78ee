"""Programs that we did not write read the finished episode, and all read the same."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from briefing.assemble.timeline import Timeline
from briefing.model import Episode

pytestmark = pytest.mark.slow

Tool = Callable[[str], Path]
FRAME = 1152
LATE = 576 + 529

MUSIC_METADATA = """
import { parseFile } from "music-metadata";
const read = await parseFile(process.argv[1], { includeChapters: true, duration: true });
const { chapters, bitrate, codecProfile, tool } = read.format;
console.log(JSON.stringify({ chapters, bitrate, codecProfile, tool, title: read.common.title,
  pictures: (read.common.picture ?? []).map((picture) => picture.format) }));
"""
EYED3 = """
import json, sys
import eyed3
tag = eyed3.load(sys.argv[1]).tag
(contents,) = tag.table_of_contents
assert contents.toplevel and contents.ordered
chapters = [tag.chapters[element] for element in contents.child_ids]
print(json.dumps([[*c.times, c.title, c.user_url or ""] for c in chapters]))
"""


def run(*command: object, data: bytes | None = None, cwd: Path | None = None) -> bytes:
    done = subprocess.run(
        [str(part) for part in command], input=data, capture_output=True, check=True, cwd=cwd
    )
    assert not done.stderr.strip(), done.stderr.decode()
    return done.stdout


def decoded(
    ffmpeg: Path, *inputs: object, data: bytes | None = None
) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    sound = run(ffmpeg, "-v", "error", *inputs, "-map", "0:a", "-f", "f32le", "-", data=data)
    return np.frombuffer(sound, np.float32)


def test_ffprobe_lists_the_chapters(episode: Episode, foreign_tool: Tool) -> None:
    ffprobe = foreign_tool("ffprobe")

    shown = json.loads(
        run(ffprobe, "-v", "error", "-show_chapters", "-show_format", "-of", "json", episode.path)
    )

    chapters = [
        (
            round(float(c["start_time"]) * 1000),
            round(float(c["end_time"]) * 1000),
            c["tags"]["title"],
        )
        for c in shown["chapters"]
    ]
    assert chapters == [(c.start_ms, c.end_ms, c.title) for c in episode.chapters]
    assert shown["format"]["tags"]["title"] == episode.title
    # FFmpeg counts whole frames, delay and padding included: at most two frames more than is heard.
    excess_s = float(shown["format"]["duration"]) - episode.duration_ms / 1000
    assert 0 < excess_s < 2304 / 44100


def test_eyed3_lists_chapters_titles_and_links(episode: Episode, foreign_tool: Tool) -> None:
    # The program shows no chapters, the library it comes with does: ask the Python it runs on.
    eyed3 = foreign_tool("eyeD3")
    interpreter = eyed3.read_text(encoding="utf-8").splitlines()[0].removeprefix("#!").split()[0]

    chapters = json.loads(
        subprocess.run(
            [interpreter, "-c", EYED3, episode.path], capture_output=True, check=True, text=True
        ).stdout
    )

    assert chapters == [[c.start_ms, c.end_ms, c.title, c.url] for c in episode.chapters]


def test_mp3val_finds_nothing(episode: Episode, timeline: Timeline, foreign_tool: Tool) -> None:
    report = run(foreign_tool("mp3val"), episode.path).decode()

    assert f"{timeline.frame_count + 1} MPEG frames (MPEG 1 Layer III), +ID3v2, CBR" in report
    assert "WARNING" not in report
    assert "ERROR" not in report


def test_music_metadata_reads_chapters_titles_and_links(
    episode: Episode, foreign_tool: Tool
) -> None:
    package = foreign_tool("music-metadata")
    node = foreign_tool("node")

    output = run(
        node, "--input-type=module", "-e", MUSIC_METADATA, episode.path, cwd=package.parent.parent
    )

    read = json.loads(output)
    assert [
        (
            round(c["start"] * 1000),
            round(c["end"] * 1000),
            c["title"],
            c.get("url", {}).get("url", ""),
        )
        for c in read["chapters"]
    ] == [(c.start_ms, c.end_ms, c.title, c.url) for c in episode.chapters]
    assert (read["bitrate"], read["codecProfile"], read["tool"]) == (64000, "CBR", "LAME 3.100")
    assert (read["title"], read["pictures"]) == (episode.title, ["image/jpeg"])


def test_ffmpeg_decodes_to_the_last_sample(
    episode: Episode, timeline: Timeline, foreign_tool: Tool
) -> None:
    ffmpeg = foreign_tool("ffmpeg")

    assert len(decoded(ffmpeg, "-i", episode.path)) == timeline.sample_count
    whole = decoded(ffmpeg, "-flags2", "+skip_manual", "-i", episode.path)
    assert len(whole) == timeline.frame_count * FRAME


def test_ffmpeg_finds_each_segment_in_it_bit_for_bit(
    episode: Episode, timeline: Timeline, frames: Callable[[int], bytes], foreign_tool: Tool
) -> None:
    ffmpeg = foreign_tool("ffmpeg")
    joined = decoded(ffmpeg, "-i", episode.path)

    for index, placement in enumerate(timeline.placements):
        alone = decoded(ffmpeg, "-f", "mp3", "-i", "-", data=frames(index))
        start, length = placement.first_frame * FRAME, placement.segment.sample_count
        assert np.array_equal(joined[start : start + length], alone[LATE : LATE + length])


def test_mpg123_plays_it_to_the_last_sample(
    episode: Episode, timeline: Timeline, foreign_tool: Tool
) -> None:
    sound = run(foreign_tool("mpg123"), "-q", "-e", "f32", "-s", episode.path)

    assert len(sound) // 4 == timeline.sample_count


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_player_that_seeks_to_a_chapter_hears_its_first_sound(
    episode: Episode, number: int, foreign_tool: Tool
) -> None:
    ffmpeg = foreign_tool("ffmpeg")
    start_s = episode.chapters[number].start_ms // 1000

    heard = decoded(ffmpeg, "-ss", start_s, "-t", 1, "-i", episode.path)
    straight = decoded(ffmpeg, "-i", episode.path)[start_s * 44100 :][: len(heard)]

    # It starts up to two frames before the chapter, never after it: no syllable is cut.
    onset, straight_onset = (int(np.argmax(np.abs(sound) > 0.05)) for sound in (heard, straight))
    assert 0 <= onset - straight_onset <= 2 * FRAME
