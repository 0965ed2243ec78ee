"""Chooses the sentences of one story, one unit after the other.

A unit is a sentence together with those before it that it leans on, the one that it announces, and
what it takes up again of what was not told. A telling keeps document order
within an article, says nothing twice, and never breaks a unit: whatever number of units it was
extended by, it can be read aloud.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.select.aloud import length_aloud
from briefing.select.reading import LONG_OPENING, TOO_LONG, Choice
from briefing.select.terms import overlap
from briefing.select.worth import places

if TYPE_CHECKING:
    from briefing.select.reading import Sentence

Unit = tuple["Sentence", ...]

# Tuned together with `worth`; change one, measure all.
ALIKE = 0.45
"""Overlap of terms from which two sentences of one article say the same."""
ALIKE_ELSEWHERE = 0.4
CONTIGUOUS = 0.4
SAID = 0.5
"""What a unit loses that resembles what is told, at full likeness."""
SWITCH = 0.3
"""What a unit loses that brings in one more article: a listener has to change with it."""
LONGEST_CHAIN = 3
LARGEST_WHOLE = 4
"""Sentences that may be told at once because one needs the others."""


class Telling:
    """What is told of one story so far. `readings` are its articles' sentences, best told first."""

    def __init__(
        self,
        readings: Sequence[Sequence[Sentence]],
        worths: Sequence[float],
        *,
        passage_words: float = 0.0,
        switch_words: float = 0.0,
        letters_per_word: float = 0.0,
        relaxed: bool = False,
    ) -> None:
        """Start with nothing told; `worths` has one number for each sentence of all readings."""
        self._sentences = [s for reading in readings for s in reading]
        self._article = [n for n, reading in enumerate(readings) for _ in reading]
        self._worths = worths
        self._places = places(worths)
        self._seeds: dict[tuple[int, ...], int] = {}
        self._costs = [
            length_aloud(s.passage.text, letters_per_word) + passage_words for s in self._sentences
        ]
        self._switch_words = switch_words
        self._units = [
            self._unit(i, relaxed=relaxed) if worth >= 0 else () for i, worth in enumerate(worths)
        ]
        self._history: list[tuple[int, ...]] = []
        self._forget()

    def _forget(self) -> None:
        self._alike = [0.0] * len(self._sentences)
        self._told: set[int] = set()
        self._heard: set[int] = set()
        self._choices: dict[int, Choice] = {}
        self.words = 0.0

    @property
    def told(self) -> tuple[Sentence, ...]:
        """The chosen sentences, article by article, each in document order."""
        return tuple(self._explained(i) for i in sorted(self._told))

    def best(self, room: float, *, least: float = 0.0) -> tuple[int, ...]:
        """Return the unit that is worth most and takes *least* to *room* words; empty if none does."""
        best: tuple[int, ...] = ()
        seed = 0
        top = -math.inf
        for index, unit in enumerate(self._units):
            if index in self._told or not unit:
                continue
            new = self._whole(unit)
            if not new:
                continue
            value = self._value(index, new)
            if value > top and least <= self._cost(new) <= room and not self._repeats(new):
                best, top, seed = new, value, index
        if best:
            self._seeds[best] = seed
        return best

    def add(self, unit: Sequence[int]) -> Unit:
        """Tell a unit that `best` returned; return its sentences."""
        self.words += self._cost(unit)
        self._history.append(tuple(unit))
        self._choose(tuple(unit))
        for index in unit:
            self._told.add(index)
            self._heard.add(self._article[index])
            self._mark_alike(index)
        return tuple(self._explained(i) for i in unit)

    def exchange(self, room: float, *, least: float) -> bool:
        """Put in the place of the last unit one that takes *least* to *room* words more.

        Return whether there was one; if not, nothing has changed.
        """
        if not self._history:
            return False
        *before, last = self._history
        words = self.words
        self._retell(before)
        freed = words - self.words
        better = self.best(freed + room, least=freed + least)
        self.add(better or last)
        return bool(better)

    def _retell(self, units: Sequence[tuple[int, ...]]) -> None:
        self._history = []
        self._forget()
        for unit in units:
            self.add(unit)

    @property
    def available(self) -> float:
        """How many words could be told at the most, if nothing repeated itself."""
        return self._cost(sorted({i for unit in self._units for i in unit}))

    def extend(self, *, full: float, limit: float) -> None:
        """Tell units until there are *full* words; never over *limit*."""
        while self.words < full:
            unit = self.best(limit - self.words)
            if not unit:
                break
            self.add(unit)

    def more(self, words: float) -> Iterator[Unit]:
        """Yield further units, best first, of *words* words in all; this ends the telling."""
        enough = self.words + words
        while self.words < enough and (unit := self.best(math.inf)):
            yield self.add(unit)

    def _choose(self, unit: tuple[int, ...]) -> None:
        known = {fact for i in self._told for fact in self._sentences[i].facts}
        for index in unit:
            self._choices[index] = Choice(
                near=self._places[index],
                of=len(self._sentences),
                reports=self._article[-1] + 1,
                new=self._sentences[index].facts - known,
                brought=self._brought(index, unit),
            )
            known |= self._sentences[index].facts

    def _brought(self, index: int, unit: tuple[int, ...]) -> str:
        seed = self._seeds.get(unit, index)
        if index == seed:
            return ""
        before, after = index - 1, index + 1
        if after in unit and self._sentences[after].leans and self._follows(index, after):
            return "brought along by the sentence after it"
        if before in unit and self._sentences[before].announces:
            return "announced by the sentence before it"
        return f"says first what sentence {self._sentences[seed].rank + 1} takes up"

    def _explained(self, index: int) -> Sentence:
        follows = index - 1 in self._told and self._follows(index - 1, index)
        choice = replace(self._choices[index], follows=follows)
        return replace(self._sentences[index], choice=choice)

    def _cost(self, unit: Sequence[int]) -> float:
        words = sum(self._costs[i] for i in unit)
        if self._heard and unit and self._article[unit[0]] not in self._heard:
            words += self._switch_words
        return words

    def _value(self, index: int, new: Sequence[int]) -> float:
        value = sum(self._worths[i] for i in new) / len(new)
        before = new[0] - 1
        if before in self._told and self._follows(before, new[0]):
            value += CONTIGUOUS
        if self._told and self._article[index] not in self._heard:
            value -= SWITCH
        return value - SAID * self._alike[index]

    def _repeats(self, new: Sequence[int]) -> bool:
        return any(self._alike[i] >= ALIKE for i in new)

    def _mark_alike(self, told: int) -> None:
        gist = self._sentences[told].gist
        for index, sentence in enumerate(self._sentences):
            alike = overlap(gist, sentence.gist)
            if self._article[index] != self._article[told]:
                alike *= ALIKE / ALIKE_ELSEWHERE
            self._alike[index] = max(self._alike[index], alike)

    def _follows(self, before: int, after: int) -> bool:
        return (
            self._article[before] == self._article[after]
            and self._sentences[after].order == self._sentences[before].order + 1
        )

    def _whole(self, unit: tuple[int, ...]) -> tuple[int, ...]:
        """Return what is not told yet of *unit* and of what it takes up; empty if that is too much."""
        parts = {i for i in unit if i not in self._told}
        unchecked = list(parts)
        while unchecked:
            index = unchecked.pop()
            for choices in self._needs(index):
                if any(i in self._told or i in parts for i, _ in choices):
                    continue
                more = set(choices[0][1]) - self._told - parts
                if len(parts | more) > LARGEST_WHOLE:
                    return ()
                parts |= more
                unchecked += more
        return tuple(sorted(parts))

    def _needs(self, index: int) -> Iterator[list[tuple[int, tuple[int, ...]]]]:
        """Yield for each thing a sentence takes up the sentences that say it, with their units.

        What no sentence can tell is not asked for: else an overlong opening, which names everything
        first, would silence the whole article.
        """
        base = index - self._sentences[index].rank
        for ranks in self._sentences[index].needs:
            choices = [(base + r, self._units[base + r]) for r in ranks if self._units[base + r]]
            if choices:
                yield choices

    def _unit(self, index: int, *, relaxed: bool) -> tuple[int, ...]:
        """Return the indices of the sentence, of those it leans on and of the one it announces.

        Empty if it cannot be told.
        """
        unit = [index]
        while self._sentences[unit[-1]].announces:
            after = unit[-1] + 1
            if len(unit) >= LONGEST_CHAIN or not self._can_follow(after):
                return ()
            unit.append(after)
        while True:
            first = unit[0]
            sentence = self._sentences[first]
            if sentence.unfit and not self._tolerated(first, relaxed=relaxed):
                return ()
            if not sentence.leans:
                return tuple(unit)
            if first == 0 or not self._follows(first - 1, first) or len(unit) >= LONGEST_CHAIN:
                return ()
            unit.insert(0, first - 1)

    def _can_follow(self, index: int) -> bool:
        """Whether a sentence stands right after the one before it, and may be told."""
        if index == len(self._sentences) or not self._follows(index - 1, index):
            return False
        return not self._sentences[index].unfit and self._worths[index] >= 0

    def _tolerated(self, index: int, *, relaxed: bool) -> bool:
        unfit = self._sentences[index].unfit
        if unfit == LONG_OPENING:
            return relaxed or self._article[index] == 0
        return relaxed and unfit == TOO_LONG
