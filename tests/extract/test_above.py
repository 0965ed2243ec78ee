from __future__ import annotations

from collections.abc import Callable

from briefing.extract.above import best_titled, without_head
from briefing.extract.contents import Contents
from briefing.model import Article, Paragraph

Read = Callable[..., Article]

TITLE = "Council plants trees by the river"
FIRST = "The council voted on Tuesday to plant four hundred trees along the river before winter."
SECOND = "Its trees will come from a nursery in the next valley, and children will plant them."


def contents(*texts: str, titles: tuple[str, ...] = (), marked_up: bool = False) -> Contents:
    blocks = tuple(Paragraph(text, place) for place, text in enumerate(texts, start=1))
    return Contents(blocks, titles=titles, marked_up=marked_up)


def texts_of(made: Contents) -> list[str]:
    return [block.text for block in made.blocks]


def test_the_headline_is_the_line_that_shares_the_words_of_the_text() -> None:
    made = without_head(contents("Valley Post", "Town and farm", TITLE, FIRST, SECOND), "")
    assert made.titles == (TITLE,)
    assert texts_of(made) == [TITLE, FIRST, SECOND]


def test_names_and_labels_between_the_headline_and_the_text_go() -> None:
    made = without_head(contents(TITLE, "Ana Ruiz", "Local news", FIRST, SECOND), "")
    assert texts_of(made) == [TITLE, FIRST, SECOND]


def test_a_second_line_that_says_more_does_not_take_the_headline_s_place() -> None:
    second_line = "Nursery in next valley sends four hundred trees, children to plant them"
    made = without_head(contents(TITLE, second_line, FIRST, SECOND), "")
    assert made.titles == (TITLE,)


def test_a_greeting_above_the_headline_goes_and_a_first_paragraph_stays() -> None:
    greeting = "Good morning and welcome to what happened while everybody was asleep."
    texts = (greeting, TITLE, FIRST, SECOND, FIRST.replace("Tuesday", "Monday"))
    assert texts_of(without_head(contents(*texts), ""))[0] == TITLE
    assert texts_of(without_head(contents(FIRST, TITLE, SECOND), ""))[0] == FIRST


def test_without_a_headline_no_line_is_taken_for_a_label() -> None:
    texts = ["Ten questions", FIRST, SECOND]
    assert texts_of(without_head(contents(*texts), "")) == texts


def test_a_title_with_the_name_of_the_site_is_cut_to_the_line_that_stands_there() -> None:
    made = without_head(contents(TITLE, FIRST, SECOND), f"{TITLE} - Valley Post Online")
    assert made.titles[0] == TITLE


def test_a_title_that_stands_below_most_of_the_text_takes_nothing_away() -> None:
    made = without_head(contents(FIRST, SECOND, TITLE, "Share"), TITLE)
    assert texts_of(made)[:2] == [FIRST, SECOND]


def test_a_long_list_between_mark_up_is_the_article_s_own() -> None:
    dates = [f"May {day} at the hall" for day in range(1, 9)]
    made = without_head(contents(TITLE, *dates, FIRST, titles=(TITLE,), marked_up=True), "")
    assert texts_of(made) == [TITLE, *dates, FIRST]


def test_of_several_great_headings_the_one_about_the_text_is_the_title() -> None:
    blocks = contents(FIRST, SECOND).blocks
    assert best_titled(("Valley Post press room", TITLE), blocks)[0] == TITLE


def test_the_title_is_found_below_the_menu_of_a_copied_page(read: Read, body: str) -> None:
    menu = (
        "Skip to contentSign in\nNewsSportWeather\nLocal\nTown council votes for trees\nAna Ruiz\n"
    )
    article = read(f"{menu}\n{body}")
    assert article.title == "Town council votes for trees"
    assert [p.text for p in article.paragraphs][1:] == body.split("\n\n")
