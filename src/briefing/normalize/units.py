"""Measures: km/h, sq km, 25 degrees C, 6ft 2in, MW, kWh, and what stands before and after them."""

from __future__ import annotations

import re

from briefing.normalize.fractions import SINGLE, mixed
from briefing.normalize.measures import AREA, GLUED, PER, PLURALS, UNITS
from briefing.normalize.numbers import MAGNITUDE, MAGNITUDES, NUMBER, amount, is_one
from briefing.normalize.percents import signed
from briefing.normalize.rules import Context, Rule, compiled, rule

_UNIT = "|".join(re.escape(u) for u in sorted(UNITS, key=len, reverse=True))
_PER = "|".join(re.escape(u) for u in sorted(PER, key=len, reverse=True))
_GUARD = r"(?<![\w.,$£€])"
_SIGN = r"(?:(?<![\w)–-])(?P<sign>[-–−+±]))?"
_BIG = rf"(?:\s?(?P<big>{MAGNITUDE})(?=[\s-]))?"
_TO = r"(?:\s?(?:-|–|—)\s?)"
_ARTICLE = "(?i)" r"(?:^|[^A-Za-z])(?:an?)\s+$"
_SPORT = (
    r"\s*-?\s*(?:(?:men|women)'s\s+)?(?:race|final|sprint|dash|hurdles|freestyle|butterfly|backstroke|breaststroke|medley|relay|steeplechase|record|"
    r"champion|gold|silver|bronze|heats?|title|event|world|wide|high|tall|long|deep|away|from|above|below|across|apart|off|tower|pool|"
    r"platform|telescope|yacht|wave|radius|swell|air|rifle|walk|underwater|up|down|into|thick|ahead|behind|short|depth|ship|vessel|tunnel|wall|pier)\b"
)


_EVENT = (
    r"\s(?:(?:men|women|boys|girls)'s\s+)?(?:individual\s+|mixed\s+)?(?:race|final|semi-?finals?|sprint|dash|hurdles|freestyle|butterfly|backstroke|"
    r"breaststroke|medley|relay|steeplechase|heats?|title|event|champion|championships?|category|class|division|walk|runner|swimmer|crown)\b"
)
"""What a distance or a weight names when it stands before it: "the 200 m butterfly"."""
_UP_TO = rf"(?:(?:^|[^\w.])(?:{NUMBER})\s?(?:to|-|–)|[Bb]etween\s(?:{NUMBER})\sand)\s?$"


def _count(
    number: str,
    unit: tuple[str, str],
    context: Context,
    *,
    single: bool,
    big: str = "",
    spans: bool = False,
) -> str:
    name = unit[0] if single or (is_one(number) and not big and not spans) else unit[1]
    return f"{amount(number, joint=context.joint)} {big} {name}".replace("  ", " ")


def _adjectival(match: re.Match[str], context: Context) -> bool:
    """Whether it stands before a noun: "a 10-ft wall", "a 2kg bag"."""
    after = context.after(match.end(), 2)
    if after[:1] == "-" and after[1:].isalpha():
        return True
    if "-" in match.group()[1:] and match["unit"]:
        return True
    if compiled(_EVENT).match(context.after(match.end())):
        return True
    return _after_article(match, context)


def _ends_range(match: re.Match[str], context: Context) -> bool:
    """Whether it is the upper end of "0.5 to 1 mm", which is no singular."""
    return compiled(_UP_TO).search(context.before(match.start(), 24)) is not None


def _after_article(match: re.Match[str], context: Context) -> bool:
    after = context.after(match.end(), 2)
    return bool(
        after[:1] == " "
        and after[1:].isalpha()
        and compiled(_ARTICLE).search(context.before(match.start(), 6))
    )


def _unit(match: re.Match[str], context: Context) -> str | None:
    big = MAGNITUDES[match["big"].lower()] if match["big"] else ""
    unit = UNITS[match["unit"]]
    single, spans = _adjectival(match, context), _ends_range(match, context)
    said = _count(match["number"], unit, context, single=single, big=big, spans=spans)
    return signed(match["sign"]) + said + _stop(match, context)


def _per(match: re.Match[str], context: Context) -> str | None:
    big = MAGNITUDES[match["big"].lower()] if match["big"] else ""
    unit = UNITS.get(match["unit"], _RATED.get(match["unit"], ("", "")))
    single = _after_article(match, context)
    said = _count(match["number"], unit, context, single=single, big=big)
    return f"{signed(match['sign'])}{said} per {PER[match['per']]}"


_RATED = {"m": ("meter", "meters"), "t": ("tonne", "tonnes"), "in": ("inch", "inches")}
"""Units that are too short to be told by themselves, but not with what they are per."""


def _stop(match: re.Match[str], context: Context) -> str:
    return "." if match.group().endswith(".") and not context.after(match.end()).strip() else ""


