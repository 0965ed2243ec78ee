"""What tells a language at a glance: a script of its own, or its commonest words.

Enough for most articles, at no cost; what it does not tell is left to a model.
"""

from __future__ import annotations

import re
from collections import Counter

SCRIPT_SHARE = 0.6
"""The share of the letters that must be of one script; foreign names are in the rest."""

KANA_SHARE = 0.1
"""Of Chinese characters and kana together: Japanese news has about half of it, Chinese none."""

PERSIAN_SHARE = 0.005
"""Letters that Arabic lacks: its news has them in no word but names; Persian and Urdu have 5 to 20 %."""

WORDS_SHARE = 0.2
LEAD = 1.5
"""The listed words must be so much of a text, and so many times as much as those of any other language."""

_COMMONEST = {
    "ca": "i els les amb per va dels és són aquest aquesta ha més seva seu també hi",
    "de": "der die und in das den von zu mit sich des auf für ist im dem nicht ein eine als auch es "
    "an werden aus hat sie er am bei nach einen wie über sagte",
    "en": "the of and to in a is that for was on with as it by at from are this be have has not but "
    "they he his she their were an which been had would who said will "
    "or its after more when we you about there out him them some than could into one what if over",
    "es": "de la que el en y a los del se las por un para con no una su al lo como más es ha o sus",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il "
    "l d à son ont aux avec",
    "hi": "के में की है और से को का ने पर कि यह हैं एक भी था ही नहीं लिए हो कर इस रहे रहा बाद",
    "it": "di e il la che in a per un del è della le con i si da non una sono dei al l ha nel alla più gli",
    "nl": "de van het een en in is dat op te zijn voor met die niet aan er om ook als werd naar bij "
    "heeft door over uit",
    "pl": "w i na z się do nie że to o jest od po za jak dla przez oraz ale są a który która które "
    "których roku tym tego jego już tylko we ze przed był była było ma co przy",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos à ao foi é",
}
"""Those of Catalan are here for Spanish and French not to be seen in it: what they share is left out."""
_TABLES = {language: frozenset(words.split()) for language, words in _COMMONEST.items()}

_URL = re.compile(r"(?:https?://|www\.)[!-~]+", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\d_\s\x00-\x1f\x7f-\x9f!-/:-@\[-`{-~]+")
_APART = re.compile(r"[\s'’\-–—/]+")
_MARKS = '.,;:!?…"“”„«»‹›()[]{}*_#|।'

_SCRIPTS = {
    "ko": re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "he": re.compile("[\u0590-\u05ff]"),
}
"""Scripts that the news of one language only is written in."""
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_KANA = re.compile("[\u3041-\u30ff]")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_PERSIAN = re.compile("[\u0671-\u06d3]")


def prose(text: str) -> str:
    """Return *text* without addresses: they are of no language."""
    return _URL.sub(" ", text)


def size(text: str) -> int:
    """Return how many UTF-8 bytes its letters have: about as telling in every script."""
    return len(_NOT_LETTERS.sub("", text).encode(errors="replace"))


def at_a_glance(text: str) -> str:
    """Return the primary subtag of the language that *text* plainly is in; empty if none is plain."""
    return _by_script(text) or _by_words(text)


def _by_script(text: str) -> str:
    letters = len(_NOT_LETTERS.sub("", text))
    enough = max(1, SCRIPT_SHARE * letters)
    for language, script in _SCRIPTS.items():
        if len(script.findall(text)) >= enough:
            return language
    kana = len(_KANA.findall(text))
    both = kana + len(_HAN.findall(text))
    if both >= enough:
        return "ja" if kana >= KANA_SHARE * both else "" if kana else "zh"
    if len(_ARABIC.findall(text)) >= enough and not _is_persian(text, letters):
        return "ar"
    return ""


def _is_persian(text: str, letters: int) -> bool:
    """Whether it has more letters from beyond the Arabic alphabet than foreign names bring."""
    return len(_PERSIAN.findall(text)) > PERSIAN_SHARE * letters


def _by_words(text: str) -> str:
    words = [word.strip(_MARKS) for word in _APART.split(text.casefold())]
    counts = Counter({language: _known(words, table) for language, table in _TABLES.items()})
    (first, most), (_, next_most) = counts.most_common(2)
    is_plain = most >= max(1, WORDS_SHARE * len(words)) and most >= LEAD * next_most
    return first if is_plain else ""


def _known(words: list[str], table: frozenset[str]) -> int:
    return sum(word in table for word in words)
