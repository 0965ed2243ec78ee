from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.adapters.mp3_frames import (
    BITRATES_KBPS,
    RATES_HZ,
    count_frames,
    frames,
    main_data_begin,
    parse_header,
    silent_frame,
)
from briefing.errors import AudioError

ALL_RATES = st.sampled_from(RATES_HZ)
ALL_BITRATES = st.sampled_from(BITRATES_KBPS[1:])


@given(ALL_RATES, ALL_BITRATES)
def test_a_silent_frame_says_what_was_asked_for_and_is_as_long_as_it_says(
    rate_hz: int, bitrate_kbps: int
) -> None:
    frame = silent_frame(rate_hz, bitrate_kbps)
    header = parse_header(frame)
    assert (header.rate_hz, header.bitrate_kbps) == (rate_hz, bitrate_kbps)
    assert (header.mono, header.padding, header.side_info_bytes) == (True, False, 17)
    assert header.frame_bytes == len(frame)
    assert not any(frame[4:])
    assert main_data_begin(frame) == 0


@pytest.mark.parametrize(("bitrate_kbps", "size"), [(48, 156), (64, 208), (128, 417)])
def test_frames_at_44100_hz_have_the_length_of_the_standard(bitrate_kbps: int, size: int) -> None:
    assert len(silent_frame(44100, bitrate_kbps)) == size


@given(ALL_RATES, ALL_BITRATES, st.integers(0, 20))
def test_frames_cut_a_stream_into_all_its_bytes(
    rate_hz: int, bitrate_kbps: int, count: int
) -> None:
    stream = silent_frame(rate_hz, bitrate_kbps) * count
    assert count_frames(stream) == count
    assert b"".join(frames(stream)) == stream


def test_a_padded_frame_is_one_byte_longer() -> None:
    padded = bytearray(silent_frame(44100, 64) + b"\0")
    padded[2] |= 0b10
    assert parse_header(bytes(padded)).padding
    assert count_frames(bytes(padded) * 2) == 2


def test_a_stereo_frame_is_told_from_a_mono_one() -> None:
    header = parse_header(b"\xff\xfb\x50\x00")
    assert (header.mono, header.side_info_bytes) == (False, 32)


def test_the_reservoir_pointer_is_the_first_nine_bits_of_the_side_information() -> None:
    frame = bytearray(silent_frame(44100, 64))
    frame[4:6] = b"\x80\x80"
    assert main_data_begin(bytes(frame)) == 257


@pytest.mark.parametrize(
    "head",
    [b"", b"\xff\xfb\x50", b"ID3\x03", b"\xff\xfa\x50\xc4", b"\xff\xfb\x00\xc4", b"\xff\xfb\xf0\xc4",
     b"\xff\xfb\x5c\xc4"],
    ids=["nothing", "cut", "tag", "checksum", "free format", "bad bit rate", "bad rate"],
)  # fmt: skip
def test_what_is_no_frame_of_ours_is_refused(head: bytes) -> None:
    with pytest.raises(AudioError, match="byte 0 is not the start"):
        parse_header(head)


def test_the_place_of_what_is_no_frame_is_told() -> None:
    with pytest.raises(AudioError, match="byte 208"):
        count_frames(silent_frame(44100, 64) + b"TAG" + bytes(125))


def test_a_frame_that_is_cut_off_is_refused() -> None:
    with pytest.raises(AudioError, match="byte 208 is cut off"):
        count_frames((silent_frame(44100, 64) * 2)[:-1])


@pytest.mark.parametrize(("rate_hz", "bitrate_kbps"), [(22050, 64), (44100, 63), (44100, 0)])
def test_no_silent_frame_of_a_kind_that_does_not_exist(rate_hz: int, bitrate_kbps: int) -> None:
    with pytest.raises(AudioError, match="has no"):
        silent_frame(rate_hz, bitrate_kbps)
