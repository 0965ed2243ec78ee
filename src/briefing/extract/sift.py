"""Blocks to paragraphs: junk lines, repeats and cut-off pieces out, and each drop counted by its rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.extract.fragments import ends_cut_off, is_whole, starts_cut_off, without_scraps
from briefing.extract.junk import ends_article, heads_other_stories, is_bio, junk_rule, text_key
from briefing.extract.repeats import repeated
from briefing.model import Paragraph

if TYPE_CHECKING:
    from briefing.extract.contents import Contents

MAX_HEADING_WORDS = 14
MAX_LEAD_IN_WORDS = 8
MIN_RUNNING_WORDS = 8
"""A list of other stories ends where a whole sentence of so many words comes."""

MIN_BODY_WORDS = 25
MAX_LINKS = 8
"""A longer run of lines at the end is the article's own list: dates of a tour, ingredients."""

BIO_PARAGRAPHS = 3
"""An author is introduced in one of the last so many paragraphs."""

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sifted:
    """What is left, and how many blocks each rule took."""

    paragraphs: tuple[Paragraph, ...]
    dropped: Counter[str]


def sift(contents: Contents, *, author: str = "") -> Sifted:
    """Return the paragraphs worth telling, in order, each with the place of its block."""
    dropped: Counter[str] = Counter()
    kept = _without_lists(_until_end(contents.blocks), contents.links, dropped)
    kept = _judged(kept, dropped, contents, author)
    again = repeated([block.text for block in kept])
    dropped["repeat"] += len(again)
    kept = [block for index, block in enumerate(kept) if index not in again]
    kept = _without_bios(kept, dropped)
    return Sifted(tuple(_without_idle_headings(kept, dropped)), +dropped)


def count_words(text: str) -> int:
    """Count words; of scripts without spaces, two signs are taken for one."""
    signs = len(_CJK.findall(text))
    return signs // 2 + len(_WORD.findall(_CJK.sub(" ", text) if signs else text))


def _until_end(blocks: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the blocks before readers' comments and the like, if there is enough before."""
    total = 0
    for index, block in enumerate(blocks):
        if total >= MIN_BODY_WORDS and ends_article(block.text):
            return list(blocks[:index])
        total += count_words(block.text)
    return list(blocks)


def _without_lists(
    blocks: list[Paragraph], links: frozenset[str], dropped: Counter[str]
) -> list[Paragraph]:
    """Leave out the headings of other stories under 'Related articles' and the like."""
    kept = []
    is_list = False
    for block in blocks:
        if heads_other_stories(block.text):
            is_list = True
        elif is_list and _is_running(block.text) and text_key(block.text) not in links:
            is_list = False
        if is_list:
            dropped["list of other stories"] += 1
        else:
            kept.append(block)
    return kept


def _is_running(text: str) -> bool:
    """Whether it is prose, not the teaser of another story, which often asks."""
    return is_whole(text) and not text.endswith("?") and len(text.split()) >= MIN_RUNNING_WORDS


def _judged(
    blocks: list[Paragraph], dropped: Counter[str], contents: Contents, author: str
) -> list[Paragraph]:
    starts = [starts_cut_off(block.text) for block in blocks if is_whole(block.text)]
    lower_case = sum(starts) * 2 > len(starts)
    kept = []
    for block in blocks:
        rule = _rule(block, contents, author)
        judged = [] if rule else _whole(block, lower_case=lower_case, marked_up=contents.marked_up)
        kept += judged
        if not judged:
            dropped[rule or "cut-off piece"] += 1
    return kept


def _rule(block: Paragraph, contents: Contents, author: str) -> str:
    if author and block.text == author:
        return "byline"
    may_be_link = bool(contents.links) and block.kind == "text" and not is_whole(block.text)
    if may_be_link and text_key(block.text) in contents.links:
        return "link to another story"
    return junk_rule(block.text)


def _whole(block: Paragraph, *, lower_case: bool, marked_up: bool) -> list[Paragraph]:
    """Return a block without scraps; what has no end is a heading, or dropped if it is a piece.

    Between mark-up a long one without an end is an item of a list or a post, kept as a heading, which
    nobody quotes; in plain text it is a sentence that was cut off.
    """
    if block.kind == "heading":
        return [block]
    text, rest = without_scraps(block.text, lower_case=lower_case)
    if text.endswith(":") and len(text.split()) <= MAX_LEAD_IN_WORDS:
        text, rest = "", text
    kept = [replace(block, text=text)] if text else []
    is_cut = ends_cut_off(rest) or (starts_cut_off(rest) and not lower_case and not marked_up)
    if not rest or is_cut or ((text or not _is_short(rest)) and not marked_up) or junk_rule(rest):
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
    while end and blocks[end - 1].kind == "heading" and _is_short(blocks[end - 1].text):
        end -= 1
    count = len(blocks) - end
    if count > MAX_LINKS:
        return blocks
    dropped["heading over nothing"] += count
    return blocks[:end]


def _is_short(text: str) -> bool:
    return len(text.split()) <= MAX_HEADING_WORDS
