"""Tells a story again, by sentences that somebody else picked, in no more words than before.

The picks come first, then what the extractive choice told, then its reserve. The rules of a telling
hold for picks as for all others: a sentence brings along what it leans on, and nothing is said twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.select.aloud import length_aloud
from briefing.select.extractive import RESERVE_WORDS
from briefing.select.reading import read
from briefing.select.telling import Telling
from briefing.select.worth import reason
from briefing.word_count import count_words

if TYPE_CHECKING:
    from briefing.model import Article, Budget, Passage, Story
    from briefing.select.reading import Sentence

# Far enough apart that a unit of four sentences with one of the better kind goes before the next kind.
PICKED = 400.0
"""What the first pick is worth; the last one is worth half."""
CHOSEN = 20.0
RESERVED = 10.0

Place = tuple[str, int, int]


class Retelling:
    """A told story that can be told again; `shown` are the sentences to pick from, in reading order."""

    def __init__(self, story: Story, budget: Budget, *, shortest: int, most_words: float) -> None:
        """Read the articles of *story*; the sentences shown have about *most_words* words at most."""
        self._story = story
        self._budget = budget
        self._read = [(article, read(article)) for article in story.articles]
        self._worths = _standing(story)
        self._reasons = {_place(p): p.reason for p in (*story.passages, *story.reserve)}
        self._relaxed = False
        self._relaxed = self._started().available < shortest
        self._telling = self._started()
        found = {s for unit in self._telling.more(most_words) for s in unit}
        self.shown = tuple(s for _, reading in self._read for s in reading if s in found)
        self._picked: frozenset[Sentence] = frozenset()

    @property
    def articles(self) -> tuple[tuple[Article, tuple[Sentence, ...]], ...]:
        """The articles with the sentences of theirs that are shown."""
        shown = frozenset(self.shown)
        return tuple((a, tuple(s for s in reading if s in shown)) for a, reading in self._read)

    @property
    def has_choice(self) -> bool:
        """Whether there is more to tell than was told."""
        return len(self.shown) > len(self._story.passages)

    @property
    def written_words(self) -> int:
        """How many words the story had, as they are written."""
        return sum(count_words(p.text) for p in self._story.passages)

    @property
    def share(self) -> float:
        """How long the story was, in words of the budget."""
        passages, budget = self._story.passages, self._budget
        aloud = sum(length_aloud(p.text, budget.letters_per_word) for p in passages)
        changes = len({p.uri for p in passages}) - 1
        return aloud + len(passages) * budget.passage_words + changes * budget.story_words / 2

    def tell(self, picked: Sequence[Sentence], room: float) -> float:
        """Tell the story in at most *room* words, *picked* sentences first; return the words left."""
        self._picked = frozenset(picked)
        for place, sentence in enumerate(picked):
            worth = PICKED * (1 - place / (2 * len(picked)))
            self._worths[_place(sentence.passage)] = worth
        self._put_first(picked)
        self._telling = self._started()
        return self.fill(room)

    def fill(self, room: float) -> float:
        """Tell what still fits into *room* words; return the words left."""
        while unit := self._telling.best(room):
            before = self._telling.words
            self._telling.add(unit)
            room -= self._telling.words - before
        return room

    def story(self, why: str) -> Story:
        """Return the story as it is told now, with *why* as the reason of the picks; this ends it."""
        passages = tuple(self._explained(s, why) for s in self._telling.told)
        if not passages:
            return self._story
        further = self._telling.more(RESERVE_WORDS)
        reserve = tuple(self._explained(s, why) for unit in further for s in unit)
        return replace(self._story, passages=passages, reserve=reserve)

    def _started(self) -> Telling:
        """Return a telling with nothing told."""
        readings = [reading for _, reading in self._read]
        return Telling(
            readings,
            [self._worth(s) for reading in readings for s in reading],
            passage_words=self._budget.passage_words,
            switch_words=self._budget.story_words / 2,
            letters_per_word=self._budget.letters_per_word,
            relaxed=self._relaxed,
        )

    def _worth(self, sentence: Sentence) -> float:
        return self._worths.get(_place(sentence.passage), 1 / (1 + sentence.rank))

    def _put_first(self, picked: Sequence[Sentence]) -> None:
        """Put the articles in the order in which they were picked from; the others come after."""
        named = list(dict.fromkeys(s.passage.uri for s in picked))
        order = {uri: place for place, uri in enumerate(named)}
        self._read.sort(key=lambda pair: order.get(pair[0].uri, len(order)))

    def _explained(self, sentence: Sentence, why: str) -> Passage:
        before = self._reasons.get(_place(sentence.passage))
        said = why if sentence in self._picked else before or reason(sentence)
        return replace(sentence.passage, reason=said)


def _standing(story: Story) -> dict[Place, float]:
    """Return what each passage of the extractive choice is worth, by its place."""
    worths: dict[Place, float] = {}
    for top, passages in ((CHOSEN, story.passages), (RESERVED, story.reserve)):
        for number, passage in enumerate(passages):
            worths.setdefault(_place(passage), top - number / len(passages))
    return worths


def _place(passage: Passage) -> Place:
    return passage.uri, passage.paragraph, passage.start
