"""The CRC-16 of LAME's tag (CRC-16/ARC), fast enough for ten hours of sound without numpy.

The polynomial is x^16 + x^15 + x^2 + 1 = (x + 1)(x^15 + x + 1), bits in reflected order, initial
value 0. The second factor is primitive, so x^32767 = 1 modulo both: bytes that are 32767 apart count
alike. A stream of any length is therefore folded by XOR into one block of 32767 bytes, and only that
block is divided.
"""

from __future__ import annotations

PERIOD = 32767
_POLYNOMIAL = 0xA001


def _table() -> tuple[int, ...]:
    entries = []
    for byte in range(256):
        value = byte
        for _ in range(8):
            value = value >> 1 ^ (_POLYNOMIAL if value & 1 else 0)
        entries.append(value)
    return tuple(entries)


_TABLE = _table()


def crc16(data: bytes) -> int:
    """Return the checksum of a few bytes."""
    crc = 0
    for byte in data:
        crc = crc >> 8 ^ _TABLE[(crc ^ byte) & 0xFF]
    return crc


class StreamChecksum:
    """The checksum of a stream that comes in pieces."""

    def __init__(self) -> None:
        self._folded = 0
        self._rest = b""
        self._length = 0

    def update(self, data: bytes) -> None:
        """Take the next piece."""
        self._length += len(data)
        data = self._rest + data
        whole = len(data) - len(data) % PERIOD
        for start in range(0, whole, PERIOD):
            self._folded ^= int.from_bytes(data[start : start + PERIOD], "little")
        self._rest = data[whole:]

    def value(self) -> int:
        """Return the checksum of all that came."""
        block = (self._folded ^ int.from_bytes(self._rest, "little")).to_bytes(PERIOD, "little")
        # What counts is the distance of a byte from the end: turn the block until the end is at its end.
        end = self._length % PERIOD
        return crc16(block[end:] + block[:end])
