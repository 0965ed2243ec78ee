"""Sentences of a story are chosen one unit after the other."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from briefing.model import Article
from briefing.select.reading import read
from briefing.select.telling import Telling

Make = Callable[..., Article]


def telling(*articles: Article, worth: list[float] | None = None, **more: Any) -> Telling:
    readings = [read(a) for a in articles]
    count = sum(map(len, readings))
    return Telling(readings, worth or [1.0 / (1 + i) for i in range(count)], **more)


def texts(story: Telling) -> list[str]:
    return [s.passage.text for s in story.told]


def tell_all(story: Telling) -> list[str]:
    list(story.more(math.inf))
    return texts(story)


def test_nothing_is_told_at_first(bridge: Article) -> None:
    story = telling(bridge)
    assert story.told == ()
    assert story.words == 0
    assert story.available > 80


def test_the_best_unit_that_fits_comes_first(article: Make) -> None:
    story = telling(
        article("The long bridge opened to all traffic.", "Penguins swim fast."), worth=[2, 1]
    )
    assert story.best(100) == (0,)
    assert story.best(4) == (1,)
    assert story.best(2) == ()
    assert story.best(100, least=8) == ()


def test_a_sentence_brings_the_one_it_leans_on(article: Make) -> None:
    a = article("The mayor opened the bridge at noon.", "He cut a ribbon of green silk.")
    story = telling(a, worth=[0.1, 5])
    story.add(story.best(math.inf))
    assert texts(story) == [
        "The mayor opened the bridge at noon.",
        "He cut a ribbon of green silk.",
    ]


def test_it_stays_out_when_that_one_cannot_be_told(article: Make) -> None:
    a = article(
        "The mayor opened the bridge at", "He cut a ribbon of green silk.", "Rain fell all day."
    )
    assert tell_all(telling(a)) == ["Rain fell all day."]


def test_it_stays_out_when_something_stood_between(article: Make) -> None:
    a = article("The mayor opened the bridge.", "Share this article", "He cut a ribbon of silk.")
    assert tell_all(telling(a)) == ["The mayor opened the bridge."]


def test_an_article_that_opens_leaning_is_told_from_where_it_stands(article: Make) -> None:
    assert tell_all(telling(article("He cut a ribbon.", "The mayor opened the bridge."))) == [
        "The mayor opened the bridge."
    ]


def test_a_chain_does_not_grow_for_ever(article: Make) -> None:
    a = article("Harrow came.", "She sat down there.", "She stood up again.", "She sang aloud.")
    assert "She sang aloud." not in tell_all(telling(a))


def test_nothing_is_said_twice_in_one_article(article: Make) -> None:
    a = article(
        "The iron bridge at Tarn Ferry reopened on Friday.",
        "At Tarn Ferry the iron bridge reopened Friday.",
        "Penguins swim in cold water.",
    )
    assert tell_all(telling(a)) == [
        "The iron bridge at Tarn Ferry reopened on Friday.",
        "Penguins swim in cold water.",
    ]


def test_nor_across_articles(article: Make) -> None:
    one = article("The iron bridge at Tarn Ferry reopened on Friday.", uri="file:///1")
    two = article(
        "On Friday the iron bridge reopened at Tarn Ferry, the council said.",
        "Penguins swim in cold water.",
        uri="file:///2",
    )
    assert tell_all(telling(one, two)) == [
        "The iron bridge at Tarn Ferry reopened on Friday.",
        "Penguins swim in cold water.",
    ]


def test_told_sentences_are_in_document_order(bridge: Article) -> None:
    told = telling(bridge, worth=[0, 0, 0, 1, 2, 3, 4])
    list(told.more(math.inf))
    orders = [s.order for s in told.told]
    assert orders == sorted(orders)


def test_what_follows_what_is_told_is_preferred(article: Make) -> None:
    a = article(
        "Harrow opened the bridge.",
        "Traders cheered from boats.",
        "Penguins swim fast.",
        "Cows eat grass.",
    )
    story = telling(a, worth=[2, 0.5, 0.6, 0.7])
    story.add(story.best(math.inf))
    assert story.best(math.inf) == (1,)


def test_what_is_worth_less_than_nothing_is_not_told(article: Make) -> None:
    assert tell_all(
        telling(article("The bridge opened.", "Penguins swim fast."), worth=[1, -0.1])
    ) == ["The bridge opened."]


def test_pauses_and_changes_of_source_cost_words(article: Make) -> None:
    one = article("Harrow opened the bridge.", uri="file:///1")
    two = article("Penguins swim in water.", uri="file:///2")
    story = telling(one, two, passage_words=1.5, switch_words=3)
    story.add(story.best(math.inf))
    assert story.words == 4 + 1.5
    story.add(story.best(math.inf))
    assert story.words == 4 + 1.5 + 4 + 1.5 + 3


def test_extending_stops_at_full_and_keeps_to_the_limit(bridge: Article) -> None:
    story = telling(bridge)
    story.extend(full=30, limit=40)
    assert 0 < story.words <= 40
    before = story.words
    story.extend(full=min(30, before), limit=400)
    assert story.words == before
    story.extend(full=1000, limit=60)
    assert story.words <= 60


def test_the_last_unit_can_be_exchanged_for_one_that_fits_better(article: Make) -> None:
    a = article(
        "Harrow opened the old bridge.", "Penguins swim fast.", "Cows eat grass on the hill."
    )
    story = telling(a, worth=[3, 2, 1])
    story.add(story.best(5))
    story.add(story.best(3))
    assert story.words == 8
    assert story.exchange(3, least=2)
    assert texts(story) == ["Harrow opened the old bridge.", "Cows eat grass on the hill."]
    assert not story.exchange(1, least=1)
    assert story.words == 11


def test_there_is_nothing_to_exchange_at_first(bridge: Article) -> None:
    assert not telling(bridge).exchange(10, least=5)


def test_overlong_sentences_are_told_only_where_they_are_tolerated(article: Make) -> None:
    opening = "The " + "old " * 34 + "bridge opened."
    later = "The " + "long " * 36 + "tunnel is shut."
    one, two = article(opening, later), article(opening.replace("old", "red"), uri="file:///2")
    assert tell_all(telling(one, two)) == [opening]
    assert tell_all(telling(one, two, relaxed=True))[:2] == [opening, later]


def test_a_surname_brings_its_introduction(article: Make) -> None:
    a = article(
        "The men's title went to Viktor Almgren on Sunday.",
        "Penguins swim in cold water.",
        "Almgren has now won 18 matches.",
    )
    story = telling(a, worth=[0.1, 0.2, 5])
    story.add(story.best(math.inf))
    assert texts(story) == [
        "The men's title went to Viktor Almgren on Sunday.",
        "Almgren has now won 18 matches.",
    ]
    assert telling(a, worth=[0.1, 0.2, 5]).best(8) == (1,)


def test_what_was_told_is_not_told_again_for_it(article: Make) -> None:
    a = article(
        "The men's title went to Viktor Almgren on Sunday.", "Almgren has now won 18 matches."
    )
    story = telling(a, worth=[5, 1])
    story.add(story.best(math.inf))
    assert story.best(math.inf) == (1,)


def test_what_cannot_be_told_is_not_asked_for(article: Make) -> None:
    a = article("Viktor Almgren took the title and", "Almgren has now won 18 matches.")
    assert tell_all(telling(a)) == ["Almgren has now won 18 matches."]


def test_not_too_much_is_told_at_once(article: Make) -> None:
    a = article(
        "Rain fell on the town. It soaked Paula Reyes there.",
        "Cows eat grass. They surprised Luka Marand there.",
        "Reyes, Marand and two others went home by bus.",
    )
    story = telling(a, worth=[0.1, 0.1, 0.1, 0.1, 9])
    assert story.best(math.inf) == (0,)


def test_a_hook_is_told_with_what_it_announces(article: Make) -> None:
    hook = "Not everyone is waving from the quay. Dale Prudhoe voted against it in March."
    story = telling(article("The ferry sailed again.", hook), worth=[0.1, 5, 0.2])
    story.add(story.best(math.inf))
    assert len(texts(story)) == 2
    assert texts(story)[0] == "Not everyone is waving from the quay."


def test_or_not_at_all(article: Make) -> None:
    a = article("The ferry sailed again.", "There was a catch.", "Prudhoe voted against")
    assert tell_all(telling(a)) == ["The ferry sailed again."]
    assert tell_all(telling(article("The ferry sailed again.", "There was a catch."))) == [
        "The ferry sailed again."
    ]


def test_figures_cost_the_time_that_they_take(article: Make) -> None:
    a = article("The index closed at 19,044.25 on Monday.")
    plain, timed = telling(a), telling(a, letters_per_word=6.0)
    assert plain.available == 7
    assert timed.available > 11
