"""File names that every car radio shows, and every file system of a memory stick takes."""

from __future__ import annotations

import re
from datetime import date

LONGEST = 60
"""Characters, the ending included: displays scroll slowly, some radios cut at 64."""
FEWEST_DIGITS = 3
ENDING = ".mp3"
OURS = re.compile(r"\d{3,6} \d{4}-\d\d-\d\d [ -~]{1,60}\.mp3")
"""What `file_name` returns: all that a former export may be asked to remove."""

_BESIDES = {'"': "'", "<": "(", ">": ")", "|": "-", "\\": "-", "/": "-", "?": "", "*": ""}
_COLON = re.compile(r"\s*:(?=\s|$)")


def file_name(number: int, total: int, day: date, text: str) -> str:
    """Return the name of the `number`-th of `total` files: "001 2026-11-24 Harbour opens again.mp3".

    `text` is ASCII and not empty. What FAT forbids in names is replaced; a long text is cut at a word.
    """
    digits = max(FEWEST_DIGITS, len(str(total)))
    head = f"{number:0{digits}} {day:%Y-%m-%d} "
    return f"{head}{_safe(text, LONGEST - len(head) - len(ENDING))}{ENDING}"


def _safe(text: str, longest: int) -> str:
    text = _COLON.sub(" -", text).replace(":", ".")
    text = " ".join("".join(_BESIDES.get(character, character) for character in text).split())
    if len(text) > longest:
        # One more: a space may follow the last word that fits.
        whole = text[: longest + 1].rpartition(" ")[0]
        text = whole if len(whole) > longest // 2 else text[:longest]
    return text.strip(" .-") or "-"
