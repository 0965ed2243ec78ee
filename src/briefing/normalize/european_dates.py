"""Dates in figures and with a month's name, and spans of years, in the languages beside English."""

from __future__ import annotations

import re

from briefing.normalize import cldr
from briefing.normalize.european_amounts import START
from briefing.normalize.rules import Context, Rule, rule
from briefing.normalize.tongue import Tongue

_YEAR = r"(?:1[0-9]|2[01])\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"


def month_of(written: str, tongue: Tongue) -> int:
    """Return the number of a month, written in full or short; 0 when it is none."""
    low = written.lower().rstrip(".")
    for at, name in enumerate(cldr.months(tongue.code), start=1):
        if low == name.lower() or low in tongue.months[at - 1].split("|"):
            return at
    return 0


def month_pattern(tongue: Tongue, point: str = r"\.?") -> str:
    """Return the pattern of a month's name; *point* is what a short one ends with."""
    full = "|".join(cldr.months(tongue.code))
    short = "|".join(tongue.months)
    return rf"(?:(?i:{full})(?!\w)|(?i:{short})(?!\w){point})"


def rules(tongue: Tongue) -> tuple[Rule, ...]:
    """Return the rules for dates; the day comes first, as everywhere on the continent."""
    month, alone = month_pattern(tongue), month_pattern(tongue, r"\.")

    def numeric(match: re.Match[str], context: Context) -> str | None:
        return _date(match, context, tongue)

    def iso_month(match: re.Match[str], context: Context) -> str | None:
        n = int(match["month"])
        if not 1 <= n <= 12:
            return None
        return tongue.date(0, n, match["year"], context, match.start())

    def named(match: re.Match[str], context: Context) -> str | None:
        n, year = month_of(match["month"], tongue), match["year"] or ""
        said = tongue.date(int(match["day"]), n, year, context, match.start())
        earlier = match["earlier"]
        if not earlier:
            return said
        to = f" {tongue.to} " if re.search("[–—]|^\\d+\\.?\\s?-\\s?$", earlier) else " "
        firsts = [
            tongue.date(int(d), 0, "", context, match.start()) for d in re.findall(r"\d+", earlier)
        ]
        return to.join([*firsts, said])

    def month_year(match: re.Match[str], context: Context) -> str | None:
        n, year = month_of(match["month"], tongue), match["year"]
        return tongue.date(0, n, year, context, match.start())

    def years(match: re.Match[str], context: Context) -> str | None:
        first, last = match["first"], match["last"]
        said = tongue.date(0, 0, first, context, match.start())
        if len(last) == 2:
            if int(last) != (int(first) + 1) % 100 and int(last) <= int(first[2:]):
                return None
            return f"{said} {tongue.date(0, 0, str(int(last)), context, match.start())}"
        if int(last) <= int(first):
            return None
        return f"{said} {tongue.to} {tongue.date(0, 0, last, context, match.start())}"

    def day_month(match: re.Match[str], context: Context) -> str | None:
        day, n = int(match["day"]), int(match["month"])
        return tongue.date(day, n, "", context, match.start()) if 1 <= day <= 31 else None

    of = r"\s(?:de\s|del\s)?" if tongue.code == "es" else r"\s?"
    dot = r"\.?" if tongue.code == "de" else r"(?:\s?er(?=\s))?"
    return (
        rule(
            "date-iso",
            rf"{START}(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])(?!\.\d)",
            numeric,
            needs="0",
        ),
        rule(
            "date-numeric",
            rf"{START}(?<![/-])(?P<day>\d\d?)/(?P<month>0[1-9])(?![\w/-])(?![.,]\d)",
            day_month,
            needs="/",
        ),
        rule("date-iso", rf"^(?P<year>{_YEAR})-(?P<month>\d\d)$", iso_month, needs="0"),
        rule(
            "date-numeric",
            rf"{START}(?P<day>\d\d?)(?P<s>[-/.])(?P<month>\d\d?)(?P=s)(?P<year>{_YEAR}|\d\d)(?![\w/-])(?![.,]\d)",
            numeric,
            needs="0",
        ),
        rule(
            "date",
            rf"{START}(?P<earlier>(?:{_DAY}\.?\s?[-–/]\s?){{0,3}})(?P<day>{_DAY}){dot}{of}(?P<month>{month})"
            rf"(?:{of}(?P<year>{_YEAR})(?![\d%])(?![.,]\d))?",
            named,
            needs="0",
        ),
        rule(
            "date",
            rf"(?<![\w.-])(?P<month>{alone}){of}(?P<year>{_YEAR})(?![\w%])(?![.,]\d)",
            month_year,
            needs="0",
        ),
        rule(
            "year-range",
            rf"{START}(?<![/€$£–-])(?P<first>{_YEAR})\s?[-–—/]\s?(?P<last>{_YEAR}|\d\d)(?![\w%/–-])(?![.,]\d)",
            years,
            needs="0",
        ),
    )


def _date(match: re.Match[str], context: Context, tongue: Tongue) -> str | None:
    day, month, year = match["day"], match["month"], match["year"]
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    if len(year) == 2:
        year = ("20" if int(year) < 50 else "19") + year
    return tongue.date(int(day), int(month), year, context, match.start())
