from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.adapters.clean_text import clean, clean_line


@pytest.mark.parametrize(
    ("dirty", "clean_one"),
    [
        ("plain words", "plain words"),
        ("e\u0301lan", "élan"),
        ("soft\u00adhyphen and zero\u200bwidth\ufeff", "softhyphen and zerowidth"),
        ("\u202eright\u202c to \u2066left\u2069", "right to left"),
        ("bell\x07 escape\x1b[31m", "bell escape[31m"),
        ("lone \ud800surrogate", "lone surrogate"),
        ("AT&amp;T &quot;x&quot; &#8217; &hellip;", 'AT&T "x" ’ …'),
        ("R&D, AT&T and &nosuchthing;", "R&D, AT&T and &nosuchthing;"),
        ("a\xa0b\u2009c\td  e", "a b c d e"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("\u200dno join", "no join"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_text_is_cleaned(dirty: str, clean_one: str) -> None:
    assert clean(dirty) == clean_one


def test_a_line_has_no_line_ends_and_no_space_around() -> None:
    assert clean_line(" a\n\n b&#10;c ") == "a b c"


@given(st.text(max_size=100))
def test_clean_text_is_composed_and_shows_all_it_holds(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [c for c in cleaned if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"]
    assert not set(cleaned) & set("\u200b\u202e\ufeff\u00ad")
