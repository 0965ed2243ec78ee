"""What a sentence is worth."""

from __future__ import annotations

from collections.abc import Callable

from briefing.model import Article
from briefing.select.reading import read
from briefing.select.worth import reason, worths

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
