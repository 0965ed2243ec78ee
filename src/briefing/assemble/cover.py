"""The cover: the show's title and the date under a waveform, in colours of the show's own."""

from __future__ import annotations

import colorsys
import io
import math
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from briefing.adapters.dates import spoken_date
from briefing.errors import OutputError

if TYPE_CHECKING:
    from datetime import datetime

    from PIL.Image import Image

TAG_SIZE = 600
"""Pixels: what a car's display takes."""
MAX_BYTES = 512 * 1024
"""What podcast directories take (Apple, for 3000 pixels)."""

QUALITIES = (90, 85, 80, 70, 60, 45, 30)
MAKER = b"briefing"
"""By this comment our covers are known, so that no picture of someone else is overwritten."""
CHROMA_HALVED = "4:2:0"
"""Old displays know no other."""
SMOOTH_BELOW = 1500
"""Pixels under which all is drawn at double size, so that edges come out smooth."""

MARGIN = 0.09
WAVE_MIDDLE = 0.285
WAVE_MIDDLE_ALONE = 0.46
WAVE_REACH = 0.16
WAVE_REACH_ALONE = 0.28
BARS = 31
BAR_FILL = 0.52
TITLE_BOTTOM = 0.8
TITLE_HEIGHT = 0.31
DATE_BOTTOM = 0.91
DATE_SIZE = 0.042

Colour = tuple[int, int, int]

HUES = (
    (226, 250, 44, 12),
    (250, 276, 168, 196),
    (276, 312, 40, 350),
    (202, 228, 50, 24),
    (176, 206, 48, 90),
    (158, 190, 56, 30),
    (320, 278, 36, 12),
    (346, 308, 30, 48),
    (374, 330, 44, 24),
    (214, 196, 330, 26),
)
"""Degrees on the wheel: the ground at its light and at its dark corner, the wave at its two ends."""


def make_cover(
    title: str, day: datetime, language: str, *, size: int = TAG_SIZE, max_bytes: int = MAX_BYTES
) -> bytes:
    """Return a square baseline JPEG of *size* pixels and at most *max_bytes*.

    The same title gives the same picture but for the date. A title that the font cannot draw is left
    out, and the waveform takes its place; such a date is written in digits.
    Raises OutputError when the picture does not fit in *max_bytes*.
    """
    image = _picture(title, spoken_date(day, language), day.date().isoformat(), size)
    for quality in QUALITIES:
        file = io.BytesIO()
        image.save(
            file,
            "JPEG",
            quality=quality,
            subsampling=CHROMA_HALVED,
            optimize=True,
            progressive=False,
            comment=MAKER,
        )
        if len(file.getvalue()) <= max_bytes:
            return file.getvalue()
    raise OutputError("cover", f"{size} pixels do not fit in {max_bytes} bytes")


def _picture(title: str, date: str, digits: str, size: int) -> Image:
    # Pillow takes a tenth of a second to import.
    from PIL import Image

    from briefing.assemble.cover_text import block, drawable, one_line

    canvas = size * 2 if size < SMOOTH_BELOW else size
    palette = _palette(title)
    image = _background(palette, canvas)
    shown, day = drawable(title), drawable(date) or digits
    _waveform(image, palette, title, is_alone=not shown)
    text = Image.new("L", image.size, 0)
    width = round(canvas * (1 - 2 * MARGIN))
    left = round(canvas * MARGIN)
    if shown:
        bottom = round(canvas * TITLE_BOTTOM)
        block(text, shown, left, bottom, width=width, height=round(canvas * TITLE_HEIGHT))
    image.paste((255, 255, 255), mask=text)
    text = Image.new("L", image.size, 0)
    one_line(text, day, left, round(canvas * DATE_BOTTOM), width=width, size=canvas * DATE_SIZE)
    image.paste(palette.light, mask=text)
    return image.resize((size, size), Image.Resampling.LANCZOS) if canvas != size else image


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one show: four corners of the ground, the two ends of the wave, the small text."""

    corners: tuple[Colour, Colour, Colour, Colour]
    first: Colour
    last: Colour
    light: Colour


def _palette(title: str) -> Palette:
    digest = sha256(title.encode("utf-8", "replace")).digest()
    near, far, first, last = HUES[digest[0] % len(HUES)]
    return Palette(
        corners=(
            _colour(near, 0.38, 0.58),
            _colour((near + far) / 2, 0.27, 0.58),
            _colour((near + far) / 2, 0.20, 0.60),
            _colour(far, 0.11, 0.58),
        ),
        first=_colour(first, 0.76, 0.90),
        last=_colour(last, 0.74, 0.88),
        light=_colour(near, 0.86, 0.60),
    )


def _colour(degrees: float, lightness: float, saturation: float) -> Colour:
    red, green, blue = colorsys.hls_to_rgb(degrees / 360 % 1, lightness, saturation)
    return round(red * 255), round(green * 255), round(blue * 255)


def _background(palette: Palette, size: int) -> Image:
    from PIL import Image

    corners = Image.new("RGB", (2, 2))
    corners.putdata(palette.corners)
    # From the middle of one pixel to that of the other: the outer halves have one colour.
    return corners.resize((size, size), Image.Resampling.BILINEAR, box=(0.5, 0.5, 1.5, 1.5))


def _waveform(image: Image, palette: Palette, title: str, *, is_alone: bool) -> None:
    from PIL import ImageDraw

    size = image.width
    middle = size * (WAVE_MIDDLE_ALONE if is_alone else WAVE_MIDDLE)
    reach = size * (WAVE_REACH_ALONE if is_alone else WAVE_REACH)
    step = size * (1 - 2 * MARGIN) / (BARS - 1 + BAR_FILL)
    width = step * BAR_FILL
    draw = ImageDraw.Draw(image)
    for bar, height in enumerate(_heights(title)):
        left = size * MARGIN + bar * step
        half = max(width / 2, height * reach)
        colour = _between(palette.first, palette.last, bar / (BARS - 1))
        draw.rounded_rectangle(
            (left, middle - half, left + width, middle + half), width / 2, colour
        )


def _heights(title: str) -> list[float]:
    """Return the bars, 0 to 1: syllables under the arc of a sentence, another for each title."""
    seed = sha256(b"wave" + title.encode("utf-8", "replace")).digest()
    phase = seed[0] / 256 * math.tau
    pace = 0.9 + seed[1] / 256 * 0.5
    heights = []
    for bar in range(BARS):
        arc = math.sin(math.pi * (bar + 0.7) / (BARS + 0.4)) ** 0.8
        syllable = 0.55 + 0.45 * math.sin(phase + bar * pace)
        grain = 0.6 + 0.4 * seed[bar % len(seed)] / 255
        heights.append(arc * syllable * grain)
    tallest = max(heights)
    return [height / tallest for height in heights]


def _between(first: Colour, last: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, last, strict=True))
    return red, green, blue
