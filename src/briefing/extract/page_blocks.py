"""An element tree, trafilatura's or HTML's own, to blocks of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.adapters.clean_text import clean_line
from briefing.extract.fragments import ends_cut_off, is_whole
from briefing.extract.junk import junk_rule
from briefing.extract.lines import joined_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

    from briefing.model import ParagraphKind

    Block = tuple[str, ParagraphKind]

_HEADINGS = frozenset({"head", "h1", "h2", "h3", "h4", "h5", "h6"})
_TABLES = frozenset({"table"})
_CELLS = frozenset({"cell", "td", "th"})
_BLOCKS = _HEADINGS.union(
    ("p", "list", "item", "quote", "div", "row", "body", "article", "section", "main", "header"),
    ("li", "ul", "ol", "blockquote", "dl", "dt", "dd", "tr", "tbody", "thead", "center"),
)
_SILENT = frozenset({"del", "s", "graphic", "math", "title"}).union(
    (
        "img",
        "picture",
        "video",
        "audio",
        "iframe",
        "object",
        "svg",
        "canvas",
        "figure",
        "figcaption",
    ),
    ("script", "style", "noscript", "template", "nav", "footer", "aside"),
    ("form", "button", "select", "textarea", "input", "label"),
)
_LINE_END = re.compile(r"[\r\n]")
_LOOSE = frozenset({"body", "div", "article", "section", "main"})
_SENTENCE = re.compile(r"\w[.!?…。！？]['\"”’»)\]]*(?:\s|$)")
MIN_CELL_WORDS = 12
"""A table cell with a sentence so long is a column of the page, not a field of a table."""


def blocks_of(root: _Element) -> list[Block]:
    """Return the texts below *root* in order, cleaned, with their kind; tables of data are left out."""
    collector = _Collector()
    collector.walk(root)
    collector.flush()
    return collector.blocks


def text_of(element: _Element) -> str:
    """Return all text below *element* as it stands."""
    return "".join(str(piece) for piece in element.itertext())


class _Collector:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._kind: ParagraphKind = "text"
        self._is_loose = self._was_loose = True

    def walk(self, element: _Element) -> None:
        self._parts.append(_LINE_END.sub(" ", element.text or ""))
        for child in element:
            self._child(child)
            self._parts.append(_LINE_END.sub(" ", child.tail or ""))

    def flush(self) -> None:
        """End a block: a line broken once may run on, one broken twice is a paragraph."""
        text = "".join(self._parts)
        self._parts.clear()
        for line in joined_lines(text):
            if cleaned := clean_line(line):
                self._add(cleaned)

    def _add(self, text: str) -> None:
        """Add a block; text outside of any paragraph is a piece of one that a link tore apart."""
        if (self._is_loose or self._was_loose) and self.blocks and self._kind == "text":
            before, kind = self.blocks[-1]
            is_open = kind == "text" and not is_whole(before) and not junk_rule(before)
            if is_open and (ends_cut_off(before) or text[0].islower()):
                self.blocks[-1] = f"{before} {text}", kind
                return
        self.blocks.append((text, self._kind))
        self._was_loose = self._is_loose

    def _child(self, child: _Element) -> None:
        tag = child.tag
        if tag in _SILENT or not isinstance(tag, str):
            return
        if tag in {"lb", "br"}:
            self._parts.append("\n")
        elif tag in {"code", "pre"} and "\n" in text_of(child).strip():
            return
        elif tag in _CELLS:
            self._cell(child)
        elif tag in _BLOCKS or tag in _TABLES:
            self._block(child, "heading" if tag in _HEADINGS else "text")
        else:
            self.walk(child)

    def _block(self, element: _Element, kind: ParagraphKind) -> None:
        self.flush()
        before = self._kind, self._is_loose
        self._kind, self._is_loose = kind, element.tag in _LOOSE
        self.walk(element)
        self.flush()
        self._kind, self._is_loose = before

    def _cell(self, cell: _Element) -> None:
        text = text_of(cell)
        if len(text.split()) >= MIN_CELL_WORDS and _SENTENCE.search(text):
            self._block(cell, "text")
