"""The null test: in joined segments, each decodes to exactly what it decodes to alone."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from briefing.adapters import codec
from briefing.adapters.mp3_frames import EDGE, SAMPLES_PER_FRAME, count_frames, silent_frame
from briefing.config import AudioSettings
from briefing.model import Clip, Utterance
from briefing.stitch import stitch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Speak = Callable[..., tuple[list[Utterance], list[Clip]]]
    Decoder = Callable[[bytes], NDArray[np.float32]]

FILTER_BANK_PERIOD = 4
"""Frames after which mpg123's (libsndfile's) filter bank is back at the same place of its ring.

Before that it adds the same numbers in another order, which can change the last bit of a float32:
so a segment is decoded alone after as many silent frames as bring it to the place it has in the row.
"""


def libsndfile(data: bytes) -> NDArray[np.float32]:
    return codec.decode(data, "MP3")[0]


def ffmpeg(data: bytes) -> NDArray[np.float32]:
    command = ["ffmpeg", "-v", "error", "-f", "mp3", "-i", "-", "-f", "f32le", "-"]
    found = subprocess.run(command, input=data, capture_output=True, check=True)
    assert found.stderr == b""
    return np.frombuffer(found.stdout, np.float32)


def assert_null(
    parts: Sequence[bytes], gaps: Sequence[int], audio: AudioSettings, decode: Decoder
) -> None:
    """Join streams with so many silent frames after each; compare each to itself decoded alone."""
    silence = silent_frame(audio.sample_rate_hz, audio.bitrate_kbps)
    row = b"".join(part + silence * gap for part, gap in zip(parts, gaps, strict=True))
    together = decode(row)
    assert len(together) == count_frames(row) * SAMPLES_PER_FRAME
    at = 0
    for part, gap in zip(parts, gaps, strict=True):
        before = at % FILTER_BANK_PERIOD
        alone = decode(silence * before + part)[before * SAMPLES_PER_FRAME :]
        start, length = at * SAMPLES_PER_FRAME, count_frames(part) * SAMPLES_PER_FRAME
        assert len(alone) == length
        assert np.array_equal(together[start : start + length], alone)
        assert not together[start + length : start + length + gap * SAMPLES_PER_FRAME].any()
        at += count_frames(part) + gap
    assert np.abs(together).max() > 0.1


def segments(speak: Speak, audio: AudioSettings) -> list[bytes]:
    lengths = [(0.8, 0.4), (0.3,), (1.1,), (0.2, 0.2, 0.2)]
    return [stitch("k", *speak(*seconds), audio)[1] for seconds in lengths]


@pytest.mark.parametrize("gap", [0, 1, 2, 3, 4, 7])
def test_two_segments_joined_are_each_what_they_are_alone(gap: int, speak: Speak) -> None:
    audio = AudioSettings()
    assert_null(segments(speak, audio)[:2], [gap, gap], audio, libsndfile)


@pytest.mark.parametrize("rate_hz", [44100, 48000])
@pytest.mark.parametrize("bitrate_kbps", [48, 64, 128])
def test_many_segments_joined_are_each_what_they_are_alone(
    rate_hz: int, bitrate_kbps: int, speak: Speak
) -> None:
    audio = AudioSettings.model_validate(
        {"sample_rate_hz": rate_hz, "bitrate_kbps": bitrate_kbps, "encoder_quality": 7}
    )
    one, two, three, four = segments(speak, audio)
    assert_null([one, two, three, four, one], [3, 0, 5, 38, 1], audio, libsndfile)


@pytest.mark.parametrize("kind", ["noise", "full scale", "one sample"])
def test_sound_up_to_the_silent_edges_joins_too(kind: str) -> None:
    audio = AudioSettings()
    rng = np.random.default_rng(1)
    sounds = {
        "noise": rng.standard_normal(30_000) * 6000,
        "full scale": np.sign(rng.standard_normal(30_000)) * 32767,
        "one sample": np.array([30_000.0]),
    }
    pcm = np.pad(np.clip(sounds[kind], -32768, 32767), EDGE).astype(np.int16)
    part = codec.encode_mp3(pcm, rate_hz=44100, bitrate_kbps=64, quality=5)
    assert_null([part, part, part], [0, 3, 2], audio, libsndfile)


def test_segments_may_follow_other_streams_of_their_kind_in_any_order(speak: Speak) -> None:
    audio = AudioSettings(encoder_quality=7)
    found = segments(speak, audio)
    assert_null(found[::-1], [2, 3, 0, 1], audio, libsndfile)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
@pytest.mark.parametrize("rate_hz", [44100, 48000])
def test_a_foreign_decoder_agrees(rate_hz: int, speak: Speak) -> None:
    audio = AudioSettings.model_validate({"sample_rate_hz": rate_hz})
    assert_null(segments(speak, audio), [0, 1, 5, 38], audio, ffmpeg)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("mp3val") is None, reason="mp3val is not installed")
def test_a_foreign_checker_finds_nothing_in_the_row(speak: Speak, tmp_path: Path) -> None:
    audio = AudioSettings()
    gap = silent_frame(44100, 64) * 5
    file = tmp_path / "row.mp3"
    file.write_bytes(gap.join(segments(speak, audio)))
    found = subprocess.run(["mp3val", str(file)], capture_output=True, text=True, check=True)
    warnings = [line for line in found.stdout.splitlines() if "WARNING" in line]
    assert [line for line in warnings if "No supported tags" not in line] == []
    assert "CBR" in found.stdout
