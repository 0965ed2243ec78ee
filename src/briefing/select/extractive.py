"""The default summarizer: it chooses whole sentences, and only those that can be understood."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.config import Field, Settings
from briefing.model import Passage, Story
from briefing.select.aloud import length_aloud
from briefing.select.candidates import by_importance
from briefing.select.flaws import FEWEST
from briefing.select.importance import order
from briefing.select.prospects import Prospects
from briefing.select.shares import SHORTEST, how_many, spread
from briefing.select.worth import reason

if TYPE_CHECKING:
    from briefing.model import Article, Budget
    from briefing.select.candidates import Candidate
    from briefing.select.reading import Sentence
    from briefing.select.telling import Telling

OVERDRAW = 0.1
OVERDRAW_WORDS = 15
"""How far one story may go over its share, the larger of the two, while they are told in turn."""
FULL = 0.9
"""Part of its share from which a story is told."""
OVER = 0.015
"""How far the last sentence may go over the whole budget."""
SENSIBLE = 0.7
"""Part of the words of the shortest story without which there is one story less."""
LAST_WORDS = 45
EXACT = 0.03
"""Part of the budget that the last sentence may leave unused."""
BRIEF_SHARE = 0.1
BRIEF_WORDS = 150
"""What the headlines of stories that are not told may take, when there are any: about ten at the most."""
MANY, SEVERAL = 5, 3
"""Where so many stories are told and so many are not, one of the told is given up for those headlines."""
BRIEF_PHRASE_WORDS = 3
RESERVE_WORDS = 250


class ExtractiveSummarizer:
    """Chooses the key sentences of each story by tf-idf, place and listener's sense."""

    name = "extractive"

    class Options(Settings):
        """Settings of this summarizer."""

        shortest_story_words: int = Field(
            default=SHORTEST,
            ge=1,
            le=1000,
            description="A story that cannot get so many is only named.",
        )

    def __init__(self, options: Options | None = None) -> None:
        """Take the options, or the defaults."""
        self.options = options or self.Options()

    def summarize(self, groups: Sequence[Sequence[Article]], budget: Budget) -> tuple[Story, ...]:
        """Choose passages for groups of articles about one event each, in the order of telling."""
        newest = max((a.published for g in groups for a in g if a.published), default=None)
        plan = _Plan(by_importance(groups, newest), budget, self.options.shortest_story_words)
        return plan.stories()


