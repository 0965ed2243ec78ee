"""A story is told again by what was picked, by the rules of a telling, in no more words than before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.model import Article, Budget, Story
from briefing.select.extractive import ExtractiveSummarizer
from briefing.select.retelling import Retelling

Make = Callable[..., Article]

BUDGET = Budget(40, story_words=6, passage_words=1)
MARKET = (
    "The fish market of Ostby burned down in the early hours of Sunday.",
    "Forty stalls and the old weighing house are gone.",
    "It had stood on the quay since 1887.",
    "Rain put out the last flames at eight.",
)


def story_of(*articles: Article, budget: Budget = BUDGET) -> Story:
    (story,) = ExtractiveSummarizer().summarize([articles], budget)
    return story


def retelling(story: Story, *, most_words: float = 1000) -> Retelling:
    return Retelling(story, BUDGET, shortest=45, most_words=most_words)


def texts(story: Story) -> list[str]:
    return [p.text for p in story.passages]


@pytest.fixture
def market(article: Make) -> Article:
    return article(*MARKET, uri="file:///market.txt", source="Ostby Daily")


def test_all_that_can_be_told_is_shown_in_the_order_of_the_articles(
    bridge: Article, market: Article
) -> None:
    again = retelling(story_of(bridge, market))
    shown = [s.passage.text for s in again.shown]
    assert shown == [s.passage.text for _, sentences in again.articles for s in sentences]
    assert {*MARKET} <= {*shown}
    assert again.has_choice


def test_few_words_show_what_was_told(bridge: Article) -> None:
    story = story_of(bridge)
    again = retelling(story, most_words=sum(len(t.split()) for t in texts(story)))
    assert [s.passage.text for s in again.shown] == texts(story)
    assert not again.has_choice


def test_the_share_is_what_the_story_cost(bridge: Article, market: Article) -> None:
    story = story_of(bridge, market, budget=Budget(130, story_words=6, passage_words=1))
    again = retelling(story)
    assert len({p.uri for p in story.passages}) == 2
    assert again.written_words == sum(len(t.split()) for t in texts(story))
    assert again.share == again.written_words + len(story.passages) * 1 + 3


def test_without_a_pick_the_extractive_choice_is_told_again(bridge: Article) -> None:
    story = story_of(bridge)
    again = retelling(story)
    again.tell([], again.share)
    assert again.story("picked").passages == story.passages


def test_the_words_that_are_left_are_returned_and_can_be_filled(bridge: Article) -> None:
    again = retelling(story_of(bridge))
    pick = next(s for s in again.shown if "312" in s.passage.text)
    assert again.tell([pick], pick.words + 3) == 2
    assert again.fill(2) == 2
    assert again.fill(30) < 15
    assert len(again.story("picked").passages) > 1


def test_a_room_that_nothing_fits_into_leaves_the_story_as_it_was(bridge: Article) -> None:
    story = story_of(bridge)
    again = retelling(story)
    assert again.tell(again.shown[:1], 2) == 2
    assert again.story("picked") is story


def test_a_pick_brings_what_it_takes_up_and_only_the_pick_has_the_reason(market: Article) -> None:
    again = retelling(story_of(market))
    pick = next(s for s in again.shown if s.passage.text == MARKET[2])
    again.tell([pick], 20)
    told = again.story("picked").passages
    assert [p.text for p in told] == [*MARKET[1:3]]
    assert [p.reason == "picked" for p in told] == [False, True]


def test_overlong_sentences_are_only_picked_from_when_there_is_little_else(article: Make) -> None:
    long = "The " + " ".join(f"grey{'x' * n}" for n in range(38)) + " ship sailed."
    alone = retelling(story_of(article("The harbour of Ostby is closed for a week.", long)))
    assert long in [s.passage.text for s in alone.shown]
    beside = retelling(story_of(article(*MARKET * 1, long, *(f"Crew {n} of the tug boat has named its harbour pilot number {n} again after a long quarrel." for n in "ABCDEFG"))))  # fmt: skip
    assert long not in [s.passage.text for s in beside.shown]
