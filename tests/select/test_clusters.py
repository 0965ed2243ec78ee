"""Articles about one event become one group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, Paragraph
from briefing.select import cluster

HARBOUR = (
    "A fire in the grain store of Port Selby burned for eleven hours on Tuesday, the harbour master Olga Prenn said.",
    "Forty firefighters kept the flames from the fuel depot next to it.",
)
HARBOUR_AGAIN = (
    "Firefighters fought for eleven hours to save the fuel depot at Port Selby when a grain store beside it caught fire.",
    "Olga Prenn, the harbour master, said that nobody was hurt on Tuesday.",
)
CHESS = (
    "Teenager Ruben Aldaz won the national chess title in Corvale after a final game of seven hours.",
    "The 17-year-old is the youngest champion since 1954.",
)

Make = Callable[..., Article]
Day = Callable[[int], datetime]


def test_two_outlets_with_the_same_event_are_one_story(article: Make) -> None:
    one = article(*HARBOUR, uri="file:///1")
    two = article(*CHESS, uri="file:///2")
    three = article(*HARBOUR_AGAIN, uri="file:///3")
    assert cluster([one, two, three]) == ((one, three), (two,))


def test_different_events_of_one_kind_stay_apart(article: Make) -> None:
    one = article(*HARBOUR, uri="file:///1")
    two = article(
        "A fire in a paper mill near Dunmore was put out within an hour on Sunday.",
        "Nobody was hurt, said Piers Lund of the fire service.",
        uri="file:///2",
    )
    assert len(cluster([one, two])) == 2


def test_the_same_article_twice_is_one_story(bridge: Article) -> None:
    assert cluster([bridge, bridge]) == ((bridge, bridge),)


def test_the_same_words_weeks_apart_are_two_stories(article: Make, day: Day) -> None:
    one = article(*HARBOUR, published=day(1))
    near = article(*HARBOUR_AGAIN, published=day(2))
    far = article(*HARBOUR_AGAIN, published=day(1) - timedelta(days=60))
    assert len(cluster([one, near])) == 1
    assert len(cluster([one, far])) == 2


def test_a_title_counts(article: Make) -> None:
    one = article(
        "Crews were busy at sea all day.", title="Ferry Marguerite runs aground off Cape Olan"
    )
    two = article(
        "Tugs were on their way by noon.", title="Marguerite ferry aground off Cape Olan", uri="f:2"
    )
    assert len(cluster([one, two])) == 1


def test_what_every_article_has_joins_none(article: Make) -> None:
    names = [f"Person{n} visited Place{n} with Object{n} on Monday in Selby." for n in range(30)]
    groups = cluster([article(text, uri=f"file:///{n}") for n, text in enumerate(names)])
    assert len(groups) == 30


def test_only_the_beginning_counts(article: Make) -> None:
    background = "The Treaty of Ostergaard was signed in 1987 by Lund and Prenn. " * 30
    one = article(*HARBOUR, HARBOUR[0] * 8, background, uri="file:///1")
    two = article(*CHESS, CHESS[0] * 8, background, uri="file:///2")
    assert len(cluster([one, two])) == 2


def test_no_articles_no_groups() -> None:
    assert cluster([]) == ()


def test_an_article_without_words_is_a_group_of_its_own(article: Make, bridge: Article) -> None:
    empty = article()
    assert cluster([empty, bridge]) == ((empty,), (bridge,))


def test_groups_grow_beyond_two(article: Make) -> None:
    versions = [article(*HARBOUR, f"Reporter number {n}.", uri=f"file:///{n}") for n in range(5)]
    others = [article(*CHESS, uri="file:///x"), article(*CHESS, "Well.", uri="file:///y")]
    groups = cluster([*versions, *others])
    assert [len(group) for group in groups] == [5, 2]


WORDS = [
    "harbour",
    "grain",
    "fire",
    "chess",
    "title",
    "bridge",
    "ferry",
    "Selby",
    "Prenn",
    "Aldaz",
    "1954",
    "eleven",
]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=12), max_size=8))
def test_every_article_is_in_exactly_one_group_and_order_is_kept(bodies: list[list[str]]) -> None:
    articles = [
        Article(f"file:///{n}", "t", (Paragraph(" ".join(body), 1),), language="en")
        for n, body in enumerate(bodies)
    ]
    groups = cluster(articles)
    assert sorted(a.uri for g in groups for a in g) == sorted(a.uri for a in articles)
    places = [[articles.index(a) for a in g] for g in groups]
    assert places == sorted(sorted(group) for group in places)
    assert cluster(articles) == groups
