"""BCP 47 language tags, as far as the parts of the program need to compare them."""

from __future__ import annotations

_SAME = {
    "arb": "ar",
    "cmn": "zh",
    "fil": "tl",
    "in": "id",
    "iw": "he",
    "ji": "yi",
    "jw": "jv",
    "mo": "ro",
    "nb": "no",
    "nn": "no",
    "sh": "hr",
    "yue": "zh",
}
"""Older and narrower codes of languages, and the one that most texts have (IANA Language Subtag Registry)."""


def primary(tag: str) -> str:
    """Return the language of a tag without script and region, in lower case, by its commonest code."""
    language = tag.replace("_", "-").split("-")[0].lower()
    return _SAME.get(language, language)


def is_same_language(one: str, other: str) -> bool:
    """Whether two tags are of one language, whatever their regions and scripts."""
    return primary(one) == primary(other)
