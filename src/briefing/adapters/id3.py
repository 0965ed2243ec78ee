"""Write an ID3v2.3 tag: frames in, bytes out.

By "ID3 tag version 2.3.0" (id3.org, 1999) and "ID3v2 Chapter Frame Addendum 1.0" (2005). Version 2.3, as
FFmpeg reads no chapters from a v2.4 tag whose sub-frames are over 127 bytes. No unsynchronisation,
no padding, no extended header: players of today need none, and some fail on them.
Text is UTF-16 with a byte order mark; numbers, identifiers and links are ISO 8859-1 (section 3.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

LATIN_1 = b"\x00"
UTF_16 = b"\x01"
FRONT_COVER = b"\x03"
CHAPTER_LINK = "chapter url"
"""What other writers of chapters put into the description of a chapter's link."""

_TOP_LEVEL_ORDERED = b"\x03"
_NO_OFFSET = b"\xff\xff\xff\xff"
_SYNCHSAFE_BITS = 7
_SYNCHSAFE_BYTES = 4


def tag(frames: Iterable[bytes]) -> bytes:
    """Return the whole tag (section 3.1)."""
    body = b"".join(frames)
    size = bytes(
        len(body) >> _SYNCHSAFE_BITS * place & 0x7F for place in reversed(range(_SYNCHSAFE_BYTES))
    )
    return b"ID3\x03\x00\x00" + size + body


def text(name: str, value: str) -> bytes:
    """Return a text frame, such as TIT2 (section 4.2)."""
    return _frame(name, UTF_16 + _utf_16(value))


def ascii_text(name: str, value: str) -> bytes:
    """Return a text frame that holds a number or a code, such as TYER or TLAN (sections 3.3 and 4.2.1)."""
    return _frame(name, LATIN_1 + value.encode("ascii"))


def latin_text(name: str, value: str) -> bytes:
    """Return a text frame in ISO 8859-1, for old car radios; what it lacks becomes a question mark."""
    return _frame(name, LATIN_1 + value.replace("\x00", "").encode("latin-1", "replace"))


def comment(language: str, value: str) -> bytes:
    """Return a COMM frame without description (section 4.11); `language` is an ISO 639-2 code."""
    no_description = _utf_16("") + b"\x00\x00"
    return _frame("COMM", UTF_16 + language.encode("ascii") + no_description + _utf_16(value))


def link(url: str, description: str) -> bytes:
    """Return a WXXX frame (section 4.3.2); the link is ASCII."""
    described = description.encode("latin-1") + b"\x00"
    return _frame("WXXX", LATIN_1 + described + url.encode("ascii"))


def picture(jpeg: bytes) -> bytes:
    """Return an APIC frame that holds the front cover (section 4.15)."""
    return _frame("APIC", LATIN_1 + b"image/jpeg\x00" + FRONT_COVER + b"\x00" + jpeg)


def chapter(element: str, start_ms: int, end_ms: int, *, title: str, url: str = "") -> bytes:
    """Return a CHAP frame with its title and link (addendum, section 3.1)."""
    times = start_ms.to_bytes(4, "big") + end_ms.to_bytes(4, "big") + 2 * _NO_OFFSET
    subframes = text("TIT2", title) + (link(url, CHAPTER_LINK) if url else b"")
    return _frame("CHAP", _element(element) + times + subframes)


def contents(element: str, children: Sequence[str], *, title: str) -> bytes:
    """Return the CTOC frame, top-level and ordered, of at most 255 chapters (addendum, section 3.2)."""
    listed = bytes((len(children),)) + b"".join(map(_element, children))
    return _frame("CTOC", _element(element) + _TOP_LEVEL_ORDERED + listed + text("TIT2", title))


def _frame(name: str, body: bytes) -> bytes:
    # Unlike the tag's, a frame's size is plain in v2.3 (section 3.3); both flag bytes are zero.
    return name.encode("ascii") + len(body).to_bytes(4, "big") + b"\x00\x00" + body


def _element(name: str) -> bytes:
    return name.encode("ascii") + b"\x00"


def _utf_16(value: str) -> bytes:
    # A null would end the string for a reader.
    return b"\xff\xfe" + value.replace("\x00", "").encode("utf-16-le", "replace")
