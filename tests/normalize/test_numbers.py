"""Numbers, years and fractions in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.normalize.fractions import fraction, mixed
from briefing.normalize.numbers import (
    amount,
    cardinal,
    decade,
    indian,
    ordinal,
    pairs,
    plural,
    whole,
    year,
)


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "zero"),
        (19, "nineteen"),
        (40, "forty"),
        (99, "ninety nine"),
        (100, "one hundred"),
        (1_000_001, "one million one"),
        (10**15, "one quadrillion"),
    ],
)
def test_cardinals(n: int, words: str) -> None:
    assert cardinal(n) == words


def test_and_stands_where_the_british_say_it() -> None:
    assert cardinal(1105, joint="and") == "one thousand one hundred and five"
    assert cardinal(1005, joint="and") == "one thousand and five"
    assert cardinal(5, joint="and") == "five"


def test_indian_numbers_count_in_lakh_and_crore() -> None:
    assert (
        indian(12_345_678)
        == "one crore twenty three lakh forty five thousand six hundred seventy eight"
    )


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "first"),
        (12, "twelfth"),
        (20, "twentieth"),
        (22, "twenty second"),
        (101, "one hundred first"),
        (1000, "one thousandth"),
    ],
)
def test_ordinals(n: int, words: str) -> None:
    assert ordinal(n) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (476, "four hundred seventy six"),
        (1000, "one thousand"),
        (1066, "ten sixty six"),
        (1900, "nineteen hundred"),
        (1905, "nineteen oh five"),
        (2000, "two thousand"),
        (2008, "two thousand eight"),
        (2010, "twenty ten"),
    ],
)
def test_years(n: int, words: str) -> None:
    assert year(n) == words


def test_decades() -> None:
    assert (decade(1990), decade(2000)) == ("nineteen nineties", "two thousands")
    assert plural("six") == "sixes"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("7", "seven"),
        ("800", "eight hundred"),
        ("2000", "two thousand"),
        ("1600", "sixteen hundred"),
        ("705", "seven oh five"),
        ("007", "zero zero seven"),
        ("12345", "one two three four five"),
    ],
)
def test_house_and_flight_numbers_are_said_in_pairs(text: str, words: str) -> None:
    assert pairs(text) == words


def test_numbers_are_said_as_written() -> None:
    assert whole("1,234") == "one thousand two hundred thirty four"
    assert whole("007") == "zero zero seven"
    assert amount("0.50") == "zero point five zero"
    assert amount(".5") == "point five"


@given(st.integers(0, 10**15 - 1))
def test_a_number_has_the_same_words_grouped_or_not(n: int) -> None:
    assert whole(f"{n:,}") == whole(str(n)) == cardinal(n)


def test_fractions() -> None:
    assert fraction(1, 2) == "one half"
    assert fraction(3, 2) == "three halves"
    assert fraction(31, 32) == "thirty one thirty seconds"
    assert fraction(2, 21) == "two twenty firsts"
    assert mixed("4", "1/2", "") == "four and a half"
    assert mixed("4", "2/3", "") == "four and two thirds"
    assert mixed(None, "0/5", "") is None
    assert mixed("5", "7/4", "") is None
    assert mixed(None, "5/101", "") is None
