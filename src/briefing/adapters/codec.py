"""Encode MP3 with LAME, decode sound with libsndfile: from memory to memory, no ffmpeg."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

import lameenc
import numpy as np
import soundfile

from briefing.adapters import mp3_frames
from briefing.errors import AudioError

if TYPE_CHECKING:
    from numpy.typing import NDArray

Format = Literal["MP3", "WAV", "FLAC", "OGG"]

LAME_GAIN_DB = -0.445
"""LAME takes sound that loud (0.95) at constant bit rates, against clipping in the decoder."""

_TAG_FRAMES = (b"Xing", b"Info")


def encode_mp3(pcm: NDArray[np.int16], *, rate_hz: int, bitrate_kbps: int, quality: int) -> bytes:
    """Encode mono PCM as one whole constant bit rate stream of bare frames, without tags.

    The first frame refers to none before it and the last one is flushed, so that such streams may be
    joined by putting their bytes in a row. The sound comes out `ENCODER_DELAY + DECODER_DELAY` samples late.
    Raises AudioError when LAME refuses, or writes anything but that.
    """
    encoder = lameenc.Encoder()
    try:
        encoder.set_channels(1)
        encoder.set_in_sample_rate(rate_hz)
        encoder.set_out_sample_rate(rate_hz)
        encoder.set_bit_rate(bitrate_kbps)
        encoder.set_quality(quality)
        encoder.silence()
        data = bytes(encoder.encode(pcm.tobytes())) + bytes(encoder.flush())
    except (RuntimeError, ValueError) as error:
        raise AudioError(f"LAME cannot encode: {error}") from error
    check_stream(data, samples=len(pcm), rate_hz=rate_hz, bitrate_kbps=bitrate_kbps)
    return data


def check_stream(data: bytes, *, samples: int, rate_hz: int, bitrate_kbps: int) -> None:
    """Prove what joining relies on; a new release of the encoder may think otherwise.

    Raises AudioError for frames of another kind, for too few of them, for a tag frame, and for a first
    frame that refers to one before it.
    """
    count = 0
    for frame in mp3_frames.frames(data):
        header = mp3_frames.parse_header(frame)
        if (header.rate_hz, header.bitrate_kbps, header.mono) != (rate_hz, bitrate_kbps, True):
            raise AudioError(f"LAME changed the stream in frame {count}: {header}")
        count += 1
    delay = mp3_frames.ENCODER_DELAY + mp3_frames.DECODER_DELAY
    if count * mp3_frames.SAMPLES_PER_FRAME < samples + delay:
        raise AudioError(f"LAME kept back sound: {count} frames for {samples} samples")
    first = next(mp3_frames.frames(data))
    tag_at = mp3_frames.HEADER_BYTES + mp3_frames.parse_header(first).side_info_bytes
    if mp3_frames.main_data_begin(first) or bytes(first[tag_at : tag_at + 4]) in _TAG_FRAMES:
        raise AudioError("LAME's first frame is not one of sound that stands alone")


def decode(data: bytes, kind: Format) -> tuple[NDArray[np.float32], int]:
    """Return the samples (mono, float32) and the rate of a whole sound file in memory.

    The format is named, not guessed: what arrives as an MP3 must be one. Channels are averaged.
    Raises AudioError for another format, and for what libsndfile cannot read. It reads an MP3 of variable
    bit rate that has no Xing frame only as far as it guesses: check the length where that may come.
    """
    if not _looks_like(data, kind):
        raise AudioError(f"these {len(data)} bytes are not {kind}")
    try:
        with soundfile.SoundFile(io.BytesIO(data)) as file:
            if file.format not in {kind, f"{kind}EX"}:  # WAVEX: a WAV with a longer header
                raise AudioError(f"these {len(data)} bytes are {file.format}, not {kind}")
            channels: NDArray[np.float32] = file.read(dtype="float32", always_2d=True)
            rate_hz = int(file.samplerate)
    except soundfile.LibsndfileError as error:
        raise AudioError(f"{kind} sound that cannot be decoded: {error.error_string}") from error
    if channels.shape[1] == 1:
        return channels[:, 0], rate_hz
    return channels.mean(axis=1, dtype=np.float32), rate_hz


def _looks_like(data: bytes, kind: Format) -> bool:
    """Look at the magic number first, so that only one of libsndfile's parsers sees the bytes."""
    if kind == "WAV":
        return data[:4] == b"RIFF" and data[8:12] == b"WAVE"
    if kind == "MP3":
        return data[:3] == b"ID3" or (data[:1] == b"\xff" and data[1:2] >= b"\xe0")
    return data.startswith({"FLAC": b"fLaC", "OGG": b"OggS"}[kind])
