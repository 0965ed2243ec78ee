from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from briefing.config import Settings
from briefing.model import Article, Budget, Passage, Story
from briefing.protocols import Summarizer
from briefing.testing import SummarizerContract

Failures = Callable[..., dict[str, str]]
Groups = Sequence[Sequence[Article]]


class Openings:
    """Tells the first words of each article; the broken ones differ from it in one thing."""

    name = "openings"
    most = 10

    class Options(Settings):
        """It has none."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def summarize(self, groups: Groups, budget: Budget) -> tuple[Story, ...]:
        stories: list[Story] = []
        left = budget.words
        for group in groups:
            passage = self.passage(group[0])
            if passage is None or left < self.most or 0 < budget.max_stories <= len(stories):
                continue
            left -= self.most
            stories.append(Story(tuple(group), (passage,)))
        return tuple(stories)

    def passage(self, article: Article) -> Passage | None:
        for at, paragraph in enumerate(article.paragraphs):
            words = paragraph.text.split(" ")
            opening = " ".join(words[: self.most])
            if paragraph.kind == "text" and opening.strip():
                return Passage(article.uri, at, 0, len(opening), opening)
        return None


class Paraphrases(Openings):
    def passage(self, article: Article) -> Passage | None:
        passage = super().passage(article)
        return passage and replace(passage, text=f"It is said: {passage.text}")


class NormalizesBlanks(Openings):
    def passage(self, article: Article) -> Passage | None:
        passage = super().passage(article)
        return passage and replace(passage, text=" ".join(passage.text.split()))


class ShiftsItsSpans(Openings):
    def passage(self, article: Article) -> Passage | None:
        passage = super().passage(article)
        return passage and replace(passage, start=1, end=passage.end + 1)


class BeyondTheEnd(Openings):
    def passage(self, article: Article) -> Passage | None:
        passage = super().passage(article)
        return passage and replace(passage, paragraph=passage.paragraph + 90)


class OfAnotherStory(Openings):
    def summarize(self, groups: Groups, budget: Budget) -> tuple[Story, ...]:
        stories = super().summarize(groups, budget)
        return tuple(replace(story, passages=stories[0].passages) for story in stories)


class TellsTwice(Openings):
    def summarize(self, groups: Groups, budget: Budget) -> tuple[Story, ...]:
        return tuple(
            replace(story, reserve=story.passages) for story in super().summarize(groups, budget)
        )


class MixesGroups(Openings):
    def summarize(self, groups: Groups, budget: Budget) -> tuple[Story, ...]:
        stories = super().summarize(groups, budget)
        everything = tuple(article for group in groups for article in group)
        return tuple(replace(story, articles=everything) for story in stories[:1])


class TellsAGroupTwice(Openings):
    def summarize(self, groups: Groups, budget: Budget) -> tuple[Story, ...]:
        return super().summarize(groups, budget) * 2


class EditsArticles(Openings):
    def summarize(self, groups: Groups, budget: Budget) -> tuple[Story, ...]:
        edited = [[replace(article, title="Better") for article in group] for group in groups]
        return super().summarize(edited, budget)


class Overdraws(Openings):
    most = 10_000

    def summarize(self, groups: Groups, budget: Budget) -> tuple[Story, ...]:
        return super().summarize(groups, replace(budget, words=1_000_000))


class TellsThemAll(Openings):
    def summarize(self, groups: Groups, budget: Budget) -> tuple[Story, ...]:
        return super().summarize(groups, replace(budget, max_stories=0))


class ChangesItsMind(Openings):
    asked = 0

    def summarize(self, groups: Groups, budget: Budget) -> tuple[Story, ...]:
        self.asked += 1
        return super().summarize(groups, budget)[:: 1 if self.asked % 2 else -1]


class ChokesOnNothing(Openings):
    def passage(self, article: Article) -> Passage | None:
        if not article.paragraphs:
            raise IndexError("no paragraph")
        return super().passage(article)


class Mute(Openings):
    def summarize(self, groups: Groups, budget: Budget) -> tuple[Story, ...]:
        return ()


class ReturnsAList(Openings):
    def summarize(self, groups: Groups, budget: Budget) -> Any:
        return list(super().summarize(groups, budget))


class NoOptions(Openings):
    Options: Any = dict


BROKEN = [
    (Paraphrases, "test_it_tells_something", "is not verbatim"),
    (NormalizesBlanks, "test_hostile_texts", "is not verbatim"),
    (ShiftsItsSpans, "test_it_tells_something", "is not verbatim"),
    (BeyondTheEnd, "test_it_tells_something", "has no paragraph 9"),
    (OfAnotherStory, "test_it_tells_something", "no article of its story"),
    (TellsTwice, "test_it_tells_something", "overlap"),
    (MixesGroups, "test_it_tells_something", "articles of different groups"),
    (TellsAGroupTwice, "test_it_tells_something", "told in two stories"),
    (EditsArticles, "test_it_tells_something", "not as it was given"),
    (Overdraws, "test_the_quoted_words", "with a budget of 60 words it quotes"),
    (TellsThemAll, "test_it_tells_at_most", "with max_stories=1 it tells 6"),
    (ChangesItsMind, "test_the_same_groups", "asked again"),
    (ChokesOnNothing, "test_what_holds_hardly_anything", "IndexError: no paragraph"),
    (Mute, "test_it_tells_something", "it told none"),
    (ReturnsAList, "test_no_news", "returns a tuple, not a list"),
    (NoOptions, "test_its_class", "below briefing.config.Settings"),
]


def contract_of(plugin: Any) -> type[SummarizerContract]:
    class Contract(SummarizerContract):
        def make(self) -> Summarizer:
            summarizer: Summarizer = plugin(Openings.Options())
            return summarizer

    return Contract


@pytest.mark.parametrize(
    ("plugin", "test", "reason"), BROKEN, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_summarizer_that_breaks_a_promise_fails(
    plugin: type[Any], test: str, reason: str, failures: Failures
) -> None:
    contract = contract_of(plugin)
    named = [name for name in dir(contract) if name.startswith(test)]

    told = failures(contract, *named)

    assert any(reason in why for why in told.values()), told


def test_a_summarizer_that_keeps_them_passes(failures: Failures) -> None:
    assert failures(contract_of(Openings)) == {}
