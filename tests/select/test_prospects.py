"""Which stories may come to be told, and what is read for that."""

from __future__ import annotations

from collections.abc import Callable

from briefing.model import Article, Budget
from briefing.select.candidates import Candidate
from briefing.select.prospects import SAMPLE, Prospects

Make = Callable[..., Article]


def candidates(article: Make, count: int, *, mute: frozenset[int] = frozenset()) -> list[Candidate]:
    """Return *count* stories of one article; those of *mute* have no whole sentence."""
    return [
        Candidate(
            [
                article(
                    "The mayor and"
                    if n in mute
                    else f"The harbour of Port{n} was shut by a storm with 1{n} ships in it.",
                    title=f"Story {n}",
                    uri=f"file:///{n}",
                )
            ],
            n,
            None,
        )
        for n in range(count)
    ]


def test_of_many_stories_only_the_first_are_read(article: Make) -> None:
    many = candidates(article, SAMPLE + 50)
    prospects = Prospects(many, Budget(400), 45)
    assert "port0" in prospects.idf
    assert f"port{SAMPLE - 1}" in prospects.idf
    assert f"port{SAMPLE}" not in prospects.idf


def test_a_long_show_reads_as_many_as_it_can_tell(article: Make) -> None:
    many = candidates(article, SAMPLE + 50)
    prospects = Prospects(many, Budget(100_000), 45)
    assert prospects.tellable == tuple(many)
    assert f"port{SAMPLE + 49}" in prospects.idf


def test_those_that_cannot_be_told_are_made_up_for(article: Make) -> None:
    mute = frozenset(range(SAMPLE + 10))
    many = candidates(article, SAMPLE + 50, mute=mute)
    prospects = Prospects(many, Budget(400), 45)
    assert prospects.tellable == tuple(many[SAMPLE + 10 : SAMPLE + 18])
    assert not prospects.can_be_told(many[0])
    assert prospects.can_be_told(many[-1])


def test_it_stops_at_as_many_as_there_is_time_for(article: Make) -> None:
    assert len(Prospects(candidates(article, 30), Budget(450), 45).tellable) == 8
    assert Prospects([], Budget(450), 45).tellable == ()


def test_a_telling_begins_with_nothing_told_each_time(article: Make) -> None:
    (one,) = candidates(article, 1)
    prospects = Prospects([one], Budget(100), 45)
    prospects.telling(one).add((0,))
    assert prospects.telling(one).told == ()
    assert prospects.telling(one).available > 0


def test_overlong_sentences_are_told_only_where_the_others_are_too_few(article: Make) -> None:
    long = "The " + "very " * 50 + "old bridge opened."
    short = [f"The harbour of Port{n} was shut by a storm with 1{n} ships in it." for n in range(4)]
    little = Candidate([article(short[0], long)], 0, None)
    much = Candidate([article(*short, long)], 1, None)
    prospects = Prospects([little, much], Budget(400), 45)
    assert prospects.telling(little).available == 14 + 54
    assert prospects.telling(much).available == 4 * 14
