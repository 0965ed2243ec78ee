"""HTML to the part of it that is the article: the only place that knows trafilatura.

Size and depth are capped before it sees a page: its time grows with the number of elements
(20,000 take up to 4 CPU s, all ways of reading tried) and faster than that with their depth.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

MAX_CHARACTERS = 10_000_000
MAX_ELEMENTS = 20_000
MAX_DEPTH = 200
"""Real pages have up to 2,000 elements and a depth of 40. lxml itself cuts at a depth of 256."""


def parse_page(html: str) -> HtmlElement:
    """Return the tree of a page.

    Raises ValueError, worded for people, when there is none or it is too large or too deep.
    """
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    if len(html) > MAX_CHARACTERS:
        raise ValueError(
            f"is a page of more than {MAX_CHARACTERS:,} characters; save the article alone"
        )
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = document_fromstring(html.encode("utf-8", errors="ignore"), parser=parser)
    except (LxmlError, ValueError) as error:
        raise ValueError("is an empty page; save the article as text") from error
    _check_shape(tree)
    return cast("HtmlElement", tree)


def main_content(tree: HtmlElement, *, precise: bool = True) -> _Element | None:
    """Return the article's body as a tree of `p`, `head`, `list`, `quote`, `table` …; None if there is none.

    *precise* prefers to leave something out over taking something wrong in. The tree stays as it is.
    """
    from trafilatura import bare_extraction

    # It logs an error for each page without text; whoever called is told by the result.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(
            tree, favor_precision=precise, include_comments=False, include_tables=True
        )
    # Some eighty heuristics of others on anybody's mark-up: whatever they stumble over, the page is
    # what cannot be read, and the caller has other ways to read it.
    except Exception:  # noqa: BLE001
        return None
    return cast("_Element | None", getattr(found, "body", None))


def _check_shape(tree: HtmlElement) -> None:
    from lxml.etree import iterwalk

    elements = depth = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > MAX_DEPTH:
            raise ValueError(f"has tags nested deeper than {MAX_DEPTH}; save the article as text")
        if elements > MAX_ELEMENTS:
            raise ValueError(f"has more than {MAX_ELEMENTS:,} elements; save the article alone")
