"""Estimates how long a text is when it is read aloud: "19,044" is one word written and four spoken.

Letters tell the time better than words do: on rendered briefings a letter takes the same time within
1 %, a word within 10 %. What figures add is a rough count, good to a few words in a hundred, of
digits, decimals, currencies, units and ranges; it was fitted to English and knows no language.
"""

from __future__ import annotations

import re

from briefing.word_count import count_words

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)*")
_MARKS = re.compile(
    r"[$€£¥%]|(?<=\d)(?:bn|m|k|km|kg|mm|cm|ft|mph|bps|°C|°F)\b|(?<=\d)[-–:/](?=\d)|½|°|\b[ap]\.?m\b"
)
_RANGE = re.compile(r"(?<=\d)[-–/](?=\d)")
"""One mark and two figures written as one word."""
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z]{2,4}\b")
_YEARS = range(1100, 2100)
_TEN, _TWENTY, _HUNDRED, _THOUSAND = 10, 20, 100, 1000
_LONGEST_NUMBER = 12
"""Digits; a longer one is read digit by digit."""
FURTHER_LETTERS = 6.5
"""Letters, with their spaces, that a further word comes to."""


def length_aloud(text: str, letters_per_word: float) -> float:
    """Return how long *text* is in words of the usual length; 0 counts them as they are written.

    Where no spaces are written, words are counted.
    """
    words = count_words(text)
    if not letters_per_word or words > len(text.split()):
        return words
    return (len(text) + 1 + FURTHER_LETTERS * further_words(text)) / letters_per_word


def further_words(text: str) -> int:
    """Return how many more words *text* has spoken than written, roughly."""
    figures = sum(_figure(found) - 1 for found in _FIGURE.findall(text))
    marks = len(_MARKS.findall(text))
    ranges = len(_RANGE.findall(text))
    initials = sum(sum(map(str.isalpha, run)) - 1 for run in _INITIALS.findall(text))
    return max(0, figures + marks + ranges + initials)


def _figure(written: str) -> int:
    whole, *decimals = written.split(".")
    digits = whole.replace(",", "")
    spoken = (
        _number(int(digits), is_year="," not in whole)
        if len(digits) <= _LONGEST_NUMBER
        else len(digits)
    )
    # "point" and the digits one by one.
    return spoken + sum(1 + len(part) for part in decimals)


def _number(value: int, *, is_year: bool) -> int:
    if is_year and value in _YEARS and value % _THOUSAND >= _TEN:
        return _below_hundred(value // _HUNDRED) + max(1, _below_hundred(value % _HUNDRED))
    if value == 0:
        return 1
    words = 0
    while value:
        value, group = divmod(value, _THOUSAND)
        words += (2 if group >= _HUNDRED else 0) + _below_hundred(group % _HUNDRED)
        words += bool(value % _THOUSAND)  # "thousand", "million"
    return words


def _below_hundred(value: int) -> int:
    if value == 0:
        return 0
    return 1 if value < _TWENTY or value % _TEN == 0 else 2
