"""Stretches of frames cut out of a finished file: whole streams, whose sound is that of the file."""

import io

import numpy as np
import pytest

from briefing.adapters import id3
from briefing.adapters.codec import decode, encode_mp3
from briefing.adapters.mp3_cutting import FrameRange, cut_all, duration_ms, stream_of, tag_bytes
from briefing.adapters.mp3_frames import EDGE, SAMPLES_PER_FRAME, count_frames, silent_frame
from briefing.errors import AudioError

RATE_HZ, BITRATE_KBPS = 44100, 64
TAG = id3.tag([id3.text("TIT2", "All of it"), id3.picture(b"JPEG" * 100)])
SILENCE = silent_frame(RATE_HZ, BITRATE_KBPS)


def tone(number: int) -> tuple[bytes, int]:
    """Return a stream of frames and how many samples were encoded in it."""
    sound = 9000 * np.cos(np.arange(RATE_HZ * (3 + number) // 4) * (0.03 + 0.02 * number))
    pcm = np.concatenate([np.zeros(EDGE), sound, np.zeros(EDGE)]).astype(np.int16)
    return encode_mp3(pcm, rate_hz=RATE_HZ, bitrate_kbps=BITRATE_KBPS, quality=7), len(pcm)


TONES = [tone(number) for number in range(4)]


def episode(tag: bytes = TAG) -> tuple[io.BytesIO, list[FrameRange]]:
    """Return a file of the tones, with silent frames before each, and where each is."""
    row, ranges = b"", []
    for number, (frames, _) in enumerate(TONES):
        row += SILENCE * (number * 3 + 1)
        first = count_frames(row)
        row += frames
        ranges.append((first, count_frames(row)))
    samples = (ranges[-1][0]) * SAMPLES_PER_FRAME + TONES[-1][1]
    return io.BytesIO(tag + stream_of(row, samples)), ranges


def test_each_cut_is_the_stream_that_was_put_in() -> None:
    file, ranges = episode()

    assert list(cut_all(file, ranges)) == [frames for frames, _ in TONES]


def test_stretches_may_be_left_out() -> None:
    file, ranges = episode()

    assert list(cut_all(file, ranges[1::2])) == [TONES[1][0], TONES[3][0]]
    assert list(cut_all(file, [])) == []


def test_a_file_without_a_tag_is_cut_alike() -> None:
    file, ranges = episode(tag=b"")

    assert list(cut_all(file, ranges)) == [frames for frames, _ in TONES]


def test_the_tag_is_measured_and_passed_over() -> None:
    file, _ = episode()

    assert tag_bytes(file) == len(TAG) == file.tell()
    assert tag_bytes(io.BytesIO(b"\xff\xfb")) == 0


def test_a_cut_sounds_exactly_as_in_the_file() -> None:
    file, ranges = episode()
    whole, _ = decode(file.getvalue(), "MP3")

    for (first, _), frames, (_, samples) in zip(ranges, cut_all(file, ranges), TONES, strict=True):
        # The decoder's filter bank comes round every four frames, and adds in another order before:
        # bring the cut to the place in that round that it has in the file.
        phase = first % 4
        cut = stream_of(SILENCE * phase + frames, phase * SAMPLES_PER_FRAME + samples)
        alone, _ = decode(cut, "MP3")
        start = first * SAMPLES_PER_FRAME
        alone = alone[phase * SAMPLES_PER_FRAME :]
        assert len(alone) == samples
        assert np.array_equal(whole[start : start + samples], alone)
        assert np.abs(alone).max() > 0.2


def test_a_stream_is_heard_as_long_as_it_says() -> None:
    frames, samples = TONES[2]

    assert len(decode(stream_of(frames, samples), "MP3")[0]) == samples


def test_a_stream_cannot_be_longer_than_its_frames() -> None:
    frames, samples = TONES[2]

    with pytest.raises(AudioError, match="cannot end"):
        stream_of(frames, samples + 10 * SAMPLES_PER_FRAME)


def test_a_cut_in_the_middle_of_a_stream_is_refused() -> None:
    file, ranges = episode()
    first, end = ranges[2]

    with pytest.raises(AudioError, match=f"frame {first + 9} of the MP3 cannot stand alone"):
        list(cut_all(file, [(first + 9, end)]))


def test_a_file_that_ends_too_early_is_refused() -> None:
    file, ranges = episode()
    short = io.BytesIO(file.getvalue()[:-100])

    with pytest.raises(AudioError, match=rf"the MP3 ends at byte {len(file.getvalue()) - 100}"):
        list(cut_all(short, ranges))


def test_what_is_between_frames_is_refused() -> None:
    file, ranges = episode()
    data = bytearray(file.getvalue())
    data[-(len(TONES[3][0]))] = 0

    with pytest.raises(AudioError, match="is not the start of a frame"):
        list(cut_all(io.BytesIO(bytes(data)), ranges))


def test_a_file_without_an_info_frame_is_refused() -> None:
    with pytest.raises(AudioError, match="does not begin with an Info frame at byte 0"):
        list(cut_all(io.BytesIO(SILENCE * 9), [(0, 3)]))


@pytest.mark.parametrize("ranges", [[(3, 3)], [(5, 9), (8, 12)], [(9, 12), (0, 3)]])
def test_ranges_that_do_not_ascend_are_refused(ranges: list[FrameRange]) -> None:
    file, _ = episode()

    with pytest.raises(AudioError, match="no frames in a row"):
        list(cut_all(file, ranges))


def test_a_file_says_how_long_it_is_heard() -> None:
    file, ranges = episode()
    samples = ranges[-1][0] * SAMPLES_PER_FRAME + TONES[-1][1]

    assert abs(duration_ms(file) - samples * 1000 / RATE_HZ) <= 0.5
    with pytest.raises(AudioError):
        duration_ms(io.BytesIO(TAG))
