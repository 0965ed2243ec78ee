"""Markdown to blocks: mark-up off, link texts kept, pictures, code blocks, tables and HTML out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.adapters.clean_text import clean
from briefing.extract.above import best_titled
from briefing.extract.contents import Contents
from briefing.extract.junk import text_key
from briefing.extract.lines import paragraphs
from briefing.model import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_TITLES = 5
"""So many headings of the first level are looked at: the site's name is one now and then."""

_FOOTNOTE = re.compile(r"^\[\^[^\]\n]+\]:.*(?:\n[ \t]+\S.*)*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_NO_TEXT = re.compile(
    r"<(script|style|svg|iframe|object|video|audio)\b.*", re.IGNORECASE | re.DOTALL
)


def read_markdown(text: str) -> Contents:
    """Return the blocks of a Markdown text; the headings of its first level are titles."""
    tokens = _parser().parse(_FOOTNOTE.sub("", text))
    blocks: list[Paragraph] = []
    titles: list[str] = []
    for piece, level in _pieces(tokens):
        kept = [" ".join(line.split()) for line in paragraphs(clean(piece))]
        blocks += [
            Paragraph(line, len(blocks) + place, "heading" if level else "text")
            for place, line in enumerate(kept, start=1)
        ]
        if level == 1:
            titles += kept
    links = frozenset(text_key(clean(text)) for text in _link_texts(tokens))
    return Contents(
        tuple(blocks),
        titles=best_titled(titles[:MAX_TITLES], blocks),
        links=links,
        marked_up=True,
    )


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _pieces(tokens: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """Yield the text of each block with its heading level, 0 for running text."""
    level = in_table = 0
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "table_open":
            in_table += 1
        elif token.type == "table_close":
            in_table -= 1
        elif token.type == "inline" and not in_table:
            yield _inline(token.children or ()), level
        elif token.type == "html_block":
            yield _TAG.sub(" ", _NO_TEXT.sub("", token.content)).strip(), 0


def _link_texts(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the texts of paragraphs that are one link as a whole."""
    for token in tokens:
        parts = token.children or []
        is_link = parts and (parts[0].type, parts[-1].type) == ("link_open", "link_close")
        if is_link and sum(part.type == "link_open" for part in parts) == 1:
            yield _inline(parts)


def _inline(tokens: Sequence[Token]) -> str:
    parts = []
    out = 0
    for token in tokens:
        if token.type == "s_open" or (token.type == "link_open" and token.info == "auto"):
            out += 1
        elif token.type == "s_close" or (token.type == "link_close" and token.info == "auto"):
            out -= 1
        elif out:
            continue
        elif token.type in {"text", "code_inline", "text_special"}:
            parts.append(_FOOTNOTE_MARK.sub("", token.content))
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
    return "".join(parts)
