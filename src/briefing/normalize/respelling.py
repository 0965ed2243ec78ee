"""Respellings such as "SHEE jin-PING" as phonemes: one sound for each way of writing one.

The spellings are those that newspapers and encyclopedias use for English readers: syllables with hyphens
between, the stressed one in capitals.
"""

from __future__ import annotations

import re
from functools import cache

_VOWELS = {
    "ay": "A", "ey": "A", "ah": "ɑ", "air": "ɛɹ", "arr": "æɹ", "ar": "ɑɹ", "aw": "ɔ", "a": "æ", "ee": "i", "eer": "ɪɹ", "err": "ɛɹ", "er": "ɜɹ", "ew": "ju", "eh": "ɛ", "e": "ɛ",
    "eye": "I", "igh": "I", "y": "I", "ih": "ɪ", "i": "ɪ", "ire": "Iəɹ", "irr": "ɪɹ", "oh": "O", "oor": "ʊɹ", "oo": "u", "orr": "ɔɹ", "or": "ɔɹ", "our": "Wəɹ", "ow": "W",
    "ou": "W", "oy": "Y", "oi": "Y", "o": "ɑ", "ur": "ɜɹ", "uu": "ʊ", "uh": "ʌ", "u": "ʌ", "ə": "ə", "ər": "əɹ",
}  # fmt: skip
_CONSONANTS = {
    "tch": "ʧ", "ch": "ʧ", "sh": "ʃ", "zh": "ʒ", "th": "θ", "dh": "ð", "kh": "k", "gh": "ɡ", "ng": "ŋ", "nk": "ŋk", "hw": "w", "wh": "w", "ph": "f", "ck": "k", "qu": "kw",
    "bb": "b", "dd": "d", "ff": "f", "gg": "ɡ", "ll": "l", "mm": "m", "nn": "n", "pp": "p", "rr": "ɹ", "ss": "s", "tt": "t", "zz": "z", "b": "b", "c": "k", "d": "d", "f": "f",
    "g": "ɡ", "h": "h", "j": "ʤ", "k": "k", "l": "l", "m": "m", "n": "n", "p": "p", "r": "ɹ", "s": "s", "t": "t", "v": "v", "w": "w", "x": "ks", "y": "j", "z": "z",
}  # fmt: skip
_LAST = {"a": "ɑ", "i": "i", "o": "O", "u": "u"}
"""A bare vowel at the end of a syllable: "so", "hi-ro", "la"."""
_REDUCED = {"ʌ": "ə", "ɜɹ": "əɹ"}


def _any(spellings: dict[str, str]) -> str:
    return "|".join(sorted(spellings, key=len, reverse=True))


_SYLLABLE = re.compile(
    rf"(?P<onset>(?:{_any(_CONSONANTS)})*?)(?P<vowel>{_any(_VOWELS)})(?P<coda>(?:{_any(_CONSONANTS)})*)"
)
_CONSONANT = re.compile(_any(_CONSONANTS))


@cache
def phonemes(respelling: str) -> str:
    """Return the phonemes; "" where a syllable is not spelt by the key: its letters are then read."""
    words = []
    for word in respelling.replace("’", "'").split():
        syllables = [part for part in re.split("[-']", word) if part]
        stressed = [part.isupper() for part in syllables]
        if not any(stressed):
            stressed[0] = not any(c.isupper() for c in respelling) or len(syllables) > 1
        said = [_syllable(part, stress) for part, stress in zip(syllables, stressed, strict=True)]
        if not all(said):
            return ""
        words.append("".join(said))
    return " ".join(words)


def _syllable(written: str, stressed: bool) -> str:
    match = _SYLLABLE.fullmatch(written.lower())
    if match is None:
        return ""
    vowel, coda = match["vowel"], match["coda"]
    if vowel == "e" and not coda:  # silent, as in "kyte"
        return ""
    said = _LAST[vowel] if not coda and vowel in _LAST else _VOWELS[vowel]
    if not stressed:
        said = _REDUCED.get(said, said)
    glide = "j" if said.startswith("j") else ""
    mark = "ˈ" if stressed else ""
    return _consonants(match["onset"]) + glide + mark + said[len(glide) :] + _consonants(coda)


def _consonants(written: str) -> str:
    return _CONSONANT.sub(lambda match: _CONSONANTS[match.group()], written)