class _Plan:
    """One run: what is told, what is named, and the words that are left."""

    def __init__(self, candidates: Sequence[Candidate], budget: Budget, shortest: int) -> None:
        self._candidates = candidates
        self._prospects = Prospects(candidates, budget, shortest)
        self._budget = budget
        self._shortest = shortest

    def stories(self) -> tuple[Story, ...]:
        """Return the told stories in order of telling, then those that are named."""
        tellable = self._prospects.tellable
        many, words = self._shape(tellable)
        while True:
            told = self._ordered(tellable[:many])
            self._tell(told, words)
            named = self._named(tellable[:many], self._left_for_names(told))
            spent = sum(self._named_cost(s.passages[0]) for s in named if s.passages)
            self._use_up(told, self._left(told) - spent + OVER * self._budget.words)
            if many <= 1 or all(self._makes_sense(telling) for _, telling in told):
                return (*(_told(story, telling) for story, telling in told), *named)
            many -= 1

    def _shape(self, tellable: Sequence[Candidate]) -> tuple[int, float]:
        """Return how many stories to tell, and in how many words: the headlines of the others get a part.

        They get it at the price of one story at the most, where there are many told and several to name.
        """
        words = float(self._budget.words)
        shorter = words - min(BRIEF_SHARE * words, BRIEF_WORDS)
        many = self._how_many(tellable, words)
        fewer = self._how_many(tellable, shorter)
        others = len(self._candidates) - many
        worth_one = others >= SEVERAL and many >= MANY and not self._budget.max_stories
        if others and (worth_one or fewer == many):
            return max(fewer, many - 1), shorter
        return many, words

    def _ordered(self, chosen: Sequence[Candidate]) -> list[tuple[Candidate, Telling]]:
        """Return the stories in the order of telling, each with nothing told."""
        in_order = order(chosen, self._prospects.idf, self._budget.sections)
        return [(c, self._prospects.telling(c)) for c in in_order]

    def _left_for_names(self, told: Sequence[tuple[Candidate, Telling]]) -> float:
        """Return the words that are left, but no more than is kept for names as long as there is to tell."""
        left = self._left(told)
        untold = sum(telling.available - telling.words for _, telling in told)
        return min(left, max(BRIEF_WORDS, left - untold))

    def _makes_sense(self, telling: Telling) -> bool:
        return telling.words >= min(SENSIBLE * self._shortest, SENSIBLE * telling.available)

    def _how_many(self, tellable: Sequence[Candidate], words: float) -> int:
        many = how_many(words, self._overheads(tellable), shortest=self._shortest)
        return min(many, self._budget.max_stories or many)

    def _overheads(self, stories: Sequence[Candidate]) -> list[float]:
        """Return what each story costs besides its sentences: our phrases, its headline."""
        costs = []
        for number, story in enumerate(stories):
            title = story.title if number < self._budget.headlines else None
            costs.append(self._budget.story_words + self._cost(title))
        return costs

    def _cost(self, passage: Passage | None) -> float:
        if passage is None:
            return 0.0
        aloud = length_aloud(passage.text, self._budget.letters_per_word)
        return aloud + self._budget.passage_words

    def _left(self, told: Sequence[tuple[Candidate, Telling]]) -> float:
        spent = sum(self._overheads([c for c, _ in told])) + sum(t.words for _, t in told)
        return self._budget.words - spent

    def _tell(self, told: Sequence[tuple[Candidate, Telling]], words: float) -> None:
        room = self._left(told) - (self._budget.words - words)
        importances = [c.importance for c, _ in told]
        available = [t.available for _, t in told]
        shares = spread(room, importances, available, shortest=self._shortest)
        owed = sum(shares)
        for (_, telling), share in zip(told, shares, strict=True):
            owed -= share
            limit = share + max(OVERDRAW * share, OVERDRAW_WORDS)
            telling.extend(full=FULL * share, limit=min(limit, room - FULL * owed))
            room -= telling.words

    def _use_up(self, told: Sequence[tuple[Candidate, Telling]], left: float) -> None:
        """Give the words that are left to the stories in turn, first to those told too briefly."""
        growing = sorted((t for _, t in told), key=lambda t: t.words >= self._shortest)
        while growing:
            for telling in tuple(growing):
                # Near the end, the sentence that fills the rest goes before the one worth most.
                least = left - EXACT * self._budget.words if left < LAST_WORDS else 0.0
                unit = telling.best(left, least=least)
                left -= self._grow(telling, unit)
                if not unit:
                    growing.remove(telling)
        for _, telling in told:
            while unit := telling.best(left):
                left -= self._grow(telling, unit)
        exact = EXACT * self._budget.words
        if left > exact:
            # Sentences are coarse: another last sentence may come closer.
            any(telling.exchange(left, least=left - exact) for _, telling in reversed(told))
        if told and not any(telling.words for _, telling in told):
            # Less was asked for than one sentence: that one is said all the same.
            first = told[0][1]
            first.add(first.best(math.inf))

    def _grow(self, telling: Telling, unit: Sequence[int]) -> float:
        before = telling.words
        if unit:
            telling.add(unit)
        return telling.words - before

    def _named(self, told: Sequence[Candidate], left: float) -> list[Story]:
        """Return the stories that are not told, named by their titles as far as there is room.

        Those that could have been told go before those that could not, which has to be known only of
        those that there is room for.
        """
        stories: list[Story] = []
        chosen = frozenset(told)
        waiting = deque(c for c in self._candidates if c not in chosen)
        mute: set[Candidate] = set()
        while waiting:
            story = waiting.popleft()
            fits = self._might_be_named(story, left)
            if fits and story not in mute and not self._prospects.can_be_told(story):
                mute.add(story)
                waiting.append(story)
            elif not story.says_nothing:
                name = (story.title or story.opening) if fits else None
                passages: tuple[Passage, ...] = ()
                if name is not None and self._named_cost(name) <= left:
                    passages = (name,)
                    left -= self._named_cost(name)
                stories.append(Story(story.listed, passages, headline_only=True))
        return stories

    def _might_be_named(self, story: Candidate, left: float) -> bool:
        """Whether there may be room for its name; what that is without a title takes reading it."""
        if self._budget.max_stories:
            return False
        costs = [self._named_cost(title) for title in story.titles]
        return min(costs, default=self._phrase_cost + FEWEST) <= left

    def _named_cost(self, passage: Passage) -> float:
        return self._cost(passage) + self._phrase_cost

    @property
    def _phrase_cost(self) -> float:
        return max(BRIEF_PHRASE_WORDS, self._budget.story_words / 2)


def _told(story: Candidate, telling: Telling) -> Story:
    passages = tuple(_explained(s) for s in telling.told)
    reserve: list[Passage] = []
    for unit in telling.more(RESERVE_WORDS):
        reserve += [_explained(s) for s in unit]
    return Story(story.articles, passages, tuple(reserve), headline_only=not passages)


def _explained(sentence: Sentence) -> Passage:
    return replace(sentence.passage, reason=reason(sentence))
