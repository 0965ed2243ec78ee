"""The International Phonetic Alphabet, as far as a lexicon may use it (IPA chart, revised to 2020)."""

from __future__ import annotations

import unicodedata

VOWELS = frozenset("iyɨʉɯuɪʏʊeøɘɵɤoəɛœɜɞʌɔæɐaɶɑɒɚɝᵻᵿ")
CONSONANTS = frozenset(
    "pbtdʈɖcɟkɡgqɢʔmɱnɳɲŋɴʙrʀⱱɾɽɸβfvθðszʃʒʂʐçʝxɣχʁħʕhɦɬɮʋɹɻjɰlɭʎʟʍwɥʜʢʡɕʑɺɧɫɓɗʄɠʛʘǀǃǂǁʤʧʣʦʥʨ"
)
STRESS = frozenset("ˈˌ'")
"""An apostrophe is what many keyboards have for the stress mark."""
LENGTH = frozenset("ːˑ:")
BREAKS = frozenset(" .‿|‖-")
MODIFIERS = frozenset("ʰʲʷˠˤⁿˡʼ˞˥˦˧˨˩ꜛꜜ↗↘ᵊ")
_ALLOWED = VOWELS | CONSONANTS | STRESS | LENGTH | BREAKS | MODIFIERS


def bare(value: str) -> str:
    """Return a transcription without the slashes or brackets around it, marks apart from letters."""
    value = value.strip()
    if len(value) > 1 and value[0] + value[-1] in ("//", "[]"):
        value = value[1:-1].strip()
    # One letter of the alphabet has a mark in it that Unicode would take off.
    return unicodedata.normalize("NFD", value).replace("c\u0327", "ç")


def check(value: str) -> str:
    """Return a transcription fit for use. Raises ValueError that names what is not IPA."""
    plain = bare(value)
    for character in plain:
        if character not in _ALLOWED and unicodedata.category(character) != "Mn":
            raise ValueError(f"holds {character!r}, which is no letter of the phonetic alphabet")
    if VOWELS.isdisjoint(plain) and "\u0329" not in plain:
        raise ValueError("holds no vowel; it should be IPA such as ˈʃiː")
    return plain
