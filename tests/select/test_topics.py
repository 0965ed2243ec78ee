"""Topics: what the listener wants more of, or less."""

from collections.abc import Sequence

import pytest

from briefing.config import TopicSettings
from briefing.model import Article, Paragraph
from briefing.select.topics import MOST_WEIGHT, weigh


def article(title: str, *texts: str, weight: float = 1.0, section: str = "") -> Article:
    body = [Paragraph(text, place) for place, text in enumerate(texts, 1)]
    return Article(
        "file:///a.txt",
        title,
        (Paragraph(title, 0, "title"), *body),
        weight=weight,
        section=section,
    )


def weights(articles: Sequence[Article], *topics: TopicSettings) -> list[float]:
    return [a.weight for a in weigh(articles, topics)]


def test_a_word_in_the_title_is_enough() -> None:
    found = weights(
        [article("Wind power for Ostley"), article("A bakery opens")],
        TopicSettings(words=("wind power",), weight=3.0),
    )
    assert found == [3.0, 1.0]


def test_in_the_text_a_word_must_come_twice() -> None:
    once = article("The council met", "It spoke of the harbour.")
    twice = article("The council met", "It spoke of the harbour.", "The harbour stays open.")
    assert weights([once, twice], TopicSettings(words=("harbour",))) == [1.0, 2.0]


@pytest.mark.parametrize(
    ("word", "title", "fits"),
    [
        ("rail", "Rail strike ends", True),
        ("rail", "Trailers are banned", False),
        ("rail", "Railways are late", False),
        ("rail*", "Railways are late", True),
        ("RAIL", "rail strike", True),
        ("C++", "A course in C++ begins", True),
        ("wind  power", "Wind\u00a0power grows", True),
        ("選挙", "大統領選挙の結果", True),
        ("Ärzte", "Die Ärzte streiken", True),
        ("*", "Anything at all", False),
    ],
)
def test_words_are_whole_words_in_any_case(word: str, title: str, fits: bool) -> None:
    assert weights([article(title)], TopicSettings(words=(word,))) == [2.0 if fits else 1.0]


def test_weights_multiply_with_each_other_and_with_that_of_the_source() -> None:
    found = weights(
        [article("Rail strike in Ostley", weight=2.0)],
        TopicSettings(words=("rail",), weight=3.0),
        TopicSettings(words=("ostley", "norwick"), weight=0.5),
    )
    assert found == [3.0]


def test_weight_zero_leaves_out_and_no_weight_drowns_the_rest() -> None:
    many = [TopicSettings(words=("rail",), weight=100.0)] * 5
    assert weights([article("Rail")], *many) == [MOST_WEIGHT]
    assert weights([article("Rail")], *many, TopicSettings(words=("rail",), weight=0.0)) == [0.0]


def test_a_topic_gives_its_section_to_those_that_have_none() -> None:
    topic = TopicSettings(words=("rail",), section="Transport")
    found = weigh([article("Rail"), article("Rail", section="World"), article("Bread")], [topic])
    assert [a.section for a in found] == ["Transport", "World", ""]


def test_without_topics_the_articles_are_the_same() -> None:
    one = article("Rail")
    assert weigh([one], ()) == (one,)
