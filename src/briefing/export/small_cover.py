"""A cover small enough for the display and the memory of a car radio."""

from __future__ import annotations

import io

PIXELS = 500
MAX_BYTES = 40_000
QUALITIES = (85, 75, 65, 50, 35, 20)
MAX_SOURCE_BYTES = 16 << 20
MAX_SOURCE_PIXELS = 4000 * 4000


def small_cover(jpeg: bytes) -> bytes:
    """Return a baseline JPEG of at most 500 by 500 pixels and 40 kB.

    Nothing for what is no JPEG, or one that is too large to be a cover of ours.
    """
    # Pillow takes a tenth of a second to import.
    from PIL import Image, UnidentifiedImageError

    if not 0 < len(jpeg) <= MAX_SOURCE_BYTES:
        return b""
    try:
        with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as image:
            if image.width * image.height > MAX_SOURCE_PIXELS:
                return b""
            picture = image.convert("RGB")
    except (OSError, UnidentifiedImageError, ValueError, SyntaxError):
        return b""
    picture.thumbnail((PIXELS, PIXELS), Image.Resampling.LANCZOS)
    for quality in QUALITIES:
        file = io.BytesIO()
        picture.save(
            file, "JPEG", quality=quality, subsampling="4:2:0", optimize=True, progressive=False
        )
        if file.tell() <= MAX_BYTES:
            return file.getvalue()
    return b""
