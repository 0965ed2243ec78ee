from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.adapters.checksums import PERIOD, StreamChecksum, crc16


def bitwise(data: bytes) -> int:
    """Divide bit by bit, as the definition of CRC-16/ARC has it."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


def test_the_check_value_of_the_catalogue() -> None:
    assert crc16(b"123456789") == 0xBB3D


@given(st.binary(max_size=300))
def test_the_table_does_what_the_definition_says(data: bytes) -> None:
    assert crc16(data) == bitwise(data)


@settings(max_examples=15)
@given(st.integers(), st.lists(st.integers(0, 2 * PERIOD), max_size=4))
def test_a_stream_in_pieces_has_the_checksum_of_the_whole(seed: int, sizes: list[int]) -> None:
    random = Random(seed)  # noqa: S311
    pieces = [random.randbytes(size) for size in sizes]
    checksum = StreamChecksum()

    for piece in pieces:
        checksum.update(piece)

    assert checksum.value() == crc16(b"".join(pieces))
