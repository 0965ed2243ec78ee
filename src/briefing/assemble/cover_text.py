"""Set text on the cover in the font that Pillow brings along (Aileron), which draws ASCII only.

Accents are drawn by hand above their letters. Coordinates are pixels; fonts are sized in pixels an em.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin
from typing import TYPE_CHECKING

from briefing.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WEIGHT = 0.022
"""Width of the stroke that makes the one weight there is bold, in em."""
LEADING = 1.08
LARGEST = 0.62
"""The size of a title of one short line, as a share of the height of its place."""
SMALLEST = 0.13
SHRINK = 0.94
ENOUGH = 0.75
"""The share of its letters that must be drawable, or a text is not drawn at all."""
ELLIPSIS = "…"

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
     "đ": "d", "Đ": "D", "ı": "i", "–": "-", "—": "-", "’": "’"}
)  # fmt: skip

_MARKS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "\u0300": (((-0.09, -0.07), (0.04, 0.03)),),
    "\u0301": (((0.09, -0.07), (-0.04, 0.03)),),
    "\u0302": (((-0.1, 0.03), (0.0, -0.06), (0.1, 0.03)),),
    "\u0303": (((-0.11, 0.02), (-0.05, -0.03), (0.05, 0.02), (0.11, -0.03)),),
    "\u0304": (((-0.1, 0.0), (0.1, 0.0)),),
    "\u0306": (((-0.1, -0.05), (-0.05, 0.02), (0.05, 0.02), (0.1, -0.05)),),
    "\u0307": (((0.0, -0.01), (0.0, 0.01)),),
    "\u0308": (((-0.09, -0.01), (-0.09, 0.01)), ((0.09, -0.01), (0.09, 0.01))),
    "\u030a": (tuple((0.07 * cos(n * pi / 6), 0.07 * sin(n * pi / 6) - 0.02) for n in range(13)),),
    "\u030b": (((0.0, -0.07), (-0.06, 0.03)), ((0.12, -0.07), (0.06, 0.03))),
    "\u030c": (((-0.1, -0.06), (0.0, 0.03), (0.1, -0.06)),),
    "\u0327": (((0.0, 0.0), (0.0, 0.05), (0.04, 0.1), (-0.02, 0.15)),),
    "\u0328": (((0.08, 0.0), (0.04, 0.06), (0.06, 0.12), (0.13, 0.11)),),
}
"""Strokes of each combining mark, in em, around the middle of its place."""
_BELOW = frozenset("\u0327\u0328")
_RING = "\u030a"
_RING_SHARE = 0.6
_STROKE = 0.075
_GAP = 0.115
"""From the top of a letter to the middle of its mark, in em."""


def drawable(text: str) -> str:
    """Return what of a text can be drawn, or nothing when too much of it would be missing."""
    composed = unicodedata.normalize("NFC", text.translate(_LETTERS))
    kept = "".join(char for char in composed if char.isspace() or _can_draw(char))
    wanted = sum(char.isalnum() for char in composed)
    enough = sum(char.isalnum() for char in kept) >= max(1, wanted * ENOUGH)
    return " ".join(kept.split()) if enough else ""


def _can_draw(char: str) -> bool:
    parts = unicodedata.normalize("NFD", char)
    return parts[0] in _glyphs() and all(mark in _MARKS for mark in parts[1:])


@lru_cache(maxsize=1)
def _glyphs() -> frozenset[str]:
    font = _font(32)
    missing = bytes(font.getmask("\ue000"))
    printable = [chr(code) for code in range(0x20, 0x7F)] + list("«»‘’“”…·°©")
    return frozenset(char for char in printable if bytes(font.getmask(char)) != missing)


@lru_cache(maxsize=64)
def _font(size: float) -> FreeTypeFont:
    from PIL import ImageFont

    return _scalable(ImageFont.load_default(size))


def _scalable(font: object) -> FreeTypeFont:
    from PIL import ImageFont

    if not isinstance(font, ImageFont.FreeTypeFont):
        raise OutputError("cover", "Pillow was built without FreeType; install one of its wheels")
    return font


def block(mask: Image, text: str, left: int, bottom: int, *, width: int, height: int) -> None:
    """Set a text as large as fits in a place, on one to four lines that end at its bottom."""
    size = height * LARGEST
    while size > height * SMALLEST:
        lines = list(_wrapped(text, size, width))
        if len(lines) * size * LEADING <= height and all(_width(x, size) <= width for x in lines):
            break
        size *= SHRINK
    else:
        lines = _cut(text, size, width, int(height / (size * LEADING)))
    for index, line in enumerate(reversed(lines)):
        _set(mask, line, left, bottom - index * size * LEADING, size=size, weight=WEIGHT)


def one_line(mask: Image, text: str, left: int, bottom: int, *, width: int, size: float) -> None:
    """Set a text on one line, smaller when it is too wide."""
    size = min(size, size * width / _width(text, size))
    _set(mask, text, left, bottom, size=size)


def _wrapped(text: str, size: float, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and _width(longer, size) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


def _cut(text: str, size: float, width: int, most: int) -> list[str]:
    """Return the lines of a text that is too long at the smallest size; the last ends in an ellipsis."""
    words = [piece for word in text.split() for piece in _broken(word, size, width)]
    lines = list(_wrapped(" ".join(words), size, width))
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while _width(last + ELLIPSIS, size) > width:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], last + ELLIPSIS]


def _broken(word: str, size: float, width: int) -> Iterator[str]:
    start = 0
    for end in range(1, len(word) + 1):
        if _width(word[start:end], size) > width:
            yield word[start : end - 1]
            start = end - 1
    yield word[start:]


@dataclass(frozen=True, slots=True)
class _Letters:
    """A text without its accents, and the marks of each letter."""

    bare: str
    marks: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> _Letters:
        parts = [unicodedata.normalize("NFD", char) for char in text]
        return cls("".join(part[0] for part in parts), tuple(part[1:] for part in parts))


def _width(text: str, size: float) -> float:
    return _font(size).getlength(_Letters.of(text).bare) + size * WEIGHT


def _set(
    mask: Image, text: str, left: float, baseline: float, *, size: float, weight: float = 0.0
) -> None:
    from PIL import ImageDraw

    draw = ImageDraw.Draw(mask)
    letters, font = _Letters.of(text), _font(size)
    bold = size * weight
    # Letters keep a little room on their left; take it back, so that lines of all sizes stand flush.
    left -= font.getbbox(letters.bare[0], anchor="ls")[0]
    draw.text((left, baseline), letters.bare, 255, font, anchor="ls", stroke_width=bold)
    for index, marks in enumerate(letters.marks):
        for mark in marks:
            start = left + font.getlength(letters.bare[:index])
            _mark(
                draw,
                mark,
                letters.bare[index],
                start=start,
                baseline=baseline,
                size=size,
                weight=weight,
            )


def _mark(
    draw: ImageDraw,
    mark: str,
    letter: str,
    *,
    start: float,
    baseline: float,
    size: float,
    weight: float,
) -> None:
    font = _font(size)
    box = font.getbbox(letter, anchor="ls")
    middle = start + (box[0] + box[2]) / 2
    top, bottom = baseline + box[1], baseline + box[3]
    if letter in "ij" and mark not in _BELOW:
        # Take its own dot off.
        body = baseline + font.getbbox("x", anchor="ls")[1]
        draw.rectangle((start, top - size * 0.05, start + box[2] + 1, body - size * 0.03), 0)
        top = body
    height = bottom if mark in _BELOW else top - size * _GAP
    thick = size * (_STROKE + weight) * (_RING_SHARE if mark == _RING else 1)
    for stroke in _MARKS[mark]:
        points = [(middle + x * size, height + y * size) for x, y in stroke]
        draw.line(points, 255, round(thick), joint="curve")
        for x, y in points:
            draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), 255)
