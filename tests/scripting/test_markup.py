"""Text in Markdown and back; what a Markdown reader shows is the text itself."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.scripting.markup import escaped, plain, unescaped

MARKS = "\\`*_[]<>#~!&;|$-+=.()12 \"'ab\n\t\u00a0"
texts = st.text(st.one_of(st.sampled_from(MARKS), st.characters(codec="utf-8")))


@given(texts)
def test_what_is_escaped_comes_back_as_it_was(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert plain(escaped(text)) == text


@given(texts)
def test_it_is_on_one_line_without_white_space_at_its_ends(text: str) -> None:
    line = escaped(text)

    assert len(line.splitlines()) <= 1
    assert line == line.strip()


@given(texts.filter(lambda text: text.strip() and unicodedata.is_normalized("NFC", text)))
def test_a_markdown_reader_shows_the_text_and_no_markup(text: str) -> None:
    text = "".join(c for c in text if c.isprintable())  # such readers replace U+0000
    tokens = MarkdownIt("commonmark").parse(escaped(text))
    inline = [child for token in tokens for child in token.children or ()]

    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    assert {child.type for child in inline} <= {"text", "text_special"}
    assert "".join(child.content for child in inline) == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("I *loved* this, **really**.", "I loved this, really."),
        ("_Softly_ now", "Softly now"),
        ("snake_case_names stay", "snake_case_names stay"),
        ("see [the page](https://x.example/a) and ![a picture](p.png)", "see the page and a picture"),
        ("`code`", "code"),
        ("2 \\* 2 &amp; 3 &#42; &#x2A; 4", "2 * 2 & 3 * * 4"),
        ("R&D; &nosuch; &#xD800; &#9999999;", "R&D; &nosuch; &#xD800; &#9999999;"),
        ("&#128;", "\x80"),
    ],
)  # fmt: skip
def test_markup_that_someone_put_in_is_not_spoken(written: str, meant: str) -> None:
    assert plain(written) == meant
