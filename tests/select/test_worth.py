"""What a sentence is worth."""

from __future__ import annotations

import math
from collections.abc import Callable

from briefing.model import Article
from briefing.select.reading import read
from briefing.select.telling import Telling
from briefing.select.worth import Worth, places, reason, worths

Make = Callable[..., Article]


def test_the_opening_is_worth_most(bridge: Article) -> None:
    values = worths([read(bridge)], {})
    assert len(values) == 7
    assert max(values) == values[0]


def test_questions_and_scraps_are_worth_less(article: Make) -> None:
    plain, asks, terse = worths(
        [
            read(
                article(
                    "The bridge opened today with a band of nine.",
                    "Could the bridge open today with a band of nine?",
                    "The bridge opened.",
                )
            )
        ],
        {},
    )
    assert asks < plain
    assert terse < plain


def test_what_all_reports_speak_of_is_central(article: Make) -> None:
    one = read(
        article("The bridge opened to traffic on Friday.", "Penguins like cold fish very much.")
    )
    two = read(article("The bridge opened to buses on Friday.", uri="file:///b.txt"))
    bridge_value, penguin_value, _ = worths([one, two], {})
    assert bridge_value > penguin_value


def test_the_reason_says_why(bridge: Article) -> None:
    sentences = read(bridge)
    assert "opens the article" in reason(sentences[0])
    assert "4.2" in reason(sentences[0])
    assert "follows the sentence before it" in reason(sentences[2])
    assert reason(sentences[6]).startswith("sentence 7")


def test_what_one_report_alone_speaks_of_is_less_central(article: Make) -> None:
    crowd = "Penguins like cold fish. Penguins like cold water. Penguins like cold wind."
    one = read(article("The bridge opened to traffic.", crowd))
    two = read(article("The bridge opened to buses.", uri="file:///b.txt"))
    alone = worths([one], {})
    together = worths([one, two], {})
    assert together[0] - together[1] > alone[0] - alone[1]


def test_sentences_have_places_by_nearness(article: Make) -> None:
    values = worths(
        [
            read(
                article(
                    "Cows moo loudly.",
                    "The iron bridge opened.",
                    "The iron bridge has an iron arch.",
                )
            )
        ],
        {},
    )
    assert places(values) == [3, 2, 1]
    assert places([1.0, 2.0]) == [0, 0]


def told(*articles: Article, best: int) -> list[str]:
    """Return the reasons when the sentence with index *best* is told first."""
    readings = [read(a) for a in articles]
    values = worths(readings, {})
    values[best] = Worth(9.0, getattr(values[best], "central", 0.0))
    story = Telling(readings, values)
    story.add(story.best(math.inf))
    return [reason(s) for s in story.told]


def test_the_reason_says_what_was_brought_along(article: Make) -> None:
    a = article("The mayor opened the bridge at noon.", "She cut a ribbon of silk.", "Cows moo.")
    opening, follows = told(a, best=1)
    assert "brought along by the sentence after it" in opening
    assert "follows the sentence before it" in follows
    assert "brought" not in follows


def test_the_reason_says_what_was_announced(article: Make) -> None:
    a = article("The ferry sailed.", "There was a catch. Prudhoe had voted against it in March.")
    assert "announced by the sentence before it" in told(a, best=1)[-1]


def test_the_reason_says_who_takes_it_up(article: Make) -> None:
    a = article(
        "The men's title went to Viktor Almgren on Sunday.",
        "Penguins swim in cold water.",
        "Almgren has now won 18 matches.",
    )
    assert "says first what sentence 3 takes up" in told(a, best=2)[0]


def test_the_reason_says_how_near_it_is(article: Make) -> None:
    texts = (
        "Cows moo at night.",
        "The iron bridge opened.",
        "Cats purr softly.",
        "Dogs bark loudly.",
        "Owls cry rarely.",
    )
    (said,) = told(article(*texts, "The iron bridge is an iron arch."), best=5)
    assert said.endswith("near what the article says (1 of 6)")
    other = article("The iron bridge opened.", uri="file:///2")
    (said,) = told(article(*texts, "The iron bridge is an iron arch."), other, best=1)
    assert "near what both reports say" in said


def test_names_are_written_as_they_stand_and_only_when_new(article: Make) -> None:
    a = article(
        "On Monday, Ada Fenn of Tarn Ferry sold 12 rowing boats.",
        "Visitors from Oxmoor asked Ada Fenn about prices and moorings.",
    )
    story = Telling([read(a)], [2.0, 1.0])
    list(story.more(math.inf))
    first, second = (reason(s) for s in story.told)
    assert first == "opens the article; new: Monday, Ada Fenn, Tarn Ferry, 12"
    assert second == "sentence 2; new: Oxmoor; follows the sentence before it"
