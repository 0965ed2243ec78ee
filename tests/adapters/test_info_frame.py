"""Our Info frame against the one that LAME itself writes (through libsndfile) for the same stream."""

import io

import numpy as np
import pytest
import soundfile

from briefing.adapters.checksums import crc16
from briefing.adapters.info_frame import heard_samples, info_frame, info_frame_bytes
from briefing.adapters.mp3_frames import count_frames, frames, parse_header
from briefing.errors import AudioError

MONO_TAG = 21
"""Header and side information of a mono frame."""
DELAYS = MONO_TAG + 120 + 21


def lame_file(rate_hz: int) -> bytes:
    file = io.BytesIO()
    samples = (0.3 * np.sin(np.arange(rate_hz * 2) * 0.05)).astype(np.float32)
    with soundfile.SoundFile(
        file, "w", rate_hz, 1, format="MP3", bitrate_mode="CONSTANT", compression_level=0.8
    ) as sound:
        sound.write(samples)
    return file.getvalue()


def ours_for(stream: bytes) -> tuple[bytes, bytes]:
    """Return LAME's Info frame and ours for the frames that follow it."""
    theirs = bytes(next(frames(stream)))
    rest = stream[len(theirs) :]
    header = parse_header(theirs)
    ours = info_frame(
        rate_hz=header.rate_hz,
        bitrate_kbps=header.bitrate_kbps,
        frame_count=count_frames(rest),
        stream_bytes=len(rest),
        padding_samples=int.from_bytes(theirs[DELAYS : DELAYS + 3], "big") & 0xFFF,
        music_crc=crc16(rest),
    )
    return theirs, ours


@pytest.mark.parametrize("rate_hz", [44100, 48000])
def test_it_says_what_lame_says(rate_hz: int) -> None:
    theirs, ours = ours_for(lame_file(rate_hz))

    assert len(ours) == len(theirs)
    places = {
        "header and side information": (0, MONO_TAG),
        "Info, flags, frames, bytes": (MONO_TAG, MONO_TAG + 16),
        "encoder": (MONO_TAG + 120, MONO_TAG + 129),
        "method": (MONO_TAG + 129, MONO_TAG + 130),
        "bit rate, delay, padding": (DELAYS - 1, DELAYS + 3),
        "length and checksum of the music": (DELAYS + 7, DELAYS + 13),
    }
    for name, (start, end) in places.items():
        assert ours[start:end] == theirs[start:end], name
    # The rate is in the upper two bits, the stereo mode in three in the middle.
    assert ours[DELAYS + 3] & 0b11011100 == theirs[DELAYS + 3] & 0b11011100


def test_its_table_is_close_to_lames() -> None:
    theirs, ours = ours_for(lame_file(44100))

    toc = slice(MONO_TAG + 16, MONO_TAG + 116)
    assert max(abs(a - b) for a, b in zip(ours[toc], theirs[toc], strict=True)) <= 4
    assert list(ours[toc]) == sorted(ours[toc])


def test_the_checksum_of_the_tag_is_counted_as_lame_counts_it() -> None:
    for frame in ours_for(lame_file(44100)):
        end = DELAYS + 13
        assert int.from_bytes(frame[end : end + 2], "big") == crc16(frame[:end])


def test_readers_that_look_for_it_where_stereo_has_it_find_one_too() -> None:
    _, frame = ours_for(lame_file(44100))

    assert int.from_bytes(frame[190:192], "big") == crc16(frame[:190])


@pytest.mark.parametrize("rate_hz", [44100, 48000])
@pytest.mark.parametrize("bitrate_kbps", [48, 64, 80, 96, 112, 128])
def test_it_is_as_long_as_every_frame_and_of_the_same_rate(rate_hz: int, bitrate_kbps: int) -> None:
    frame = info_frame(
        rate_hz=rate_hz,
        bitrate_kbps=bitrate_kbps,
        frame_count=1,
        stream_bytes=1,
        padding_samples=600,
        music_crc=0,
    )

    header = parse_header(frame)
    assert len(frame) == header.frame_bytes == info_frame_bytes(rate_hz, bitrate_kbps)
    assert (header.rate_hz, header.bitrate_kbps) == (rate_hz, bitrate_kbps)
    assert b"LAME3.100" in frame


@pytest.mark.parametrize("padding", [-1, 4096])
def test_an_end_that_the_tag_cannot_say_is_refused(padding: int) -> None:
    with pytest.raises(AudioError, match=f"{padding} samples"):
        info_frame(
            rate_hz=44100,
            bitrate_kbps=64,
            frame_count=1,
            stream_bytes=1,
            padding_samples=padding,
            music_crc=0,
        )


@pytest.mark.parametrize("rate_hz", [44100, 48000])
@pytest.mark.parametrize("bitrate_kbps", [48, 64, 128])
def test_how_much_is_heard_is_read_back(rate_hz: int, bitrate_kbps: int) -> None:
    frame = info_frame(
        rate_hz=rate_hz,
        bitrate_kbps=bitrate_kbps,
        frame_count=100,
        stream_bytes=20_000,
        padding_samples=777,
        music_crc=0,
    )

    assert heard_samples(frame + b"what follows") == (100 * 1152 - 576 - 777, rate_hz)


def test_what_lame_writes_is_read_alike() -> None:
    data = lame_file(44100)

    assert heard_samples(data[: parse_header(data).frame_bytes]) == (2 * 44100, 44100)


@pytest.mark.parametrize("damage", [0, 21, 25, 28])
def test_a_frame_that_does_not_say_how_long_it_is_is_refused(damage: int) -> None:
    frame = bytearray(
        info_frame(
            rate_hz=44100,
            bitrate_kbps=64,
            frame_count=100,
            stream_bytes=20_000,
            padding_samples=777,
            music_crc=0,
        )
    )
    frame[damage] ^= 0xFF

    with pytest.raises(AudioError):
        heard_samples(bytes(frame))
    with pytest.raises(AudioError):
        heard_samples(bytes(frame[:60]))
