"""Write the sound of an episode: the Info frame, then silence and segments, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from briefing.adapters.checksums import StreamChecksum
from briefing.adapters.info_frame import info_frame, info_frame_bytes
from briefing.adapters.mp3_frames import count_frames, main_data_begin, parse_header, silent_frame
from briefing.errors import AudioError

if TYPE_CHECKING:
    from briefing.assemble.timeline import Timeline
    from briefing.model import Segment

Frames = Callable[[int], bytes]
"""The MP3 frames of the segment of a section, by the index of the section."""

_PADDING_BIT = 0b10


def write_stream(file: BinaryIO, timeline: Timeline, frames: Frames) -> None:
    """Write the episode's frames where the file stands; no more than one segment is in memory.

    Raises AudioError when a segment is not what the timeline says.
    """
    rate, bitrate = timeline.rate_hz, timeline.bitrate_kbps
    start = file.tell()
    file.write(bytes(info_frame_bytes(rate, bitrate)))
    checksum = StreamChecksum()
    written = 0
    for piece in _pieces(timeline, frames):
        file.write(piece)
        checksum.update(piece)
        written += len(piece)
    end = file.tell()
    file.seek(start)
    file.write(
        info_frame(
            rate_hz=rate,
            bitrate_kbps=bitrate,
            frame_count=timeline.frame_count,
            stream_bytes=written,
            padding_samples=timeline.padding_samples,
            music_crc=checksum.value(),
        )
    )
    file.seek(end)


def _pieces(timeline: Timeline, frames: Frames) -> Iterator[bytes]:
    rate, bitrate = timeline.rate_hz, timeline.bitrate_kbps
    plain = silent_frame(rate, bitrate)
    padded = plain[:2] + bytes((plain[2] | _PADDING_BIT,)) + plain[3:] + b"\0"
    written = 0
    for index, placement in enumerate(timeline.placements):
        silence = bytearray()
        for frame in range(placement.first_frame - placement.silent_frames, placement.first_frame):
            # Padding keeps the bytes in step with the bit rate, as an encoder does (ISO/IEC 11172-3,
            # 2.4.2.3): players find a second by its share of the bytes.
            due = (frame + 1) * 144_000 * bitrate // rate
            silence += padded if written + len(silence) + len(padded) <= due else plain
        yield bytes(silence)
        segment = _checked(frames(index), placement.segment, index)
        written += len(silence) + len(segment)
        yield segment


def _checked(data: bytes, segment: Segment, index: int) -> bytes:
    count = count_frames(data)
    if count != segment.frame_count:
        raise AudioError(
            f"the segment of section {index} has {count} frames instead of {segment.frame_count}"
        )
    header = parse_header(data)
    found = (header.rate_hz, header.bitrate_kbps, header.mono)
    if found != (segment.rate_hz, segment.bitrate_kbps, True):
        raise AudioError(f"the segment of section {index} has other sound than it says: {found}")
    if main_data_begin(data):
        raise AudioError(f"the segment of section {index} does not begin a stream of its own")
    return data
