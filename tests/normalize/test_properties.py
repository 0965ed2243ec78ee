"""What must hold for any text at all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.normalize import spoken_form

ALLOWED = set(".,?!;:—…\"“”'- ")
NEWS = st.lists(
    st.sampled_from(
        [
            "the",
            "not",
            "$5",
            "1.2bn",
            "2024",
            "3-2",
            "U.S.",
            "AI",
            "(42)",
            "[1]",
            "&amp;",
            "5%",
            "€3m",
            "-",
            "–",
            "—",
            "'no'",
            "Sen.",
            "Lee",
            "St.",
            "No.",
            "10",
            "XI",
            "NATO's",
            "km/h",
            "6ft",
            "@x",
            "#Tag",
            "a.b@c.de",
            "Nov.",
            "8,",
            "9:30",
            "p.m.",
            "GMT",
            "½",
            "C",
            "O2",
            "www.x.org",
            "F-16",
            "“Yes”",
            "…",
            "!",
            "A",
            "B",
            "I",
            "**",
            "_",
            "~",
            "’s",
            "don't",
            "£2-£3",
            "1st",
            "II",
            "Mr",
            "7°C",
            "\n",
            "\u200b",
            "🎉",
        ]
    ),
    max_size=14,
).map(" ".join)


def heard(text: str) -> bool:
    """Whether *text* is made of letters, marks and sentence punctuation."""
    return all(c in ALLOWED or unicodedata.category(c)[0] in "LM" for c in text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120))
@example("\ud800")
@example("a'é")
@example("²½①Ⅳ٣")
def test_words_come_out_of_any_text_and_nothing_else(text: str) -> None:
    assert heard(spoken_form(text).text)


@settings(max_examples=300, deadline=None)
@given(NEWS)
def test_words_come_out_of_news_fragments_in_any_order(text: str) -> None:
    assert heard(spoken_form(text).text)


@settings(max_examples=300, deadline=None)
@given(st.one_of(NEWS, st.text(max_size=80)))
def test_every_word_points_at_a_place_in_the_written_text_in_order(text: str) -> None:
    spoken = spoken_form(text)
    assert " ".join(spoken.text.split()) == spoken.text
    assert all(0 <= w.start < w.end <= len(text) for w in spoken.words)
    starts = [w.start for w in spoken.words]
    assert starts == sorted(starts)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789", min_size=1, max_size=60))
def test_digits_become_number_words(text: str) -> None:
    spoken = spoken_form(text)
    assert spoken.words
    assert heard(spoken.text)


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet=".,;:!?-–—…'\"()[]{}/\\|*_~`#@&%+=<>^$€", max_size=40),
    st.sampled_from(["en-US", "en-GB", "en-IN"]),
)
def test_punctuation_alone_does_no_harm(text: str, locale: str) -> None:
    assert heard(spoken_form(text, locale=locale).text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_marks_for_the_engine_do_not_raise_either(text: str) -> None:
    assert isinstance(spoken_form(text, markup="misaki").text, str)


@pytest.mark.parametrize(
    "unit", ["7", "1-", "$", "&", "(", "[a](", "'", "1:", "a.", "#a", "X ", "A", "a'"]
)
def test_a_long_line_takes_time_in_proportion_to_its_length(unit: str) -> None:
    spoken = spoken_form(unit * (60_000 // len(unit)))
    assert heard(spoken.text)
