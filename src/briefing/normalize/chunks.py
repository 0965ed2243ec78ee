"""Long texts in pieces, so that the time they take grows with their length and no faster."""

from __future__ import annotations

CHUNK = 2000
"""Characters. Rules look around within one piece."""


def chunks(text: str) -> list[str]:
    """Return the text in pieces of at most `CHUNK`, cut behind a space where there is one."""
    pieces: list[str] = []
    while len(text) > CHUNK:
        cut = text.rfind(" ", CHUNK // 2, CHUNK) + 1 or CHUNK
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text] if text else pieces
