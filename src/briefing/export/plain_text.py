"""Text as old displays and file systems take it: in ISO 8859-1, or in ASCII."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "ng",
    "Ŋ": "Ng", "ə": "e", "Ə": "E", "ĸ": "k", "ŧ": "t", "Ŧ": "T",
}  # fmt: skip
_SIGNS = {
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'",
    "‹": "'", "›": "'", "′": "'", "´": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "…": "...", "•": "-", "·": "-", "⁄": "/", "×": "x", "÷": "/", "€": "EUR ", "£": "GBP ", "¥": "JPY ",
    "₹": "INR ", "©": "(c)", "®": "(R)", "°": " deg ", "µ": "u", "μ": "u", "¿": "", "¡": "", "§": "Section ",
    "№": "No. ", "™": "(TM)",
}  # fmt: skip
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
_FIRST_LATIN_1 = 0xA0
_LAST_LATIN_1 = 0xFF
_DELETE = 0x7F
_ENOUGH = 0.5
"""The share of its letters that a text must keep to be worth showing."""


def latin_1(text: str) -> str:
    """Return text with the characters of ISO 8859-1 only, empty when too little of it would be left."""
    return _plain(text, {**_SIGNS, **_LETTERS}, last=_LAST_LATIN_1)


def ascii_only(text: str, language: str = "") -> str:
    """Return text in printable ASCII, empty when too little of it would be left.

    Letters lose their accents; in a `language` that is German, ä becomes ae.
    """
    is_german = re.split(r"[-_]", language.lower())[0] == "de"
    # One and the same letter may come in one character or in two.
    text = unicodedata.normalize("NFC", text)
    return _plain(text, {**_SIGNS, **_LETTERS, **(_UMLAUTS if is_german else {})}, last=_DELETE)


def _plain(text: str, replaced: dict[str, str], *, last: int) -> str:
    text = unicodedata.normalize("NFC", text)
    kept = "".join(_kept(character, replaced, last) for character in text)
    letters = sum(map(str.isalnum, text))
    is_enough = sum(map(str.isalnum, kept)) >= _ENOUGH * letters
    return " ".join(kept.split()) if letters and is_enough else ""


def _kept(character: str, replaced: dict[str, str], last: int) -> str:
    if _is_shown(character, last):
        return character
    if character in replaced:
        return replaced[character]
    if character.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", character)
    if parts == character:
        return ""
    return "".join(_kept(part, replaced, last) for part in parts)


def _is_shown(character: str, last: int) -> bool:
    code = ord(character)
    # Between the printable characters of ASCII and those of ISO 8859-1 are controls.
    is_control = not character.isprintable() or _DELETE <= code < _FIRST_LATIN_1
    return code <= last and not is_control
