"""Articles about one event become one group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, Paragraph
from briefing.select import cluster
from briefing.select.likeness import Likeness, compare
from briefing.select.linking import link

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

QUAKE_IN_TELLAND = (
    "A strong earthquake struck southern Telland early on Monday, killing at least 14 people in the town of Morvale.",
    "The quake of magnitude 6.2 brought down houses in Morvale and cut power to the port of Ansk, officials said.",
    "Rescue workers dug through the rubble for survivors, said Lena Torv of the civil guard.",
)
TELLAND_AGAIN = (
    "Fourteen people died in Morvale when an earthquake of magnitude 6.2 shook the south of Telland before dawn.",
    "Lena Torv of the civil guard said that crews were still searching collapsed houses.",
    "There was no electricity in Ansk, where the port was closed on Monday.",
)
TELLAND_LATER = (
    "Three survivors were pulled from the rubble in Morvale two days after the earthquake that hit southern Telland.",
    "Lena Torv said the quake of magnitude 6.2 had left 900 families in Morvale and Ansk without a home.",
)
QUAKE_IN_ORSIA = (
    "A strong earthquake struck the coast of Orsia early on Monday, injuring dozens of people in the city of Pellin.",
    "The quake of magnitude 7.1 cracked a dam above Pellin and closed the road to Hesk, officials said.",
    "Rescue workers led families from the valley, said Marco Dane, the governor.",
)
ORSIA_AGAIN = (
    "Dozens were hurt in Pellin when an earthquake of magnitude 7.1 shook the coast of Orsia.",
    "Governor Marco Dane told people below the cracked dam to leave, and the road to Hesk was shut.",
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


def test_copies_of_a_report_are_one_story_however_many_print_it(
    article: Make, bridge: Article
) -> None:
    copies = [article(*HARBOUR, uri=f"file:///{n}", source=f"Paper {n}") for n in range(60)]
    assert cluster([*copies[:30], bridge, *copies[30:]]) == (tuple(copies), (bridge,))


def test_a_text_of_one_word_joins_only_its_copies(article: Make) -> None:
    one, two, three = (article(text) for text in ("Fog.", "Rain.", "Fog."))
    assert cluster([one, two, three]) == ((one, three), (two,))


def test_near_copies_do_not_shut_out_reports_in_other_words(article: Make) -> None:
    copies = [article(*QUAKE_IN_TELLAND, f"Paper number {n}.", uri=f"f:{n}") for n in range(4)]
    others = [article(*text) for text in (TELLAND_AGAIN, TELLAND_LATER)]
    assert cluster([*copies, *others]) == ((*copies, *others),)


def test_articles_without_text_stay_apart(article: Make) -> None:
    assert len(cluster([article(), article()])) == 2


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


def test_two_earthquakes_in_different_countries_are_two_stories(article: Make) -> None:
    telland = [article(*text, uri="f:t") for text in (QUAKE_IN_TELLAND, TELLAND_AGAIN)]
    orsia = [article(*text, uri="f:o") for text in (QUAKE_IN_ORSIA, ORSIA_AGAIN)]
    groups = cluster([telland[0], orsia[0], telland[1], orsia[1]])
    assert groups == (tuple(telland), tuple(orsia))


def test_a_report_some_days_later_joins_its_event_and_not_its_like(article: Make, day: Day) -> None:
    first = article(*QUAKE_IN_TELLAND, published=day(2))
    second = article(*TELLAND_AGAIN, published=day(2))
    other = article(*QUAKE_IN_ORSIA, published=day(4))
    later = article(*TELLAND_LATER, published=day(4))
    assert cluster([first, second, other, later]) == ((first, second, later), (other,))


def test_a_name_in_every_article_chains_none(article: Make) -> None:
    texts = [
        f"President Trask and police in Capital City spoke about plan{n} for place{n}, where "
        f"worker{n} and tool{n} were seen. Reporter{n} asked President Trask on Monday."
        for n in range(40)
    ]
    groups = cluster([article(text, uri=f"file:///{n}") for n, text in enumerate(texts)])
    assert len(groups) == 40


def test_a_chain_of_neighbours_is_not_one_story(article: Make) -> None:
    texts = [
        f"{names(n)} met {names(n + 1)} over {names(n + 2)}. They told {names(n + 3)} about it."
        for n in range(0, 24, 2)
    ]
    groups = cluster([article(text, uri=f"file:///{n}") for n, text in enumerate(texts)])
    assert max(len(group) for group in groups) <= 3


def names(n: int) -> str:
    """Return names that no other number has."""
    return f"Ma{n}ra Te{n}lin of Or{n}sk"


def test_languages_without_spaces_are_grouped_too(article: Make) -> None:
    one = article("港口粮仓周二起火，大火燃烧十一小时，消防员保住了油库。", language="zh")
    two = article("少年棋手赢得全国冠军，决赛持续七小时，他今年十七岁。", language="zh")
    three = article("消防员奋战十一小时，港口粮仓大火周二被扑灭，油库安全。", language="zh")
    assert cluster([one, two, three]) == ((one, three), (two,))


def test_the_work_grows_with_the_news_and_not_with_its_square(article: Make) -> None:
    def news(events: int) -> list[Article]:
        return [
            article(
                f"President Trask spoke in Capital City of {names(event)} and {names(event + 9000)}.",
                f"Source {source} told of {names(event)} on Monday.",
                uri=f"file:///{event}/{source}",
            )
            for event in range(events)
            for source in range(3)
        ]

    few, many = compare(news(50)), compare(news(400))
    assert len(few) == 50 * 3
    assert len(many) == 400 * 3


QUAKE_IN_GERMAN = (
    "Morvale, Ansk, Telland: Lena Torv spricht von 14 Toten nach dem Beben der Stärke 6.2 im Süden.",
    "In Morvale stürzten Häuser ein, in Ansk fiel der Strom aus, sagte Lena Torv in Telland.",
)


def test_articles_in_different_languages_are_never_one_story(article: Make) -> None:
    one = article(*QUAKE_IN_TELLAND, uri="f:1", language="en-GB")
    two = article(*QUAKE_IN_GERMAN, uri="f:2", language="de")
    three = article(*TELLAND_AGAIN, uri="f:3", language="en_US")
    four = article(*QUAKE_IN_GERMAN, "Mehr am Abend.", uri="f:4", language="de-AT")
    assert cluster([one, two, three, four]) == ((one, three), (two, four))


def test_without_a_language_they_might_have_been_one(article: Make) -> None:
    one = article(*QUAKE_IN_TELLAND, uri="f:1", language="")
    two = article(*QUAKE_IN_GERMAN, uri="f:2", language="de")
    assert cluster([one, two]) == ((one, two),)


@given(st.permutations(["en", "de", "", "", "de", "en"]))
def test_an_article_of_no_known_language_does_not_bridge_two(languages: list[str]) -> None:
    texts = [*QUAKE_IN_TELLAND, *TELLAND_AGAIN]
    articles = [
        Article(
            f"f:{n}",
            "t",
            (Paragraph(" ".join(texts[n:] + texts[:n]), 1), Paragraph(f"Number {n}.", 2)),
            language=language,
        )
        for n, language in enumerate(languages)
    ]
    groups = cluster(articles)
    assert all(len({a.language for a in group} - {""}) <= 1 for group in groups)
    assert any(len(group) > 1 for group in groups)


def test_two_tight_groups_that_resemble_each_other_less_stay_apart() -> None:
    alike = between(groups=(range(4), range(4, 8)), inside=0.5, across=0.2)
    assert link(8, alike, 0.15) == [[0, 1, 2, 3], [4, 5, 6, 7]]


def test_two_loose_groups_that_resemble_each_other_as_much_are_one() -> None:
    alike = between(groups=(range(4), range(4, 8)), inside=0.25, across=0.2)
    assert link(8, alike, 0.15) == [list(range(8))]


def test_groups_of_different_matters_stay_apart_however_loose() -> None:
    alike = between(groups=(range(4), range(4, 8)), inside=0.25, across=0.1)
    assert link(8, alike, 0.15) == [[0, 1, 2, 3], [4, 5, 6, 7]]


def between(
    groups: tuple[range, range], inside: float, across: float
) -> dict[tuple[int, int], Likeness]:
    """Return the likeness of all pairs of two groups."""
    both = [*groups[0], *groups[1]]
    return {
        (one, other): Likeness(near, near)
        for one in both
        for other in both
        if one < other
        for near in [inside if (one in groups[0]) == (other in groups[0]) else across]
    }


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
