"""What a sentence takes up again is known, so that it is not told without it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.model import Article
from briefing.select.lexicon import lexicon
from briefing.select.reading import read
from briefing.select.references import needs

Make = Callable[..., Article]
EN = lexicon("en")


def last(*texts: str, title: str = "", language: str = "en") -> tuple[tuple[int, ...], ...]:
    return needs(texts, lexicon(language), title)[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Almgren has now won 18 matches in a row.",
        "Mr. Almgren has now won 18 matches in a row.",
        "Almgren's run goes on.",
        '"I am glad," Almgren said.',
        '"I am glad," said Almgren.',
    ],
)
def test_a_bare_surname_needs_the_full_name(text: str) -> None:
    assert last("The final was long.", "It went to Viktor Almgren.", text) == ((1,),)


def test_a_full_name_needs_nothing() -> None:
    assert last("It went to Viktor Almgren.", "Viktor Almgren was glad.") == ()


def test_nor_does_a_name_that_was_never_said_in_full() -> None:
    assert last("It went to the best.", "Almgren was glad.") == ()


def test_nor_does_one_that_the_title_has() -> None:
    said = ("It went to Viktor Almgren.", "Almgren was glad.")
    assert last(*said, title="Almgren's run goes on") == ()


def test_words_before_a_name_are_no_part_of_it() -> None:
    assert last("Mr Hale met On Tarn.", "Tarn was glad.") == ()


def test_the_letter_needs_a_letter() -> None:
    assert last(
        "Rain fell.",
        "Garrity wrote a long letter to the council.",
        "She took the letter back.",
        "The council confirmed that it had received the letter.",
    )[0] == (1, 2)


def test_a_letter_needs_none() -> None:
    assert last("She wrote a letter.", "A letter came, and he lost the letter.") == ()


def test_a_thing_that_opens_a_sentence_needs_its_first_mention() -> None:
    assert last("Rain fell.", "They opened the tunnel late.", "The tunnel was shut again.") == (
        (1,),
    )


def test_or_the_sentence_before_when_there_was_none() -> None:
    assert last("Rain fell.", "Calder cut its forecast.", "The warning drowned out the rest.") == (
        (1,),
    )


@pytest.mark.parametrize(
    "text",
    ["The warning drowned out the rest.", "The government said so.", "The mayor of Tarn left."],
)
def test_an_opening_needs_nothing(text: str) -> None:
    assert last(text) == ()


def test_what_everybody_knows_needs_nothing() -> None:
    assert last("Rain fell.", "The government said so.") == ()


def test_other_languages_have_no_such_rules() -> None:
    assert last("Viktor Almgren kam.", "Almgren blieb.", language="de") == ()


@pytest.mark.parametrize(
    ("text", "announces"),
    [
        ("Not everyone is waving from the quay.", True),
        ("The authority's own forecast is more cautious than the posters suggest.", True),
        ("The index fell 2% on Monday.", False),
        (
            "“We were sunk,” said Harriet Lomax, a teacher who kept all of the accounts for us.",
            True,
        ),
    ],
)
def test_a_hook_before_its_paragraph_announces_it(
    article: Make, text: str, announces: bool
) -> None:
    more = "“Nobody else came,” said Dale Prudhoe." if "“" in text else "Prudhoe voted against it."
    _, hook, after = read(article("The ferry sailed again.", f"{text} {more}"))
    assert hook.announces is announces
    assert not after.announces


def test_a_short_paragraph_announces_nothing_but_a_storm(article: Make) -> None:
    _, short, storm = read(
        article("The ferry sailed again.", "Many waved from the quay.", "There was a catch.")
    )
    assert not short.announces
    assert storm.announces


def test_an_opening_announces_nothing(article: Make) -> None:
    assert not read(article("The ferry sails again. Many waved."))[0].announces
