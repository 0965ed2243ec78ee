"""What could be told: of many candidates only as many are read as may come to be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from briefing.select.shares import how_many
from briefing.select.telling import Telling
from briefing.select.terms import inverse_frequencies
from briefing.select.worth import worths

if TYPE_CHECKING:
    from briefing.model import Budget
    from briefing.select.candidates import Candidate

SAMPLE = 200
"""Articles, the most important ones, that say well enough which terms are rare."""


@dataclass(frozen=True, slots=True)
class _Prospect:
    """How one story can be told: what its sentences are worth, and with overlong ones or without."""

    worths: list[float]
    relaxed: bool
    available: float


class Prospects:
    """The stories that can be told, and how; `tellable` has at least as many as the budget allows.

    Those left out of it are not known to be mute: they are too far down to be told.
    """

    def __init__(self, candidates: Sequence[Candidate], budget: Budget, shortest: int) -> None:
        """Read as much as is needed of *candidates*, the most important first."""
        self._budget = budget
        self._shortest = shortest
        self._known: dict[Candidate, _Prospect] = {}
        self.idf: Mapping[str, float] = {}
        self.tellable: tuple[Candidate, ...] = ()
        enough = how_many(budget.words, [budget.story_words] * len(candidates), shortest=shortest)
        for sample in _samples(candidates, enough):
            self._known = {}
            self.idf = inverse_frequencies(s.gist for c in sample for r in c.readings for s in r)
            self.tellable = tuple(islice(filter(self.can_be_told, sample), enough))
            if len(self.tellable) == enough:
                break

    def can_be_told(self, candidate: Candidate) -> bool:
        """Whether any sentence of it can be."""
        return self._prospect(candidate).available > 0

    def telling(self, candidate: Candidate) -> Telling:
        """Return a telling with nothing told; overlong sentences only if need be."""
        known = self._prospect(candidate)
        return self._started(candidate, known.worths, relaxed=known.relaxed)

    def _prospect(self, candidate: Candidate) -> _Prospect:
        if candidate not in self._known:
            values = worths(candidate.readings, self.idf)
            relaxed = False
            available = self._started(candidate, values, relaxed=False).available
            if available < self._shortest:
                relaxed = True
                available = self._started(candidate, values, relaxed=True).available
            self._known[candidate] = _Prospect(values, relaxed, available)
        return self._known[candidate]

    def _started(self, candidate: Candidate, values: list[float], *, relaxed: bool) -> Telling:
        return Telling(
            candidate.readings,
            values,
            passage_words=self._budget.passage_words,
            switch_words=self._budget.story_words / 2,
            letters_per_word=self._budget.letters_per_word,
            relaxed=relaxed,
        )


def _samples(candidates: Sequence[Candidate], enough: int) -> Iterator[Sequence[Candidate]]:
    """Yield the most important candidates, more and more of them, at last all."""
    count = articles = 0
    while count < len(candidates) and (articles < SAMPLE or count < enough):
        articles += len(candidates[count].given)
        count += 1
    while count < len(candidates):
        yield candidates[:count]
        count *= 2
    yield candidates
