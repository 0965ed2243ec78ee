"""Which voice of espeak-ng speaks a language: BCP 47 tags in, its voices out."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.adapters.espeak_library import EspeakVoice

_RENAMED = MappingProxyType(
    {"nn": "nb", "iw": "he", "in": "id", "mo": "ro", "sh": "hr", "zh": "cmn", "arb": "ar"}
)
"""Codes for which espeak-ng has another one, or a close relative (Nynorsk is read as Bokmål)."""

_NEAREST = MappingProxyType(
    {"en-ca": "en-us", "en-ph": "en-us", "zh-hk": "yue", "zh-mo": "yue", "zh-yue": "yue"}
)
"""Where the accent of a region, or its language, is that of another one."""

_REGION, _SCRIPT = 2, 4
"""How many letters these parts of a tag have."""


def fitting(voices: Sequence[EspeakVoice], tag: str) -> tuple[EspeakVoice, ...]:
    """Return the voices of a language, the best for *tag* first; empty when there is none."""
    wanted = _asked(tag)
    ranked = []
    for order, voice in enumerate(voices):
        if voice.identifier.startswith("mb/"):  # needs the program mbrola
            continue
        spoken = {language.lower(): priority for priority, language in voice.languages}
        depth = next((d for d, asked in enumerate(wanted) if asked in spoken), None)
        if depth is not None:
            ranked.append((depth, spoken[wanted[depth]], order, voice))
        elif any(_primary(language) == _primary(wanted[-1]) for language in spoken):
            ranked.append((len(wanted), 0, order, voice))
    return tuple(voice for *_, voice in sorted(ranked, key=lambda found: found[:3]))


def tag_of(voice: EspeakVoice) -> str:
    """Return the language of a voice as a BCP 47 tag in its usual letters: en-US, zh-Latn."""
    _, language = min(voice.languages, key=lambda pair: pair[0])
    first, *rest = language.split("-")
    return "-".join([first.lower(), *(_written(part) for part in rest)])


def _asked(tag: str) -> tuple[str, ...]:
    """Return what to look for, the closest first: pt-br, then pt."""
    tag = tag.replace("_", "-").lower()
    language, *rest = tag.split("-")
    region = next((part for part in rest if len(part) == _REGION), "")
    if near := _NEAREST.get(f"{language}-{region}" if region else tag, _NEAREST.get(tag, "")):
        return (near, _primary(near))
    language = _RENAMED.get(language, language)
    if language == "es" and region not in {"", "es"}:
        return (f"es-{region}", "es-419", "es")
    shorter = ["-".join([language, *rest[:length]]) for length in range(len(rest), -1, -1)]
    with_region = [f"{language}-{region}"] if region else []
    return tuple(dict.fromkeys([*shorter[:-1], *with_region, language]))


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _written(part: str) -> str:
    if len(part) == _REGION:
        return part.upper()
    return part.title() if len(part) == _SCRIPT and part.isalpha() else part.lower()
