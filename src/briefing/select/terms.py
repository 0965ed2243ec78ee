"""Counts and compares what a text speaks of: words, terms, names and numbers.

A term is a word without its ending (its first seven letters: a stemmer for every language with
spaces), or a pair of neighbouring characters where a language writes no spaces.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from briefing.word_count import THAI, WIDE

STEM = 7
SHORT = 2

_WIDE = THAI + WIDE
_WIDE_RUN = re.compile(f"[{_WIDE}]+")
# Vowel signs of Indian scripts and of Arabic are no \w; they belong to the word all the same.
_LETTER = rf"(?:[^\W_{_WIDE}]|[\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0966-\u0d7f])"
_WORD = re.compile(rf"{_LETTER}+(?:['’.,]{_LETTER}+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(
    r"(?<=[^\W\d_][,;:'\"“”’)] |[^\W\d_] [“\"‘(]|.[^\W\d_\s.!?] )[A-ZÀ-ÞА-Я][\w’'-]+"
)
_SUFFIX = re.compile(r"(?:['’]s|['’])\Z")


def terms(text: str, stop: Collection[str]) -> list[str]:
    """Return the terms of *text* in order, function words left out."""
    found = []
    for raw in _WORD.findall(text.casefold()):
        word = raw if raw.isalnum() else _SUFFIX.sub("", raw)  # most have no apostrophe
        if word not in stop and (len(word) > SHORT or word[0].isdigit()):
            found.append(word[:STEM] if word[0].isdigit() else stem(word))
    for run in _WIDE_RUN.findall(text):
        found += [run[i : i + 2] for i in range(max(1, len(run) - 1))]
    return found


def stem(word: str) -> str:
    """Return *word* without its ending, case-folded."""
    return word.casefold()[:STEM].rstrip("s")


def facts(text: str) -> frozenset[str]:
    """Return the numbers and the names (capitals inside a sentence) of *text*, case-folded."""
    names = (_SUFFIX.sub("", name).casefold() for name in _NAME.findall(text))
    return frozenset(_NUMBER.findall(text)) | frozenset(names)


def inverse_frequencies(documents: Iterable[Collection[str]]) -> dict[str, float]:
    """Return the smoothed idf of each term: ln((1 + N) / (1 + df)) + 1."""
    seen: Counter[str] = Counter()
    count = 0
    for document in documents:
        count += 1
        seen.update(set(document))
    return {term: math.log((1 + count) / (1 + df)) + 1 for term, df in seen.items()}


def unit_vector(counts: Mapping[str, int], idf: Mapping[str, float]) -> dict[str, float]:
    """Return the tf-idf vector of length one, tf damped as 1 + ln(tf); empty without terms."""
    vector = {t: (1 + math.log(n)) * idf.get(t, 1.0) for t, n in counts.items()}
    # Exact sums, here and below: a set of words has another order in each run, and rounding would
    # show it.
    length = math.sqrt(math.fsum(w * w for w in vector.values()))
    return {t: w / length for t, w in vector.items()} if length else {}


def overlap(one: Collection[str], other: Collection[str]) -> float:
    """Return the share of the smaller set that is in the other as well; 0 when one is empty."""
    smaller = min(len(one), len(other))
    if not smaller:
        return 0.0
    return len(set(one) & set(other)) / smaller


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two vectors of length one."""
    return math.fsum(one[term] * other[term] for term in one.keys() & other.keys())
