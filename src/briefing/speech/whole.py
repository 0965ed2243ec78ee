"""Decode sound that came over a network, and be sure that nothing of it is missing.

libsndfile decodes what is there and is silent about what is not. How long each format says it is stands in
RIFF (Multimedia Programming Interface and Data Specifications 1.0), RFC 9639 (FLAC) and RFC 3533 (Ogg).
Servers that stream do not know the length beforehand: OpenAI writes 0xFFFFFFFF into the header of a WAV.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Literal

from briefing.adapters.retries import Unusable
from briefing.errors import AudioError
from briefing.speech import mpeg

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.adapters.codec import Format

    Sound = tuple[NDArray[np.float32], int]

Kind = Literal["MP3", "WAV", "FLAC", "OGG", "PCM"]

MOST_SAMPLES = 1 << 26
"""46 minutes at 24 kHz; more is not decoded, however small the file is."""
TRIMMED_SAMPLES = 4000
"""A decoder leaves out what a LAME tag calls padding, and the tag's own frame; more is missing sound."""

_PLACEHOLDER_BYTES = 2_000_000_000
"""Sizes from here on mean "unknown" in the header of a WAV; so does 0 before sound."""
_CHUNK = struct.Struct("<4sI")
_RIFF_BYTES = 12
_STREAMINFO_TOTAL = slice(18, 26)
_TOTAL_BITS = 36
_PAGE_HEADER_BYTES = 27
_LAST_PAGE = 4
_OTHERS = (b"riff", b"flac", b"oggs", b"id3", b"<!doctype", b"<html", b"<?xml", b'{"')
"""What bytes without a header must not begin with, in small letters: then they have one."""

_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
_ALL = 0xFFFFFFFF


def decoded(data: bytes, kind: Kind, pcm_rate_hz: int = 24_000) -> Sound:
    """Return mono samples and their rate; "PCM" is signed 16 bits, little-endian, at *pcm_rate_hz*.

    Raises Unusable when the data are of another kind, broken, or not whole.
    """
    try:
        if kind == "PCM":
            return _pcm(data), pcm_rate_hz
        return _WHOLE[kind](data)
    except (ValueError, AudioError) as error:
        raise Unusable(f"the {kind} in the answer is broken: {error}") from error


def _decode(data: bytes, kind: Format) -> Sound:
    from briefing.adapters.codec import decode  # numpy and libsndfile

    return decode(data, kind)


def _mp3(data: bytes) -> Sound:
    samples = mpeg.samples_of(data)
    _bound(samples)
    sound, rate_hz = _decode(data, "MP3")
    if samples - len(sound) > TRIMMED_SAMPLES:
        raise ValueError(f"{len(sound)} of {samples} samples decode")
    return sound, rate_hz


def _wav(data: bytes) -> Sound:
    place = _RIFF_BYTES
    while place + _CHUNK.size <= len(data):
        name, size = _CHUNK.unpack_from(data, place)
        start = place + _CHUNK.size
        there = len(data) - start
        if name == b"data":
            if size >= _PLACEHOLDER_BYTES or (size == 0 and there):
                return _decode(_sized(data, start), "WAV")
            if size > there:
                raise ValueError(f"{there} of {size} bytes of sound are there")
            return _decode(data, "WAV")
        place = start + size + size % 2
    return _decode(data, "WAV")  # which says what it is instead


def _sized(data: bytes, start: int) -> bytes:
    """Return a WAV whose header has the sizes that a server which streams did not know."""
    header = bytearray(data[:start])
    header[4:8] = (len(data) - 8).to_bytes(4, "little")
    header[-4:] = (len(data) - start).to_bytes(4, "little")
    return bytes(header) + data[start:]


def _flac(data: bytes) -> Sound:
    total = int.from_bytes(data[_STREAMINFO_TOTAL], "big") & ((1 << _TOTAL_BITS) - 1)
    if total == 0 and data.startswith(b"fLaC"):
        # libsndfile takes that for more samples than memory has room for.
        raise ValueError("it does not say how long it is; the server streams, take wav")
    _bound(total)
    sound, rate_hz = _decode(data, "FLAC")
    if len(sound) != total:
        raise ValueError(f"{len(sound)} of {total} samples decode")
    return sound, rate_hz


def _ogg(data: bytes) -> Sound:
    place, flags = 0, 0
    while place < len(data):
        head = data[place : place + _PAGE_HEADER_BYTES]
        if len(head) < _PAGE_HEADER_BYTES or head[:4] != b"OggS":
            raise ValueError(f"byte {place} is not the start of a page")
        flags, sizes = head[5], data[place + len(head) : place + len(head) + head[26]]
        end = place + len(head) + head[26] + sum(sizes)
        page = data[place:end]
        if end > len(data) or _ogg_checksum(page) != int.from_bytes(page[22:26], "little"):
            raise ValueError(f"the page at byte {place} is cut off or damaged")
        _bound(int.from_bytes(head[6:14], "little", signed=True))
        place = end
    if not flags & _LAST_PAGE:
        raise ValueError("its last page is missing")
    return _decode(data, "OGG")


def _ogg_checksum(page: bytes) -> int:
    """Return the CRC-32 of a page: zlib's polynomial, bits in direct order, no inversion."""
    blank = page[:22] + bytes(4) + page[26:]
    crc = zlib.crc32(blank.translate(_REVERSED), _ALL) ^ _ALL
    return int.from_bytes(crc.to_bytes(4, "little").translate(_REVERSED), "big")


def _pcm(data: bytes) -> NDArray[np.float32]:
    import numpy as np

    if data[:64].lstrip().lower().startswith(_OTHERS):
        raise ValueError(f"it begins with {data[:16]!r}, which is another format")
    if len(data) % 2:
        raise ValueError(f"{len(data)} bytes are not whole samples of 16 bits")
    sound: NDArray[np.float32] = np.frombuffer(data, "<i2").astype(np.float32) / np.float32(32768)
    return sound


def _bound(samples: int) -> None:
    if samples > MOST_SAMPLES:
        raise ValueError(f"it has {samples} samples, more than {MOST_SAMPLES}")


_WHOLE = {"MP3": _mp3, "WAV": _wav, "FLAC": _flac, "OGG": _ogg}
