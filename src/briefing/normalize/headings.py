"""Headings in capitals are re-cased, so that words are said as words; acronyms in them stay."""

from __future__ import annotations

import re

from briefing.normalize.acronyms import SAID, SHOUTED, SPELT

_WORD = re.compile(r"[A-Z][A-Z'-]*[A-Z]|[A-Z]")
_AMBIGUOUS = frozenset("IT AM WHO OR IN HE ME NO HI OK AS IS ID AN SO UP GO US MS MR DR".split())
_NUMERAL = re.compile(r"(?:X{0,3}(?:IX|IV|VI{1,3}|I{2,3})|XX|XIV|XV|XVI)(?:'S)?$")
_BEFORE_NUMERAL = re.compile(r"\s(?:II|III|IV|VI{1,3}|IX|X{1,3}(?:IX|IV|V?I{0,3}))\b")
_TITLES = frozenset(("MR", "MRS", "MS", "DR", "PROF", "SIR", "GEN", "SEN", "GOV", "REP"))
_COUNTRY = re.compile(r"(?:\b(?:THE|IN|FROM|OF|BY|TO|AND|WITH)\s|^|[.:;,–—-]\s?)$")


def recase(text: str) -> str:
    """Return *text* in sentence case when it is a heading in capitals; the length stays the same."""
    words = _WORD.findall(text)
    long = [w for w in words if len(w) > 1 and w not in SAID]
    if len(words) < 3 or len(long) < 2 or any(c.islower() for c in text):
        return text
    if all(w in SPELT and w not in _AMBIGUOUS for w in long):
        return text
    opened = False
    titled = False

    def change(match: re.Match[str]) -> str:
        nonlocal opened, titled
        word = match.group()
        bare = word.removesuffix("'S")
        keeps_capital = not opened or titled or word == "I" or bare in SAID or bare in _TITLES
        keeps_capital = (
            keeps_capital or _BEFORE_NUMERAL.match(match.string, match.end()) is not None
        )
        opened, titled = True, bare in _TITLES
        if _stays(word, match):
            return word
        return word[0] + word[1:].lower() if keeps_capital else word.lower()

    return _WORD.sub(change, text)


def _stays(word: str, match: re.Match[str]) -> bool:
    bare = word.removesuffix("'S")
    if "&" in (
        match.string[match.start() - 1 : match.start()],
        match.string[match.end() : match.end() + 1],
    ):
        return True
    if _NUMERAL.match(word):
        return True
    if len(word) == 1 and match.string[match.end() : match.end() + 1] == ".":
        return True
    if bare == "US":
        return (
            _COUNTRY.search(match.string[: match.start()][-8:]) is not None
            or match.string[match.end() : match.end() + 1] == " "
        )
    return bare in SPELT and bare not in _AMBIGUOUS and bare not in SHOUTED
