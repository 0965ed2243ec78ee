"""What an article is about, in words that its paragraphs share: a stranger among them shares none."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.extract import words

if TYPE_CHECKING:
    from collections.abc import Iterable

STEM, SHORTEST = 5, 4
"""Letters by which words are compared, and that a word must have: the rest is endings and grammar."""

_COMMON = (
    words.DANGLING
    | words.TIMES
    | words.BARS
    | frozenset().union(*(speech[1] for speech in words.SPEECH))
)
"""Words that stand in any text."""

_STEMMED = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\w+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SPACELESS = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def stems(texts: Iterable[str]) -> set[str]:
    """Return how the longer words of *texts* begin, case folded."""
    return set().union(*map(_stems, texts))


@lru_cache(maxsize=2048)
def _stems(text: str) -> frozenset[str]:
    # Kept: a paragraph is looked at a dozen times, as its own and as a neighbour of others.
    found = _STEMMED.findall(text.casefold())
    return frozenset(word[:STEM] for word in found if len(word) >= SHORTEST and word not in _COMMON)


def count_words(text: str) -> int:
    """Count words; of scripts without spaces, two signs are taken for one."""
    signs = len(_CJK.findall(text))
    return signs // 2 + len(_WORD.findall(_CJK.sub(" ", text) if signs else text))


class Subject:
    """The stems of a document, and in how many of its paragraphs each stands."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the paragraphs of the document that are not known for junk."""
        self._counts = Counter(stem for text in texts for stem in stems([text]))

    def shared(self, text: str) -> int:
        """Return how many stems of *text*, a paragraph of the document or a part of one, others have."""
        return sum(self._counts[stem] > 1 for stem in stems([text]))

    def is_foreign(self, text: str) -> bool:
        """Whether *text* has no word of the others; False where words are not parted by spaces."""
        return not _SPACELESS.search(text) and bool(stems([text])) and not self.shared(text)
