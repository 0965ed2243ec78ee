"""Cut-off pieces of sentences go; whole sentences stay as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.fragments import (
    ends_cut_off,
    is_whole,
    sentences_in,
    starts_cut_off,
    without_scraps,
)

WHOLE = """\
“Really?” she asked. He nodded.
Apple Inc. said it would pay. The U.S. economy grew.
eBay said it would pay. It did.
von der Leyen sagte zu. Er nickte.
The price fell at 3 p.m. on Monday.
Er sagte „Nein“. Sie ging.
He left... and came back. She stayed.
It happened (see below). Then it ended.
Yahoo! said it won.
“We go. We stay,” he said. “We wait.”
"We go," he said. "We stay."
« Oui », dit-elle. « Non. »
He met J. P. Moritz. They spoke.
彼は言った。「行く。」彼女は残った。"""


@pytest.mark.parametrize("text", WHOLE.splitlines())
def test_whole_sentences_stay(text: str) -> None:
    assert without_scraps(text) == (text, "")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "It was the clearest answer so far. supportive statement.",
            "It was the clearest answer so far.",
        ),
        ("It joined in 2001. The circle of force”.", "It joined in 2001."),
        ('It joined in 2001. The circle of force".', "It joined in 2001."),
        ("Er kam 2001. Der Kreis der Macht“.", "Er kam 2001. Der Kreis der Macht“."),
        ("Er „kam“ 2001. Der Kreis der Macht“.", "Er „kam“ 2001."),
        ("It ended here. of the deal). The next came.", "It ended here. The next came."),
        ("and the rest of it. The mayor agreed.", "The mayor agreed."),
        ("supportive statement.", ""),
        ("It cost 5 million.[3] It was paid.", "It cost 5 million. It was paid."),
        ("He said it. [...]", "He said it."),
        ("He said it. (more)", "He said it."),
        ("LONDON (Reuters) - Shares rose.", "Shares rose."),
        ("(CNN) -- Shares rose.", "Shares rose."),
    ],
)
def test_scraps_go(text: str, kept: str) -> None:
    assert without_scraps(text) == (kept, "")


@pytest.mark.parametrize(
    ("text", "kept", "rest"),
    [
        ("He agreed. The council has asked that", "He agreed.", "The council has asked that"),
        ("A heading without an end", "", "A heading without an end"),
        ("He lives in St. Louis at no. 5", "", "He lives in St. Louis at no. 5"),
    ],
)
def test_what_has_no_end_is_told_apart(text: str, kept: str, rest: str) -> None:
    assert without_scraps(text) == (kept, rest)


def test_a_document_without_capitals_keeps_its_sentences() -> None:
    text = "we went home. it rained."
    assert without_scraps(text, lower_case=True) == (text, "")


@pytest.mark.parametrize(
    "text", ["It is.", "“It is.”", "He said:", "It is (AP).", "そうだ。", "จบ", "It is. (Reuters)"]
)
def test_ends_of_sentences_are_known(text: str) -> None:
    assert is_whole(text)
    assert not is_whole(text + " and")


@pytest.mark.parametrize("text", ["He said that the", "the red,", "well -"])
def test_cut_off_ends_are_known(text: str) -> None:
    assert ends_cut_off(text)
    assert not ends_cut_off("A heading")


@pytest.mark.parametrize(
    "text", ["iPhone sales", "eBay", "e-Golf", "al Assad", "3 men", "x2 men", "The"]
)
def test_names_in_lower_case_are_no_cut_off_start(text: str) -> None:
    assert not starts_cut_off(text)
    assert starts_cut_off("supportive statement")


def test_sentences_come_without_white_space_around() -> None:
    assert sentences_in("It rained. It snowed.  Then") == ["It rained.", "It snowed.", "Then"]


def test_what_stood_on_both_sides_of_a_scrap_does_not_become_one_sentence() -> None:
    kept, _ = without_scraps(
        "The mayor left. supportive statement. and then the whole tail of it went on there. It rained."
    )

    assert kept == "The mayor left. It rained."
    assert sentences_in(without_scraps("!\n。)“")[0]) == ["!", "“"]


@given(st.text(alphabet=st.sampled_from(list('aAb .!?”“"„)(…。\n[1]')), max_size=60))
def test_what_is_kept_is_made_of_pieces_of_the_text(text: str) -> None:
    kept, rest = without_scraps(text)
    for piece in (*sentences_in(kept), rest):
        assert piece in text or "[" in text
