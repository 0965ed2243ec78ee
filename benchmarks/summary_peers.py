"""What our selection is measured beside: plain lead, round-robin lead, and sumy's LexRank and TextRank.

All choose among the same sentences. A ranking is cut to a budget as the rankings of such systems usually are: the best
first, while there is room, up to a tenth too much; told in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import zip_longest
from typing import Any

import numpy as np

SLACK = 1.1
FULL = 0.85

Rank = Callable[[Sequence[str]], list[int]]


def lead(sentences: Sequence[str]) -> list[int]:
    """Rank sentences by their place."""
    return list(range(len(sentences)))


def sumy_rankers() -> dict[str, Rank]:
    """Return LexRank and TextRank as sumy's documentation sets them up; empty without sumy."""
    try:
        from sumy.summarizers.lex_rank import LexRankSummarizer
        from sumy.summarizers.text_rank import TextRankSummarizer
    except ImportError:
        return {}
    return {
        "sumy LexRank": partial(_ranked, LexRankSummarizer),
        "sumy TextRank": partial(_ranked, TextRankSummarizer),
    }


def cut_to_words(ranking: Sequence[int], sentences: Sequence[str], words: int) -> list[str]:
    """Return the best of *sentences* in at most *words* words and a tenth; one at least."""
    chosen: list[int] = []
    used = 0
    for index in ranking:
        length = len(sentences[index].split())
        if used + length <= SLACK * words or not chosen:
            chosen.append(index)
            used += length
        if used >= FULL * words:
            break
    return [sentences[i] for i in sorted(chosen)]


def cut_to_count(ranking: Sequence[int], sentences: Sequence[str], count: int) -> list[str]:
    """Return the best *count* of *sentences*."""
    return [sentences[i] for i in sorted(ranking[:count])]


def round_robin(texts: Sequence[Sequence[str]], words: int) -> list[str]:
    """Return the first sentence of each text, then the second of each, up to *words* words and a tenth."""
    in_turn = [s for row in zip_longest(*texts) for s in row if s is not None]
    return cut_to_words(range(len(in_turn)), in_turn, words)


class _Words:
    """The tokenizer that sumy is given: nltk's would have to be fetched."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", sentence))


class _AllInOrder:
    """Takes the place of sumy's number of sentences, and keeps the order in which it would take them."""

    def __init__(self) -> None:
        self.order: list[int] = []

    def __call__(self, infos: Sequence[Any]) -> Sequence[Any]:
        self.order = [info.order for info in infos]
        return infos


def _ranked(summarizer: Callable[..., Any], sentences: Sequence[str]) -> list[int]:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.utils import get_stop_words

    system = summarizer(Stemmer("english"))
    system.stop_words = get_stop_words("english")
    words = _Words()
    body = Paragraph([Sentence(text, words) for text in sentences])
    ranking = _AllInOrder()
    with np.errstate(invalid="ignore"):  # a text in which no two sentences are alike: as they stand
        system(ObjectDocumentModel([body]), ranking)
    return ranking.order
