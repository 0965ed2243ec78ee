"""An article is read as sentences with their places and flaws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing.model import Article, Paragraph
from briefing.select.reading import LONG_OPENING, TOO_LONG, Choice, read

Make = Callable[..., Article]


def long(words: int) -> str:
    return "The " + "old " * (words - 2) + "bridge."


def test_every_sentence_is_verbatim_in_its_paragraph(bridge: Article) -> None:
    sentences = read(bridge)
    assert len(sentences) == 7
    for sentence in sentences:
        p = sentence.passage
        assert bridge.paragraphs[p.paragraph].text[p.start : p.end] == p.text
        assert p.uri == bridge.uri


def test_titles_and_headings_are_not_body() -> None:
    paragraphs = (
        Paragraph("The title of it", 0, "title"),
        Paragraph("A heading in between.", 1, "heading"),
        Paragraph("The bridge opened today.", 2),
    )
    sentences = read(Article("u:", "t", paragraphs, language="en"))
    assert [s.passage.text for s in sentences] == ["The bridge opened today."]


def test_junk_and_repeated_sentences_are_left_out(article: Make) -> None:
    sentences = read(
        article(
            "4 hours ago",
            "The bridge opened today.",
            "Share this article",
            "The bridge opened today.",
        )
    )
    assert [s.passage.text for s in sentences] == ["The bridge opened today."]


def test_what_stood_between_two_sentences_shows_in_their_order(article: Make) -> None:
    first, second, third = read(
        article("The bridge opened. Crowds came early.", "Read more", "The mayor gave a speech.")
    )
    assert second.order - first.order == 1
    assert third.order - second.order == 2
    assert [s.rank for s in (first, second, third)] == [0, 1, 2]


def test_a_heading_stands_between_too() -> None:
    paragraphs = (
        Paragraph("The bridge opened.", 0),
        Paragraph("Traffic", 1, "heading"),
        Paragraph("The buses are back.", 2),
    )
    first, second = read(Article("u:", "t", paragraphs, language="en"))
    assert second.order - first.order == 2


def test_the_dateline_is_not_spoken(article: Make) -> None:
    texts = [
        "LONDON (Reuters) - The bridge opened.",
        "(CNN)A trip to the bridge.",
        "PARIS, Nov. 3 — The bridge shut.",
    ]
    spoken = [read(article(text))[0].passage.text for text in texts]
    assert spoken == ["The bridge opened.", "A trip to the bridge.", "The bridge shut."]


def test_what_a_scraper_glued_to_the_first_sentence_is_not_spoken(article: Make) -> None:
    text = "Share this withEmailFacebookTwitterCopy this linkThe old bridge opened today."
    assert [s.passage.text for s in read(article(text))] == ["The old bridge opened today."]


def test_a_paragraph_that_is_only_a_prefix_says_nothing(article: Make) -> None:
    assert read(article("Scroll down for video")) == ()


def test_flaws_are_named(article: Make) -> None:
    sentences = read(
        article(
            "The bridge opened today.",
            "The mayor went home and",
            "Harrow said “it is late.",
            '"It is late now for all of us."',
            long(36),
            "But who pays for it?",
        )
    )
    assert [s.unfit for s in sentences] == [
        "",
        "unfinished",
        "half a quotation",
        "nobody is said to say it",
        TOO_LONG,
        "",
    ]
    assert sentences[-1].asks
    assert sentences[-1].leans


def test_a_long_opening_is_told_apart(article: Make) -> None:
    assert read(article(long(35)))[0].unfit == ""
    assert read(article(long(38)))[0].unfit == LONG_OPENING
    assert read(article(long(39)))[0].unfit == TOO_LONG


def test_an_article_without_language_is_read_as_english(article: Make) -> None:
    assert read(article("He opened the bridge.", language=""))[0].leans


def test_what_somebody_says_without_quotation_marks_is_not_told(article: Make) -> None:
    report = article(
        "The ferry sailed again on Monday.",
        "Skipper Jon Aske was on board.",
        "I had waited for this since spring.",
        "Forty cars were on the first crossing.",
    )
    assert [s.unfit for s in read(report)] == ["", "", "somebody's own words", ""]


def test_nor_is_i_in_a_quotation_a_flaw(article: Make) -> None:
    report = article("The ferry sailed again.", "“I had waited for this,” Jon Aske said.")
    assert [s.unfit for s in read(report)] == ["", ""]


def test_an_article_told_in_the_first_person_is_told_so(article: Make) -> None:
    diary = article("I took the first ferry on Monday.", "The sea was calm.", "I was not sick.")
    assert [s.unfit for s in read(diary)] == ["", "", ""]


def test_a_picture_label_is_a_caption(article: Make) -> None:
    report = article("The ferry sailed again.", "Back at sea: The Tern leaves the quay at noon.")
    assert [s.unfit for s in read(report)] == ["", "a caption"]


def test_an_opening_may_name_whom_it_means_a_little_later(article: Make) -> None:
    late = article("She may be new to the sea, but Ada Fenn has steered ferries for years.")
    never = article("She has steered ferries for years.")
    later = article(
        "The ferry sailed again.", "She may be new to the sea, but Ada Fenn steers well."
    )
    assert not read(late)[0].leans
    assert read(never)[0].leans
    assert read(later)[1].leans


def test_nothing_leans_over_what_page_furniture_was_cut_off(article: Make) -> None:
    bar = "Share this with Email Facebook Copy this link"
    first, second = read(article(f"{bar} The ferry sailed again. It was full."))
    assert first.passage.text == "The ferry sailed again."
    assert second.order == first.order + 2


def test_a_sentence_stays_the_same_whatever_spoke_for_it(bridge: Article) -> None:
    first, second, *_ = read(bridge)
    chosen = replace(first, choice=Choice(near=1, of=7))
    assert chosen == first
    assert len({chosen, first}) == 1
    assert first != second
    assert first != first.passage
