"""Which story matters, and which comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from briefing.model import Article
from briefing.select.candidates import Candidate
from briefing.select.importance import importance, order

Make = Callable[..., Article]
Day = Callable[[int], datetime]


def test_more_sources_matter_more(article: Make) -> None:
    one = article("A.", source="Echo")
    two = article("B.", source="Courier", uri="file:///2")
    again = article("C.", source="Echo", uri="file:///3")
    assert importance([one, two], None) > importance([one], None)
    assert importance([one, again], None) == importance([one], None)


def test_the_weight_of_a_source_counts(article: Make) -> None:
    assert importance([article("A.", weight=2.0)], None) == 2 * importance([article("A.")], None)


def test_what_its_editors_put_first_matters_more(article: Make) -> None:
    first, tenth = article("A."), article("A.", position=9)
    assert importance([first], None) > importance([tenth], None)
    assert importance([tenth, first], None) == importance([first], None)


def test_far_down_in_a_long_list_nothing_matters_less_and_less(article: Make) -> None:
    late, later = (importance([article("A.", position=n)], None) for n in (300, 3000))
    assert 0.3 < late == later < importance([article("A.", position=20)], None)


def test_news_fades_but_not_to_nothing(article: Make, day: Day) -> None:
    fresh, old, ancient = (article("A.", published=day(n)) for n in (20, 15, 1))
    values = [importance([a], day(20)) for a in (fresh, old, ancient)]
    assert values == sorted(values, reverse=True)
    assert values[-1] > 0.3 * values[0]
    assert importance([article("A.")], day(20)) == values[0]


def test_the_lead_comes_first_then_its_section_then_its_theme(article: Make) -> None:
    def story(text: str, weight: float, position: int, section: str = "") -> Candidate:
        a = article(text, uri=f"file:///{position}", weight=weight, section=section)
        return Candidate([a], position, None)

    lead = story("The parliament voted on the harbour law.", 5, 0, "Politics")
    match = story("Rovers beat Town in the cup final.", 2, 1, "Sport")
    voters = story("The harbour law divides voters in the parliament.", 1, 2, "Politics")
    players = story("Town lost their captain before the final.", 1, 3, "Sport")
    told = order([match, players, voters, lead], {})
    assert told == (lead, voters, match, players)


def test_without_sections_near_stories_come_together(article: Make) -> None:
    def story(text: str, position: int) -> Candidate:
        return Candidate([article(text, uri=f"file:///{position}")], position, None)

    fire = story("A fire burned in the grain store of Port Selby harbour.", 0)
    chess = story("The national chess title went to a teenager.", 1)
    depot = story("The fire in Port Selby harbour burned near a fuel depot.", 2)
    assert order([fire, chess, depot], {}) == (fire, depot, chess)


@pytest.fixture
def programme(article: Make) -> list[Candidate]:
    """Return the lead and two stories of each of two parts, and one of none, as they came in."""
    stories = [
        ("The parliament voted on the harbour law.", 9, "Politics"),
        ("Rovers beat Town in the cup final.", 5, "Sport"),
        ("A comet passes the earth on Sunday night.", 4, "Science"),
        ("The treasury sells its last railway shares.", 3, "politics "),
        ("A marathon runner of 81 finished first.", 2, "SPORT"),
        ("A goat was found on the roof of the town hall.", 1, ""),
    ]
    return [
        Candidate([article(text, uri=f"file:///{n}", weight=weight, section=section)], n, None)
        for n, (text, weight, section) in enumerate(stories)
    ]


def test_parts_come_in_the_wanted_order_after_that_of_the_lead(programme: list[Candidate]) -> None:
    told = order(programme, {}, ("Science", "sport"))
    assert [c.position for c in told] == [0, 3, 2, 1, 4, 5]


def test_a_lead_of_no_part_is_followed_by_the_wanted_order(programme: list[Candidate]) -> None:
    goat = Candidate([replace(a, weight=99) for a in programme[5].given], 5, None)
    told = order([*programme[:5], goat], {}, ("Sport", "Politics"))
    assert [c.position for c in told] == [5, 1, 4, 0, 3, 2]


def test_parts_that_nobody_asked_for_stay_together_at_the_end(programme: list[Candidate]) -> None:
    told = order(programme[1:], {}, ("Culture", "Politics"))
    assert [c.position for c in told] == [1, 4, 3, 2, 5]


def test_no_stories_no_order() -> None:
    assert order([], {}) == ()
