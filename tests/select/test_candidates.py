"""A group of articles, read and weighed."""

from __future__ import annotations

from collections.abc import Callable

from briefing.model import Article
from briefing.select.candidates import Candidate

Make = Callable[..., Article]


def test_the_best_told_article_leads(article: Make, bridge: Article) -> None:
    short = article("The bridge at Tarn Ferry is open.", uri="file:///short")
    story = Candidate([short, bridge], 3, None)
    assert story.articles == (bridge, short)
    assert len(story.readings[0]) == 7
    assert story.position == 3


def test_the_users_weight_can_turn_that(article: Make, bridge: Article) -> None:
    loved = article("The bridge at Tarn Ferry is open to all.", uri="file:///loved", weight=50.0)
    assert Candidate([bridge, loved], 0, None).articles[0] is loved


def test_it_is_named_by_the_first_title_there_is(article: Make, bridge: Article) -> None:
    untitled = article("The bridge at Tarn Ferry is open.", uri="file:///short", weight=90.0)
    title = Candidate([untitled, bridge], 0, None).title
    assert title is not None
    assert title.text == "Iron bridge reopens at Tarn Ferry"
    assert bridge.paragraphs[title.paragraph].text == title.text
    assert Candidate([untitled], 0, None).title is None


def test_its_opening_can_stand_by_itself(article: Make) -> None:
    story = Candidate([article("He came.", "He went away and", "The bridge is open.")], 0, None)
    assert story.opening is not None
    assert story.opening.text == "The bridge is open."
    assert Candidate([article("He came.")], 0, None).opening is None


def test_it_belongs_to_the_first_section_named(article: Make) -> None:
    plain = article("The bridge is open now.")
    filed = article("The bridge is open.", section="Travel", uri="file:///2")
    assert Candidate([plain, filed], 0, None).section == "Travel"
    assert Candidate([plain], 0, None).section == ""
