"""Fractions and mixed numbers, also the single characters."""

from __future__ import annotations

import re
import unicodedata

from briefing.normalize.numbers import amount, ordinal, plural
from briefing.normalize.rules import Context, Rule, rule

SINGLE = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"


def fraction(top: int, bottom: int) -> str:
    """Say a fraction: "one half", "three quarters", "thirty one thirty seconds"."""
    if bottom == 2:
        name, many = "half", "halves"
    elif bottom == 4:
        name, many = "quarter", "quarters"
    else:
        name = ordinal(bottom)
        many = plural(name)
    return f"{amount(str(top))} {name if top == 1 else many}"


def _parts(text: str) -> tuple[int, int] | None:
    shown = unicodedata.normalize("NFKC", text).replace("⁄", "/")
    top, _, bottom = shown.partition("/")
    return (int(top), int(bottom)) if int(bottom) > 0 and int(top) > 0 else None


def mixed(whole: str | None, part: str, joint: str) -> str | None:
    """Say a fraction as written, with the whole number before it; None when it is not one."""
    parts = _parts(part)
    if parts is None:
        return None
    top, bottom = parts
    if bottom == 1 and not whole:  # the odds of a bet
        return f"{amount(str(top))} to one"
    if bottom > 100 or (top > bottom and whole):
        return None
    if not whole:
        return "ten out of ten" if top == bottom == 10 else fraction(top, bottom)
    said = fraction(top, bottom)
    if top == 1 and bottom in (2, 4):
        said = "a " + said.partition(" ")[2]
    return f"{amount(whole, joint=joint)} and {said}"


def _fraction(match: re.Match[str], context: Context) -> str | None:
    return mixed(match["whole"], match["part"], context.joint)


RULES: tuple[Rule, ...] = (
    rule(
        "fraction",
        rf"(?<![\w.,/$£€])(?:(?P<whole>\d{{1,6}})[\s-]?)?(?P<part>[{SINGLE}])",
        _fraction,
        needs=SINGLE,
    ),
    rule(
        "fraction",
        r"(?<![\w.,/$£€-])(?:(?P<whole>\d{1,4})[\s-])?(?P<part>\d{1,2}[/⁄]\d{1,3})(?:rds?|ths?|nds?)?(?![\w/])(?!\.\d)",
        _fraction,
        needs="/⁄",
    ),
)
