from __future__ import annotations

from briefing.extract.lines import joined_lines, paragraphs

WRAPPED = """\
The people of Low Wending voted on Sunday to keep their ferry, although
a bridge has stood two miles upstream for eleven years. Nearly two
thirds of them wanted the boat to go on.

The ferry costs the town a good deal of money, and the mayor said that
Sundays are the best."""


def test_hard_wrapped_lines_are_joined() -> None:
    first, second = paragraphs(WRAPPED)
    assert first.startswith(
        "The people of Low Wending voted on Sunday to keep their ferry, although a bridge"
    )
    assert second.endswith("said that Sundays are the best.")


def test_a_line_that_is_a_paragraph_stays_one() -> None:
    lines = [
        "The first sentence is rather short.",
        "The second one is longer, but not by very much at all.",
        "It ends.",
    ]
    assert paragraphs("\n".join(lines)) == lines


def test_an_indented_line_begins_a_paragraph() -> None:
    text = WRAPPED.replace("\n\nThe ferry", "\n    A ferry")
    assert [p[:7] for p in paragraphs(text)] == ["The peo", "A ferry"]


def test_menus_are_not_joined() -> None:
    assert paragraphs("Home\nNews\nSport") == ["Home", "News", "Sport"]


def test_lists_are_not_joined() -> None:
    text = "This is what the council will now have to decide upon\n- benches\n- trees"
    assert paragraphs(text) == [
        "This is what the council will now have to decide upon",
        "- benches",
        "- trees",
    ]


def test_a_sentence_broken_by_hand_is_joined() -> None:
    assert joined_lines("The council has asked the mayor\nto come on Monday.\nHe will.") == [
        "The council has asked the mayor to come on Monday.",
        "He will.",
    ]


def test_a_hyphen_at_a_line_end_keeps_its_word_together() -> None:
    assert joined_lines("It is closed on every one of the week-\nends.") == [
        "It is closed on every one of the week-ends."
    ]


def test_blank_lines_make_no_paragraphs() -> None:
    assert paragraphs("a\n \n\t\n\nb\n") == ["a", "b"]
    assert paragraphs("\n\n") == []
    assert joined_lines("a\n\nb") == ["a", "b"]
