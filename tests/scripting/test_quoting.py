"""What a line of a script quotes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.model import Article
from briefing.scripting.quoting import Library, Place, Quoted, is_whole, quoted_at

Make = Callable[..., Article]


@pytest.fixture
def ferry(article: Make) -> Article:
    return article(
        "It sailed. The skill of the crew was praised. It sailed.",
        "It sailed. Nobody was late.",
        title="It sailed",
        uri="file:///news/ferry.txt",
    )


def _at(quoted: Quoted | None) -> tuple[int, int, int]:
    assert quoted is not None
    passage = quoted.passage
    assert quoted.article.paragraphs[passage.paragraph].text[passage.start : passage.end] == (
        passage.text
    )
    return passage.paragraph, passage.start, passage.end


def test_the_first_place_in_the_document_is_taken(ferry: Article) -> None:
    assert _at(Library([ferry]).find("It sailed.")) == (1, 0, 10)
    assert _at(Library([ferry]).find("It sailed")) == (0, 0, 9)


def test_what_comes_next_after_the_quotation_before_is_nearer(ferry: Article) -> None:
    library = Library([ferry])
    first = library.find("The skill of the crew was praised.")
    then = library.find("It sailed.", after=first)
    again = library.find("It sailed.", after=then)

    assert _at(then) == (1, 46, 56)
    assert _at(again) == (2, 0, 10)


def test_what_stands_only_before_is_found_as_well(ferry: Article) -> None:
    library = Library([ferry])

    assert _at(library.find("It sailed.", after=library.find("Nobody was late."))) == (2, 0, 10)


def test_the_article_quoted_before_then_those_listed_then_all(
    ferry: Article, article: Make
) -> None:
    early = article("Nobody was late.", uri="file:///news/early.txt")
    listed = article("Nobody was late.", uri="file:///news/listed.txt")
    library = Library([early, ferry, listed])
    before = library.find("The skill of the crew was praised.")

    for found, where in (
        (library.find("Nobody was late."), early),
        (library.find("Nobody was late.", listed=[listed]), listed),
        (library.find("Nobody was late.", listed=[listed], after=before), ferry),
    ):
        assert found is not None
        assert found.article is where


def test_white_space_is_all_the_same_and_the_words_are_those_of_the_source(article: Make) -> None:
    source = article("Two  spaces\u3000here.")
    found = Library([source]).find(" Two spaces \u00a0here. ")

    assert found is not None
    assert found.passage.text == "Two  spaces\u3000here."


@pytest.mark.parametrize(
    "text", ["kill of the crew", "The skil", "sailed!", "", "  ", "it sailed."]
)
def test_what_is_not_there_word_for_word_is_not_found(ferry: Article, text: str) -> None:
    assert Library([ferry]).find(text) is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The skill of the crew was praised.", True),
        ("It sailed. The skill of the crew was praised.", True),
        ("The skill of the crew", False),
        ("crew was praised.", False),
        ("It sailed", True),
    ],
)
def test_a_part_of_a_sentence_is_no_whole_one(ferry: Article, text: str, whole: bool) -> None:
    found = Library([ferry]).find(text)

    assert found is not None
    assert is_whole(found) is whole


@pytest.mark.parametrize("place", [(9, 0, 1), (-1, 0, 1), (0, 3, 3), (0, 0, 99)])
def test_a_place_that_is_not_there_quotes_nothing(
    ferry: Article, place: tuple[int, int, int]
) -> None:
    assert quoted_at(ferry, Place(*place)) is None
