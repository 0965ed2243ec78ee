"""What stands above an article: the headline is found among menus, labels, names and times, which go.

A headline is told from a menu by the words that it shares with the text below it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.extract.fragments import is_whole
from briefing.extract.junk import junk_rule, text_key
from briefing.extract.subject import stems
from briefing.extract.titles import MAX_LINE_WORDS, says_the_same, usable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.extract.contents import Contents
    from briefing.model import Paragraph

MIN_RUNNING_WORDS = 8
MIN_RUNNING_CHARACTERS = 20
"""Of a script without spaces."""

MAX_LABEL_WORDS = 14
MAX_MARKED_LABELS, MAX_MARKED_LABEL_WORDS = 6, 8
"""Between mark-up more and longer lines are a list of the article's own."""

MAX_ABOVE = 0.25
"""A quarter of the text may stand above its headline: a greeting, a notice about cookies."""

MAX_BLOCKS_ABOVE = 60
"""How far down a headline is looked for."""

MAX_SHARED = 1
"""A greeting shares so few words with the article; its first paragraph shares more."""

MIN_SHARED = 2
MIN_SAID_WORDS = 4


def without_head(contents: Contents, given: str) -> Contents:
    """Return *contents* from the headline on, without the labels between it and the first sentences.

    *given* is a title that is known from elsewhere. If nobody says which line the headline is, the one
    that is found becomes the title.
    """
    blocks = contents.blocks
    first = next((i for i, block in enumerate(blocks) if _is_running(block)), None)
    if first is None:
        return contents
    known = [title for title in (given, *contents.titles) if usable(title)]
    place = _place_of(known[0], blocks) if known else _headline(blocks)
    if place is None:
        if not (known or contents.marked_up):
            return contents  # nobody knows which of these lines may be the headline
        return replace(contents, blocks=_unlabelled(blocks, first, contents))
    is_said = not known or _is_cut_from(blocks[place], known[0])
    titles = (blocks[place].text, *contents.titles) if is_said else contents.titles
    below = blocks[place + 1 :]
    first = next((i for i, block in enumerate(below) if _is_running(block)), 0)
    return replace(
        contents, titles=titles, blocks=(blocks[place], *_unlabelled(below, first, contents))
    )


def best_titled(titles: Sequence[str], blocks: Sequence[Paragraph]) -> tuple[str, ...]:
    """Return *titles* with the one in front that shares the most words with the text."""
    body = stems(block.text for block in blocks if _is_running(block))
    return tuple(sorted(titles, key=lambda title: -len(stems([title]) & body)))


def _is_running(block: Paragraph) -> bool:
    text = block.text
    is_long = len(text.split()) >= MIN_RUNNING_WORDS or (
        not text.isascii() and " " not in text and len(text) >= MIN_RUNNING_CHARACTERS
    )
    return block.kind == "text" and is_long and is_whole(text) and not junk_rule(text)


def _unlabelled(
    blocks: Sequence[Paragraph], first: int, contents: Contents
) -> tuple[Paragraph, ...]:
    """Leave out the lines before the first sentences that are no sentences, and no marked headings."""
    most = MAX_MARKED_LABEL_WORDS if contents.marked_up else MAX_LABEL_WORDS
    labels = {i for i, block in enumerate(blocks[:first]) if _is_label(block, most)}
    dropped = {i for i in labels if not junk_rule(blocks[i].text)}  # junk is counted by its rule
    if contents.marked_up and len(dropped) > MAX_MARKED_LABELS:
        return tuple(blocks)
    return tuple(block for i, block in enumerate(blocks) if i not in dropped)


def _is_label(block: Paragraph, most: int) -> bool:
    is_short = len(block.text.split()) <= most
    return block.kind == "text" and is_short and not is_whole(block.text)


def _place_of(title: str, blocks: Sequence[Paragraph]) -> int | None:
    """Return where the title stands; None when it does not, or too much text stands above it."""
    place = next((i for i, block in enumerate(blocks) if says_the_same(block.text, title)), None)
    if place is None:
        place = next((i for i, block in enumerate(blocks) if _is_cut_from(block, title)), None)
    if place is None or _running_words(blocks[:place]) > MAX_ABOVE * _running_words(blocks):
        return None
    # The same line again below, after the name of the author: the lines between are labels.
    again = next(
        (i for i in range(place + 1, len(blocks)) if says_the_same(blocks[i].text, title)), place
    )
    return place if any(map(_is_running, blocks[place:again])) else again


def _is_cut_from(block: Paragraph, title: str) -> bool:
    """Whether a line is the title without the name of the site behind it."""
    text = block.text
    is_long = len(text.split()) >= MIN_SAID_WORDS and len(title) <= 2 * len(text)
    return (
        is_long
        and len(text) < len(title)
        and title.startswith(text)
        and not title[len(text)].isalnum()
    )


def _headline(blocks: Sequence[Paragraph]) -> int | None:
    """Return the place of the line that shares the most words with the text below, or tops it."""
    shared: dict[int, int] = {}
    above: list[Paragraph] = []
    body = stems(block.text for block in blocks if _is_running(block))
    for place, block in enumerate(blocks[:MAX_BLOCKS_ABOVE]):
        if _is_running(block):
            above.append(block)
            if not _may_stand_above(above, blocks[place + 1 :]):
                break
        elif _may_be_headline(block):
            shared[place] = len(stems([block.text]) & body)
    best = max(shared, key=lambda place: shared[place], default=-1)
    if shared.get(best, 0) < MIN_SHARED:
        return None
    # The second line of a headline often says more than the first.
    while shared.get(best - 1, 0) >= MIN_SHARED:
        best -= 1
    key = text_key(blocks[best].text)
    # With the name of the site behind it, it is longer than it is by itself further down.
    bare = (n for n in shared if key.startswith(text_key(blocks[n].text)))
    title = min((blocks[n].text for n in bare), key=len)
    found = _place_of(title, blocks)
    return best if found is None else found


def _may_be_headline(block: Paragraph) -> bool:
    words = len(block.text.split())
    is_closed = block.text.endswith((".", ":", ";", ",", "…"))
    return 2 < words <= MAX_LINE_WORDS and not is_closed and usable(block.text)  # noqa: PLR2004


def _may_stand_above(above: Sequence[Paragraph], below: Sequence[Paragraph]) -> bool:
    rest = stems(block.text for block in below if _is_running(block))
    shared = stems(block.text for block in above) & rest
    return len(shared) <= MAX_SHARED and _running_words(above) <= MAX_ABOVE * _running_words(below)


def _running_words(blocks: Iterable[Paragraph]) -> int:
    return sum(len(block.text.split()) for block in blocks if _is_running(block))
