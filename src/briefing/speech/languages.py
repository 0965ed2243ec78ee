"""Which engine speaks a language: BCP 47 tags in, gTTS's own codes out."""

from __future__ import annotations

from types import MappingProxyType

from briefing.language_tags import primary

_RENAMED = MappingProxyType(
    {"he": "iw", "jv": "jw", "nb": "no", "nn": "no", "fil": "tl", "in": "id", "cmn": "zh"}
)
"""ISO 639 codes for which Google keeps an older or another one."""

_CHINESE = MappingProxyType(
    {"hans": "zh-CN", "hant": "zh-TW", "cn": "zh-CN", "sg": "zh-CN", "tw": "zh-TW", "hk": "zh-TW"}
)

_ACCENTS = MappingProxyType(
    {
        "en-gb": "co.uk",
        "en-au": "com.au",
        "en-ca": "ca",
        "en-ie": "ie",
        "en-in": "co.in",
        "en-ng": "com.ng",
        "en-za": "co.za",
        "es-es": "es",
        "es-mx": "com.mx",
        "fr-ca": "ca",
        "fr-fr": "fr",
        "pt-br": "com.br",
        "pt-pt": "pt",
    }
)
"""The domain whose server speaks with the accent of a region, as gTTS documents it."""


def gtts_code(tag: str) -> str:
    """Return gTTS's code for a BCP 47 tag, or an empty string when Google does not speak it."""
    from gtts.lang import tts_langs  # brings `requests`

    codes = {code.lower(): code for code in tts_langs()}
    language, *rest = _subtags(tag)
    language = _RENAMED.get(language, language)
    if language == "zh":
        return next((_CHINESE[subtag] for subtag in rest if subtag in _CHINESE), "zh-CN")
    for length in range(len(rest), -1, -1):
        code = "-".join([language, *rest[:length]])
        if code in codes:
            return str(codes[code])
    return ""


def accent_tld(tag: str) -> str:
    """Return the Google domain for the accent of a tag's region; "com" when none is known."""
    language, *rest = _subtags(tag)
    return next((_ACCENTS[key] for r in rest if (key := f"{language}-{r}") in _ACCENTS), "com")


def gtts_tlds() -> frozenset[str]:
    """Return the domains that gTTS lists (one of them with a comma) or documents, and Germany's."""
    from gtts.accents import accents

    listed = {tld.replace(",", ".") for tld in accents}
    return frozenset({*listed, *_ACCENTS.values(), "de", "us"})


def speakers(tag: str) -> str:
    """Say which engine to take for a language, to end an error message with."""
    if primary(tag) == "en":
        return "engines 'hibari' and 'gtts' do"
    if gtts_code(tag):
        return "engine 'gtts' does, online, and 'espeak', offline"
    return "engine 'espeak' may"


def _subtags(tag: str) -> list[str]:
    return tag.replace("_", "-").lower().split("-")
