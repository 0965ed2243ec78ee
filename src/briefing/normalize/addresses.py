"""Street addresses: 123 Main St. is a street, St. Petersburg is not."""

from __future__ import annotations

import re

from briefing.normalize.numbers import digits, pairs
from briefing.normalize.ordinals import RULES as _ORDINALS
from briefing.normalize.rules import Context, Rule, compiled, rule

KINDS = {
    "St": "Street", "Ave": "Avenue", "Av": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Dr": "Drive", "Ln": "Lane", "Ct": "Court", "Pl": "Place", "Sq": "Square",
    "Hwy": "Highway", "Pkwy": "Parkway", "Ter": "Terrace", "Cir": "Circle", "Way": "Way", "Street": "Street", "Avenue": "Avenue", "Road": "Road", "Drive": "Drive",
    "Lane": "Lane", "Boulevard": "Boulevard", "Court": "Court", "Place": "Place", "Square": "Square", "Highway": "Highway", "Terrace": "Terrace", "st": "street",
    "ave": "avenue", "rd": "road", "blvd": "boulevard",
}  # fmt: skip
_COMPASS = {
    "N": "North",
    "S": "South",
    "E": "East",
    "W": "West",
    "NE": "Northeast",
    "NW": "Northwest",
    "SE": "Southeast",
    "SW": "Southwest",
}
_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_SIDE = r"(?:(?P<side>[NSEW]|NE|NW|SE|SW)\.?\s)?"


def _name(name: str, context: Context) -> str:
    ordinal = _ORDINALS[1]
    found = compiled(ordinal.pattern).match(name)
    return (ordinal.verbalise(found, context) or name) if found else name


def _address(match: re.Match[str], context: Context) -> str | None:
    number = pairs(match["number"]) if len(match["number"]) <= 4 else digits(match["number"])
    if match["letter"]:
        number += f" {match['letter'].upper()}"
    said = [number]
    if match["side"]:
        said.append(_COMPASS[match["side"]])
    said += [_name(match["name"], context), KINDS[match["kind"]]]
    if match["after"]:
        said.append(_COMPASS[match["after"]])
    text = " ".join(said)
    following = context.after(match.end(), 3)
    stops = match.group().endswith(".") and (
        not following.strip()
        or following.strip()[:1].isupper()
        or following.strip()[:1].isdecimal()
    )
    return text + ("." if stops else "")


def _side(match: re.Match[str], context: Context) -> str | None:
    return f"{_COMPASS[match['side']]} "


def _street(match: re.Match[str], context: Context) -> str | None:
    return f"{match['name']} {KINDS[match['kind']]}"


RULES: tuple[Rule, ...] = (
    rule(
        "address",
        rf"(?<![\w.,$£€/'-])(?P<number>\d{{1,5}})(?P<letter>[A-Za-rt-z])?\s{_SIDE}(?P<name>\d{{1,3}}(?:st|nd|rd|th)|(?!Mrs?\b|Ms\b)[A-Z][A-Za-z'.]{{1,20}}(?:\s[A-Z][A-Za-z'.]{{1,20}}){{0,2}}?)\s"
        rf"(?P<kind>{_KIND})\b(?:\.|(?!\w))(?:\s(?P<after>[NSEW]|NE|NW|SE|SW)\b\.?)?",
        _address,
        needs="0",
    ),
    rule(
        "street-side",
        rf"(?<![\w.'&])(?<![A-Z] )(?P<side>[NSEW]|NE|NW|SE|SW)\.?\s(?=(?:\d{{1,3}}(?:st|nd|rd|th)|[A-Z][a-z]{{2,20}})\s(?:{_KIND})\b)",
        _side,
        needs="NSEW",
    ),
    rule(
        "street",
        r"(?<![\w.,])(?P<name>[A-Z][a-z]{2,20})\s(?P<kind>Ave|Blvd|Rd|Ln|Pkwy|Hwy)\b\.?(?!\w)",
        _street,
        needs="vdny",
    ),
)
