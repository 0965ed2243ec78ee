"""The frames of an episode: nothing between them, in step with the bit rate, joined to the last bit."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest

from briefing.adapters.checksums import crc16
from briefing.adapters.codec import decode
from briefing.adapters.mp3_frames import count_frames, frames, main_data_begin, parse_header
from briefing.assemble.stream import write_stream
from briefing.assemble.timeline import Timeline
from briefing.errors import AudioError
from briefing.model import Segment

Frames = Callable[[int], bytes]
FRAME = 1152
LATE = 576 + 529
GRANULE = 576
"""How early a lossy codec may begin to sound."""
LAST_BIT = 2.0**-23
"""Of a 24-bit sample: libmpg123 sums its floats in an order that turns with the frame number."""


def written(timeline: Timeline, frames: Frames) -> bytes:
    file = io.BytesIO()
    file.write(b"tag")
    write_stream(file, timeline, frames)
    assert file.tell() == len(file.getvalue())
    assert file.getvalue()[:3] == b"tag"
    return file.getvalue()[3:]


@pytest.fixture(scope="module")
def stream(timeline: Timeline, frames: Frames) -> bytes:
    return written(timeline, frames)


def test_it_is_one_info_frame_and_the_frames_of_the_timeline(
    stream: bytes, timeline: Timeline
) -> None:
    assert count_frames(stream) == timeline.frame_count + 1


def test_the_info_frame_counts_what_follows_it(stream: bytes, timeline: Timeline) -> None:
    first = bytes(next(frames(stream)))
    rest = stream[len(first) :]

    assert first[21:25] == b"Info"
    assert int.from_bytes(first[29:33], "big") == timeline.frame_count
    assert int.from_bytes(first[33:37], "big") == len(stream)
    assert int.from_bytes(first[162:165], "big") == 576 << 12 | timeline.padding_samples
    assert int.from_bytes(first[169:173], "big") == len(stream)
    assert int.from_bytes(first[173:175], "big") == crc16(rest)
    assert int.from_bytes(first[175:177], "big") == crc16(first[:175])


def test_each_segment_is_in_it_as_it_was_stored(
    stream: bytes, timeline: Timeline, frames: Frames
) -> None:
    assert all(frames(index) in stream for index in range(len(timeline.placements)))


def test_bytes_keep_step_with_the_bit_rate(stream: bytes) -> None:
    position, most = 0, 0.0
    for number, frame in enumerate(list(frames(stream))[1:], 1):
        position += len(frame)
        most = max(most, abs(position - number * 144_000 * 64 / 44100))
        assert parse_header(frame).bitrate_kbps == 64

    assert most < 8


def test_silence_refers_to_nothing_before_it(stream: bytes, timeline: Timeline) -> None:
    every = list(frames(stream))[1:]

    for placement in timeline.placements:
        for frame in every[placement.first_frame - placement.silent_frames : placement.first_frame]:
            assert main_data_begin(frame) == 0
            assert not any(frame[4:])


def test_it_decodes_to_the_length_that_the_timeline_says(stream: bytes, timeline: Timeline) -> None:
    samples, rate = decode(stream, "MP3")

    assert len(samples) == timeline.sample_count
    assert round(len(samples) * 1000 / rate) == timeline.duration_ms


def test_each_segment_sounds_in_it_as_it_does_alone(
    stream: bytes, timeline: Timeline, frames: Frames
) -> None:
    episode, _ = decode(stream, "MP3")

    for index, placement in enumerate(timeline.placements):
        alone, _ = decode(frames(index), "MP3")
        start, length = placement.first_frame * FRAME, placement.segment.sample_count
        joined = episode[start : start + length]
        assert np.abs(joined - alone[LATE : LATE + length]).max() <= LAST_BIT


def test_between_segments_is_nothing_but_silence(
    stream: bytes, timeline: Timeline, frames: Frames
) -> None:
    episode, _ = decode(stream, "MP3")

    heard = np.flatnonzero(np.abs(episode) > 0.01)
    for placement in timeline.placements:
        before = placement.first_frame * FRAME, placement.onset - GRANULE
        assert not np.any((heard >= before[0]) & (heard < before[1]))
        assert np.any((heard >= placement.onset) & (heard < placement.onset + GRANULE))


def test_one_segment_is_asked_for_at_a_time_and_once(timeline: Timeline, frames: Frames) -> None:
    asked: list[int] = []

    def counting(index: int) -> bytes:
        asked.append(index)
        return frames(index)

    written(timeline, counting)

    assert asked == list(range(len(timeline.placements)))


def other(segments: Sequence[Segment], timeline: Timeline) -> Timeline:
    placements = tuple(
        replace(placement, segment=segment)
        for placement, segment in zip(timeline.placements, segments, strict=True)
    )
    return replace(timeline, placements=placements)


def test_a_segment_of_another_length_is_refused(timeline: Timeline, frames: Frames) -> None:
    with pytest.raises(AudioError, match=r"section 0 has \d+ frames instead of \d+"):
        written(timeline, lambda index: frames(index + 1))


def test_a_segment_of_another_bit_rate_is_refused(
    timeline: Timeline, frames: Frames, segments: Sequence[Segment]
) -> None:
    unlike = [replace(segment, bitrate_kbps=96) for segment in segments]

    with pytest.raises(AudioError, match="section 0 has other sound than it says"):
        written(other(unlike, timeline), frames)


def test_a_segment_that_needs_the_one_before_it_is_refused(
    timeline: Timeline, frames: Frames, segments: Sequence[Segment]
) -> None:
    def leaning(index: int) -> bytes:
        data = bytearray(frames(index))
        data[4] = 0xFF
        return bytes(data)

    with pytest.raises(AudioError, match="does not begin a stream of its own"):
        written(timeline, leaning)


def test_what_is_no_mp3_is_refused(timeline: Timeline) -> None:
    with pytest.raises(AudioError, match="not the start"):
        written(timeline, lambda index: b"RIFF" * 100)
