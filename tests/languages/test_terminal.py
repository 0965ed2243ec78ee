"""Scripts of other writing systems in a terminal: nothing between sentences that write no space, no mark alone."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from briefing.model import Article, Line, Paragraph, Passage, Script, Section
from briefing.scripting.as_text import as_text
from briefing.scripting.wrapping import cells, wrapped

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=timezone.utc)


def script_of(language: str, *sentences: str) -> Script:
    joint = "" if language in ("zh", "ja") else " "
    text = joint.join(sentences)
    article = Article("file:///a.md", "", (Paragraph(text, 0),), language=language)
    lines = []
    at = 0
    for sentence in sentences:
        at = text.index(sentence, at)
        place = Passage(article.uri, 0, at, at + len(sentence), sentence)
        lines.append(Line(sentence, "quotation", place))
    section = Section("story", tuple(lines), "", articles=(article,))
    return Script("", language, NOW, (section,))


@pytest.mark.parametrize(
    ("language", "sentences", "shown"),
    [
        ("ja", ("駅がある。", "本がある。"), "駅がある。本がある。"),
        ("zh", ("“好。”他说。", "可以吗？", "可以！"), "“好。”他说。可以吗？可以！"),
        ("hi", ("यह है।", "वह है।"), "यह है। वह है।"),
        ("ar", ("هل يكفي؟", "نعم."), "هل يكفي؟ نعم."),
        ("de", ("Es regnet.", "Er kommt."), "Es regnet. Er kommt."),
    ],
)
def test_sentences_of_a_paragraph_flow_as_their_script_writes_them(
    language: str, sentences: tuple[str, ...], shown: str
) -> None:
    assert f"    {shown}\n" in as_text(script_of(language, *sentences))


@pytest.mark.parametrize("width", range(6, 24))
def test_no_line_begins_with_what_closes_a_sentence_or_a_quotation(width: int) -> None:
    text = "「列車を一本見送って、読んでから帰る人もいます」と、中谷さんは話す。終電は八時である。"
    lines = wrapped(text, width).split("\n")
    assert "".join(lines) == text
    assert all(cells(line) <= width for line in lines)
    assert [line for line in lines if line[0] in "、。」っゃ"] == []


def test_marks_of_arabic_and_hindi_take_no_cell_and_stay_with_their_letters() -> None:
    assert cells("مُدَرِّسَةٌ") == 5
    lines = wrapped("क्षत्रिय" * 6, 10).split("\n")
    assert "".join(lines) == "क्षत्रिय" * 6
    assert [line for line in lines if line[0] == "\u094d"] == []
