"""Which language an article is in: the one it declares, unless its text plainly is in another.

Sites declare the language of their template, feeds that of the publisher, and text files none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefing.extract.language_signs import at_a_glance, prose, size
from briefing.language_tags import primary

if TYPE_CHECKING:
    from briefing.model import Article

SAMPLE_CHARACTERS = 4000
PIECE_CHARACTERS = 500
"""How much of an article is looked at, and how much of one paragraph."""

MIN_BYTES = 60
"""Less text, its letters in UTF-8, is no evidence: some ten words, or twenty Chinese characters."""
MIN_BYTES_AGAINST = 150
"""Less does not speak against what is declared: some twenty-five words."""

SURE = 0.9
SURE_AGAINST = 0.98
"""How probable a language and its close relatives must be, for the model, in all."""

UNDECLARED = frozenset({"", "und", "mul", "mis", "zxx"})
"""Tags that name no language (ISO 639-2)."""

_ALONE = frozenset({"ar", "el", "en", "he", "ja", "ko", "th", "zh"})
"""Those that have no close relative in the news which a glance could take for them."""

_MEMBERS = {
    "ary": "ar", "arz": "ar", "wuu": "zh", "yue": "zh", "hbo": "he", "grc": "el", "nn": "no",
}  # fmt: skip
"""Varieties that the model tells apart and voices do not."""

_RELATIVES = tuple(
    frozenset(group.split())
    for group in (
        "nb nn no da",
        "hr sr bs sl sh cnr",
        "cs sk",
        "bg mk",
        "id in ms",
        "gl pt",
        "gl es an ast ext",
        "fr oc wa gcr gcf",
        "it lij vec lmo co scn nap",
        "de lb gsw nds bar",
        "nl af fy li vls",
        "en sco pcm",
        "lv ltg",
        "az tr crh",
        "hi bho mai",
        "zh cmn yue wuu lzh",
        "ar arb ary arz",
        "fa prs",
        "uz uzs",
        "ku sdh ckb kmr",
        "he iw hbo yi ji",
        "el grc",
        "ro mo",
        "tl fil bcl",
        "st nso tn",
        "zu xh",
        "rw rn",
    )
)
"""Languages so close that one is easily declared, or detected, for the other; old codes for one."""


def language_of(article: Article) -> str:
    """Return the BCP 47 tag of the language that *article* is in; empty when nobody can say.

    That is the declared tag, unless there is much text and all of it is surely in a language that is
    no close relative; then the primary subtag of that language.
    """
    declared = "" if primary(article.language) in UNDECLARED else article.language
    text = _sample(article)
    if size(text) < (MIN_BYTES_AGAINST if declared else MIN_BYTES):
        return declared
    glance = at_a_glance(text)
    if not declared:
        return glance if glance in _ALONE else _detected(text, SURE)
    if glance and _are_close(glance, primary(declared)):
        return declared
    return _contradiction(text, glance, primary(declared)) or declared


def _sample(article: Article) -> str:
    """Return the beginnings of paragraphs from all over the article, without its title if it has more."""
    body = [p.text for p in article.paragraphs if p.kind == "text"]
    texts = body or [p.text for p in article.paragraphs]
    step = max(1, len(texts) * PIECE_CHARACTERS // SAMPLE_CHARACTERS)
    pieces = (text[:PIECE_CHARACTERS] for text in texts[::step])
    return prose("\n".join(pieces)[:SAMPLE_CHARACTERS])


def _contradiction(text: str, glance: str, declared: str) -> str:
    """Return the language that *text* plainly is in though another one is declared; else empty."""
    if not _are_known_to_model(declared):
        # The model would take such a language for one that it knows; but "eng" is none.
        return glance if glance == "en" else ""
    language = _detected(text, SURE_AGAINST)
    if not language or _are_close(language, declared):
        return ""
    # A quotation, or the same in two languages, is no reason to doubt what is declared.
    middle = len(text) // 2
    halves = (text[:middle], text[middle:])
    return language if all(_are_close(_detected(half, SURE), language) for half in halves) else ""


def _detected(text: str, sure: float) -> str:
    """Return the language that the model is sure of; empty if there is none."""
    ranked = _model().rank(text)
    best = ranked[0][0]
    probability = sum(share for language, share in ranked if _are_close(language, best))
    return _MEMBERS.get(best, best) if probability >= sure and best not in UNDECLARED else ""


def _are_known_to_model(language: str) -> bool:
    return any(_are_close(language, known) for known in _model().labels)


def _are_close(one: str, other: str) -> bool:
    return one == other or any(one in group and other in group for group in _RELATIVES)


@lru_cache(maxsize=1)
def _model() -> Any:
    # It takes a second and 80 MB to load, which most shows never need.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
