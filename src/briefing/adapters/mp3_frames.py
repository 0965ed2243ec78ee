"""The frames of a constant bit rate MPEG-1 Layer III stream: walk them, count them, make silent ones.

Header and side information are those of ISO/IEC 11172-3, sections 2.4.1.3, 2.4.1.7 and 2.4.2.3. Only what our
encoder writes is taken: MPEG-1, Layer III, no checksum. All other bytes raise AudioError.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing.errors import AudioError

SAMPLES_PER_FRAME = 1152
ENCODER_DELAY = 576
"""Samples that LAME puts before the first sample it was given."""
DECODER_DELAY = 529
"""Samples that every Layer III decoder adds: 528 of the filter bank and one more."""
EDGE = 2304
"""Zero samples on both sides of a segment: two frames, after which a decoder remembers nothing."""

HEADER_BYTES = 4
BITRATES_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
RATES_HZ = (44100, 48000, 32000)

_SYNC_MPEG1_LAYER3_NO_CRC = b"\xff\xfb"
_MONO = 0b11
_MONO_ORIGINAL = 0xC4
"""Last header byte as LAME writes it: one channel, the "original" bit, no emphasis."""


@dataclass(frozen=True, slots=True)
class FrameHeader:
    """What the four bytes at the start of a frame say; `frame_bytes` includes them."""

    bitrate_kbps: int
    rate_hz: int
    padding: bool
    frame_bytes: int
    mono: bool
    side_info_bytes: int


def parse_header(data: bytes | memoryview, offset: int = 0) -> FrameHeader:
    """Return the frame header at an offset. Raises AudioError when there is none."""
    header = _header(bytes(data[offset : offset + HEADER_BYTES]))
    if header is None:
        raise AudioError(f"byte {offset} is not the start of an MPEG-1 Layer III frame")
    return header


@lru_cache(maxsize=16)
def _header(head: bytes) -> FrameHeader | None:
    """A stream has two kinds of header, with padding and without: parse each once."""
    if len(head) < HEADER_BYTES or head[:2] != _SYNC_MPEG1_LAYER3_NO_CRC:
        return None
    bitrate_index, rate_index = head[2] >> 4, head[2] >> 2 & 0b11
    if not 0 < bitrate_index < len(BITRATES_KBPS) or rate_index >= len(RATES_HZ):
        return None
    bitrate, rate = BITRATES_KBPS[bitrate_index], RATES_HZ[rate_index]
    padding = bool(head[2] & 0b10)
    mono = head[3] >> 6 == _MONO
    return FrameHeader(
        bitrate_kbps=bitrate,
        rate_hz=rate,
        padding=padding,
        frame_bytes=frame_bytes(rate, bitrate) + padding,
        mono=mono,
        side_info_bytes=17 if mono else 32,
    )


def frame_bytes(rate_hz: int, bitrate_kbps: int) -> int:
    """Return the length of a frame without padding, its header included."""
    return SAMPLES_PER_FRAME // 8 * bitrate_kbps * 1000 // rate_hz


def frames(data: bytes | memoryview) -> Iterator[memoryview]:
    """Yield each frame, without copying.

    Raises AudioError where something else stands between two frames, or the last one is cut.
    """
    view = memoryview(data)
    offset = 0
    while offset < len(view):
        end = offset + parse_header(view, offset).frame_bytes
        if end > len(view):
            raise AudioError(f"the MP3 frame at byte {offset} is cut off")
        yield view[offset:end]
        offset = end


def count_frames(data: bytes | memoryview) -> int:
    """Return how many whole frames there are. Raises AudioError when there is anything else."""
    return sum(1 for _ in frames(data))


def main_data_begin(frame: bytes | memoryview) -> int:
    """Return how many bytes of earlier frames this one uses (0: it stands alone)."""
    parse_header(frame)
    return int.from_bytes(frame[HEADER_BYTES : HEADER_BYTES + 2], "big") >> 7


def silent_frame(rate_hz: int, bitrate_kbps: int) -> bytes:
    """Return one mono frame of digital silence, which may stand between any two of our streams.

    Its header is that of the encoder's unpadded frames; side information and main data are zero, so
    it refers to no earlier frame and nothing in it is to be decoded.
    Raises AudioError for a rate or a bit rate that MPEG-1 Layer III does not have.
    """
    if rate_hz not in RATES_HZ or bitrate_kbps not in BITRATES_KBPS[1:]:
        raise AudioError(f"MPEG-1 Layer III has no {bitrate_kbps} kbit/s at {rate_hz} Hz")
    third = BITRATES_KBPS.index(bitrate_kbps) << 4 | RATES_HZ.index(rate_hz) << 2
    head = _SYNC_MPEG1_LAYER3_NO_CRC + bytes((third, _MONO_ORIGINAL))
    return head.ljust(frame_bytes(rate_hz, bitrate_kbps), b"\0")
