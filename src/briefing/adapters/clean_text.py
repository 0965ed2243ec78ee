"""The one-time cleaning of text at the door: what comes out is NFC and holds nothing invisible.

Controls, bidirectional marks (Unicode Standard Annex 9), zero-width characters and lone surrogates
go; entities that were escaped twice are resolved; every kind of space becomes a space or a newline.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls; line ends were taken before
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff]"
)
# Joiners spell words in Persian or Hindi, and glue emoji together; between other letters they are noise.
_JOINER = re.compile("(?<![\u0590-\u10ff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]")


def clean(text: str) -> str:
    """Return *text* cleaned; newlines stay, other white space becomes single spaces."""
    if text.isascii() and text.isprintable() and "&" not in text and "  " not in text:
        return text
    if "&" in text:
        text = _ENTITY.sub(lambda entity: unescape(entity[0]), text)
    text = _LINE_ENDS.sub("\n", text)
    text = _JOINER.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text))


def clean_line(text: str) -> str:
    """Return *text* cleaned, on one line, without spaces at its ends."""
    return " ".join(clean(text).split())
