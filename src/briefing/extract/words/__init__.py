"""The tables of all languages together: a page in one language often has its buttons in another."""

from __future__ import annotations

from briefing.extract.words.dutch import DUTCH
from briefing.extract.words.english import ENGLISH
from briefing.extract.words.french import FRENCH
from briefing.extract.words.german import GERMAN
from briefing.extract.words.italian import ITALIAN
from briefing.extract.words.spanish import SPANISH

LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, DUTCH)


def _words(table: str) -> frozenset[str]:
    return frozenset(
        word for language in LANGUAGES for word in getattr(language, table).casefold().split()
    )


def _phrases(table: str) -> frozenset[str]:
    return frozenset().union(*(_listed(getattr(language, table)) for language in LANGUAGES))


def _listed(phrases: str) -> frozenset[str]:
    return frozenset(
        " ".join(phrase.split()) for phrase in phrases.casefold().split(";") if phrase.strip()
    )


TIMES = _words("times")
TIME_MARKS = _words("time_marks")
BARS = _words("bars")
BAR_MARKS = _words("bar_marks")
LINES = _phrases("lines")
STARTS = _phrases("starts")
CREDITS = _phrases("credits")
LABELS = _phrases("labels")
ANYWHERE = _phrases("anywhere")
RELATED_HEADS = _phrases("related")
END_HEADS = _phrases("ends")
BYLINES = _phrases("bylines")
ROLES = _words("roles")
JOINS = _words("joins")
DANGLING = _words("dangling")
ABBREVIATIONS = _words("abbreviations")
BUTTONS = _phrases("buttons")
POINTERS = _phrases("pointers")
PICTURES = _phrases("pictures")
CAPTIONS = _phrases("captions")
TALK = tuple(
    (_listed(language.addresses), _listed(language.calls), _listed(language.services))
    for language in LANGUAGES
)
"""How a site addresses its reader, calls on him, and what it offers: a triple a language."""

SPEECH = tuple(
    (
        _listed(";".join(language.dangling.split())),
        _listed(language.selves) | _listed(language.addresses),
        _listed(language.calls),
    )
    for language in LANGUAGES
)
"""Common words of a language, its words for a site and its reader, and how it calls on him."""

AGENCIES = (
    "reuters|associated press|ap|afp|agence france-presse|dpa|epa|efe|ansa|upi|pa|pa media|bloomberg|ani|"
    "pti|ians|xinhua|tass|cnn|bbc|bbc news|getty images|getty|shutterstock|istock|unsplash|pexels|imago|"
    "picture alliance|keystone|apa|belga|kyodo|yonhap|sputnik|anadolu"
)
"""Who writes and sells texts and pictures, in bylines and credits of any language."""
