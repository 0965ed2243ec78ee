"""Links that open an article at one sentence: text fragments (WICG Scroll To Text Fragment).

`#:~:text=START` or `#:~:text=START,END`: a browser that knows them marks the text and scrolls there;
any other opens the page as usual.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from briefing.adapters.links import ascii_url

DELIMITER = ":~:"
MAX_WHOLE_WORDS = 10
"""A sentence of more words is named by its ends: what stands between them may differ in the page (notes,
links, breaks) without harm."""
END_WORDS = 5
MAX_WHOLE_CHARACTERS = 120
"""The same for writing without spaces, which is cut at its punctuation."""

_BREAKS = re.compile(r"[、。，；：！？]")


def source_link(url: str, text: str) -> str:
    """Return the address of an article at a text of it; nothing when *url* is no web address."""
    address = ascii_url(url)
    directive = text_directive(text)
    if not address or not directive:
        return address
    page, _, fragment = address.partition("#")
    return f"{page}#{fragment.partition(DELIMITER)[0]}{DELIMITER}{directive}"


def text_directive(text: str) -> str:
    """Return `text=...` for a sentence; nothing for one without a letter or digit."""
    words = text.split()
    if len(words) > MAX_WHOLE_WORDS:
        ends = [" ".join(words[:END_WORDS]), " ".join(words[-END_WORDS:])]
    elif len(text) > MAX_WHOLE_CHARACTERS:
        pieces = [piece for piece in _BREAKS.split(text) if _bare(piece)]
        ends = [pieces[0], pieces[-1]] if len(pieces) > 1 else [text]
    else:
        ends = [" ".join(words)]
    shown = [encoded for end in ends if (encoded := _encoded(_bare(end)))]
    return f"text={','.join(shown)}" if len(shown) == len(ends) else ""


def _bare(text: str) -> str:
    """Return the text without punctuation and spaces at its ends: quotation marks differ most."""
    first, last = 0, len(text)
    while first < last and _is_edge(text[first]):
        first += 1
    while last > first and _is_edge(text[last - 1]):
        last -= 1
    return text[first:last]


def _is_edge(character: str) -> bool:
    return character.isspace() or unicodedata.category(character)[0] in "PC"


def _encoded(text: str) -> str:
    # "-" would read as the end of a prefix or the begin of a suffix; quote() leaves it.
    return quote(text, safe="", errors="replace").replace("-", "%2D")
