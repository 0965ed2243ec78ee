"""Read the picture out of an ID3v2.3 tag such as ours."""

from __future__ import annotations

_HEADER_BYTES = 10
_PICTURE = b"APIC"
_TEXT_ENDS = (b"\x00", b"\x00\x00", b"\x00\x00", b"\x00")
"""What ends a text, by the number of its encoding (section 3.3)."""


def picture_in(tag: bytes) -> bytes:
    """Return the bytes of the first picture of a tag (section 4.15); none gives an empty string.

    A tag that is damaged, or of another version, has none either.
    """
    at = _HEADER_BYTES
    if not tag.startswith(b"ID3\x03"):
        return b""
    while at + _HEADER_BYTES <= len(tag):
        name, size = tag[at : at + 4], int.from_bytes(tag[at + 4 : at + 8], "big")
        at += _HEADER_BYTES
        if name == _PICTURE:
            return _picture(tag[at : at + size])
        at += size
    return b""


def _picture(body: bytes) -> bytes:
    encoding, rest = body[:1], body[1:]
    _, _, rest = rest.partition(b"\x00")  # the media type
    described = rest[1:]  # behind the type of the picture
    if not encoding or encoding[0] >= len(_TEXT_ENDS):
        return b""
    end = _TEXT_ENDS[encoding[0]]
    at = described.find(end)
    while at % len(end) and at >= 0:  # half of one character and half of the next
        at = described.find(end, at + 1)
    return described[at + len(end) :] if at >= 0 else b""
