"""How long hibari's voice takes for each sign of its phonetic script, which its model keeps to itself.

The model adds up the durations of the signs (the ONNX operator CumSum, its only one) to know which sign each
frame of sound is of. That sum becomes an output of its own: a protobuf message that comes in two parts is both
of them together, so a graph that has nothing but one more output, put behind the file, adds it. Field numbers
are those of onnx.proto3 (ModelProto, GraphProto, NodeProto, ValueInfoProto) of ONNX 1.x.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

GRAPH, NODE, OUTPUT = 7, 1, 12
"""The graph in the model; a node and an output in the graph."""
NODE_OUTPUT, OPERATOR = 2, 4
NAME = 1
SUMMING = b"CumSum"

_VARINT, _EIGHT_BYTES, _LENGTH, _FOUR_BYTES = 0, 1, 2, 5


def with_durations(model: bytes) -> bytes | None:
    """Return a model that has the ends of its signs as its last output; None for one of another structure."""
    try:
        sums = [
            output
            for graph in _messages(memoryview(model), GRAPH)
            for node in _messages(graph, NODE)
            for output in _summed(node)
        ]
    except (IndexError, ValueError):  # not a protobuf message
        return None
    if len(sums) != 1:
        return None
    return model + _field(GRAPH, _field(OUTPUT, _field(NAME, sums[0])))


class Listened:
    """An onnxruntime session of such a model that looks like one of the model as it was.

    After each `run`, `ends` has the frame at which each sign has ended, from the start of the sound.
    """

    def __init__(self, session: Any) -> None:
        self._session = session
        self.ends: tuple[int, ...] = ()

    def run(self, names: None, feeds: dict[str, NDArray[Any]]) -> list[Any]:
        """Return the outputs of the model as it was."""
        outputs: list[Any]
        *outputs, ends = self._session.run(names, feeds)
        self.ends = tuple(int(end) for end in ends)
        return outputs


def _summed(node: memoryview) -> Iterator[bytes]:
    if any(operator == SUMMING for operator in _messages(node, OPERATOR)):
        yield from map(bytes, _messages(node, NODE_OUTPUT))


def _messages(message: memoryview, wanted: int) -> Iterator[memoryview]:
    """Yield the content of each field of that number which has a length. Raises IndexError, ValueError."""
    place = 0
    while place < len(message):
        tag, place = _varint(message, place)
        number, kind = tag >> 3, tag & 7
        if kind == _VARINT:
            _, place = _varint(message, place)
        elif kind == _LENGTH:
            length, place = _varint(message, place)
            if place + length > len(message):
                raise ValueError("a field ends behind its message")
            if number == wanted:
                yield message[place : place + length]
            place += length
        elif kind in {_EIGHT_BYTES, _FOUR_BYTES}:
            place += 8 if kind == _EIGHT_BYTES else 4
        else:
            raise ValueError(f"field {number} is of kind {kind}")


def _varint(message: memoryview, place: int) -> tuple[int, int]:
    """Return a number in groups of 7 bits, the lowest first, and the place behind it."""
    value = shift = 0
    while True:
        byte = message[place]
        value |= (byte & 0x7F) << shift
        place += 1
        shift += 7
        if byte < 0x80:  # noqa: PLR2004 - the highest bit says that more follows
            return value, place


def _field(number: int, content: bytes) -> bytes:
    return _number(number << 3 | _LENGTH) + _number(len(content)) + content


def _number(value: int) -> bytes:
    groups = bytearray()
    while value > 0x7F:  # noqa: PLR2004
        groups.append(value & 0x7F | 0x80)
        value >>= 7
    groups.append(value)
    return bytes(groups)
