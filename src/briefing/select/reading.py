"""Reads an article as sentences, each with its place, its terms and its flaws."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from briefing.adapters.sentences import sentence_spans
from briefing.model import Passage
from briefing.select import flaws
from briefing.select.lexicon import Lexicon, lexicon
from briefing.select.references import needs
from briefing.select.terms import facts, terms
from briefing.word_count import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.model import Article, Paragraph
    from briefing.select.references import Needs

TOO_LONG = "too long to follow"
HOOK_WORDS = 12
OWN_VOICE = 0.3
"""Share of sentences that say "I" from which the article is told by somebody, and not reported."""
LONG_OPENING = "a long opening"
"""Tolerated where it opens a story, because it carries the news."""

# "LONDON (Reuters) - ", "(CNN)", "WASHINGTON, Nov. 3 — ": who sent it from where; not a sentence.
DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{1,40}(?:, [\w. ]{1,20})?\s*)?"
    r"\((?:CNN|Reuters|AP|AFP|dpa|EFE|ANSA|ANI|PTI|IANS|Xinhua|Bloomberg|BBC)\)\s*(?:[-–—]+\s*)?"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{2,40}(?:, [\w. ]{1,20})?\s*[–—-]{1,2}\s+(?=[\"“'‘A-ZÀ-Þ])"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What spoke for a sentence when it was chosen."""

    near: int = 0
    """Its place among the sentences of the story, the one nearest to the whole first; 0 unknown."""
    of: int = 0
    """How many sentences the story has."""
    reports: int = 1
    """How many articles."""
    new: frozenset[str] = frozenset()
    """The facts that nothing chosen before it had."""
    brought: str = ""
    """Why another sentence needed it, if it was not chosen for itself."""
    follows: bool = False
    """Whether the sentence before it in the article is told as well."""


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence of an article's body that could be told.

    `order` counts all sentences of the body, also those that are junk: two sentences stand next
    to each other exactly when their orders differ by one. `rank` counts those that are not junk.
    Two are equal when they are the same passage, whatever spoke for it.
    """

    passage: Passage
    order: int
    rank: int
    words: int
    terms: tuple[str, ...]
    facts: frozenset[str]
    leans: bool
    """Whether it cannot be understood without the sentence before it."""
    unfit: str
    """Why it must not be told, or nothing."""
    asks: bool
    announces: bool = False
    """Whether it says little but that the sentence after it comes."""
    needs: Needs = ()
    """The ranks of earlier sentences that say what it takes up again; any one of each is enough."""
    choice: Choice | None = None
    """Set by the telling that chose it."""

    def __eq__(self, other: object) -> bool:
        """Whether *other* is the same passage."""
        return isinstance(other, Sentence) and self.passage == other.passage

    def __hash__(self) -> int:
        """Hash the passage."""
        return hash(self.passage)

    @property
    def gist(self) -> frozenset[str]:
        """The terms as a set."""
        return frozenset(self.terms)


def read(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of the body, in order, junk and repeated ones left out."""
    words = lexicon(article.language or "en")
    kept: list[Sentence] = []
    seen: set[str] = set()
    order = 0
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind != "text":
            order += 1  # a heading comes between: what follows cannot lean over it
            continue
        for start, end, is_cut in _spans(paragraph, words):
            text = paragraph.text[start:end]
            order += 1
            if text.casefold() in seen or flaws.is_junk(text, words):
                continue
            seen.add(text.casefold())
            passage = Passage(article.uri, index, start, end, text)
            kept.append(_sentence(passage, order, len(kept), words))
            # What was cut off may have been part of it: nothing leans over what is left.
            order += is_cut
    title = article.title if article.has_own_title else ""
    return _connected(_heard(kept, words), words, title)


def _heard(kept: Sequence[Sentence], words: Lexicon) -> Sequence[Sentence]:
    """Return the sentences, those unfit that a quoted person says without quotation marks."""
    own = [flaws.speaks_of_itself(s.passage.text, words) for s in kept]
    if not any(own) or own[0] or sum(own) >= OWN_VOICE * len(own):
        return kept
    return [
        replace(s, unfit=s.unfit or "somebody's own words") if mine else s
        for s, mine in zip(kept, own, strict=True)
    ]


def _connected(kept: Sequence[Sentence], words: Lexicon, title: str) -> tuple[Sentence, ...]:
    taken_up = needs([s.passage.text for s in kept], words, title)
    return tuple(
        replace(sentence, needs=needed, announces=_announces(sentence, after, words))
        for sentence, needed, after in zip_longest(kept, taken_up, kept[1:])
    )


def _announces(sentence: Sentence, after: Sentence | None, words: Lexicon) -> bool:
    if sentence.rank == 0:
        return False
    if flaws.announces(sentence.passage.text, words):
        return True
    # A short sentence with no fact that opens a paragraph is what the paragraph is about.
    if after is None or after.passage.paragraph != sentence.passage.paragraph:
        return False
    if flaws.begins_to_speak(sentence.passage.text, after.passage.text):
        return True
    return sentence.words <= HOOK_WORDS and not sentence.facts


def _spans(paragraph: Paragraph, words: Lexicon) -> Iterator[tuple[int, int, bool]]:
    """Yield where each sentence begins and ends, and whether page furniture was cut off it."""
    for index, (start, end) in enumerate(sentence_spans(paragraph.text, words.language)):
        at = start
        prefix = words.prefixes.match(paragraph.text, at, end)
        at = prefix.end() if prefix else at
        found = DATELINE.match(paragraph.text, at, end) if index == 0 else None
        at = found.end() if found else at
        if at < end:
            yield at, end, prefix is not None


def _sentence(passage: Passage, order: int, rank: int, words: Lexicon) -> Sentence:
    text = passage.text
    leans = flaws.leans_back(text, words)
    return Sentence(
        passage=passage,
        order=order,
        rank=rank,
        words=count_words(text),
        terms=tuple(terms(text, words.stop)),
        facts=facts(text),
        leans=leans and not (rank == 0 and flaws.looks_ahead(text, words)),
        unfit=_unfit(text, words, is_opening=rank == 0),
        asks=flaws.is_question(text),
    )


def _unfit(text: str, words: Lexicon, *, is_opening: bool) -> str:
    if flaws.is_unfinished(text):
        return "unfinished"
    if flaws.opens_a_quotation(text):
        return "half a quotation"
    if words.label.match(text):
        return "a caption"
    if flaws.lacks_speaker(text, words):
        return "nobody is said to say it"
    length = count_words(text)
    if length <= flaws.LONGEST:
        return ""
    return LONG_OPENING if is_opening and length <= flaws.LONGEST_OPENING else TOO_LONG
