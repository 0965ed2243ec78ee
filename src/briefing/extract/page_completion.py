"""Completes an article that was found in part: pages put its later stretches into boxes of their own.

The paragraphs found tell what the article's boxes look like (the tags and classes around them); if
boxes that look the same, within the same `article` element, hold much more text, all of them are read.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from briefing.adapters.clean_text import clean_line
from briefing.extract.page_blocks import blocks_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element
    from lxml.html import HtmlElement

    from briefing.extract.page_blocks import Block

MIN_GAIN = 1.3
"""How much more text the boxes must hold: less is captions and teasers."""

MIN_CHARACTERS = 60
LEVELS = 3
"""How many elements around a paragraph make its look."""

_NOT_LETTERS = re.compile(r"[\W_]+")

Look = tuple[tuple[str, str], ...]


def completed(tree: HtmlElement, blocks: Sequence[Block]) -> list[Block]:
    """Return *blocks*, or all that the page's boxes of the same look hold, if that is much more."""
    known = {_key(text) for text, _ in blocks if len(text) >= MIN_CHARACTERS}
    boxes = [element for element in _paragraphs(tree) if _key(_text(element)) in known]
    if not boxes:
        return list(blocks)
    look = Counter(_look(element) for element in boxes).most_common(1)[0][0]
    roots = {_root(element) for element in boxes if _look(element) == look}
    if len(roots) != 1 or None in roots:
        return list(blocks)
    root = roots.pop()
    alike = [
        element
        for element in _paragraphs(tree)
        if _look(element) == look and _root(element) is root
    ]
    if _length(alike) < MIN_GAIN * max(_length(boxes), sum(len(text) for text, _ in blocks)):
        return list(blocks)
    holders = dict.fromkeys(element.getparent() for element in alike)
    return [block for holder in holders if holder is not None for block in blocks_of(holder)]


def _paragraphs(tree: HtmlElement) -> Iterator[_Element]:
    return (element for element in tree.iter("p") if len(_text(element)) >= MIN_CHARACTERS)


def _text(element: _Element) -> str:
    return clean_line(text_of(element))


def _key(text: str) -> str:
    return _NOT_LETTERS.sub("", text)[:60]


def _look(element: _Element) -> Look:
    look: list[tuple[str, str]] = []
    around = element.getparent()
    while around is not None and len(look) < LEVELS:
        look.append((str(around.tag), around.get("class") or ""))
        around = around.getparent()
    return tuple(look)


def _root(element: _Element) -> _Element | None:
    return next(iter(element.iterancestors("article", "main")), None)


def _length(elements: Sequence[_Element]) -> int:
    return sum(len(_text(element)) for element in elements)
