"""Percentages, percentage points and basis points, and ranges of them."""

from __future__ import annotations

import re

from briefing.normalize.numbers import NUMBER, amount, is_one
from briefing.normalize.rules import Context, Rule, rule

_PERCENT = r"\s?(?:%|(?:pct|PCT|percent|per\s?cent)(?![A-Za-z]))"
_SIGN = r"(?:(?<![\w)%–-])(?P<sign>[-–−+±]))?"
"""A sign touches its number; with a space after it, it is a dash."""
SIGNS = {"+": "plus ", "±": "plus or minus ", "": ""}


def signed(sign: str | None) -> str:
    """Return the word for a sign before a number, with a space after it."""
    return SIGNS.get(sign or "", "minus ")


def _percent(match: re.Match[str], context: Context) -> str | None:
    unit = " percentage points" if match["points"] else " percent"
    return signed(match["sign"]) + amount(match["number"], joint=context.joint) + unit


def _range(match: re.Match[str], context: Context) -> str | None:
    low = amount(match["low"], joint=context.joint)
    high = amount(match["high"], joint=context.joint)
    middle = " percent to " if match["each"] else " to "
    return f"{signed(match['sign'])}{low}{middle}{high} percent"


def _points(match: re.Match[str], context: Context) -> str | None:
    name = {"b": "basis", "p": "percentage"}[match["kind"][0].lower()]
    point = "point" if is_one(match["number"]) else "points"
    if match["number2"]:
        low = amount(match["number"], joint=context.joint)
        return f"{low} to {amount(match['number2'], joint=context.joint)} {name} points"
    return signed(match["sign"]) + f"{amount(match['number'], joint=context.joint)} {name} {point}"


RULES: tuple[Rule, ...] = (
    rule(
        "percent-range",
        rf"{_SIGN}(?<![\w.,])(?P<low>{NUMBER})(?P<each>\s?%)?\s?(?:-|–|—)\s?(?P<high>{NUMBER}){_PERCENT}",
        _range,
        needs="%p",
        numeric=True,
    ),
    rule(
        "percent",
        rf"{_SIGN}(?<![\w.,])(?P<number>{NUMBER}){_PERCENT}(?P<points>-pts?\b| pts?\b|-points?\b)?",
        _percent,
        needs="%pP",
        numeric=True,
    ),
    rule(
        "points",
        rf"{_SIGN}(?<![\w.,])(?P<number>{NUMBER})(?:\s?[-–]\s?(?P<number2>{NUMBER}))?\s?-?(?P<kind>bps?|BPS?|pps?|ppts?|bpts?)(?![A-Za-z])",
        _points,
        needs="pP",
        numeric=True,
    ),
)
