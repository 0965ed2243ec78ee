"""Paragraphs become sentences, each with its place in the paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.adapters.sentences import primary_language, sentence_spans


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


def test_sentences_come_in_order_without_the_space_between() -> None:
    text = " Mr. Hale went to the U.S. on Monday.  He came back at 4.5 knots! "
    assert sentences(text) == [
        "Mr. Hale went to the U.S. on Monday.",
        "He came back at 4.5 knots!",
    ]


def test_a_quotation_stays_with_its_speaker() -> None:
    text = '"We are late. We are very late," said the pilot. Then it rained.'
    assert sentences(text) == [
        '"We are late. We are very late," said the pilot.',
        "Then it rained.",
    ]


def test_a_stray_closing_mark_belongs_to_the_sentence_before() -> None:
    assert sentences("It ended there. ”") == ["It ended there. ”"]
    assert sentences("It ended there. -- ") == ["It ended there. --"]


def test_there_is_nothing_in_an_empty_paragraph() -> None:
    assert sentence_spans("", "en") == ()
    assert sentence_spans(" \n ", "en") == ()


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de-AT", "Das ist z. B. gut. Dr. Maier kam am 3. Mai.", 2),
        ("zh-Hans", "你好。今天天气好！", 2),
        ("hi", "यह है। वह है।", 2),
        ("xx-unknown", "One. Two.", 2),
    ],
)
def test_other_languages_are_split_too(language: str, text: str, count: int) -> None:
    assert len(sentences(text, language)) == count


@pytest.mark.parametrize(
    ("tag", "primary"), [("en-US", "en"), ("pt_BR", "pt"), ("", "en"), (" DE ", "de"), ("zh", "zh")]
)
def test_the_primary_language_of_a_tag(tag: str, primary: str) -> None:
    assert primary_language(tag) == primary


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.sampled_from(["en", "ja"]))
def test_spans_are_ordered_and_hold_every_word(text: str, language: str) -> None:
    spans = sentence_spans(text, language)
    ends = [0, *(end for _, end in spans)]
    assert all(before <= start < end for before, (start, end) in zip(ends, spans, strict=False))
    assert "".join("".join(text[s:e] for s, e in spans).split()) == "".join(text.split())


def test_a_blank_line_inside_a_paragraph_is_no_sentence() -> None:
    assert sentences("The news\n\nShe stayed.") == ["The news", "She stayed."]


@pytest.mark.parametrize(
    "text",
    [
        "It opens at 6 a.m. GMT.",
        "It ends at 9 p.m. ET and then the doors close.",
        "On Friday it will shut early, at 1 p.m. ET.",
        "It begins at 4 p.m. London time.",
        "It left at 5 p.m. Monday and came back.",
        "He lives at No. 10 and she at no. 12.",
        "He went to St. Petersburg.",
        "Gen. Smith met Lt. Col. Jones at Ft. Worth.",
        "The U.S. Senate voted.",
        "Calder Inc. said it was fine.",
        "Sammy Hale Jr. was there.",
        "It was Italy vs. Spain in the final.",
        "J. K. Harrow and George W. Tarn wrote it.",
        '"I do not know ..." he said.',
        "“Is it over?” Mary Hale asked.",
        "It cost approx. 5 pounds at a max. speed of 3 knots in Sept. 2026.",
        "Yahoo! is on.",
    ],
)
def test_no_english_sentence_ends_at_an_abbreviation(text: str) -> None:
    assert sentences(f"{text} Then it rained.") == [text, "Then it rained."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It left at 5:20 p.m. The crew slept.", 2),
        ("The crew came at 5 p.m. Monday was quiet.", 2),
        ("He moved to the U.S. He stayed.", 2),
        ("He works for Calder Inc. She does not.", 2),
        ("He lives on Castle St. The rain fell.", 2),
        ("“Is it over?” The rain fell.", 2),
        ("It ended. iPhone sales rose.", 2),
    ],
)
def test_a_sentence_that_ends_with_one_still_ends(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_closing_mark_stays_with_what_it_closes() -> None:
    assert sentences("It ended.) He left.") == ["It ended.)", "He left."]
    assert sentences("It ended.” He left.") == ["It ended.”", "He left."]


def test_the_rules_of_english_are_for_english_only() -> None:
    text = "He came at 3 p.m. ET."
    assert len(sentences(text, "en-GB")) == 1
    assert len(sentences(text, "fr")) == 2
    assert sentences("Es endete.) Er ging.", "de") == ["Es endete.", ") Er ging."]