def _unit_range(match: re.Match[str], context: Context) -> str | None:
    low = amount(match["low"], joint=context.joint)
    unit = UNITS.get(match["unit"], ("meter", "meters"))
    single = _after_article(match, context)
    return f"{low} to {_count(match['high'], unit, context, single=single, spans=True)}"


def _area(match: re.Match[str], context: Context) -> str | None:
    kind = "cubic" if match["kind"].startswith("cu") else "square"
    base = AREA[match["unit"].rstrip(".")]
    unit = (f"{kind} {base}", f"{kind} {PLURALS.get(base, base + 's')}")
    big = MAGNITUDES[match["big"].lower()] if match["big"] else ""
    single = "-" in match.group()
    return _count(match["number"], unit, context, single=single, big=big)


def _area_alone(match: re.Match[str], context: Context) -> str | None:
    base = AREA[match["unit"].rstrip(".")]
    many = match["unit"] not in ("mile", "foot", "inch", "meter", "metre")
    return f"square {PLURALS.get(base, base + 's') if many else base}"


_SCALES = {"C": "Celsius", "F": "Fahrenheit", "K": "kelvin"}


def _degrees(match: re.Match[str], context: Context) -> str | None:
    said = f"{signed(match['sign'])}{amount(match['number'], joint=context.joint)} "
    if match["high"]:
        said += f"to {amount(match['high'], joint=context.joint)} "
    said += "degree" if is_one(match["number"]) and not match["high"] else "degrees"
    scale = match["scale"]
    return f"{said} {_SCALES[scale[0].upper()]}" if scale else said


def _bare_temperature(match: re.Match[str], context: Context) -> str | None:
    number = match["number"]
    if float(number) > 140:
        return None
    return f"{signed(match['sign'])}{amount(number)} degrees {_SCALES[match['scale']]}"


def _bare_temperatures(match: re.Match[str], context: Context) -> str | None:
    return f"{amount(match['low'])} to {amount(match['number'])} degrees {_SCALES[match['scale']]}"


def _height(match: re.Match[str], context: Context) -> str | None:
    feet = f"{amount(match['feet'])} {'foot' if match['feet'] == '1' else 'feet'}"
    unit = "inch" if is_one(match["inches"]) else "inches"
    return f"{feet} {amount(match['inches'])} {unit}"


def _stones(match: re.Match[str], context: Context) -> str | None:
    return f"{amount(match['stone'])} stone {amount(match['pounds'])} {'pound' if is_one(match['pounds']) else 'pounds'}"


def _hours(match: re.Match[str], context: Context) -> str | None:
    hours, minutes = match["hours"], match["minutes"]
    first = f"{amount(hours)} {'hour' if is_one(hours) else 'hours'}"
    return f"{first} {amount(minutes)} {'minute' if is_one(minutes) else 'minutes'}"


def _glued(match: re.Match[str], context: Context) -> str | None:
    unit = match["unit"]
    if unit == "s" and "." not in match["number"]:
        return None
    if unit == "st" and (match["number"].endswith("1") and not match["number"].endswith("11")):
        return None
    return _count(match["number"], GLUED[unit], context, single=_adjectival(match, context))


def _is_race(number: str, match: re.Match[str], context: Context) -> bool:
    bare = number.replace(",", "")
    if bare in ("1500", "3000", "5000", "10000"):
        return True
    return (
        bare in ("100", "200", "400", "800")
        and re.search(r"(?:the|men's|women's|an?)\s$", context.before(match.start(), 10))
        is not None
        and not re.match(r"\s(?:people|\w+s\b)", context.after(match.end()))
    )


_MILLIONS = r"\s(?:people|users|customers|subscribers|passengers|shares|votes|units|tonn?e?s|barrels|lit(?:re|er)s|acres|euros|dollars|pounds|rupees|yen)\b"


def _meters(match: re.Match[str], context: Context) -> str | None:
    """Say "m" as meters where a distance is meant: 400m hurdles, 30m deep, 1,500 m; else as million."""
    number, after = match["number"], context.after(match.end())
    spaced = match["gap"] != ""
    hyphenated = match.group().find("-") > 0
    grouped = "," in number and not compiled(_MILLIONS).match(after)
    if not (
        spaced
        or hyphenated
        or grouped
        or _is_race(number, match, context)
        or compiled(_SPORT).match(after)
    ):
        return None
    single, spans = _adjectival(match, context), _ends_range(match, context)
    return _count(number, ("meter", "meters"), context, single=single, spans=spans)


def _fraction_unit(match: re.Match[str], context: Context) -> str | None:
    said = mixed(match["whole"], match["part"], context.joint)
    if said is None:
        return None
    unit = UNITS[match["unit"]] if match["unit"] in UNITS else GLUED["in"]
    if not match["whole"]:
        return (
            f"{said} of {'an' if unit[0][0] in 'aeiou' else 'a'} {unit[0]}"
            if said.endswith(("half", "quarter", "quarters"))
            else f"{said} {unit[0]}"
        )
    return f"{said} {unit[0] if _adjectival(match, context) else unit[1]}"


