"""HTML to blocks: the article's part of a page, found in one of several ways, the most exact first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.adapters.clean_text import clean_line
from briefing.adapters.web_page import main_content, parse_page
from briefing.extract.contents import Contents
from briefing.extract.junk import text_key
from briefing.extract.lines import paragraphs
from briefing.extract.page_blocks import blocks_of, text_of
from briefing.extract.page_completion import completed
from briefing.extract.page_metadata import PageMetadata, read_metadata
from briefing.extract.page_pruning import prune
from briefing.extract.titles import page_titles
from briefing.model import Paragraph

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from briefing.extract.page_blocks import Block


MIN_SHOWN_WORDS = 4
_MAY_SHOW = ("h1", "h2", "h3", "div", "p", "span", "strong", "b", "font", "td")


def read_page(html: str) -> Iterator[Contents]:
    """Yield what a page holds, read in one way after the other, until the caller is content.

    Raises ValueError, worded for people, when the page is empty, too large or too deep.
    """
    tree = parse_page(html)
    about = read_metadata(tree)
    titles = tuple(dict.fromkeys(_shown(title, tree) for title in page_titles(about)))
    links = frozenset(text_key(text_of(link)) for link in tree.iter("a"))
    prune(tree)
    for blocks in _readings(tree, about):
        yield Contents(
            tuple(
                Paragraph(text, place, kind) for place, (text, kind) in enumerate(blocks, start=1)
            ),
            titles=titles,
            url=about.url,
            source=about.site,
            author=about.author,
            language=about.language,
            published=about.published,
            image=about.image,
            links=links,
            marked_up=True,
        )


def _shown(title: str, tree: HtmlElement) -> str:
    """Return the part of a title that the page shows by itself, without its own name for the site."""
    for element in tree.iter(*_MAY_SHOW):
        text = clean_line(element.text or "")
        if (
            len(text.split()) >= MIN_SHOWN_WORDS
            and title.startswith(text)
            and len(title) <= 2 * len(text)
        ):
            return text
    return title


def _readings(tree: HtmlElement, about: PageMetadata) -> Iterator[list[Block]]:
    yield from _main_content(tree, precise=True)
    if about.body:
        yield [(clean_line(text), "text") for text in paragraphs(about.body)]
    yield from _main_content(tree, precise=False)
    for name in ("article", "main", "body"):
        element = next(tree.iter(name), None)
        if element is not None:
            yield blocks_of(element)


def _main_content(tree: HtmlElement, *, precise: bool) -> Iterator[list[Block]]:
    body = main_content(tree, precise=precise)
    if body is not None:
        yield completed(tree, blocks_of(body))
