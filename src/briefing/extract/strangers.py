"""Paragraphs that are strange to their document: they speak to the reader, or share no word with the others.

What a document has everywhere is its style: advice says "you", an essay "we".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.extract import words
from briefing.extract.captions import is_credited
from briefing.extract.fragments import is_whole, sentences_in
from briefing.extract.junk import junk_rule
from briefing.extract.site_talk import MAX_WORDS, SITE_TALK, either, unquoted
from briefing.extract.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Paragraph

MAX_SHARED = 1
MAX_TAILS = 3
MIN_LEFT_WORDS = 8
MIN_PROSE_WORDS = 12
MIN_LONG_WORDS = 18
MAX_OPEN = 4
"""Paragraphs after which a quotation is taken for closed, whatever its author forgot."""

MIN_PROSE = 3
"""Of fewer paragraphs nobody can say what they have in common."""

MIN_ADDRESSED, MAX_ADDRESSED = 2, 0.15
"""Number and share of its longer paragraphs from which speaking to the reader is a document's style."""

MAX_LABEL_WORDS = 8

REMARK = "remark to the reader"
_CUT = frozenset({SITE_TALK, "page furniture"})
_SPEECH = tuple(
    (
        re.compile(rf"\b(?:{either(common)})\b"),
        re.compile(rf"\b(?:{either(selves)})\b|^\W*(?:{either(calls)})\b"),
    )
    for common, selves, calls in words.SPEECH
)
_POLITE = re.compile(r"(?<=[a-zäöüß,] )(?:Sie|Ihnen|Ihre?[nmrs]?)\b")
"""German speaks to its reader with a capital; at the start of a sentence it may be "she"."""

_QUOTES = re.compile(r"[\"“”„«»]")


class Strangers:
    """Judges the blocks of one document."""

    def __init__(self, blocks: Sequence[Paragraph], *, marked_up: bool) -> None:
        """Take the blocks of the document, junk among them."""
        sound = [block.text for block in blocks if not junk_rule(block.text)]
        # A long one may be a paragraph of the article with a remark behind it.
        long = [b.text for b in blocks if len(b.text.split()) >= MIN_LONG_WORDS]
        self._subject = Subject(dict.fromkeys([*sound, *long]))
        self._marked_up = marked_up
        self._quoting = _quoting(blocks)
        self._address = _address_in(sound)
        prose = [text for text in sound if len(text.split()) >= MIN_PROSE_WORDS]
        own = [text for text in prose if self._subject.shared(text) > MAX_SHARED]
        times = sum(map(self._addresses, own))
        is_often = times >= MIN_ADDRESSED and times > MAX_ADDRESSED * len(own)
        self._is_style = is_often or len(prose) < MIN_PROSE

    def rule(self, block: Paragraph, rule: str) -> str:
        """Return the rule that takes a block, given that of its line by itself."""
        if rule == SITE_TALK and self._is_style:
            return ""
        return rule or self._rule(block)

    def without_tail(self, block: Paragraph) -> Paragraph:
        """Return a block without the sentences at its end in which the site speaks; empty if little is left."""
        if block.kind == "heading" or self._is_style or block in self._quoting:
            return block
        text = block.text
        for _ in range(MAX_TAILS):
            if len(sentences := sentences_in(text)) < 2 or not self._is_remark(sentences[-1]):  # noqa: PLR2004
                break
            before = text[: text.rindex(sentences[-1])].rstrip()
            if is_credited(before, sentences[-1]):
                break  # a caption, as a whole
            text = before
        if text == block.text:
            return block
        # A sentence and a remark on it are the site's, both.
        is_enough = (
            (len(sentences) > 1 or not junk_rule(block.text))
            and len(text.split()) >= MIN_LEFT_WORDS
            and self._subject.shared(text) > 0
        )
        return replace(block, text=text if is_enough else "")

    def _is_remark(self, sentence: str) -> bool:
        if _QUOTES.search(sentence):
            return False
        return junk_rule(sentence) in _CUT or self._is_foreign_address(sentence)

    def _rule(self, block: Paragraph) -> str:
        is_said = block in self._quoting
        if not (is_said or self._is_style) and self._is_foreign_address(block.text, MAX_SHARED):
            return REMARK
        is_label = len(block.text.split()) <= MAX_LABEL_WORDS and not is_whole(block.text)
        if is_label and block.kind == "text" and not self._marked_up:
            return "menu" if self._subject.is_foreign(block.text) else ""
        return ""

    def _addresses(self, text: str) -> bool:
        said = unquoted(text)
        return bool(self._address.search(said.casefold()) or _POLITE.search(said))

    def _is_foreign_address(self, text: str, most: int = 0) -> bool:
        is_short = len(text.split()) <= MAX_WORDS
        is_strange = self._subject.shared(text) <= most
        return is_short and self._addresses(text) and is_strange


def _quoting(blocks: Sequence[Paragraph]) -> frozenset[Paragraph]:
    """Return the blocks that quote somebody, or stand where a quotation is still open."""
    found = []
    is_open = 0
    for block in blocks:
        marks = _QUOTES.findall(block.text)
        if marks or is_open:
            found.append(block)
        is_open = MAX_OPEN if _leaves_open(marks) else max(0, is_open - 1) if not marks else 0
    return frozenset(found)


def _leaves_open(marks: Sequence[str]) -> bool:
    if not marks:
        return False
    return marks[-1] in "„«" or (marks[-1] == "“" and "„" not in marks) or marks.count('"') % 2 == 1


def _address_in(texts: Sequence[str]) -> re.Pattern[str]:
    """Return how the language of *texts* speaks to a reader: the one whose common words are most."""
    whole = " ".join(texts).casefold()
    return max(_SPEECH, key=lambda speech: len(speech[0].findall(whole)))[1]
