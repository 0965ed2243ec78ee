"""Ordinals written with digits: 1st, 22nd, 1,000th, 2/3rds."""

from __future__ import annotations

import re

from briefing.normalize.numbers import amount, to_ordinal
from briefing.normalize.rules import Context, Rule, rule


def _ordinal(match: re.Match[str], context: Context) -> str | None:
    said = to_ordinal(amount(match["number"], joint=context.joint))
    return said + ("s" if match["many"] else "")


def _to_ordinal_range(match: re.Match[str], context: Context) -> str | None:
    low = to_ordinal(amount(match["low"], joint=context.joint))
    return f"{low} to {to_ordinal(amount(match['high'], joint=context.joint))}"


RULES: tuple[Rule, ...] = (
    rule(
        "ordinal-range",
        r"(?<![\w.,/$£€])(?P<low>\d{1,3})(?:st|nd|rd|th)?\s?[-–]\s?(?P<high>\d{1,3})(?:st|nd|rd|th)\b",
        _to_ordinal_range,
        needs="dht",
    ),
    rule(
        "ordinal",
        r"(?<![\w.,/$£€])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,12})(?:st|nd|rd|th|ST|ND|RD|TH)(?P<many>s)?\b",
        _ordinal,
        needs="dhtDHT",
    ),
)
