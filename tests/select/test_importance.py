"""Which story matters, and which comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from briefing.model import Article
from briefing.select.candidates import Candidate, candidate
from briefing.select.importance import importance, order

Make = Callable[..., Article]
Day = Callable[[int], datetime]


def test_more_sources_matter_more(article: Make) -> None:
    one = article("A.", source="Echo")
    two = article("B.", source="Courier", uri="file:///2")
    again = article("C.", source="Echo", uri="file:///3")
    assert importance([one, two], 0, None) > importance([one], 0, None)
    assert importance([one, again], 0, None) == importance([one], 0, None)


def test_the_weight_of_a_source_counts(article: Make) -> None:
    assert importance([article("A.", weight=2.0)], 0, None) == 2 * importance(
        [article("A.")], 0, None
    )


def test_what_came_first_matters_more(article: Make) -> None:
    assert importance([article("A.")], 0, None) > importance([article("A.")], 9, None)


def test_news_fades_but_not_to_nothing(article: Make, day: Day) -> None:
    fresh, old, ancient = (article("A.", published=day(n)) for n in (20, 15, 1))
    values = [importance([a], 0, day(20)) for a in (fresh, old, ancient)]
    assert values == sorted(values, reverse=True)
    assert values[-1] > 0.3 * values[0]
    assert importance([article("A.")], 0, day(20)) == values[0]


def test_the_lead_comes_first_then_its_section_then_its_theme(article: Make) -> None:
    def story(text: str, weight: float, position: int, section: str = "") -> Candidate:
        a = article(text, uri=f"file:///{position}", weight=weight, section=section)
        return candidate([a], position, None)

    lead = story("The parliament voted on the harbour law.", 5, 0, "Politics")
    match = story("Rovers beat Town in the cup final.", 2, 1, "Sport")
    voters = story("The harbour law divides voters in the parliament.", 1, 2, "Politics")
    players = story("Town lost their captain before the final.", 1, 3, "Sport")
    told = order([match, players, voters, lead], {})
    assert told == (lead, voters, match, players)


def test_without_sections_near_stories_come_together(article: Make) -> None:
    def story(text: str, position: int) -> Candidate:
        return candidate([article(text, uri=f"file:///{position}")], position, None)

    fire = story("A fire burned in the grain store of Port Selby harbour.", 0)
    chess = story("The national chess title went to a teenager.", 1)
    depot = story("The fire in Port Selby harbour burned near a fuel depot.", 2)
    assert order([fire, chess, depot], {}) == (fire, depot, chess)


def test_no_stories_no_order() -> None:
    assert order([], {}) == ()
