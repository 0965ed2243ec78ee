"""IPA in the alphabet of misaki, which is that of the embedded voice: American English, 49 sounds.

Diphthongs and affricates are one letter each there, and a stress mark stands right before its vowel, not
before the syllable. Sounds that English lacks become the nearest one it has, as a newsreader says them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

VOWELS = "AIOWYiuɑɔəɛɜɪʊʌæᵻᵊ"
"""The vowels of misaki's American set; `ᵊ` is a schwa that is hardly heard."""

_NASAL, _SYLLABIC = "\u0303", "\u0329"
_SEQUENCES = {
    "eɪ": "A", "ei": "A", "ɛɪ": "A", "aɪ": "I", "ai": "I", "ɑɪ": "I", "oʊ": "O", "ou": "O", "əʊ": "O", "ɔʊ": "O", "aʊ": "W", "au": "W", "ɑʊ": "W",
    "ɔɪ": "Y", "oɪ": "Y", "ɔʏ": "Y", "ɔi": "Y", "ɛə": "ɛɹ", "eə": "ɛɹ", "ʊə": "ʊɹ", "ɜː": "ɜɹ", "ɜɹ": "ɜɹ", "ɜr": "ɜɹ", "ɑ" + _NASAL: "ɑn", "ɒ" + _NASAL: "ɑn",
    "a" + _NASAL: "ɑn", "ɔ" + _NASAL: "ɔn", "o" + _NASAL: "On", "ɛ" + _NASAL: "æn", "e" + _NASAL: "An", "œ" + _NASAL: "ʌn", "ɐ" + _NASAL: "ʌn",
    "ɪ" + _NASAL: "ɪn", "ʊ" + _NASAL: "ʊn", "i" + _NASAL: "in", "u" + _NASAL: "un", "dʒ": "ʤ", "tʃ": "ʧ", "tɕ": "ʧ", "dʑ": "ʤ", "ʈʂ": "ʧ", "ɖʐ": "ʤ", "tʂ": "ʧ", "dʐ": "ʤ",
}  # fmt: skip
_LETTERS = {
    **{letter: letter for letter in "iuɑɔəɛɪʊʌæᵻᵊbdfhjklmnpstvwzŋɹʃʒðθʤʧ "},
    "a": "ɑ", "ɒ": "ɑ", "ɶ": "ɑ", "o": "O", "ɐ": "ə", "ɘ": "ə", "ɚ": "əɹ", "ɝ": "ɜɹ", "ɜ": "ɜɹ", "ø": "ɜɹ", "œ": "ɜɹ", "ɞ": "ɜɹ", "ɵ": "ʊ", "ʏ": "ʊ", "ᵿ": "ʊ",
    "ɤ": "ʌ", "ɨ": "ɪ", "y": "u", "ʉ": "u", "ɯ": "u", "ʣ": "dz", "ʦ": "ts", "ʥ": "ʤ", "ʨ": "ʧ", "ʈ": "t", "ɖ": "d", "c": "ʧ", "ɟ": "ʤ", "g": "ɡ", "ɡ": "ɡ", "ɢ": "ɡ", "q": "k",
    "ʔ": "", "ʡ": "", "ʕ": "", "ʢ": "", "ɱ": "m", "ɳ": "n", "ɲ": "nj", "ɴ": "ŋ", "ʙ": "b", "r": "ɹ", "ʀ": "ɹ", "ʁ": "ɹ", "ɾ": "ɹ", "ɽ": "ɹ", "ɻ": "ɹ", "ɺ": "ɹ", "ⱱ": "v",
    "ɸ": "f", "β": "v", "ʋ": "v", "ʂ": "ʃ", "ɕ": "ʃ", "ʐ": "ʒ", "ʑ": "ʒ", "ɧ": "ʃ", "ç": "h", "ʝ": "j", "x": "k", "χ": "k", "ɣ": "ɡ", "ħ": "h", "ɦ": "h", "ʜ": "h", "ɬ": "l",
    "ɮ": "l", "ɭ": "l", "ʎ": "lj", "ʟ": "l", "ɫ": "l", "ɥ": "w", "ʍ": "w", "ɰ": "w", "ɓ": "b", "ɗ": "d", "ʄ": "ʤ", "ɠ": "ɡ", "ʛ": "ɡ",
    "ʘ": "p", "ǀ": "t", "ǃ": "k", "ǂ": "t", "ǁ": "k", "-": "", "'": "ˈ", "ˈ": "ˈ", "ˌ": "ˌ", "˞": "ɹ", "|": " ", "‖": " ",
}  # fmt: skip
_CONSONANT = r"[^\WˈˌaeiouɑɔəɛɪʊʌæɜAIOWY]"
_OPEN_E = re.compile(rf"e(?!{_CONSONANT}(?:{_CONSONANT}|[^\w]|[ˈˌ]|$))")
"""An e at the end of its syllable, which English says as in "day"; else as in "bed"."""
_STRESSED = re.compile(rf"([ˈˌ])[ˈˌ]*([^{VOWELS}ˈˌ ]*)")


@cache
def misaki(ipa: str) -> str:
    """Return the phonemes of an IPA transcription; a word without a stress mark gets one."""
    text = unicodedata.normalize("NFD", ipa).replace("c\u0327", "ç")
    text = re.sub("[\u0361\u035c\u032f\u032fːˑ:]", _kept_length, text)
    for written in sorted(_SEQUENCES, key=len, reverse=True):
        text = text.replace(written, _SEQUENCES[written])
    text = re.sub(rf"([mnlɹrŋ]){_SYLLABIC}", r"ᵊ\1", text)
    text = _OPEN_E.sub("A", text).replace("e", "ɛ")
    said = "".join(c if c in "AIOWY" else _LETTERS.get(c, "") for c in text.replace("ː", ""))
    said = re.sub(r"ɹ{2,}", "ɹ", " ".join(said.split()))
    said = _STRESSED.sub(r"\2\1", said)
    said = re.sub(r"[ˈˌ](?=[^AIOWYiuɑɔəɛɜɪʊʌæᵻᵊ]|$)", "", said)  # nothing is left to be stressed
    return said if "ˈ" in said else _first_stressed(said)


def _kept_length(match: re.Match[str]) -> str:
    """Long marks matter after ɜ alone: there they stand for an r."""
    before = match.string[: match.start()]
    return "ː" if match.group() in "ː:" and before.endswith("ɜ") else ""


def _first_stressed(said: str) -> str:
    """Stress the first full vowel, or the first of all."""
    place = next((i for i, c in enumerate(said) if c in VOWELS and c not in "əᵻᵊ"), -1)
    if place < 0:
        place = next((i for i, c in enumerate(said) if c in VOWELS), 0)
    if place and said[place - 1] == "ˌ":
        return f"{said[: place - 1]}ˈ{said[place:]}"
    return f"{said[:place]}ˈ{said[place:]}"
