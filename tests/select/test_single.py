"""One text is cut to its key sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.select import summarize_text

TEXT = (
    "The old iron bridge at Tarn Ferry reopened on Friday after nine months of repairs.\n"
    "Engineers replaced 312 rusted rivets and both of the wooden walkways.\n\n"
    "They also found a cracked beam under the northern arch. "
    "Mayor Ines Harrow said the crossing would carry buses again from Monday."
)


def test_the_sentences_are_verbatim_and_in_order() -> None:
    chosen = summarize_text("Bridge reopens", TEXT, 45)
    assert chosen[0].startswith("The old iron bridge")
    places = [TEXT.index(sentence) for sentence in chosen]
    assert places == sorted(places)


def test_the_budget_is_kept() -> None:
    assert sum(len(s.split()) for s in summarize_text("", TEXT, 30)) <= 30


def test_a_budget_under_one_sentence_gives_that_sentence() -> None:
    assert len(summarize_text("", TEXT, 3)) == 1


def test_everything_can_be_asked_for() -> None:
    assert len(summarize_text("", TEXT, 1000)) == 4


def test_a_text_of_overlong_sentences_is_told_all_the_same() -> None:
    sentence = "The " + "very " * 45 + "old bridge is open."
    assert summarize_text("", sentence, 20) == [sentence]


def test_there_may_be_nothing_to_say() -> None:
    assert summarize_text("", "", 50) == []
    assert summarize_text("", "4 hours ago\nShare this article", 50) == []


@given(st.text(max_size=300), st.integers(min_value=1, max_value=80))
def test_any_text_gives_pieces_of_itself(text: str, words: int) -> None:
    chosen = summarize_text("", text, words)
    assert all(sentence in text for sentence in chosen)
