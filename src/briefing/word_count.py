"""How many words a text has, whether or not its script puts spaces between them."""

from __future__ import annotations

import math
import re

WIDE = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kana and Chinese characters, as a range of a regular expression."""
THAI = r"\u0e00-\u0e7f"
WIDE_CHARACTERS_PER_WORD = 1.7
"""Chinese and Japanese characters to a word, as their translations count."""
THAI_CHARACTERS_PER_WORD = 3.3
"""By the pace at which it is spoken."""

_WIDE_RUN = re.compile(f"[{WIDE}]+")
_THAI_RUN = re.compile(f"[{THAI}]+")
_RUN = re.compile(f"[{WIDE}{THAI}]+")


def count_words(text: str) -> int:
    """Return how many words *text* has: at white space, and by length where there is none."""
    if text.isascii():
        return len(text.split())
    wide = sum(map(len, _WIDE_RUN.findall(text)))
    thai = sum(map(len, _THAI_RUN.findall(text)))
    if not (wide or thai):
        return len(text.split())
    words = wide / WIDE_CHARACTERS_PER_WORD + thai / THAI_CHARACTERS_PER_WORD
    return len(_RUN.sub(" ", text).split()) + math.ceil(words)
