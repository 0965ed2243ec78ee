"""Silences: between sentences, paragraphs, headlines, and around someone's words."""

from collections.abc import Callable

import pytest

from briefing.config import PauseSettings
from briefing.model import Article, Line, Passage, Section, SectionKind
from briefing.scripting.pausing import is_quote, paused

PAUSES = PauseSettings(
    sentence_ms=1, paragraph_ms=2, phrase_ms=3, headline_ms=4, quote_ms=5, section_ms=6
)
Maker = Callable[..., Article]


def quoted(article: Article, paragraph: int, start: int = 0, end: int | None = None) -> Line:
    text = article.paragraphs[paragraph].text
    end = len(text) if end is None else end
    return Line(
        text[start:end],
        "quotation",
        Passage(article.uri, paragraph, start, end, text[start:end]),
    )


def silences(kind: SectionKind, *lines: Line, articles: tuple[Article, ...] = ()) -> list[int]:
    section = paused(Section(kind, lines, articles=articles), PAUSES)
    return [int(line.pause_ms) for line in section.lines]


def test_sentences_of_a_paragraph_are_closer_than_paragraphs(article: Maker) -> None:
    one = article("The lake froze. The bay is closed.", "Skaters must wait.")
    lines = (quoted(one, 0, 0, 15), quoted(one, 0, 16), quoted(one, 1))
    assert silences("story", *lines, articles=(one,)) == [1, 2, 6]


def test_phrases_and_titles_have_their_own(article: Maker) -> None:
    one = article("The lake froze. The bay is closed.", title="Ice")
    lines = (Line("From us.", "phrase"), quoted(one, 0), quoted(one, 1, 0, 15), quoted(one, 1, 16))
    assert silences("story", *lines, articles=(one,)) == [3, 4, 1, 6]


@pytest.mark.parametrize("kind", ["headlines", "brief"])
def test_headlines_are_apart(kind: SectionKind, article: Maker) -> None:
    one = article("The lake froze. The bay is closed.", title="Ice")
    assert silences(kind, quoted(one, 0), quoted(one, 1), quoted(one, 0)) == [4, 4, 6]


def test_what_leads_to_a_story_stays_close_to_it() -> None:
    assert silences("transition", Line("Business.", "phrase")) == [3]


def test_someones_words_stand_apart_on_both_sides(article: Maker) -> None:
    one = article(
        "The lake froze. “We will not risk a life,” said Brunt. Skaters left. They will be back."
    )
    text = one.paragraphs[0].text
    first, second, third = text.index("“"), text.index("Skaters"), text.index("They")
    lines = (
        quoted(one, 0, 0, first - 1),
        quoted(one, 0, first, second - 1),
        quoted(one, 0, second, third - 1),
        quoted(one, 0, third),
    )
    assert silences("story", *lines, articles=(one,)) == [5, 5, 1, 6]


def test_a_long_pause_between_paragraphs_is_not_cut_by_a_quote(article: Maker) -> None:
    one = article("“We will not risk a life,” said Brunt.", "Skaters left.")
    pauses = PauseSettings(paragraph_ms=900, quote_ms=5)
    section = paused(Section("story", (quoted(one, 0), quoted(one, 1))), pauses)
    assert section.lines[0].pause_ms == 900


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will not risk a life,” said Brunt.", True),
        ('"We will not risk a life," said Brunt.', True),
        ("„Wir riskieren kein Leben“, sagte Brunt.", True),
        ("« Nous ne risquerons aucune vie », dit Brunt.", True),
        ("「命を危険にさらさない」とブラント氏。", True),
        ("'We will not risk a life,' said Brunt.", True),
        ("Brunt spoke of a “risk” that nobody should take.", False),
        ("The harbour's gates and the wardens' boats are old.", False),
        ("", False),
    ],
)
def test_a_quote_is_mostly_in_quotation_marks(text: str, expected: bool) -> None:
    assert is_quote(text) is expected
