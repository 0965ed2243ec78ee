"""The user's own lexicon: where its entries are met in a text. The longest goes first, whole words only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.normalize.clean import clean

if TYPE_CHECKING:
    from briefing.config import WordSettings

SHORTEST_PLURAL = 4
"""Letters a word must have for its plural to be met, too: "as" is not the plural of "a"."""
REACH = 120
"""Characters in which neighbours and addresses are looked for; a neighbour has 80 at most."""

_RUN = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"'[sS](?!\w)")
_PLURAL = re.compile(r"s(?:'[sS]?)?(?![\w'])")
_ADDRESS = re.compile(r"://|\w@\w|\w\.\w\w|[\w.]/\w+[/.]")
_ELIDED = re.compile(r"(?:^|[^\w'])(?:[cdjlmnst]|qu)'$", re.IGNORECASE)
"""What leans on the next word in French and Italian: "d'Ursula"."""
_QUOTES = " \"'“”‘’(-"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry, its written form as cleaning leaves it, and where its first letter stands in that."""

    settings: WordSettings
    written: str
    offset: int

    @property
    def has_plural(self) -> bool:
        """Whether an s may follow: after capitals, and after a sound that takes a bare s."""
        if self.written[-1].isupper() and self.written.isupper():
            return len(self.written) > 1
        regular = self.written[-1].isalpha() and not self.written.lower().endswith(
            ("s", "x", "z", "sh", "ch", "y")
        )
        return regular and len(self.written) >= SHORTEST_PLURAL and not self.settings.alias


@dataclass(frozen=True, slots=True, eq=False)
class OwnLexicon:
    """The entries by the first run of letters or digits in them, the longest first."""

    by_run: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that is met at `[start, end)`; `ending` is the possessive or plural that follows it."""

    start: int
    end: int
    entry: Entry
    ending: str = ""


def own_lexicon(words: Iterable[WordSettings]) -> OwnLexicon:
    """Return the lexicon of these entries; of two for the same place the narrower one goes first."""
    by_run: dict[str, list[Entry]] = {}
    for settings in words:
        written = clean(settings.word).text.strip()
        first = _RUN.search(written)
        if first is not None:
            entry = Entry(settings, written, first.start())
            by_run.setdefault(first.group().casefold(), []).append(entry)
    return OwnLexicon({run: tuple(sorted(e, key=_order)) for run, e in by_run.items()})


def _order(entry: Entry) -> tuple[int, ...]:
    own = entry.settings
    narrow = bool(own.before) + bool(own.after), own.case, len(own.language)
    return (-len(entry.written), *(-int(one) for one in narrow))


def hits(text: str, lexicon: OwnLexicon, language: str) -> Iterator[Hit]:
    """Yield where entries are met in a cleaned text, from left to right, none over another.

    *language* is the BCP 47 tag of the text; an entry for "en" is met in "en-GB" (RFC 4647, 3.3.1).
    """
    if not lexicon.by_run:
        return
    place = 0
    for run in _RUN.finditer(text):
        if run.start() < place:
            continue
        hit = _hit(text, run, place, lexicon, language)
        if hit is not None:
            place = hit.end
            yield hit


def _hit(
    text: str, run: re.Match[str], place: int, lexicon: OwnLexicon, language: str
) -> Hit | None:
    key = run.group().casefold()
    for known in (key, key[:-1] if key.endswith("s") else ""):
        for entry in lexicon.by_run.get(known, ()):
            start = run.start() - entry.offset
            if start < place or not _is_for(entry.settings.language, language):
                continue
            hit = _met(text, start, entry)
            if hit is not None and _fits(text, hit):
                return hit
    return None


def _is_for(wanted: str, language: str) -> bool:
    have = language.replace("_", "-").casefold()
    wanted = wanted.casefold()
    return not wanted or have == wanted or have.startswith(f"{wanted}-")


def _met(text: str, start: int, entry: Entry) -> Hit | None:
    end = start + len(entry.written)
    found = text[start:end]
    if found != entry.written and (
        entry.settings.case or found.casefold() != entry.written.casefold()
    ):
        return None
    if not _begins(text, start) or _is_in_address(text, start, end):
        return None
    if possessive := _POSSESSIVE.match(text, end):
        return Hit(start, possessive.end(), entry, "'s")
    if entry.has_plural and (plural := _PLURAL.match(text, end)):
        ending = plural.group().lower()
        return Hit(start, end + len(ending.rstrip("'")), entry, ending.rstrip("'"))
    return Hit(start, end, entry) if _ends(text, end) else None


def _begins(text: str, start: int) -> bool:
    before, first = text[max(0, start - 2) : start], text[start]
    if not before or not first.isalnum():
        return True
    if _is_word(before[-1]) or (before[-1] in "'." and _is_word(before[:-1])):
        return _ELIDED.search(text[max(0, start - 4) : start]) is not None
    return not (first.isdecimal() and (before[-1] in "$£€" or _joins_digits(before[::-1])))


def _ends(text: str, end: int) -> bool:
    last, after = text[end - 1], text[end : end + 2]
    if not after or not last.isalnum():
        return True
    if _is_word(after[0]) or after[0] in "$£€" or (after[0] in "'." and _is_word(after[1:])):
        return False
    return not (last.isdecimal() and (after[0] in "%°" or _joins_digits(after)))


def _is_word(character: str) -> bool:
    return bool(character) and (character.isalnum() or unicodedata.category(character)[0] == "M")


def _joins_digits(two: str) -> bool:
    """Whether the sign next to a number joins it to another: "3.5", "1-0", "9:30"."""
    return two[0] in ".,:/-" and two[1:].isdecimal()


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Whether it is a part of a web or mail address, which is said as a whole."""
    before = text[max(0, start - REACH) : start].rpartition(" ")[2]
    after = text[end : end + REACH].partition(" ")[0]
    chunk = before + text[start:end] + after
    if _ADDRESS.search(chunk.rstrip(".,;:!?)\"'")) is None:
        return False
    return _ADDRESS.search(text[start:end]) is None


def _fits(text: str, hit: Hit) -> bool:
    own = hit.entry.settings
    before = text[max(0, hit.start - REACH) : hit.start].rstrip(_QUOTES).casefold()
    after = text[hit.end : hit.end + REACH].lstrip(_QUOTES).casefold()
    return (not own.before or any(_is_last(before, w.casefold()) for w in own.before)) and (
        not own.after or any(_is_first(after, w.casefold()) for w in own.after)
    )


def _is_last(before: str, word: str) -> bool:
    return before.endswith(word) and not _is_word(before[-len(word) - 1 : -len(word)])


def _is_first(after: str, word: str) -> bool:
    return after.startswith(word) and not _is_word(after[len(word) : len(word) + 1])
