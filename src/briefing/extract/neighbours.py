"""Lines that are junk for what stands beside them: lists of links, captions, posts, heads of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.extract.fragments import is_whole
from briefing.extract.junk import (
    announces_caption,
    ends_article,
    heads_other_stories,
    introduces_sender,
    line_key,
    text_key,
)
from briefing.extract.shapes import is_post_signature
from briefing.extract.subject import count_words

if TYPE_CHECKING:
    from briefing.extract.contents import Contents
    from briefing.model import Paragraph

MAX_HEADING_WORDS = 14
MIN_RUNNING_WORDS = 8
"""A list of other stories ends where a whole sentence of so many words comes."""

MIN_BODY_WORDS = 25
MAX_LINKS = 8
"""A longer run of lines is the article's own list: dates of a tour, ingredients."""

MAX_CAPTION_WORDS = 15
"""A whole sentence longer than this is no caption, whatever stands above it."""


def without_neighbours(contents: Contents, dropped: Counter[str]) -> list[Paragraph]:
    """Return the blocks that their neighbours do not give away, and count the others by their rule."""
    kept = _without_lists(_until_end(contents.blocks), contents.links, dropped)
    kept = _without_companions(kept, dropped, has_posts=not contents.marked_up)
    if contents.marked_up:
        return kept
    return _without_runs(_without_running_heads(kept, dropped), dropped)


def is_short(text: str) -> bool:
    """Whether a line is short enough for a heading."""
    return len(text.split()) <= MAX_HEADING_WORDS


def _until_end(blocks: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the blocks before readers' comments and the like, if there is enough before."""
    total = 0
    for index, block in enumerate(blocks):
        after = blocks[index + 1].text if index + 1 < len(blocks) else ""
        is_end = ends_article(block.text) or introduces_sender(block.text, after)
        if total >= MIN_BODY_WORDS and is_end:
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


def _without_companions(
    blocks: list[Paragraph], dropped: Counter[str], *, has_posts: bool
) -> list[Paragraph]:
    """Leave out captions below a line that says so, and in plain text posts above their signature."""
    gone: set[int] = set()
    for index, block in enumerate(blocks):
        if announces_caption(block.text):
            gone.add(index)
            dropped["picture caption"] += 1
            if any(map(_may_be_caption, blocks[index + 1 : index + 2])):
                gone.add(index + 1)
        elif has_posts and is_post_signature(block.text):
            gone |= {index - 1, index}
            dropped["embedded post"] += 2
    return [block for index, block in enumerate(blocks) if index not in gone]


def _may_be_caption(block: Paragraph) -> bool:
    return not is_whole(block.text) or len(block.text.split()) <= MAX_CAPTION_WORDS


def _without_running_heads(blocks: list[Paragraph], dropped: Counter[str]) -> list[Paragraph]:
    """Leave out lines that come back with another number: the heads of printed pages."""
    keys = [
        line_key(block.text) if re.search(r"\d", block.text) and _is_open(block) else ""
        for block in blocks
    ]
    times = Counter(filter(None, keys))
    kept = [block for block, key in zip(blocks, keys, strict=True) if times[key] <= 1]
    dropped["page furniture"] += len(blocks) - len(kept)
    return kept


def _without_runs(blocks: list[Paragraph], dropped: Counter[str]) -> list[Paragraph]:
    """Leave out two to eight short lines in a row, below the first sentences of a plain text.

    They are links, results or buttons: a heading stands alone.
    """
    kept: list[Paragraph] = []
    run: list[Paragraph] = []
    has_begun = False
    for block in [*blocks, None]:
        if block and has_begun and _is_open(block):
            run.append(block)
            continue
        if 1 < len(run) <= MAX_LINKS:
            dropped["list of other stories"] += len(run)
        else:
            kept += run
        run = []
        if block:
            has_begun = has_begun or _is_running(block.text)
            kept.append(block)
    return kept


def _is_open(block: Paragraph) -> bool:
    return is_short(block.text) and not is_whole(block.text)


def _is_running(text: str) -> bool:
    """Whether it is prose, not the teaser of another story, which often asks."""
    return is_whole(text) and not text.endswith("?") and len(text.split()) >= MIN_RUNNING_WORDS
