"""What one of the languages that are written out brings along: its words, and how it counts.

num2words (the `languages` extra) knows the numerals; CLDR, through babel, the months, units and
currencies. What is left for us is to see what a number is, and to make its words agree.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from briefing.normalize.rules import Context

LONGEST = 18
"""More digits than this are read one by one."""

Names = tuple[str, str, str, str]
"""A currency: one, many, one coin, many coins ("" when it has no coins that are spoken of)."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of one language, and the few functions in which languages differ."""

    code: str
    point: str
    minus: str
    plus: str
    to: str
    per: str
    percent: str
    months: tuple[str, ...]
    """The first letters of each month that tell it from the others, in small letters."""
    magnitudes: Mapping[str, tuple[str, str]]
    """What stands for a million and the like: how it is said of one, and of many."""
    currencies: Mapping[str, Names]
    units: Mapping[str, tuple[str, str]]
    """Units that CLDR does not have or says otherwise: one, many."""
    signs: Mapping[str, str]
    web: Mapping[str, str]
    counted: Callable[[str, str], str]
    """Make the words of a number agree with the noun that follows; "" when none does."""
    decimals: Callable[[str], str]
    date: Callable[[int, int, str, Context, int], str]
    """Say day, month and year ("" when there is none) of what begins at a place in the text."""
    fraction: Callable[[int, int], str]
    of: Callable[[str], str] = field(default=str)
    """Join a currency to a million: "d'euros"."""


@lru_cache(maxsize=4096)
def cardinal(n: int, code: str) -> str:
    """Return the words of a whole number of up to `LONGEST` digits."""
    return _said(n, code, "cardinal")


@lru_cache(maxsize=1024)
def ordinal(n: int, code: str) -> str:
    """Return the ordinal in its basic form: "dritte", "troisième", "tercero"."""
    return _said(n, code, "ordinal")


def _said(n: int, code: str, kind: str) -> str:
    words = str(importlib.import_module("num2words").num2words(n, lang=code, to=kind))
    if code == "es":  # veintiuno mil, treinta y uno millones: the library leaves out the apocope
        words = re.sub(r"veintiuno(?= m| b)", "veintiún", words)
        words = re.sub(r"uno(?= mil| b)", "un", words)
    return words


def digits(text: str, code: str) -> str:
    """Say each digit of *text*, whatever stands between them."""
    return " ".join(cardinal(int(c), code) for c in text if c in "0123456789")


def pairs(text: str, code: str) -> str:
    """Say digits two by two, a nought before a digit by itself, and what is left over alone."""
    said: list[str] = []
    for at in range(0, len(text), 2):
        two = text[at : at + 2]
        said.append(digits(two, code) if two[0] == "0" else cardinal(int(two), code))
    return " ".join(said)


def number(mark: str) -> str:
    """Return the pattern of a number whose decimals stand after *mark*, a comma or a point."""
    other = "." if mark == "," else ","
    groups = "|".join(rf"\d{{1,3}}(?:{g}\d{{3}})+(?!\d)" for g in (re.escape(other), " ", "'"))
    return rf"(?:{groups}|\d+)(?:{re.escape(mark)}\d+)?(?!\d)"


def split(written: str, mark: str) -> tuple[str, str]:
    """Return the digits before and after the decimal mark."""
    whole, _, tail = written.partition(mark)
    return re.sub(r"\D", "", whole), tail


def whole(text: str, tongue: Tongue, noun: str = "") -> str:
    """Say a whole number; one with noughts in front, or a very long one, digit by digit."""
    if len(text) > LONGEST or (len(text) > 1 and text[0] == "0"):
        return digits(text, tongue.code)
    return tongue.counted(cardinal(int(text), tongue.code), noun)


def amount(written: str, mark: str, tongue: Tongue, noun: str = "") -> str:
    """Say a number as written; *noun* is what it counts, for the agreement."""
    head, tail = split(written, mark)
    if not tail:
        return whole(head, tongue, noun)
    after = tongue.decimals(tail) if len(tail) <= LONGEST else digits(tail, tongue.code)
    if tongue.counted("uno", noun) == "una":  # "una coma cero una millas", but "uno coma dos euros"
        return f"{whole(head, tongue, noun)} {tongue.point} {tongue.counted(after, noun)}"
    return f"{whole(head, tongue)} {tongue.point} {after}"


def is_one(written: str, mark: str) -> bool:
    """Whether a number is exactly one."""
    head, tail = split(written, mark)
    return head == "1" and not tail.strip("0")


_NEXT = re.compile(r"[ -]?([^\W\d_]+)")


def following(context: Context, place: int) -> str:
    """Return the word right after *place*, "" when there is none."""
    found = _NEXT.match(context.text, place)
    return found[1] if found else ""


def preceding(context: Context, place: int, count: int = 2) -> list[str]:
    """Return up to *count* words of the same clause before *place*, the nearest first."""
    clause = re.split(r"(?<!\d)[.;:!?()\"]", context.before(place, 60))[-1]
    return [w.strip(",").lower() for w in reversed(clause.split())][:count]
