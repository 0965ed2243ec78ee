from __future__ import annotations

import io
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile

from briefing.adapters import codec
from briefing.adapters.mp3_frames import (
    DECODER_DELAY,
    ENCODER_DELAY,
    SAMPLES_PER_FRAME,
    count_frames,
    frames,
    main_data_begin,
    parse_header,
    silent_frame,
)
from briefing.errors import AudioError

if TYPE_CHECKING:
    from numpy.typing import NDArray

DELAY = ENCODER_DELAY + DECODER_DELAY


def noise(length: int, seed: int = 1) -> NDArray[np.int16]:
    wave = np.random.default_rng(seed).standard_normal(length) * 5000
    return np.clip(wave, -32768, 32767).astype(np.int16)


def encoded(pcm: NDArray[np.int16], **changes: int) -> bytes:
    settings = {"rate_hz": 44100, "bitrate_kbps": 64, "quality": 7} | changes
    return codec.encode_mp3(pcm, **settings)


def written(samples: NDArray[Any], kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    soundfile.write(file, samples, 24000, format=kind, **options)
    return file.getvalue()


@pytest.mark.parametrize("rate_hz", [44100, 48000])
@pytest.mark.parametrize("bitrate_kbps", [48, 64, 80, 96, 112, 128])
def test_a_stream_has_one_kind_of_frame_and_nothing_else(rate_hz: int, bitrate_kbps: int) -> None:
    data = encoded(noise(30_000), rate_hz=rate_hz, bitrate_kbps=bitrate_kbps)
    headers = [parse_header(frame) for frame in frames(data)]
    assert {(h.rate_hz, h.bitrate_kbps, h.mono) for h in headers} == {(rate_hz, bitrate_kbps, True)}
    assert sum(h.frame_bytes for h in headers) == len(data)


def test_a_stream_has_the_header_of_silent_frames_but_for_the_padding_bit() -> None:
    for frame in frames(encoded(noise(30_000))):
        head = bytearray(frame[:4])
        head[2] &= ~0b10
        assert bytes(head) == silent_frame(44100, 64)[:4]


def test_a_stream_begins_with_sound_that_stands_alone() -> None:
    data = encoded(noise(30_000))
    assert main_data_begin(next(frames(data))) == 0
    assert b"Info" not in data
    assert b"Xing" not in data


@pytest.mark.parametrize("length", [1, 1151, 1152, 20_000, 44_100])
def test_all_sound_is_kept_and_decodes_to_the_sum_of_frames(length: int) -> None:
    data = encoded(noise(length))
    samples, rate_hz = codec.decode(data, "MP3")
    assert rate_hz == 44100
    assert len(samples) == count_frames(data) * SAMPLES_PER_FRAME >= length + DELAY


def test_the_sound_comes_out_late_by_the_two_delays_and_lower_by_what_lame_takes() -> None:
    tone = np.sin(np.arange(44100) * 2 * np.pi * 1000 / 44100)
    pcm = (tone * 16384).astype(np.int16)
    samples, _ = codec.decode(encoded(pcm, bitrate_kbps=128), "MP3")
    expected = tone[2000:-2000] * 0.5 * 10 ** (codec.LAME_GAIN_DB / 20)
    heard = samples[DELAY + 2000 : DELAY + len(tone) - 2000]
    assert np.abs(heard - expected).max() < 0.005


def test_the_same_sound_makes_the_same_bytes() -> None:
    assert encoded(noise(30_000)) == encoded(noise(30_000))


def test_lame_refusing_is_an_audio_error() -> None:
    with pytest.raises(AudioError, match="LAME cannot encode"):
        encoded(noise(3000), rate_hz=1)


def test_a_bit_rate_that_lame_rounds_is_an_audio_error() -> None:
    with pytest.raises(AudioError, match="LAME changed the stream"):
        encoded(noise(3000), bitrate_kbps=63)


TAG_FRAME = silent_frame(44100, 64)[:21] + b"Info" + bytes(208 - 25)
RESERVOIR_FRAME = silent_frame(44100, 64)[:4] + b"\x80" + bytes(208 - 5)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "kept back"),
        (silent_frame(44100, 64) * 3, "kept back"),
        (TAG_FRAME * 5, "first frame"),
        (RESERVOIR_FRAME * 5, "first frame"),
    ],
    ids=["nothing", "too little", "tag frame", "reservoir"],
)
def test_a_stream_that_breaks_the_rules_of_joining_is_found_out(data: bytes, message: str) -> None:
    with pytest.raises(AudioError, match=message):
        codec.check_stream(data, samples=3000, rate_hz=44100, bitrate_kbps=64)


@pytest.mark.parametrize(
    ("kind", "options"),
    [("WAV", {}), ("WAV", {"subtype": "FLOAT"}), ("FLAC", {}), ("OGG", {}), ("MP3", {})],
)
def test_each_format_decodes_to_what_was_written(kind: codec.Format, options: Any) -> None:
    tone = (0.5 * np.sin(np.arange(24000) * 0.1)).astype(np.float32)
    samples, rate_hz = codec.decode(written(tone, kind, **options), kind)
    assert samples.dtype == np.float32
    assert (samples.ndim, rate_hz) == (1, 24000)
    assert abs(len(samples) - len(tone)) < 2 * SAMPLES_PER_FRAME
    assert np.sqrt(np.mean(samples**2)) == pytest.approx(0.3535, rel=0.05)


def test_a_long_wav_header_is_still_wav() -> None:
    samples, _ = codec.decode(written(noise(100), "WAVEX"), "WAV")
    assert len(samples) == 100


def test_channels_are_averaged() -> None:
    stereo = np.stack([np.full(100, 0.5), np.full(100, -0.25)], axis=1)
    samples, _ = codec.decode(written(stereo, "WAV", subtype="FLOAT"), "WAV")
    assert samples.tolist() == [0.125] * 100


@pytest.mark.parametrize("kind", ["MP3", "WAV", "FLAC", "OGG"])
@pytest.mark.parametrize(
    "data",
    [b"", b"<!doctype html><title>Sorry</title>", b"#EXTM3U\n/etc/passwd\n", bytes(5000)],
    ids=["nothing", "page", "playlist", "zeros"],
)
def test_what_is_no_sound_of_that_format_is_refused(kind: codec.Format, data: bytes) -> None:
    with pytest.raises(AudioError, match=f"not {kind}"):
        codec.decode(data, kind)


def test_one_format_is_not_taken_for_another() -> None:
    kinds: tuple[codec.Format, ...] = ("WAV", "FLAC", "OGG", "WAV")
    for here, there in pairwise(kinds):
        with pytest.raises(AudioError, match=f"not {there}"):
            codec.decode(written(noise(5000), here), there)


def test_a_format_that_only_looks_right_is_refused() -> None:
    broken = written(noise(5000), "FLAC")[:4] + b"garbage" * 50
    with pytest.raises(AudioError, match="cannot be decoded"):
        codec.decode(broken, "FLAC")


def test_another_format_behind_an_id3_tag_is_not_taken_for_mp3() -> None:
    tag = b"ID3\x03\0\0\0\0\0\x0a" + bytes(10)
    with pytest.raises(AudioError, match="are FLAC, not MP3"):
        codec.decode(tag + written(noise(5000), "FLAC"), "MP3")
