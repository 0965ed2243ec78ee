from __future__ import annotations

from collections import Counter

from briefing.extract.contents import Contents
from briefing.extract.neighbours import without_neighbours
from briefing.model import Paragraph

FIRST = "The council voted on Tuesday to plant four hundred trees along the river before winter."
SECOND = "Its trees will come from a nursery in the next valley, and children will plant them."


def left_of(*texts: str, marked_up: bool = False) -> list[str]:
    blocks = tuple(Paragraph(text, place) for place, text in enumerate(texts, start=1))
    found = without_neighbours(Contents(blocks, marked_up=marked_up), Counter())
    return [block.text for block in found]


def test_two_short_lines_in_a_row_are_links_and_one_is_a_heading() -> None:
    links = ("Why the old oaks fell", "Ten walks by the river")
    assert left_of(FIRST, *links, SECOND) == [FIRST, SECOND]
    assert left_of(FIRST, links[0], SECOND) == [FIRST, links[0], SECOND]
    assert left_of(FIRST, *links, SECOND, marked_up=True) == [FIRST, *links, SECOND]


def test_a_longer_list_is_the_article_s_own() -> None:
    dates = [f"May {day} in the hall of {day} towns" for day in range(1, 12)]
    assert left_of(FIRST, *(f"Tour stop {chr(65 + n)}" for n, _ in enumerate(dates)), SECOND)[1:-1]


def test_the_line_below_a_label_for_captions_goes_and_a_paragraph_stays() -> None:
    caption = "The river on a cold morning."
    assert left_of(FIRST, "Image caption,", caption, SECOND) == [FIRST, SECOND]
    assert left_of(FIRST, "Image caption,", SECOND) == [FIRST, SECOND]


def test_a_post_goes_with_its_signature() -> None:
    post = ("Trees! At last.", "— Valley Walks (@valleywalks) May 3, 2026")
    assert left_of(FIRST, *post, SECOND) == [FIRST, SECOND]


def test_the_head_of_a_printed_page_comes_back_with_another_number() -> None:
    heads = ("VALLEY POST 3", "VALLEY POST 4")
    assert left_of(FIRST, heads[0], SECOND, heads[1], FIRST) == [FIRST, SECOND, FIRST]


def test_a_press_release_ends_where_it_introduces_its_sender() -> None:
    sender = "Acme is a leading maker of anvils and proud to serve the whole of the valley."
    assert left_of(FIRST, SECOND, "About Acme", sender) == [FIRST, SECOND]
    assert len(left_of(FIRST, SECOND, "About time", sender)) == 4
