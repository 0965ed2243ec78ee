"""Dates in US, UK and ISO order, years, year ranges, decades and eras."""

from __future__ import annotations

import re

from briefing.normalize.numbers import amount, cardinal, decade, ordinal, pairs, plural, year
from briefing.normalize.rules import Context, Rule, compiled, rule, spell
from briefing.normalize.years import looks_like_a_count

MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = {
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Weds": "Wednesday", "Thu": "Thursday",
    "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
_SHORT = {name[:3].lower(): name for name in MONTHS}
_MONTH = (
    r"(?:[Jj]anuary|JANUARY|[Ff]ebruary|FEBRUARY|[Mm]arch|MARCH|[Aa]pril|APRIL|[Mm]ay|MAY|[Jj]une|JUNE|[Jj]uly|JULY|"
    r"[Aa]ugust|AUGUST|[Ss]eptember|SEPTEMBER|[Oo]ctober|OCTOBER|[Nn]ovember|NOVEMBER|[Dd]ecember|DECEMBER|"
    r"(?:[Jj]an|JAN|[Ff]eb|FEB|[Mm]ar|MAR|[Aa]pr|APR|[Jj]un|JUN|[Jj]ul|JUL|[Aa]ug|AUG|[Ss]ept?|SEPT?|[Oo]ct|OCT|"
    r"[Nn]ov|NOV|[Dd]ec|DEC)\b\.?)"
)
_YEAR = r"(?:1[0-9]|2[01])\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_WEEKDAY = "(?P<weekday>" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\.?,?\s+"
_DAYS = "|".join(sorted([*WEEKDAYS, *WEEKDAYS.values()], key=len, reverse=True))
_TO = r"\s?(?:-|–|—)\s?"


def month_name(written: str) -> str:
    """Return the full name of a month as written in full or short."""
    return _SHORT[written[:3].lower()]


def _say_year(text: str, context: Context) -> str:
    return year(int(text), joint=context.joint)


def _of_month(day: str, month: str, year_text: str | None, context: Context, article: bool) -> str:
    said = f"{'the ' if article else ''}{ordinal(int(day))} of {month}"
    return f"{said} {_say_year(year_text, context)}" if year_text else said


def _month_day(match: re.Match[str], context: Context) -> str | None:
    day, last = match["day"], match["last"]
    said = f"{month_name(match['month'])} {ordinal(int(day))}"
    if last:
        said += f" to {ordinal(int(last))}"
    if match["year"]:
        said += f"{', ' if ',' in match['comma'] else ' '}{_say_year(match['year'], context)}"
    return said


def _day_month(match: re.Match[str], context: Context) -> str | None:
    day, last, month = match["day"], match["last"], month_name(match["month"])
    article = not match["the"]
    said = match["the"] or ""
    if last:
        said += f"{'the ' if article else ''}{ordinal(int(day))} to the "
        day, article = last, False
    return said + _of_month(day, month, match["year"], context, article)


def _month_year(match: re.Match[str], context: Context) -> str | None:
    month = match["month"]
    if month[:1].islower() and len(month) <= 3:
        return None
    return f"{month_name(month)}{match['comma'].rstrip()} {_say_year(match['year'], context)}"


def _iso(match: re.Match[str], context: Context) -> str | None:
    month, day = int(match["month"]), int(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{MONTHS[month - 1]} {ordinal(day)} {_say_year(match['year'], context)}"


def _stamp(match: re.Match[str], context: Context) -> str | None:
    """A time stamp of ISO 8601: seconds and the distance from UTC are for machines."""
    date = _iso(match, context)
    if date is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"])
    said = f"{date} at {cardinal(hour)} {'oh ' if 0 < minute < 10 else ''}{cardinal(minute) if minute else 'hundred'}"
    return f"{said} {spell('UTC')}" if match["utc"] else said


def _full_year(text: str) -> str:
    if len(text) == 2:
        return ("20" if int(text) < 50 else "19") + text
    return text


def _numeric(match: re.Match[str], context: Context) -> str | None:
    first, second = int(match["first"]), int(match["second"])
    full = _full_year(match["year"])
    day_first = first > 12 or (context.locale.day_first and second <= 12)
    day, month = (first, second) if day_first else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if day_first:
        return _of_month(str(day), MONTHS[month - 1], full, context, article=True)
    return f"{MONTHS[month - 1]} {ordinal(day)} {_say_year(full, context)}"


def _decade(match: re.Match[str], context: Context) -> str | None:
    return decade(int(match["decade"]))


def _decades(match: re.Match[str], context: Context) -> str | None:
    high = match["high"].lstrip("'")
    last = decade(int(high)) if len(high) == 4 else plural(amount(high))
    return f"{decade(int(match['low']))} to {last}"


def _short_decade(match: re.Match[str], context: Context) -> str | None:
    n = match["decade"]
    return "two thousands" if n == "00" else plural(amount(n.lstrip("0")))


def _tens(match: re.Match[str], context: Context) -> str | None:
    return plural(amount(match["tens"]))


def _year_range(match: re.Match[str], context: Context) -> str | None:
    first, last = match["first"], match["last"]
    if len(last) == 2:
        if int(last) != (int(first) + 1) % 100 and int(last) <= int(first[2:]):
            return None
        if match["dash"].strip() == "/" and int(last) != (int(first) + 1) % 100:
            return None
        tail = f"oh {amount(last[1])}" if last[0] == "0" else amount(last)
        return f"{_say_year(first, context)} to {tail}"
    if match["dash"].strip() == "/" and int(last) != int(first) + 1:
        return None
    if int(last) <= int(first):
        return None
    return f"{_say_year(first, context)} to {_say_year(last, context)}"


def _era(match: re.Match[str], context: Context) -> str | None:
    n = match["year"].replace(",", "")
    said = year(int(n), joint=context.joint) if len(n) == 4 else _three(n, context)
    letters = spell(re.sub(r"[^A-Za-z]", "", match["era"]))
    return f"{letters} {said}" if match["first"] else f"{said} {letters}"


def _three(n: str, context: Context) -> str:
    if len(n) == 3 and not n.endswith("00"):
        return pairs(n)
    return amount(n, joint=context.joint)


def _weekday(match: re.Match[str], context: Context) -> str | None:
    comma = "," if "," in match.group() else ""
    return WEEKDAYS[match["weekday"]] + comma


def _weekdays(match: re.Match[str], context: Context) -> str | None:
    first, last = (WEEKDAYS.get(day, day) for day in (match["first"], match["last"]))
    return f"{first} to {last}"


def _months(match: re.Match[str], context: Context) -> str | None:
    return f"{month_name(match['first'])} to {month_name(match['last'])}"


def _short_month(match: re.Match[str], context: Context) -> str | None:
    """A month without a day; at the end of a sentence "Jan" may be a name."""
    if context.text.startswith("Jan", match.start()) and not compiled(_IN).search(
        context.before(match.start(), 12)
    ):
        return None
    return month_name(match.group())


_IN = (
    "(?i)"
    r"(?:^|[^\w])(?:in|of|since|until|till|by|from|to|last|next|this|early|late|mid|before|after|during|\d)[\s-]$"
)


def _bare_year(match: re.Match[str], context: Context) -> str | None:
    if looks_like_a_count(match, context):
        return None
    return _say_year(match.group(), context)


def _short_year(match: re.Match[str], context: Context) -> str | None:
    n = match["decade"]
    return f"oh {amount(n[1])}" if n[0] == "0" else amount(n)


RULES: tuple[Rule, ...] = (
    rule(
        "weekday-range",
        rf"(?<![\w.])(?P<first>{_DAYS})\.?\s?[-–]\s?(?P<last>{_DAYS})\b\.?(?!\w)",
        _weekdays,
        needs="-–",
    ),
    rule(
        "month-range",
        rf"(?<![\w.])(?P<first>{_MONTH})\s?[-–]\s?(?P<last>{_MONTH})(?!\w)",
        _months,
        needs="-–",
    ),
    rule(
        "date-iso",
        rf"(?<![\w./-])(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?:T|\s)(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d{{1,9}})?)?(?:(?P<utc>Z|[+-]00:?00)|[+-]\d\d:?\d\d)?(?!\w)",
        _stamp,
        needs=":",
        numeric=True,
        deletes=True,
    ),
    rule(
        "date-iso",
        rf"(?<![\w./-])(?P<year>{_YEAR})(?P<s>[-/.])(?P<month>\d\d?)(?P=s)(?P<day>\d\d?)(?![\w-])(?!\.\d)",
        _iso,
        needs="0",
    ),
    rule(
        "date-numeric",
        rf"(?<![\w./-])(?P<first>\d\d?)(?P<s>[-/.])(?P<second>\d\d?)(?P=s)(?P<year>{_YEAR}|\d\d)(?![\w/-])(?!\.\d)",
        _numeric,
        needs="0",
    ),
    rule(
        "date",
        rf"(?<![\w.])(?P<month>{_MONTH})(?:[\s-]\s?|(?<=\.))(?P<day>{_DAY})(?:st|nd|rd|th)?(?:{_TO}(?P<last>{_DAY})(?:st|nd|rd|th)?)?"
        rf"(?:(?P<comma>,?\s|-)(?P<year>{_YEAR})(?![\d%])(?![.,]\d))?(?![\w:%])(?![.,]\d)(?!\s?(?:million|billion|percent|people))",
        _month_day,
        needs="0",
    ),
    rule(
        "date",
        rf"(?<![\w.,/$£€-])(?P<the>[Tt]he\s)?(?P<day>{_DAY})(?:st|nd|rd|th)?(?:{_TO}(?P<last>{_DAY})(?:st|nd|rd|th)?)?"
        rf"[\s-](?:of\s)?(?P<month>{_MONTH})(?![a-z])(?:,?[\s-](?P<year>{_YEAR})(?![\d%])(?![.,]\d))?",
        _day_month,
        needs="0",
    ),
    rule(
        "date",
        rf"(?<![\w.])(?P<month>{_MONTH})(?P<comma>,?\s)(?:of\s)?(?P<year>{_YEAR})(?![\w%])(?![.,]\d)",
        _month_year,
        needs="0",
    ),
    rule(
        "decade-range",
        r"(?<![\w.,])(?P<low>1[0-9]\d0|20\d0)'?s\s?[-–—]\s?(?P<high>1[0-9]\d0|20\d0|'?\d0)'?s(?!\w)",
        _decades,
        needs="s",
        numeric=True,
    ),
    rule("decade", r"(?<![\w.,])(?P<decade>1[0-9]\d0|20\d0)'?s(?!\w)", _decade, needs="0"),
    rule("decade", r"(?<![\w.,])'(?P<decade>\d0)'?s(?!\w)", _short_decade, needs="0"),
    rule("decade", r"(?<![\w.,$£€'])(?P<tens>[1-9]0)'?s(?!\w)", _tens, needs="0"),
    rule(
        "year-short",
        r"(?<![\w.,])'(?P<decade>[0-9]\d)(?![\w'.]|,\d)",
        _short_year,
        needs="'",
        numeric=True,
    ),
    rule(
        "year-range",
        rf"(?<![\w.,/$£€-])(?P<first>{_YEAR})(?P<dash>\s?[-–—/]\s?)(?P<last>{_YEAR}|\d\d)(?![\w%/-])(?![.,]\d)",
        _year_range,
        needs="0",
    ),
    rule(
        "era",
        r"(?<![\w.,])(?P<year>\d{1,2},\d{3}|\d{1,4})\s(?P<era>B\.?C\.?E?\.?|A\.?D\.?|C\.E\.|CE)(?P<first>)(?![A-Za-z])",
        _era,
        needs="0",
    ),
    rule(
        "era",
        r"(?<![\w.])(?P<era>A\.D\.|AD)(?P<first>\s)(?P<year>\d{1,4})(?![\w%])(?![.,]\d)",
        _era,
        needs="0",
    ),
    rule("weekday", rf"(?<![\w.]){_WEEKDAY}(?=[\ue000\d])", _weekday, needs="MTWFS"),
    rule(
        "weekday",
        r"(?<![\w.])(?P<weekday>Mon|Tues?|Weds?|Thurs?|Fri)(?:\.(?!\w)|(?=[,;]?$))",
        _weekday,
        needs="MTWF",
    ),
    rule(
        "month",
        r"(?<![\w.])(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)(?:\.(?!\w)|(?=[,;]?$))",
        _short_month,
        needs="JFASOND",
    ),
    rule(
        "year", rf"(?<![\w.,/$£€#+-])(?:{_YEAR})(?![\w%/+])(?![.,]\d)(?!-\d)", _bare_year, needs="0"
    ),
)
