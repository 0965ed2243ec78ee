from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.adapters.retries import Unusable
from briefing.speech.whole import Kind, decoded

RATE_HZ = 24_000
TIME_S = np.arange(RATE_HZ) / RATE_HZ
SOUND = (0.3 * np.sin(2 * np.pi * 220 * TIME_S)).astype(np.float32)
ENCODINGS = {"MP3": "MPEG_LAYER_III", "WAV": "PCM_16", "FLAC": "PCM_16", "OGG": "OPUS"}


def encoded(kind: str, encoding: str = "", samples: Any = SOUND) -> bytes:
    file = io.BytesIO()
    soundfile.write(
        file, samples, RATE_HZ, format=kind, subtype=encoding or ENCODINGS.get(kind, "PCM_16")
    )
    return file.getvalue()


FILES: dict[Kind, bytes] = {
    "MP3": encoded("MP3"),
    "WAV": encoded("WAV"),
    "FLAC": encoded("FLAC"),
    "OGG": encoded("OGG"),
    "PCM": (SOUND * 32767).astype("<i2").tobytes(),
}


@pytest.mark.parametrize("kind", FILES)
def test_whole_sound_is_decoded(kind: Kind) -> None:
    sound, rate_hz = decoded(FILES[kind], kind)
    assert rate_hz == RATE_HZ
    assert sound.dtype == np.float32
    assert sound.flags.c_contiguous
    assert len(sound) == pytest.approx(RATE_HZ, abs=1200)
    assert np.sqrt(np.mean(sound**2)) == pytest.approx(0.212, abs=0.02)


@pytest.mark.parametrize(
    ("kind", "encoding"),
    [("WAV", "FLOAT"), ("WAV", "PCM_24"), ("WAVEX", "PCM_16"), ("FLAC", "PCM_24"), ("OGG", "VORBIS")],
)  # fmt: skip
def test_so_is_what_few_servers_send(kind: str, encoding: str) -> None:
    named: Kind = "WAV" if kind == "WAVEX" else kind  # type: ignore[assignment]
    assert len(decoded(encoded(kind, encoding), named)[0]) == pytest.approx(RATE_HZ, abs=200)


def test_channels_become_one() -> None:
    sound, _ = decoded(encoded("WAV", samples=np.stack([SOUND, -SOUND], axis=1)), "WAV")
    assert sound.shape == (RATE_HZ,)
    assert np.abs(sound).max() < 0.001


@pytest.mark.parametrize("size", [0, 0x7FFFFFFF, 0xFFFFFFFF, 2_000_000_000])
def test_a_wav_whose_header_was_written_before_the_end_was_known_is_whole(size: int) -> None:
    wav = FILES["WAV"]
    place = wav.index(b"data") + 4
    streamed = wav[:4] + size.to_bytes(4, "little") + wav[8:place] + size.to_bytes(4, "little") + wav[place + 4 :]  # fmt: skip
    assert len(decoded(streamed, "WAV")[0]) == RATE_HZ


def test_chunks_before_the_sound_are_passed_over() -> None:
    wav = FILES["WAV"]
    chunk = b"LIST" + (5).to_bytes(4, "little") + b"notes\0"
    whole = wav[:36] + chunk + wav[36:]
    assert len(decoded(whole, "WAV")[0]) == RATE_HZ


def test_a_flac_that_does_not_say_how_long_it_is_is_refused_with_advice() -> None:
    flac = bytearray(FILES["FLAC"])
    total = int.from_bytes(flac[18:26], "big")
    flac[18:26] = (total >> 36 << 36).to_bytes(8, "big")
    with pytest.raises(Unusable, match="take wav"):
        decoded(bytes(flac), "FLAC")


def test_a_flac_that_promises_hours_is_not_made_room_for() -> None:
    flac = bytearray(FILES["FLAC"])
    total = int.from_bytes(flac[18:26], "big")
    flac[18:26] = (total | (1 << 35)).to_bytes(8, "big")
    with pytest.raises(Unusable, match="more than"):
        decoded(bytes(flac), "FLAC")


@pytest.mark.parametrize("kind", ["MP3", "WAV", "FLAC", "OGG"])
@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.7, 0.99])
def test_what_is_cut_off_is_not_sound(kind: Kind, share: float) -> None:
    data = FILES[kind]
    with pytest.raises(Unusable, match=f"the {kind} in the answer is broken"):
        decoded(data[: int(len(data) * share)], kind)


@given(st.integers(1, 400))
def test_every_short_cut_of_an_ogg_is_noticed(missing: int) -> None:
    with pytest.raises(Unusable):
        decoded(FILES["OGG"][:-missing], "OGG")


@settings(max_examples=50)
@given(st.integers(0, len(FILES["OGG"]) - 1), st.integers(1, 255))
def test_every_damaged_byte_of_an_ogg_is_noticed(place: int, change: int) -> None:
    damaged = bytearray(FILES["OGG"])
    damaged[place] ^= change
    with pytest.raises(Unusable):
        decoded(bytes(damaged), "OGG")


@pytest.mark.parametrize("kind", ["MP3", "WAV", "FLAC", "OGG"])
@pytest.mark.parametrize("other", ["MP3", "WAV", "FLAC", "OGG", "PCM"])
def test_sound_of_another_kind_is_refused(kind: Kind, other: Kind) -> None:
    if other != kind:
        with pytest.raises(Unusable, match="broken"):
            decoded(FILES[other], kind)


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("other", [b" <!DOCTYPE html><p>Sorry", b'{"error": {}}\n', FILES["WAV"]])
def test_text_and_what_has_a_header_is_not_taken_for_bare_samples(kind: Kind, other: bytes) -> None:
    if (kind, other) != ("WAV", FILES["WAV"]):
        with pytest.raises(Unusable, match="broken"):
            decoded(other, kind)


def test_half_a_sample_is_not_whole() -> None:
    with pytest.raises(Unusable, match="not whole samples"):
        decoded(FILES["PCM"][:-1], "PCM")


def test_pcm_has_the_rate_that_it_is_said_to_have() -> None:
    assert decoded(FILES["PCM"], "PCM", 22_050)[1] == 22_050


@settings(max_examples=200)
@given(st.binary(max_size=300), st.sampled_from(["MP3", "WAV", "FLAC", "OGG", "PCM"]))
def test_any_bytes_are_decoded_or_refused(data: bytes, kind: Kind) -> None:
    magic = {"MP3": b"\xff\xfb", "WAV": b"RIFF\0\0\0\0WAVE", "FLAC": b"fLaC", "OGG": b"OggS", "PCM": b""}  # fmt: skip
    for body in (data, magic[kind] + data):
        try:
            sound, _ = decoded(body, kind)
        except Unusable:
            continue
        assert sound.ndim == 1