RULES: tuple[Rule, ...] = (
    rule(
        "fraction-unit",
        rf"(?<![\w.,/$£€-])(?:(?P<whole>\d{{1,4}})[\s-]?)?(?P<part>(?<!\d)\d{{1,2}}[/⁄]\d{{1,2}}|[{SINGLE}])[\s-]?(?P<unit>{_UNIT}|in)(?![\w'/])(?!\.\w)",
        _fraction_unit,
        needs="/⁄" + SINGLE,
    ),
    rule(
        "height",
        rf"{_GUARD}(?P<feet>\d{{1,3}})\s?-?(?:ft\.?|feet|foot)[\s-]?(?P<inches>\d{{1,2}}(?:\.\d)?)\s?-?(?:in\.?|inch(?:es)?)(?![A-Za-z])",
        _height,
        needs="f",
        numeric=True,
    ),
    rule(
        "height",
        rf"{_GUARD}(?P<feet>\d{{1,2}})['′]\s?-?(?P<inches>\d{{1,2}})(?:\"|″|''|(?![\w']))",
        _height,
        needs="'′",
        numeric=True,
    ),
    rule(
        "weight",
        rf"{_GUARD}(?P<stone>\d{{1,2}})\s?st\s?(?P<pounds>\d{{1,2}})\s?(?:lbs?)(?![A-Za-z])",
        _stones,
        needs="l",
        numeric=True,
    ),
    rule(
        "duration",
        rf"{_GUARD}(?P<hours>\d{{1,3}})\s?h(?:rs?)?\s?(?P<minutes>\d{{1,2}})\s?m(?:ins?)?(?![A-Za-z])",
        _hours,
        needs="h",
        numeric=True,
    ),
    rule(
        "degrees",
        rf"{_SIGN}{_GUARD}(?P<number>{NUMBER})\s?(?:{_TO}(?P<high>{NUMBER}))?\s?(?:°|º|-?(?:degrees?|deg\.?)(?=\s[CF]\b))\s?(?P<scale>[CF](?:elsius|ahrenheit)?(?![A-Za-z]))?",
        _degrees,
        needs="°ºd",
        numeric=True,
    ),
    rule(
        "degrees",
        rf"{_GUARD}(?P<low>\d{{1,3}}(?:\.\d)?)\s?(?:-|–|—|to)\s?(?P<number>\d{{1,3}}(?:\.\d)?)(?P<scale>[CF])(?![\w-])",
        _bare_temperatures,
        needs="CF",
        numeric=True,
    ),
    rule(
        "degrees",
        rf"{_SIGN}{_GUARD}(?P<number>\d{{1,3}}(?:\.\d)?)(?P<scale>[CF])(?![\w-])",
        _bare_temperature,
        needs="CF",
        numeric=True,
    ),
    rule(
        "area",
        rf"(?<!/){_GUARD}(?P<number>{NUMBER}){_BIG}[\s-]?(?P<kind>sq\.?|cu\.?)[\s-](?P<unit>{'|'.join(sorted(AREA, key=len, reverse=True))})\b\.?",
        _area,
        needs="qu",
        numeric=True,
    ),
    rule(
        "area",
        r"(?<![\w.])sq\.?\s(?P<unit>km|miles?|ft|feet|m|metres|meters|mi)\b",
        _area_alone,
        needs="q",
    ),
    rule(
        "unit-rate",
        rf"{_SIGN}{_GUARD}(?P<number>{NUMBER}){_BIG}[\s-]?(?P<unit>{_UNIT}|m|t|in)\s?/\s?(?P<per>{_PER})(?![\w'/²³])(?!\.\w)",
        _per,
        needs="/",
        numeric=True,
    ),
    rule(
        "unit-range",
        rf"{_GUARD}(?P<low>{NUMBER}){_TO}(?P<high>{NUMBER})\s?(?P<unit>{_UNIT}|m(?=\s(?:tall|high|deep|long|wide|waves|swells)))(?![\w'])",
        _unit_range,
        needs="0",
    ),
    rule(
        "meters",
        rf"{_GUARD}(?P<number>{NUMBER})(?P<gap>\s?)-?(?P<unit>m)(?![\w'/²³.]\w|[\w'/²³])",
        _meters,
        needs="m",
        numeric=True,
    ),
    rule(
        "unit",
        rf"{_SIGN}{_GUARD}(?P<number>{NUMBER}){_BIG}[\s-]?(?P<unit>{_UNIT})(?![\w'/])(?!\.\w)",
        _unit,
        needs="0",
    ),
    rule(
        "unit",
        rf"{_GUARD}(?P<number>{NUMBER})-?(?P<unit>in|st|s|h)(?![\w'/])(?!-\w+-|-\d)",
        _glued,
        needs="ish",
        numeric=True,
    ),
)
