"""What selection must know of a language: its function words, openings, verbs of saying and junk.

One JSON file a language in `lexicon/`. All entries but the two word lists are regular expressions.
An unknown language has no words of its own, only the rules that hold everywhere.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from briefing.language_tags import primary

NOTHING = re.compile(r"(?!)")
"""Matches nowhere."""

# Marks that may stand before the first word of a sentence: quotes, brackets, dashes, ¿ and ¡.
OPENING = r"[\s\"“”„‟«»‹›‘’‚'`(\[¿¡–—-]*"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled word lists of one language."""

    language: str
    stop: frozenset[str]
    leaning: re.Pattern[str]
    """An opening that points back: a pronoun, "the move"."""
    standing: re.Pattern[str]
    """Openings that look as if they did, and do not: "it is expected"."""
    connectives: re.Pattern[str]
    back: re.Pattern[str]
    """Pointers back further on, outside of quotations: "the same journey", ", she added"."""
    ahead: re.Pattern[str]
    """A sentence that opens with a pronoun and then names who is meant."""
    label: re.Pattern[str]
    """An opening that labels a picture or a table: "Reunited: "."""
    first_person: re.Pattern[str]
    """"I" and its forms, as whoever is quoted says them of themselves."""
    announcing: re.Pattern[str]
    """Openings of a sentence that promises the next: "there is a catch"."""
    surname: re.Pattern[str]
    """A name by itself where a sentence opens or someone speaks, in its only group."""
    title: re.Pattern[str]
    """What stands before a name and is none."""
    introducing: re.Pattern[str]
    """A thing spoken of for the first time, in its only group: "a ... letter"."""
    definite: re.Pattern[str]
    """A thing taken for known, in its only group: "the letter"."""
    subject: re.Pattern[str]
    """The same where it opens a sentence and does something: "The warning drowned"."""
    saying: re.Pattern[str]
    junk: re.Pattern[str]
    prefixes: re.Pattern[str]
    """What scrapers leave in front of a first sentence."""


@lru_cache(maxsize=64)
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a BCP 47 *language*."""
    name = primary(language)
    resource = files("briefing.select") / "lexicon" / f"{name}.json"
    known = name.isalpha() and resource.is_file()
    lists = json.loads(resource.read_text("utf-8")) if known else {}
    return Lexicon(
        language=name,
        stop=frozenset(lists.get("stop", "").split()),
        leaning=_opening(lists.get("leaning", []), lists.get("word_end", r"\b")),
        standing=_opening(lists.get("standing", []), ""),
        connectives=_opening(lists.get("connectives", []), lists.get("word_end", r"\b")),
        back=_any(lists.get("back", [])),
        ahead=_exact(lists.get("ahead", "")),
        label=_exact(lists.get("label", "")),
        first_person=_exact(lists.get("first_person", "")),
        announcing=_any(lists.get("announcing", []), before=OPENING),
        surname=_exact(lists.get("surname", "")),
        title=_exact(lists.get("title", "")),
        introducing=_exact(lists.get("introducing", "")),
        definite=_exact(lists.get("definite", "")),
        subject=_exact(lists.get("subject", "")),
        saying=_saying(lists.get("saying", ""), lists.get("word_end", r"\b")),
        junk=_any(lists.get("junk", [])),
        prefixes=_any(lists.get("prefixes", []), before=r"\s*", after=r"[\s:|,-]*"),
    )


def _opening(patterns: list[str], word_end: str) -> re.Pattern[str]:
    return _any(patterns, before=OPENING, after=word_end)


def _saying(words: str, word_end: str) -> re.Pattern[str]:
    before = r"\b" if word_end == r"\b" else ""
    return _any(words.split(), before=before, after=word_end)


def _exact(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern) if pattern else NOTHING


def _any(patterns: list[str], before: str = "", after: str = "") -> re.Pattern[str]:
    if not patterns:
        return NOTHING
    return re.compile(f"{before}(?:{'|'.join(patterns)}){after}", re.IGNORECASE)
