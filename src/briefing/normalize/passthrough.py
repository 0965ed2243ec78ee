"""Languages we have no rules for: white space and control characters go, the words stay."""

from __future__ import annotations

import re
import unicodedata

from briefing.normalize.spoken import Spoken, SpokenWord

_WORD = re.compile(r"\S+")


def tidy(text: str) -> Spoken:
    """Return *text* on one line, without control characters, each word with its place."""
    shown = "".join(
        " " if c.isspace() or (unicodedata.category(c)[0] == "C" and c not in "\u200c\u200d") else c
        for c in text
    )
    words = tuple(SpokenWord(m.group(), m.start(), m.end()) for m in _WORD.finditer(shown))
    return Spoken(" ".join(w.text for w in words), words)
