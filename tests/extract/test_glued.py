from __future__ import annotations

import pytest

from briefing.extract.glued import unglued, without_glue
from briefing.model import Paragraph

SENTENCE = "The council voted on Tuesday to plant trees."


@pytest.mark.parametrize(
    "tail",
    [
        "Advertisement",
        " Advertisement",
        " Article continues below this ad",
        " [Read more]",
        " Back to top ↑",
        " READ ALSO: Why the old oaks fell",
        " (See also: Why the old oaks fell)",
        " Lesen Sie auch: Warum die Eichen fielen",
        " (jh/ks)",
        " (dpa)",
        " [adsbygoogle]",
        " googletag.cmd.push(function() { googletag.display('a'); });",
    ],
)
def test_what_is_glued_behind_a_sentence_comes_off(tail: str) -> None:
    assert unglued(SENTENCE + tail) == SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "She asked for more.",
        "He called it an advertisement",
        "The plan has a name (Green Wall).",
        "The vote was close (12 to 11).",
    ],
)
def test_a_sentence_keeps_its_own_words(text: str) -> None:
    assert unglued(text) == text


def test_a_credit_comes_off_a_long_paragraph_and_marks_a_short_one_as_a_caption() -> None:
    credit = "(Photo: Ana Ruiz)"
    long = (
        SENTENCE[:-1]
        + ", and to pay for them with what is left of the money for the new bridge" * 2
    )
    assert unglued(f"{long}. {credit}") == f"{long}."
    assert unglued(f"{SENTENCE} {credit}") == f"{SENTENCE} {credit}"


def test_a_block_that_is_nothing_but_code_goes() -> None:
    code = Paragraph("(adsbygoogle = window.adsbygoogle || []).push({});", 2)
    blocks = (Paragraph(SENTENCE, 1), code)
    assert without_glue(blocks) == blocks[:1]


def test_shortcodes_of_a_blog_s_software_go() -> None:
    assert unglued('[caption width="600"]The ferry in better weather[/caption]') == ""
