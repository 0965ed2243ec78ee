from __future__ import annotations

from briefing.extract.contents import Contents
from briefing.extract.junk import text_key
from briefing.extract.sift import count_words, sift
from briefing.model import Paragraph

FIRST = "The council voted on Tuesday to plant four hundred trees along the river before winter."
SECOND = (
    "The trees will come from a nursery in the next valley, and children will help to plant them."
)


def contents(*texts: str, links: tuple[str, ...] = (), marked_up: bool = True) -> Contents:
    blocks = tuple(Paragraph(text, place) for place, text in enumerate(texts, start=1))
    return Contents(blocks, links=frozenset(map(text_key, links)), marked_up=marked_up)


def test_a_line_that_is_a_link_as_a_whole_leads_to_another_story() -> None:
    link = "Why the old oaks fell"
    sifted = sift(contents(FIRST, link, SECOND, links=(link,)))
    assert [p.text for p in sifted.paragraphs] == [FIRST, SECOND]
    assert sifted.dropped == {"link to another story": 1}


def test_a_sentence_that_is_a_link_as_a_whole_is_told() -> None:
    assert len(sift(contents(FIRST, SECOND, links=(SECOND,))).paragraphs) == 2


def test_places_are_those_of_the_blocks() -> None:
    assert [p.place for p in sift(contents("Share", FIRST, "4 hours ago", SECOND)).paragraphs] == [
        2,
        4,
    ]


def test_a_long_line_without_an_end_is_an_item_in_mark_up_and_a_piece_in_plain_text() -> None:
    long = "The " + "very " * 15 + "long item"
    assert [p.kind for p in sift(contents(FIRST, long, SECOND)).paragraphs] == [
        "text",
        "heading",
        "text",
    ]
    assert len(sift(contents(FIRST, long, SECOND, marked_up=False)).paragraphs) == 2


def test_the_tail_of_a_paragraph_is_kept_apart_in_mark_up_alone() -> None:
    tail = f"{FIRST} More of it was said by the old mayor"
    kinds = [(p.kind, p.place) for p in sift(contents(tail, SECOND)).paragraphs]
    assert kinds == [("text", 1), ("heading", 1), ("text", 2)]
    assert [p.text for p in sift(contents(tail, SECOND, marked_up=False)).paragraphs] == [
        FIRST,
        SECOND,
    ]


def test_every_drop_is_counted_by_its_rule() -> None:
    bio = "Ana Ruiz is a reporter at the Valley Post."
    sifted = sift(contents(FIRST, "4 hours ago", FIRST, "which they did.", SECOND, bio, "One link"))
    assert sifted.dropped == {
        "time stamp": 1,
        "repeat": 1,
        "cut-off piece": 1,
        "author's biography": 1,
        "heading over nothing": 1,
    }


def test_words_are_counted_in_scripts_without_spaces_too() -> None:
    assert count_words("It rained in Rome.") == 4
    assert count_words("東京で雨が降りました Rome") == 6
