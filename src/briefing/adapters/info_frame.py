"""The first frame of the file: silent, and inside it what players must know of the stream.

Fields are those of Xing's header and of the "Mp3 Info Tag rev 1" that LAME writes (VbrTag.c of LAME
3.100): number of frames and bytes, a table for seeking, delay and padding for gapless playing, checksums.
"""

from __future__ import annotations

from briefing.adapters.checksums import crc16
from briefing.adapters.mp3_frames import (
    ENCODER_DELAY,
    HEADER_BYTES,
    SAMPLES_PER_FRAME,
    parse_header,
    silent_frame,
)
from briefing.errors import AudioError

ENCODER = b"LAME3.100"
"""Nine characters by which players know that delay and padding follow: the encoder's name and version."""

_HAS_FRAMES_BYTES_QUALITY = 0b1011
_HAS_TOC = 0b0100
_TOC_ENTRIES = 100
_BYTES_WITH_TOC = 156
_CONSTANT_BITRATE = 0x01
_STEREO_CHECKSUM = 190
_SOURCE_RATES = {44100: 1, 48000: 2}
_MAX_PADDING = 0xFFF
_BEFORE_DELAYS = len(ENCODER) + 12
"""Bytes of LAME's tag before delay and padding, see `_lame_tag`."""


def info_frame_bytes(rate_hz: int, bitrate_kbps: int) -> int:
    """Return the length of the Info frame, which is that of every frame."""
    return len(silent_frame(rate_hz, bitrate_kbps))


def info_frame(
    *,
    rate_hz: int,
    bitrate_kbps: int,
    frame_count: int,
    stream_bytes: int,
    padding_samples: int,
    music_crc: int,
) -> bytes:
    """Return the Info frame of a stream of `frame_count` frames in `stream_bytes`, itself not counted.

    Raises AudioError when the padding does not fit its twelve bits.
    """
    if not 0 <= padding_samples <= _MAX_PADDING:
        raise AudioError(f"an MP3 cannot end {padding_samples} samples before its last frame does")
    empty = silent_frame(rate_hz, bitrate_kbps)
    head = empty[: HEADER_BYTES + parse_header(empty).side_info_bytes]
    # Below 64 kbit/s there is no room for the table. A frame of a higher rate would have it, but then
    # readers take the stream for one of variable bit rate; a constant one hardly needs the table.
    has_toc = len(head) + _BYTES_WITH_TOC <= len(empty)
    total_bytes = len(empty) + stream_bytes
    checked = (
        head
        + _xing_header(frame_count, total_bytes, has_toc=has_toc)
        + _lame_tag(rate_hz, bitrate_kbps, padding_samples, total_bytes)
        + music_crc.to_bytes(2, "big")
    )
    # LAME's checksum is over all before it, wherever the side information ends. Its description of the
    # tag knows stereo only, and so do some readers (eyeD3): for them it stands once more where they look.
    tagged = checked + crc16(checked).to_bytes(2, "big")
    frame = tagged.ljust(_STEREO_CHECKSUM, b"\0")
    if len(frame) + 2 <= len(empty):
        tagged = frame + crc16(frame).to_bytes(2, "big")
    return tagged.ljust(len(empty), b"\0")


def heard_samples(frame: bytes) -> tuple[int, int]:
    """Return how many samples of a stream are heard, by its Info frame, and the rate in Hz.

    Raises AudioError for a frame that is not such an Info frame.
    """
    header = parse_header(frame)
    tag = frame[HEADER_BYTES + header.side_info_bytes : header.frame_bytes]
    flags = int.from_bytes(tag[4:8], "big")
    # Behind name and flags, four bytes each: frames and bytes, perhaps the table, the quality.
    lame = 4 * 4 + (_TOC_ENTRIES if flags & _HAS_TOC else 0) + 4
    delays = lame + _BEFORE_DELAYS
    if (
        tag[:4] != b"Info"
        or flags & ~_HAS_TOC != _HAS_FRAMES_BYTES_QUALITY
        or len(tag) < delays + 3
    ):
        raise AudioError("the MP3 does not begin with an Info frame that says how long it is")
    delay_padding = int.from_bytes(tag[delays : delays + 3], "big")
    unheard = (delay_padding >> 12) + (delay_padding & _MAX_PADDING)
    return int.from_bytes(tag[8:12], "big") * SAMPLES_PER_FRAME - unheard, header.rate_hz


def _xing_header(frame_count: int, total_bytes: int, *, has_toc: bool) -> bytes:
    # With a constant bit rate, i hundredths of the time are i hundredths of the bytes.
    toc = bytes(entry * 256 // _TOC_ENTRIES for entry in range(_TOC_ENTRIES))
    flags = _HAS_FRAMES_BYTES_QUALITY | (_HAS_TOC if has_toc else 0)
    return b"".join(
        (
            b"Info",
            flags.to_bytes(4, "big"),
            frame_count.to_bytes(4, "big"),
            total_bytes.to_bytes(4, "big"),
            toc if has_toc else b"",
            bytes(4),  # quality: not stated
        )
    )


def _lame_tag(rate_hz: int, bitrate_kbps: int, padding_samples: int, total_bytes: int) -> bytes:
    """Return LAME's tag up to its checksums."""
    return b"".join(
        (
            ENCODER,
            bytes((_CONSTANT_BITRATE,)),  # revision 0 of the tag, method 1
            bytes(1),  # low-pass: not stated
            bytes(8),  # peak and two replay gains: not stated
            bytes(1),  # encoding flags
            bytes((min(bitrate_kbps, 255),)),
            (ENCODER_DELAY << 12 | padding_samples).to_bytes(3, "big"),
            bytes((_SOURCE_RATES.get(rate_hz, 0) << 6,)),  # mono: stereo mode 0
            bytes(3),  # gain changed afterwards, surround, preset: none
            total_bytes.to_bytes(4, "big"),
        )
    )
