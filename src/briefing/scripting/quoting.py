"""Finds in the articles what a line of a script quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefing.adapters.sentences import sentence_spans
from briefing.model import Passage

if TYPE_CHECKING:
    from briefing.model import Article


class Quoted(NamedTuple):
    """A passage, and the article it is of."""

    article: Article
    passage: Passage


class Place(NamedTuple):
    """Half-open characters of one paragraph."""

    paragraph: int
    start: int
    end: int


class Library:
    """The articles of a script, to look texts up in; each text is read for searching once."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = tuple(articles)
        self._searched: dict[int, tuple[str, ...]] = {}

    def find(
        self, text: str, *, after: Quoted | None = None, listed: Sequence[Article] = ()
    ) -> Quoted | None:
        """Return where *text* stands word for word, or None; runs of white space are all the same.

        The article of the quotation before it comes first, and there the place nearest after that;
        then the articles *listed*, then all, each from its beginning. No word is cut in two.
        """
        before = (after.article,) if after else ()
        candidates = {id(a): a for a in (*before, *listed, *self._articles)}
        for article in candidates.values():
            places = list(self._places(article, text))
            if not places:
                continue
            is_same = after is not None and article is after.article
            place = _nearest(places, after.passage) if after and is_same else places[0]
            return quoted_at(article, place)
        return None

    def _places(self, article: Article, text: str) -> Iterator[Place]:
        words = text.split()
        if not words:
            return
        plain = " ".join(words)
        pattern, gaps = None, r"\s+"
        for index, normal in enumerate(self._normal(article)):
            if plain not in normal:
                continue
            pattern = pattern or re.compile(f"(?=({gaps.join(map(re.escape, words))}))")
            written = article.paragraphs[index].text
            for found in pattern.finditer(written):
                start, end = found.span(1)
                if not _cuts_word(written, start) and not _cuts_word(written, end):
                    yield Place(index, start, end)

    def _normal(self, article: Article) -> tuple[str, ...]:
        known = self._searched.get(id(article))
        if known is None:
            known = tuple(" ".join(p.text.split()) for p in article.paragraphs)
            self._searched[id(article)] = known
        return known


def quoted_at(article: Article, place: Place) -> Quoted | None:
    """Return what stands at a place of an article; None when it has no such place."""
    paragraph, start, end = place
    if not 0 <= paragraph < len(article.paragraphs):
        return None
    written = article.paragraphs[paragraph].text
    if not 0 <= start < end <= len(written):
        return None
    return Quoted(article, Passage(article.uri, paragraph, start, end, written[start:end]))


def is_whole(quoted: Quoted) -> bool:
    """Whether a quotation begins and ends where sentences, or its paragraph, do."""
    article, passage = quoted
    written = article.paragraphs[passage.paragraph].text
    if passage.text.strip() == written.strip():
        return True
    spans = sentence_spans(written, article.language or "en")
    begins = {start for start, _ in spans}
    ends = {end for _, end in spans}
    return passage.start in begins and passage.end in ends


def _nearest(places: Sequence[Place], passage: Passage) -> Place:
    said = (passage.paragraph, passage.end)
    following = [place for place in places if place[:2] >= said]
    return following[0] if following else places[-1]


def _cuts_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
