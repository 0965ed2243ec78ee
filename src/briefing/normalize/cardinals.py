"""What is left of the numbers: cardinals, decimals, 1.2m, 10k; and any stray digit."""

from __future__ import annotations

import re

from briefing.normalize.fractions import SINGLE, mixed
from briefing.normalize.numbers import MAGNITUDE, MAGNITUDES, NUMBER, amount, digits, is_one
from briefing.normalize.rules import Context, Rule, rule

_NAMES = frozenset(("2K", "4K", "8K", "3M", "5K"))
"""Sharp pictures and a company, not thousands and millions."""


def _number(match: re.Match[str], context: Context) -> str | None:
    return amount(match.group(), joint=context.joint)


def _magnified(match: re.Match[str], context: Context) -> str | None:
    number, big = match["number"], match["big"]
    if len(big) == 1 and (match["gap"] or f"{number}{big}" in _NAMES):
        return None
    return f"{amount(number, joint=context.joint)} {MAGNITUDES[big.lower()]}"


def _stray(match: re.Match[str], context: Context) -> str | None:
    run = match.group()
    if "." in run:
        return amount(run)
    if len(run) > 1 and len(run) < 4:
        return amount(run)
    return digits(run)


def _single(match: re.Match[str], context: Context) -> str | None:
    return mixed(None, match.group(), context.joint)


def _power(match: re.Match[str], context: Context) -> str | None:
    return "squared" if match.group() == "²" else "cubed"


def _many(match: re.Match[str], context: Context) -> str | None:
    return "hundreds" if match["number"] == "100" else "thousands"


def _possessive(match: re.Match[str], context: Context) -> str | None:
    said = amount(match["number"], joint=context.joint)
    return said + ("'s" if match["ending"].startswith("'") else ("" if is_one(said) else "s"))


MAGNIFIED: tuple[Rule, ...] = (
    rule("many", r"(?<![\w.,])(?P<number>100|1,?000)s(?!\w)", _many, needs="s"),
    rule(
        "magnitude",
        rf"(?<![\w.,/$£€-])(?P<number>{NUMBER})(?P<gap>[\s-]?)(?P<big>{MAGNITUDE})(?![A-Za-z&'\d]|-\d|\+|/)",
        _magnified,
        needs="0",
    ),
)
RULES: tuple[Rule, ...] = (
    rule(
        "cardinal", rf"(?<![\w.,])(?P<number>{NUMBER})(?P<ending>'s)(?!\w)", _possessive, needs="'"
    ),
    rule("cardinal", rf"(?<![\w.,])(?:{NUMBER})(?![\w])(?![.,]\d)", _number, needs="0"),
)
LAST: tuple[Rule, ...] = (
    rule("digits", r"[0-9]{1,400}(?:\.[0-9]{1,400})?", _stray, needs="0"),
    rule("sign", rf"[{SINGLE}]", _single, needs=SINGLE),
    rule("sign", "[²³]", _power, needs="²³"),
)
