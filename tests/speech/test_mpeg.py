from __future__ import annotations

from types import ModuleType

import pytest

from briefing.speech.mpeg import samples_of


@pytest.fixture
def mp3(google_server: ModuleType) -> bytes:
    data: bytes = google_server.hum(1.0)
    return data


def test_a_whole_mp3_holds_whole_frames(mp3: bytes) -> None:
    samples = samples_of(mp3)
    assert samples % 576 == 0
    assert 1.3 <= samples / 24_000 < 1.5


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000])
def test_every_sample_rate_of_layer_three_is_known(google_server: ModuleType, rate_hz: int) -> None:
    assert samples_of(google_server.hum(1.0, rate_hz)) / rate_hz == pytest.approx(1.35, abs=0.2)


def test_tags_at_both_ends_are_no_sound(mp3: bytes) -> None:
    tag = b"ID3\x03\x00\x00\x00\x00\x01\x02" + bytes(130)
    assert samples_of(tag + mp3 + b"TAG" + bytes(125)) == samples_of(mp3)


@pytest.mark.parametrize("cut", [1, 37, 191])
def test_a_cut_in_a_frame_is_found(mp3: bytes, cut: int) -> None:
    with pytest.raises(ValueError, match="is cut off"):
        samples_of(mp3[:-cut])


@pytest.mark.parametrize(
    "broken",
    [
        b"<html></html>",
        b"\xff\xe4\x00\x00" * 9,  # MPEG-2, Layer II
        b"\xff\xfb\x0c\xc4" * 9,  # a forbidden rate
        b"\xff\xfb\xf0\xc4" * 9,  # a forbidden bit rate
        b"\xff\xea\x84\xc4" * 9,  # a version that does not exist
    ],
)
def test_what_is_no_frame_is_named_by_its_place(broken: bytes) -> None:
    with pytest.raises(ValueError, match="byte 0 is not the start of a frame"):
        samples_of(broken)


def test_rubbish_between_frames_is_found(mp3: bytes) -> None:
    with pytest.raises(ValueError, match="byte 384 is not the start of a frame"):
        samples_of(mp3[:384] + b"rubbish" + mp3[384:])


def test_nothing_holds_nothing() -> None:
    assert samples_of(b"") == 0
