"""German: years, the clock, compounds, and the order in which its rules come."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.normalize import cldr, european_amounts, european_dates, european_texts
from briefing.normalize.german_ordinals import (
    FEMININE,
    ROMAN,
    ending,
    king,
    ordinal_said,
    roman_ordinal,
    stem,
)
from briefing.normalize.german_words import (
    ABBREVIATIONS,
    CURRENCIES,
    FINAL,
    MAGNITUDES,
    NUMBERED,
    SIGNS,
)
from briefing.normalize.rules import Context, Rule, rule
from briefing.normalize.tongue import Tongue, cardinal, digits, ordinal


def _counted(words: str, noun: str) -> str:
    """Only "eins" itself agrees; a noun is what begins with a capital."""
    if words != "eins" or not noun[:1].isupper() or noun[1:2].isupper():
        return words
    return "eine" if FEMININE.search(noun.lower()) and noun != "Ende" else "ein"


def _year(n: int) -> str:
    if 1100 <= n <= 1999:
        rest = cardinal(n % 100, "de") if n % 100 else ""
        return f"{cardinal(n // 100, 'de')}hundert{rest}"
    return cardinal(n, "de")


def _date(day: int, month: int, year: str, context: Context, place: int) -> str:
    said = []
    if day:
        said.append(stem(day) + ending(context, place, "Tag"))
    if month:
        said.append(cldr.months("de")[month - 1])
    if year:
        said.append(_year(int(year)))
    return " ".join(said)


def _fraction(above: int, below: int) -> str:
    if below == 1:
        return f"{cardinal(above, 'de')} eintel"
    if below == 2:
        return "ein halb" if above == 1 else f"{cardinal(above, 'de')} halbe"
    part = "nulltel" if not below else ordinal(below, "de")[:-2] + "tel"
    one = "ein" if above == 1 else cardinal(above, "de")
    return f"{one} {part.capitalize()}"


TONGUE = Tongue(
    code="de", point="Komma", minus="minus", plus="plus", to="bis", per="pro", percent="Prozent",
    months=("jan|jän|jänner", "feb|feber", "mär|mrz", "apr", "mai", "jun", "jul", "aug", "sept|sep", "okt", "nov", "dez"),
    magnitudes=MAGNITUDES, currencies=CURRENCIES,
    units={"MWh": ("Megawattstunde", "Megawattstunden"), "GWh": ("Gigawattstunde", "Gigawattstunden"), "TWh": ("Terawattstunde", "Terawattstunden"), "kwh": ("Kilowattstunde", "Kilowattstunden"),
           "PS": ("PS", "PS"), "mV": ("Millivolt", "Millivolt"), "mv": ("Millivolt", "Millivolt"), "kV": ("Kilovolt", "Kilovolt"), "Std.": ("Stunde", "Stunden"), "Min.": ("Minute", "Minuten"),
           "Sek.": ("Sekunde", "Sekunden"), "° C": ("Grad Celsius", "Grad Celsius"), "Mbit": ("Megabit", "Megabit"), "Gbit": ("Gigabit", "Gigabit")},
    signs=SIGNS, web={".": "Punkt", "@": "at", "-": "Bindestrich", "_": "Unterstrich", "+": "plus", "#": "Hashtag"},
    counted=_counted, decimals=lambda text: digits(text, "de"), date=_date, fraction=_fraction,
)  # fmt: skip


def _clock(match: re.Match[str], context: Context) -> str | None:
    hour, minute, second = int(match["h"]), int(match["m"]), match["s"]
    if hour > 24 or minute > 59:
        return None
    said = f"{_hour(hour)} Uhr"
    if second:
        named = "Sekunde" if second == "01" else "Sekunden"
        minutes = f"{_count(minute)} Minute{'' if minute == 1 else 'n'}"
        return f"{said} {minutes} {_count(int(second))} {named}"
    return f"{said} {cardinal(minute, 'de')}" if minute else said


def _hour(n: int) -> str:
    return "ein" if n == 1 else cardinal(n, "de")


def _count(n: int) -> str:
    return "eine" if n == 1 else cardinal(n, "de")


def _bare_clock(match: re.Match[str], context: Context) -> str | None:
    around = context.before(match.start()) + context.after(match.end())
    if re.search(r"(?i:gew[ao]nn|sieg|niederlage|schlug|unterlag|führ|remis|halbzeit)", around):
        return None
    return _clock(match, context)


def _one_o_clock(match: re.Match[str], context: Context) -> str | None:
    return f"{_hour(int(match['h']))} Uhr"


def _decade(match: re.Match[str], context: Context) -> str | None:
    return f"{_year(int(match['n']))}er"


def _bare_year(match: re.Match[str], context: Context) -> str | None:
    return _year(int(match.group()))


def _compound(match: re.Match[str], context: Context) -> str | None:
    return f"{cardinal(int(match['n']), 'de')}{match['rest']}"


def _hundred_percent(match: re.Match[str], context: Context) -> str | None:
    return f"{cardinal(int(match['n']), 'de')}prozentig{match['rest']}"


def _percent_compound(match: re.Match[str], context: Context) -> str | None:
    return f"{cardinal(int(match['n']), 'de')}-Prozent"


def _phone(match: re.Match[str], context: Context) -> str | None:
    code = match["code"]
    said = f"plus {cardinal(int(code), 'de')} " if code else ""
    return said + digits(match["rest"], "de")


def _score(match: re.Match[str], context: Context) -> str | None:
    return f"{cardinal(int(match['a']), 'de')} zu {cardinal(int(match['b']), 'de')}"


@lru_cache(maxsize=4)
def rules(mark: str) -> tuple[Rule, ...]:
    """Return the rules of German, for decimals after *mark*."""
    own = (
        rule("phone", r"(?<![\w.,-])(?:\+(?P<code>\d{1,3})[\s/-]?|(?=\(?0))(?P<rest>\(?\d{1,5}\)?(?:[\s/-]{1,3}\d{2,9}){1,5}(?:-\d{1,4})?)(?![\w])(?![.,]\d)", _phone, needs="0"),
        rule("time", r"(?<![\w.,:])(?P<h>\d{1,2})[.:](?P<m>\d\d)(?:[.:](?P<s>\d\d))?\s?(?:Uhr|uhr)\b", _clock, needs="Uu"),
        rule("time", r"(?<![\w.,:])(?P<h>\d{1,2})\s?(?:Uhr|uhr)\b", _one_o_clock, needs="Uu"),
        rule("time", r"(?<![\w.,:])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?(?![\w:-])", _bare_clock, needs=":"),
        rule("percent", r"(?<![\w.,])(?P<n>\d{1,6})\s?%ig(?P<rest>[a-z]{0,2})\b", _hundred_percent, needs="%"),
        rule("percent", r"(?<![\w.,])(?P<n>\d{1,6})\s?%(?=-[A-ZÄÖÜ])", _percent_compound, needs="%"),
        rule("no-coins", r"(?<=\d),[-–—](?=\s|$)", lambda match, context: "", needs="-–—"),
    )  # fmt: skip
    day_month = rule(
        "date-numeric",
        r"(?:^|(?<![\w.,])(?=\d\d?\.\d\d?\.[ ,;)])|(?<=\bam\s)|(?<=\bvom\s)|(?<=\bzum\s)|(?<=\bbis\s)|(?<=\bab\s)|(?<=\bden\s)|(?<=\bder\s)|(?<=\bseit\s))(?P<day>\d\d?)\.(?P<month>\d\d?)(?:\.(?!\d)|$)",
        _day_month,
        needs=".",
    )
    more = (
        rule("compound", r"(?<![\w.,])(?P<n>\d{1,6})-?(?P<rest>(?:jährig|prozentig|köpfig|fach|mal|malig|stündig|minütig|tägig|wöchig|monatig|teilig|stellig|seitig|gradig)[a-z]{0,2})\b", _compound, needs="0"),
        rule("decade", r"(?<![\w.,])(?P<n>\d{2}|1\d{3}|20\d{2})er(?=[\s-]|$)", _decade, needs="e"),
        rule("roman", rf"(?<!\w)(?P<name>[A-ZÄÖÜ][a-zäöüß]+)\s(?P<numeral>{ROMAN})(?P<dot>\.?)(?![\w-])", king, needs="IVX"),
        rule("roman", rf"(?<![\w.])(?P<numeral>{ROMAN})\.(?=\s[A-ZÄÖÜ][a-zäöü])", roman_ordinal, needs="IVX"),
        rule("score", r"(?<![\w.,:])(?P<a>\d{1,3}):(?P<b>\d{1,3})(?:-(?=[A-ZÄÖÜ]))?(?![:\d])(?![.,]\d)", _score, needs=":"),
        rule("ordinal", r"(?<![\w.,])(?P<n>\d{1,3})\.(?=\s)|^(?P<m>\d{1,6})\.$", ordinal_said, needs="."),
        rule("year", r"(?<![\w.,/€$£])1[1-9]\d\d(?![\w%])(?![.,]\d)(?!\s?[-–]\s?\d)", _bare_year, needs="0"),
    )  # fmt: skip
    t = TONGUE
    return (
        *european_texts.web(t), *own[:1], *european_texts.abbreviations(ABBREVIATIONS, FINAL, NUMBERED), *own[1:4], european_texts.minus(t), *european_dates.rules(t), day_month, *own[4:],
        *european_texts.fractions(t), *european_amounts.rules(t, mark), european_amounts.lowercase(t, mark), *more, *european_texts.cardinals(t, mark),
        *european_texts.signs(t),
    )  # fmt: skip


def _day_month(match: re.Match[str], context: Context) -> str | None:
    day, month = int(match["day"]), int(match["month"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    ends = match.end() == len(context.text.strip())
    if match.start() == 0 and not ends and not match.group().endswith("."):
        return None
    said = _date(day, month, "", context, match.start())
    return said + ("." if ends else "")
