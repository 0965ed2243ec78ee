from __future__ import annotations

import pytest

from briefing.extract.page_metadata import PageMetadata
from briefing.extract.titles import (
    first_headline,
    first_sentence,
    page_titles,
    says_the_same,
    shown_title,
    usable,
    without_site,
)
from briefing.model import Paragraph


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("Bridge opens over the gorge | The Daily Example", "thedailyexample"),
        ("Bridge opens over the gorge - Example News", "example"),
        ("Example: News » Bridge opens over the gorge", "examplenews"),
        ("Bridge opens over the gorge :: World :: Example", "example"),
        ("Bridge opens over the gorge | World", ""),
        ("Bridge opens over the gorge –  ", ""),
    ],
)
def test_the_name_of_the_site_goes(title: str, site: str) -> None:
    assert without_site(title, {site} - {""}) == "Bridge opens over the gorge" or ":" in title[:9]


@pytest.mark.parametrize(
    "title",
    [
        "Bridge opens",
        "Grain – the new gold",
        "Spring | Summer",
        "Talks end - and begin again",
        "A 3-1 win | for all of the five towns",
    ],
)
def test_a_dash_within_a_headline_stays(title: str) -> None:
    assert without_site(title, {"example"}) == title


def test_what_another_title_of_the_page_says_tells_where_the_headline_ends() -> None:
    assert without_site("Talks end - Someone", set(), ["Talks end"]) == "Talks end"


def test_the_heading_that_agrees_with_the_page_goes_first() -> None:
    about = PageMetadata(
        headings=("The Example", "Bridge opens over the deep gorge"),
        og_title="Bridge opens over the gorge - The Example",
        window_title="The Example",
        site="The Example",
    )
    assert page_titles(about) == ("Bridge opens over the deep gorge", "Bridge opens over the gorge")


def test_the_only_heading_goes_before_a_title_that_says_something_else() -> None:
    about = PageMetadata(headings=("Choir wins the prize",), window_title="Village news")
    assert page_titles(about)[0] == "Choir wins the prize"


def test_the_host_is_a_name_of_the_site() -> None:
    about = PageMetadata(og_title="Talks end - Example", url="https://www.example.co.uk/a")
    assert page_titles(about) == ("Talks end",)


def test_a_page_that_says_nothing_has_its_headings() -> None:
    assert page_titles(PageMetadata(headings=("One heading", "Two headings"))) == (
        "One heading",
        "Two headings",
    )


@pytest.mark.parametrize(
    "title",
    ["Home", "Untitled document", "4 hours ago", "By Jane Doe", "Share", "", "a " * 50, "x" * 300],
)
def test_some_lines_are_never_a_title(title: str) -> None:
    assert not usable(title)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Markets rally", "text", True),
        ("Is this the end?", "text", True),
        ("The council voted.", "heading", True),
        ("The council voted.", "text", False),
        ("supportive statement", "text", False),
        ("Oh no", "text", False),
        ("words " * 30, "text", False),
    ],
)
def test_a_first_line_is_a_headline_if_it_looks_like_one(
    text: str, kind: str, expected: bool
) -> None:
    blocks = [Paragraph("4 hours ago", 1), Paragraph(text, 2, kind)]  # type: ignore[arg-type]
    assert bool(first_headline(blocks)) is expected


def test_nothing_but_junk_has_no_headline() -> None:
    assert first_headline([Paragraph("Share", 1)]) == ""


def test_a_title_said_twice_is_known() -> None:
    assert says_the_same("Bridge opens over the gorge", "BRIDGE OPENS over the Gorge!")
    assert says_the_same("Bridge opens over the deep red gorge", "Bridge opens over the red gorge")
    assert not says_the_same("Bridge closes over a gorge", "Bridge opens over the gorge")
    assert not says_the_same(
        "Bridge opens over the gorge, and nobody knows what comes next", "Bridge opens"
    )


def test_a_title_is_cut_at_a_clause_or_a_word() -> None:
    assert shown_title("It rained.") == "It rained."
    assert shown_title(
        "The old mill at Fenwick turned again on Saturday, for the first time since 1953."
    ) == ("The old mill at Fenwick turned again on Saturday…")
    cut = shown_title(
        "The old mill at Fenwick turned again on Saturday for the first time since 1953"
    )
    assert cut == "The old mill at Fenwick turned again on Saturday for the first time…"
    assert len(shown_title("x" * 200)) <= 70


def test_the_first_sentence_is_one_of_the_running_text() -> None:
    blocks = (Paragraph("Heading", 1, "heading"), Paragraph("It rained. It snowed.", 2))
    assert first_sentence(blocks) == "It rained."
    assert first_sentence(blocks[:1]) == "Heading"
    assert first_sentence(()) == ""
