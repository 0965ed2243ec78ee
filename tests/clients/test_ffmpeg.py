"""FFmpeg, which many players are built on, reads an episode over HTTP as it reads the file."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
from tests.clients.conftest import Subscription, Tool
from tests.clients.homes import Home

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

RATE_HZ = 44_100
FRAME = 1152

Sound = np.ndarray[tuple[int], np.dtype[np.int16]]


def decoded(ffmpeg: Path, home: Home, *options: object) -> tuple[Sound, str]:
    """Return the sound, and what was told of how it was read."""
    command = [ffmpeg, "-v", "debug", "-nostdin", *options, "-map", "0:a", "-f", "s16le", "-"]
    done = subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        check=True,
        cwd=home.folder,
        env=home.environment,
        timeout=60,
    )
    return np.frombuffer(done.stdout, np.int16), done.stderr.decode("utf-8", "replace")


def test_ffprobe_lists_the_chapters(
    subscription: Subscription, home: Home, foreign_tool: Tool
) -> None:
    episode = subscription.episodes[0]

    said = home.run(
        *(foreign_tool("ffprobe"), "-v", "error", "-show_chapters", "-of", "json"),
        subscription.address(episode),
    )

    assert [
        (
            round(float(c["start_time"]) * 1000),
            round(float(c["end_time"]) * 1000),
            c["tags"]["title"],
        )
        for c in json.loads(said)["chapters"]
    ] == [(c.start_ms, c.end_ms, c.title) for c in episode.chapters]


def test_the_sound_at_each_chapter_is_that_of_the_file(
    subscription: Subscription, home: Home, foreign_tool: Tool
) -> None:
    ffmpeg, episode = foreign_tool("ffmpeg"), subscription.episodes[0]

    for chapter in episode.chapters:
        start_s = chapter.start_ms / 1000
        here, _ = decoded(ffmpeg, home, "-ss", start_s, "-t", 1, "-i", subscription.file(episode))
        there, _ = decoded(
            ffmpeg, home, "-ss", start_s, "-t", 1, "-i", subscription.address(episode)
        )
        assert len(there) == RATE_HZ
        assert np.array_equal(here, there)


def test_a_fast_seek_asks_for_a_part_and_lands_within_two_frames(
    subscription: Subscription, home: Home, foreign_tool: Tool
) -> None:
    ffmpeg, episode = foreign_tool("ffmpeg"), subscription.episodes[0]
    straight, _ = decoded(ffmpeg, home, "-i", subscription.file(episode))

    for chapter in episode.chapters[1:-1]:
        start_s = chapter.start_ms // 1000
        heard, told = decoded(
            ffmpeg,
            home,
            *("-fflags", "+fastseek", "-ss", start_s, "-t", 1),
            *("-i", subscription.address(episode)),
        )

        asked = [int(first) for first in re.findall(r"Range: bytes=(\d+)-", told)]
        assert asked[0] == 0
        assert asked[1] == pytest.approx(start_s * 8000, abs=200_000)
        # The first frames after a jump may lack what the frames before them lent: compare later ones.
        piece = heard[4 * FRAME : 24 * FRAME]
        middle = start_s * RATE_HZ + 4 * FRAME
        around = range(middle - 2 * FRAME, middle + 2 * FRAME + 1)
        assert any(np.array_equal(straight[at : at + len(piece)], piece) for at in around)
