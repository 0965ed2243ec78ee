from __future__ import annotations

from lxml.html import fromstring

from briefing.extract.page_completion import completed

FOUND = "The council voted on Tuesday to plant four hundred trees along the river before winter."
MORE = (
    "The trees will come from a nursery in the next valley, the mayor said, and children will help."
)


def box(*texts: str, look: str = "body") -> str:
    return f'<div class="{look}">{"".join(f"<p>{text}</p>" for text in texts)}</div>'


def run(html: str) -> list[str]:
    return [text for text, _ in completed(fromstring(html), [(FOUND, "text")])]


def test_boxes_that_look_the_same_are_read_too() -> None:
    assert run(f"<body><article>{box(FOUND)}{box(MORE)}</article></body>") == [FOUND, MORE]


def test_boxes_that_look_different_are_not() -> None:
    assert run(f"<body><article>{box(FOUND)}{box(MORE, look='x')}</article></body>") == [FOUND]


def test_without_an_article_element_nothing_is_added() -> None:
    assert run(f"<body>{box(FOUND)}{box(MORE)}</body>") == [FOUND]


def test_another_article_of_the_page_is_not_read() -> None:
    assert run(f"<body><article>{box(FOUND)}</article><article>{box(MORE)}</article></body>") == [
        FOUND
    ]


def test_a_little_more_is_not_worth_it() -> None:
    short = MORE[:20]
    assert run(f"<body><article>{box(FOUND)}{box(short)}</article></body>") == [FOUND]


def test_paragraphs_that_are_not_on_the_page_change_nothing() -> None:
    assert run("<body><p>Something else.</p></body>") == [FOUND]
