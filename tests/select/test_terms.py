"""What a text speaks of."""

from __future__ import annotations

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.select.terms import (
    cosine,
    facts,
    inverse_frequencies,
    overlap,
    terms,
    unit_vector,
)

words = st.sets(st.sampled_from("abcdefgh"))


def test_a_word_and_its_inflections_are_one_term() -> None:
    stop = {"the", "and"}
    assert terms("The bridge and the bridges", stop) == ["bridge", "bridge"]
    assert terms("Harrow's Harrow", stop) == ["harrow", "harrow"]


def test_short_words_are_no_terms_but_numbers_are() -> None:
    assert terms("It is 7 or 4.2 up", set()) == ["7", "4.2"]


def test_a_language_without_spaces_has_pairs_of_characters() -> None:
    assert terms("天气好", set()) == ["天气", "气好"]
    assert terms("天", set()) == ["天"]


def test_vowel_signs_belong_to_their_word() -> None:
    assert terms("सोमवार को पुल।", {"को"}) == ["सोमवार", "पुल"]


def test_facts_are_numbers_and_names_inside_a_sentence() -> None:
    found = facts("Mayor Ines Harrow paid 4.2 million in Tarn Ferry.")
    assert found == {"ines", "harrow", "4.2", "tarn", "ferry"}


def test_a_rare_term_weighs_more() -> None:
    idf = inverse_frequencies([{"a", "b"}, {"a"}, {"a"}])
    assert idf["b"] > idf["a"] == pytest.approx(1.0)


def test_a_vector_has_the_length_one() -> None:
    vector = unit_vector({"a": 1, "b": 3}, {"a": 2.0})
    assert math.sqrt(sum(w * w for w in vector.values())) == pytest.approx(1)
    assert unit_vector({}, {}) == {}


@given(st.dictionaries(st.text("abcdefgh", min_size=1), st.integers(1, 9)), st.randoms())
def test_the_order_of_the_terms_changes_no_bit(counts: dict[str, int], chance: Random) -> None:
    idf = {term: 1 + len(term) / 3 for term in counts}
    shuffled = list(counts.items())
    chance.shuffle(shuffled)
    one, other = unit_vector(counts, idf), unit_vector(dict(shuffled), idf)
    assert one == other
    assert cosine(one, one) == cosine(one, other)


def test_a_cosine_is_one_for_the_same_and_nothing_for_strangers() -> None:
    one, other = unit_vector({"a": 1, "b": 2}, {}), unit_vector({"c": 1}, {})
    assert cosine(one, one) == pytest.approx(1)
    assert cosine(one, other) == cosine(one, {}) == 0
    mixed = unit_vector({"a": 1, "c": 1, "d": 3}, {})
    assert cosine(one, mixed) == cosine(mixed, one) == pytest.approx(one["a"] * mixed["a"])


@given(words, words)
def test_overlap_is_a_share_and_the_same_both_ways(one: set[str], other: set[str]) -> None:
    assert 0 <= overlap(one, other) <= 1
    assert overlap(one, other) == overlap(other, one)
    assert overlap(one, one) == (1 if one else 0)
