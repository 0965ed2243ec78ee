"""Cut stretches of whole frames out of a finished MP3; each becomes a file of its own, bit for bit.

The file is one of ours: an ID3v2 tag, the Info frame, then frames of a constant bit rate. A stretch may
be cut where a stream begins that refers to nothing before it, as each of our segments does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import BinaryIO

from briefing.adapters.checksums import StreamChecksum
from briefing.adapters.info_frame import heard_samples, info_frame
from briefing.adapters.mp3_frames import (
    ENCODER_DELAY,
    HEADER_BYTES,
    SAMPLES_PER_FRAME,
    count_frames,
    main_data_begin,
    parse_header,
)
from briefing.errors import AudioError

FrameRange = tuple[int, int]
"""First frame and the one after the last, counted without the Info frame."""

MOST_FRAME_BYTES = 1441
"""The longest frame: 320 kbit/s at 32 kHz, padded."""

_TAG_HEAD_BYTES = 10
_SYNCHSAFE_BITS = 7
_INFO = b"Info"
_BLOCK_BYTES = 1 << 18


def tag_bytes(file: BinaryIO) -> int:
    """Return the length of the ID3v2 tag that the file begins with, 0 without one; it stands behind it."""
    file.seek(0)
    head = file.read(_TAG_HEAD_BYTES)
    length = 0
    if len(head) == _TAG_HEAD_BYTES and head.startswith(b"ID3"):
        for byte in head[-4:]:
            length = length << _SYNCHSAFE_BITS | byte & 0x7F
        length += _TAG_HEAD_BYTES
    file.seek(length)
    return length


def duration_ms(file: BinaryIO) -> int:
    """Return how long the file is heard, by its Info frame, to the nearest millisecond.

    Raises AudioError when it has none.
    """
    tag_bytes(file)
    samples, rate_hz = heard_samples(file.read(MOST_FRAME_BYTES))
    return (2000 * samples + rate_hz) // (2 * rate_hz)


def cut_all(file: BinaryIO, ranges: Sequence[FrameRange]) -> Iterator[bytes]:
    """Yield the frames of each range, in order; the ranges ascend and do not overlap.

    One range is in memory at a time. Raises AudioError when the file is not what the ranges say: it ends
    before, it is no MP3 of ours, or a range begins with a frame that needs others before it.
    """
    if any(first >= end for first, end in ranges) or any(
        before[1] > after[0] for before, after in pairwise(ranges)
    ):
        raise AudioError(f"these are no frames in a row: {list(ranges)}")
    start = tag_bytes(file)
    walker = _Walker(file, start)
    head = walker.take(1)
    side_info_end = HEADER_BYTES + parse_header(head).side_info_bytes
    if head[side_info_end : side_info_end + len(_INFO)] != _INFO:
        raise AudioError(f"the MP3 does not begin with an Info frame at byte {start}")
    at = 0
    for first, end in ranges:
        walker.skip(first - at)
        cut = walker.take(end - first)
        if main_data_begin(cut):
            raise AudioError(f"frame {first} of the MP3 cannot stand alone")
        at = end
        yield cut


def stream_of(frames: bytes, samples: int) -> bytes:
    """Return an Info frame and the frames: a stream of which `samples` are to be heard.

    Raises AudioError when so many are not in the frames.
    """
    header = parse_header(frames)
    count = count_frames(frames)
    checksum = StreamChecksum()
    checksum.update(frames)
    return (
        info_frame(
            rate_hz=header.rate_hz,
            bitrate_kbps=header.bitrate_kbps,
            frame_count=count,
            stream_bytes=len(frames),
            padding_samples=count * SAMPLES_PER_FRAME - ENCODER_DELAY - samples,
            music_crc=checksum.value(),
        )
        + frames
    )


class _Walker:
    """Goes through a file frame by frame, with a block of it in memory."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        self._file = file
        self._block = b""
        self._at = 0
        self._block_start = start

    def skip(self, count: int) -> None:
        """Pass over so many frames."""
        for _ in range(count):
            self._at += self._frame_bytes()

    def take(self, count: int) -> bytes:
        """Return so many frames."""
        taken = bytearray()
        for _ in range(count):
            length = self._frame_bytes()
            taken += self._block[self._at : self._at + length]
            self._at += length
        return bytes(taken)

    def _frame_bytes(self) -> int:
        """Return the length of the next frame, which is whole in the block."""
        self._hold(HEADER_BYTES)
        try:
            length = parse_header(self._block, self._at).frame_bytes
        except AudioError as error:
            where = self._block_start + self._at
            raise AudioError(f"byte {where} of the MP3 is not the start of a frame") from error
        self._hold(length)
        return length

    def _hold(self, length: int) -> None:
        if self._at + length <= len(self._block):
            return
        self._block_start += self._at
        self._block = self._block[self._at :] + self._file.read(_BLOCK_BYTES)
        self._at = 0
        if length > len(self._block):
            raise AudioError(f"the MP3 ends at byte {self._block_start + len(self._block)}")
