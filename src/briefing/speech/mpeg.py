"""Whether an MP3 is whole: libsndfile decodes what is there and does not say that something is missing.

Header fields and frame sizes are those of ISO/IEC 11172-3 and 13818-3, Layer III only.
"""

from __future__ import annotations

_MPEG1, _MPEG2, _MPEG25 = 0b11, 0b10, 0b00
_LAYER_3 = 0b01
_SYNC = 0x7FF
_HEADER_BYTES = 4
_RATES_HZ = {
    _MPEG1: (44100, 48000, 32000),
    _MPEG2: (22050, 24000, 16000),
    _MPEG25: (11025, 12000, 8000),
}
_KBPS_1 = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBPS_2 = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_FREE, _FORBIDDEN = 0, 15
_ID3_HEADER_BYTES = 10
_ID3V1_BYTES = 128


def samples_of(data: bytes) -> int:
    """Return how many samples a channel the frames of an MP3 hold.

    Raises ValueError, with the place, unless the last frame is whole and nothing lies between frames.
    """
    place, end = _sound(data)
    samples = 0
    while place < end:
        has_header = place + _HEADER_BYTES <= end
        size, length = _frame(data, place) if has_header else (_HEADER_BYTES, 0)
        if place + size > end:
            raise ValueError(f"the frame at byte {place} is cut off")
        place += size
        samples += length
    return samples


def _sound(data: bytes) -> tuple[int, int]:
    """Return where the frames begin and end: between an ID3v2 and an ID3v1 tag."""
    start, end = 0, len(data)
    if data[:3] == b"ID3" and end > _ID3_HEADER_BYTES:
        a, b, c, d = data[6:10]
        start = _ID3_HEADER_BYTES + (a << 21 | b << 14 | c << 7 | d)
    if data[-_ID3V1_BYTES:][:3] == b"TAG":
        end -= _ID3V1_BYTES
    return start, end


def _frame(data: bytes, place: int) -> tuple[int, int]:
    """Return the bytes and the samples of the frame whose header is at *place*."""
    head = int.from_bytes(data[place : place + _HEADER_BYTES], "big")
    version, layer = head >> 19 & 0b11, head >> 17 & 0b11
    kbps, rate, padding = head >> 12 & 0b1111, head >> 10 & 0b11, head >> 9 & 1
    is_header = head >> 21 == _SYNC and layer == _LAYER_3 and version in _RATES_HZ
    if not is_header or kbps in {_FREE, _FORBIDDEN} or rate == len(_RATES_HZ[_MPEG1]):
        raise ValueError(f"byte {place} is not the start of a frame")
    rates, samples = (_KBPS_1, 1152) if version == _MPEG1 else (_KBPS_2, 576)
    rate_hz = _RATES_HZ[version][rate]
    return samples // 8 * rates[kbps - 1] * 1000 // rate_hz + padding, samples
