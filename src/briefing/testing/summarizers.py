"""The promises of a Summarizer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from briefing.model import Article, Budget, Passage, Story
from briefing.protocols import Summarizer
from briefing.testing.articles import hostile, huge, ordinary, sparse
from briefing.testing.expecting import (
    Unfailing,
    expect,
    expect_constructor,
    expect_options,
    to_be_written,
)

Groups = Sequence[Sequence[Article]]

BUDGETS = (60, 200, 600)


class SummarizerContract:
    """Tests for a summarizer; define `make`."""

    over = 0.1
    """How far the quoted words may go over the budget, as a part of it ..."""
    over_words = 30
    """... or as words, whichever is more: sentences are coarse."""

    def make(self) -> Summarizer:
        """Return a new summarizer, its options always the same."""
        to_be_written("make(), which returns a new summarizer")

    def plugin(self) -> Any:
        """Return the class that the entry point names."""
        return type(self.make())

    def test_its_class_is_what_an_entry_point_names(self) -> None:
        plugin = self.plugin()
        expect_options(plugin)
        expect_constructor(plugin, object())
        name = getattr(plugin, "name", None)
        expect(
            isinstance(name, str) and name, f"{plugin.__name__}.name should be text, it is {name!r}"
        )

    def test_it_tells_something(self) -> None:
        stories = self._told(ordinary(), Budget(words=300))
        expect(
            any(_is_told(story) for story in stories), "of six events it told none, with 300 words"
        )

    def test_the_quoted_words_keep_to_the_budget(self) -> None:
        for words in BUDGETS:
            stories = self._told(ordinary(), Budget(words=words))
            said = sum(len(p.text.split()) for story in stories for p in story.passages)
            most = words + max(self.over * words, self.over_words)
            expect(said <= most, f"with a budget of {words} words it quotes {said}")

    def test_it_tells_at_most_so_many_stories(self) -> None:
        for most in (1, 2):
            stories = self._told(ordinary(), Budget(words=600, max_stories=most))
            told = sum(map(_is_told, stories))
            expect(told <= most, f"with max_stories={most} it tells {told}")

    def test_the_same_groups_are_told_the_same(self) -> None:
        summarizer = self.make()
        budget = Budget(words=300)
        first = self._told(ordinary(), budget, summarizer)
        expect(
            self._told(ordinary(), budget, summarizer) == first,
            "asked again, it tells another tale",
        )
        expect(
            self._told(ordinary(), budget) == first,
            "a new one with the same options tells another tale",
        )

    def test_no_news_is_no_story(self) -> None:
        expect(self._told((), Budget(words=300)) == (), "of no groups it tells stories")

    def test_what_holds_hardly_anything_does_no_harm(self) -> None:
        for group in sparse():
            self._told((group,), Budget(words=300))
        self._told((*sparse(), *ordinary()), Budget(words=300))

    def test_any_budget_will_do(self) -> None:
        for words in (0, 1, 5, 1_000_000):
            self._told(ordinary(), Budget(words=words))
        odd = Budget(
            words=300, story_words=12.5, passage_words=0.7, letters_per_word=4.7, headlines=3
        )
        self._told(ordinary(), odd)

    def test_an_endless_article_is_no_trouble(self) -> None:
        self._told(((huge(),), *ordinary()), Budget(words=300))

    def test_hostile_texts_are_quoted_verbatim_or_not_at_all(self) -> None:
        for group in hostile():
            self._told((group,), Budget(words=200))
        self._told(hostile(), Budget(words=600))

    def _told(
        self, groups: Groups, budget: Budget, summarizer: Summarizer | None = None
    ) -> tuple[Story, ...]:
        """Return the stories, which are made of nothing but these groups."""
        what = f"of {len(groups)} groups ({_named(groups)})"
        with Unfailing(f"telling {what} in {budget.words} words"):
            stories = (summarizer or self.make()).summarize(groups, budget)
        expect(
            isinstance(stories, tuple),
            f"summarize() returns a tuple, not a {type(stories).__name__}",
        )
        expect(
            all(isinstance(story, Story) for story in stories), f"not all of {stories} are stories"
        )
        for problem in chain(_misquoted(stories), _mixed(stories, groups)):
            expect(not problem, problem)
        return stories


def _is_told(story: Story) -> bool:
    return bool(story.passages) and not story.headline_only


def _named(groups: Groups) -> str:
    return ", ".join(article.uri for group in groups for article in group) or "empty"


def _misquoted(stories: Sequence[Story]) -> Iterator[str]:
    """Yield what is wrong with passages: each is a span of an article of its story, none there twice."""
    for story in stories:
        articles = {article.uri: article for article in story.articles}
        taken: list[Passage] = []
        for passage in (*story.passages, *story.reserve):
            yield _misquotes(passage, articles)
            for other in taken:
                if _overlap(passage, other):
                    yield f"{passage.text!r} and {other.text!r} of one story overlap in {passage.uri}"
            taken.append(passage)


def _misquotes(passage: Passage, articles: dict[str, Article]) -> str:
    article = articles.get(passage.uri)
    if article is None:
        return f"{passage.text!r} is of {passage.uri!r}, which is no article of its story"
    if not 0 <= passage.paragraph < len(article.paragraphs):
        return f"{passage.text!r}: {passage.uri} has no paragraph {passage.paragraph}"
    text = article.paragraphs[passage.paragraph].text
    if not 0 <= passage.start < passage.end <= len(text):
        return (
            f"{passage.text!r}: its span {passage.start} to {passage.end} is not in the paragraph"
        )
    found = text[passage.start : passage.end]
    if found != passage.text:
        return f"{passage.text!r} is not verbatim: in its place {passage.uri} has {found!r}"
    return "" if passage.text.strip() else f"a passage of {passage.uri} is blank"


def _overlap(one: Passage, other: Passage) -> bool:
    same = (one.uri, one.paragraph) == (other.uri, other.paragraph)
    return same and one.start < other.end and other.start < one.end


def _mixed(stories: Sequence[Story], groups: Groups) -> Iterator[str]:
    """Yield what is wrong with stories: each is of one group, and no article is in two."""
    group_of = {article.uri: place for place, group in enumerate(groups) for article in group}
    given = {article.uri: article for group in groups for article in group}
    seen: set[int] = set()
    for story in stories:
        if not story.articles:
            yield "a story has no article"
            continue
        for article in story.articles:
            if given.get(article.uri) != article:
                yield f"{article.uri} is not as it was given"
        places = {group_of.get(article.uri, -1) for article in story.articles}
        if len(places) > 1:
            yield f"a story mixes articles of different groups: {_named((story.articles,))}"
        if places & seen:
            yield f"a group is told in two stories: {_named((story.articles,))}"
        seen |= places
