"""The QR code that a phone subscribes by."""

from __future__ import annotations

import io
from typing import TextIO


def svg(url: str) -> bytes:
    """Return a picture, with the light ground that scanners need."""
    import segno

    out = io.BytesIO()
    segno.make_qr(url).save(out, kind="svg", scale=4, border=4, light="#fff", title=None)
    return out.getvalue()


def draw(url: str, out: TextIO) -> None:
    """Draw it on a terminal; nothing where the terminal has no letters for it."""
    import segno

    drawn = io.StringIO()
    segno.make_qr(url).terminal(drawn, border=2, compact=True)
    try:
        drawn.getvalue().encode(out.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return
    out.write(drawn.getvalue())
    out.flush()
