"""Blocks to paragraphs: junk lines, repeats and cut-off pieces out, and each drop counted by its rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.extract.captions import is_credited
from briefing.extract.fragments import ends_cut_off, is_whole, starts_cut_off, without_scraps
from briefing.extract.junk import junk_rule, text_key
from briefing.extract.neighbours import MAX_LINKS, MIN_BODY_WORDS, is_short, without_neighbours
from briefing.extract.repeats import repeated
from briefing.extract.shapes import is_bio
from briefing.extract.strangers import REMARK, Strangers
from briefing.extract.subject import count_words
from briefing.model import Paragraph

if TYPE_CHECKING:
    from briefing.extract.contents import Contents

__all__ = ["MIN_BODY_WORDS", "Sifted", "count_words", "sift"]

MAX_LEAD_IN_WORDS = 8
BIO_PARAGRAPHS = 3
"""An author is introduced in one of the last so many paragraphs."""

_BOXED = frozenset({"the site's own talk", "page furniture"})
"""Rules that take the words of a box with a heading."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """What is left, and how many blocks each rule took."""

    paragraphs: tuple[Paragraph, ...]
    dropped: Counter[str]


def sift(contents: Contents, *, author: str = "") -> Sifted:
    """Return the paragraphs worth telling, in order, each with the place of its block."""
    dropped: Counter[str] = Counter()
    kept = _judged(without_neighbours(contents, dropped), dropped, contents, author)
    again = repeated([block.text for block in kept])
    dropped["repeat"] += len(again)
    kept = [block for index, block in enumerate(kept) if index not in again]
    kept = _without_bios(kept, dropped)
    return Sifted(tuple(_without_idle_headings(kept, dropped)), +dropped)


def _judged(
    blocks: list[Paragraph], dropped: Counter[str], contents: Contents, author: str
) -> list[Paragraph]:
    starts = [starts_cut_off(block.text) for block in blocks if is_whole(block.text)]
    lower_case = sum(starts) * 2 > len(starts)
    strangers = Strangers(blocks, marked_up=contents.marked_up)
    kept: list[Paragraph] = []
    before: Paragraph | None = None
    for given in blocks:
        block = strangers.without_tail(given)
        rule = _rule(block, contents, author, strangers) if block.text else REMARK
        judged = [] if rule else _whole(block, lower_case=lower_case, marked_up=contents.marked_up)
        if rule in _BOXED and kept and kept[-1] is before and _may_head(before):
            kept.pop()  # the heading of a box
            dropped[rule] += 1
        kept += judged
        before = kept[-1] if judged else None
        if not judged:
            dropped[rule or "cut-off piece"] += 1
    return kept


def _may_head(block: Paragraph) -> bool:
    return block.kind == "heading" and is_short(block.text)


def _rule(block: Paragraph, contents: Contents, author: str, strangers: Strangers) -> str:
    if author and block.text == author:
        return "byline"
    may_be_link = bool(contents.links) and block.kind == "text" and not is_whole(block.text)
    if may_be_link and text_key(block.text) in contents.links:
        return "link to another story"
    return strangers.rule(block, junk_rule(block.text))


def _whole(block: Paragraph, *, lower_case: bool, marked_up: bool) -> list[Paragraph]:
    """Return a block without scraps; what has no end is a heading, or dropped if it is a piece.

    Between mark-up a long one without an end is an item of a list or a post, kept as a heading, which
    nobody quotes; in plain text it is a sentence that was cut off.
    """
    if block.kind == "heading":
        return [block]
    text, rest = without_scraps(block.text, lower_case=lower_case)
    if text and rest and is_credited(text, rest):
        return []
    if text.endswith(":") and len(text.split()) <= MAX_LEAD_IN_WORDS:
        text, rest = "", text
    kept = [replace(block, text=text)] if text else []
    is_cut = ends_cut_off(rest) or (starts_cut_off(rest) and not lower_case and not marked_up)
    if not rest or is_cut or ((text or not is_short(rest)) and not marked_up) or junk_rule(rest):
        return kept
    return [*kept, replace(block, text=rest, kind="heading")]


def _without_bios(blocks: list[Paragraph], dropped: Counter[str]) -> list[Paragraph]:
    texts = [index for index, block in enumerate(blocks) if block.kind == "text"]
    bios = {index for index in texts[-BIO_PARAGRAPHS:] if is_bio(blocks[index].text)}
    dropped["author's biography"] += len(bios)
    return [block for index, block in enumerate(blocks) if index not in bios]


def _without_idle_headings(blocks: list[Paragraph], dropped: Counter[str]) -> list[Paragraph]:
    """Leave out the few headings after the last running text: links to other stories, mostly."""
    end = len(blocks)
    while end and blocks[end - 1].kind == "heading" and is_short(blocks[end - 1].text):
        end -= 1
    count = len(blocks) - end
    if count > MAX_LINKS:
        return blocks
    dropped["heading over nothing"] += count
    return blocks[:end]
