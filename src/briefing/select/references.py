"""Finds what a sentence takes up again: a surname, "the letter", what "she" said it of.

A sentence that says "Almgren" needs the one that said "Viktor Almgren"; one that says "the letter"
needs one that spoke of a letter. Where several earlier sentences would do, any of them is enough.
The rules are those of English; a language whose lexicon names no articles and titles gets none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.select.flaws import without_quotations
from briefing.select.terms import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.select.lexicon import Lexicon

Needs = tuple[tuple[int, ...], ...]
"""For each thing taken up, the earlier sentences any of which is enough, best first."""

_NAME_WORD = r"[A-ZÀ-Þ][\w’'-]*[\w]"
_FULL_NAME = re.compile(
    rf"{_NAME_WORD}(?:(?: [A-Z]\.)*(?: (?:de|da|di|van|von|der|den|la|le|bin|al|el))* {_NAME_WORD})+"
)
_POSSESSIVE = re.compile(r"[’']s?\Z")


def needs(texts: Sequence[str], words: Lexicon, title: str = "") -> list[Needs]:
    """Return what each of the sentences *texts* of one article, in order, takes up again.

    A surname that the *title* has by itself needs no introduction.
    """
    found = _Mentions(words, title)
    result = []
    for index, text in enumerate(texts):
        said = without_quotations(text)
        result.append((*found.names(said), *found.things(said), *found.subject(said)))
        found.add(index, text)
    return result


class _Mentions:
    """What has been named so far: people by their full names, things with "a" or "an"."""

    def __init__(self, words: Lexicon, title: str) -> None:
        self._words = words
        self._known = {_POSSESSIVE.sub("", word) for word in re.findall(r"[\w’'-]+", title)}
        self._count = 0
        self._named: dict[str, int] = {}
        self._things: dict[str, int] = {}
        self._spoken: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, index: int, text: str) -> None:
        self._count = index + 1
        for name in self._full_names(text):
            for part in name:
                self._named.setdefault(part, index)
        for noun in self._introduced(text):
            self._things.setdefault(noun, index)
        for word in {stem(w) for w in re.findall(r"\w+", text)}:
            self._spoken[word].append(index)

    def names(self, text: str) -> list[tuple[int, ...]]:
        """Return where each surname that *text* opens with, or lets speak, was said in full."""
        bare = self._words.surname.findall(text)
        full = {part for name in self._full_names(text) for part in name}
        found: list[tuple[int, ...]] = []
        for raw in bare:
            name = _POSSESSIVE.sub("", raw)
            if name in self._named and name not in full | self._known:
                found.append((self._named[name],))
        return found

    def things(self, text: str) -> list[tuple[int, ...]]:
        """Return where each thing that *text* says "the" of was spoken of before."""
        own = self._introduced(text)
        found = []
        for noun in dict.fromkeys(map(stem, self._words.definite.findall(text))):
            if noun in self._things and noun not in own:
                first = self._things[noun]
                found.append((first, *(i for i in self._spoken[noun] if i != first)))
        return found

    def subject(self, text: str) -> list[tuple[int, ...]]:
        """Return where the thing that opens *text* was spoken of; where it was not, the sentence before."""
        match = self._words.subject.match(text)
        if not match:
            return []
        spoken = self._spoken.get(stem(match[1])) or [self._count - 1]
        return [tuple(spoken)] if self._count else []

    def _introduced(self, text: str) -> set[str]:
        phrases = " ".join(self._words.introducing.findall(text))
        return {stem(w) for w in phrases.split() if w not in self._words.stop}

    def _full_names(self, text: str) -> list[list[str]]:
        names = []
        for match in _FULL_NAME.findall(text):
            parts = [_POSSESSIVE.sub("", part) for part in match.split()]
            while parts and (
                parts[0].casefold() in self._words.stop or self._words.title.fullmatch(parts[0])
            ):
                parts.pop(0)
            if len(parts) > 1:
                names.append(parts)
        return names
