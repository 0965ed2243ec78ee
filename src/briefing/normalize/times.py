"""Times of day with and without a zone, and durations written with colons."""

from __future__ import annotations

import re

from briefing.normalize.numbers import cardinal, digits
from briefing.normalize.rules import Context, Rule, compiled, rule, spell

ZONES = "GMT|UTC|BST|CET|CEST|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|IST|JST|AEST|AEDT|EAT|SAST|HKT|SGT|KST|MSK|WAT|EET|EEST"
_HALF = r"(?P<half{0}>[AaPp])\.?\s?[Mm](?:\b\.?|(?=est|edt|pst|pdt|gmt))"
_ZONE = rf"(?:\s?\(?(?P<zone>{ZONES}|{ZONES.lower()})\b\)?)?"
_HOUR = r"(?P<hour{0}>[01]?\d|2[0-4])"
_MINUTE = r"(?P<minute{0}>[0-5]\d)"


def _clock(hour: str, minute: str | None, half: str | None, *, bare: bool) -> str:
    h, m = int(hour), int(minute or 0)
    said = cardinal(h)
    if m:
        said += f" {'oh ' if m < 10 else ''}{cardinal(m)}"
    elif bare and 0 < h <= 12:
        said += " o'clock"
    elif not half and h > 12:
        said += " hundred"
    elif not half and not h:
        said += " hundred hours" if bare else " hundred"
    return f"{said} {spell(half + 'M')}" if half else said


_GOES_WITH = (
    r"\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?\s\d|"
    r"(?:East|West|Centr|Pacif|Mount|Atlant|Lond|Brit|Europ|Mosc|Beij|Tok)\w*|Greenwich|Eastern|GMT|UTC)"
)
"""After "a.m." it belongs to the time and begins no sentence: "at 2 a.m. Monday"."""


def _end(match: re.Match[str], context: Context, half: str | None) -> str:
    """Put back the full stop that "p.m." had swallowed at the end of a sentence."""
    if not half or not match.group().endswith("."):
        return ""
    following = context.after(match.end(), 12)
    if compiled(_GOES_WITH).match(following):
        return ""
    return (
        "."
        if not following.strip() or (following[:1].isspace() and following[1:2].isupper())
        else ""
    )


def _time(match: re.Match[str], context: Context) -> str | None:
    half, zone, minute = match["half"], match["zone"], match["minute"]
    said = _clock(match["hour"], minute, half, bare=not half and not zone)
    if zone:
        return f"{said} {spell(zone)}"
    return said + _end(match, context, half)


def _times(match: re.Match[str], context: Context) -> str | None:
    halves = match["half1"], match["half2"]
    first = _clock(match["hour1"], match["minute1"], halves[0], bare=False)
    second = _clock(match["hour2"], match["minute2"], halves[1], bare=False)
    said = f"{first} to {second}"
    if match["zone"]:
        return f"{said} {spell(match['zone'])}"
    return said + _end(match, context, halves[1])


def _military(match: re.Match[str], context: Context) -> str | None:
    """Four digits before "hours" or "local": "oh seven hundred"; "2000 hours" is a count."""
    hour, minute = match["hour"], int(match["minute"])
    if hour[0] != "0" and not compiled(_AT).search(context.before(match.start(), 16)):
        return None
    said = f"{'oh ' if hour[0] == '0' and hour != '00' else ''}{cardinal(int(hour))}"
    return f"{said} {'oh ' if 0 < minute < 10 else ''}{cardinal(minute) if minute else 'hundred'}"


_AT = (
    "(?i)"
    r"\b(?:at|by|until|till|before|after|from|from\s\d\d?\.\d\d\s(?:to|until|till))\s(?:about\s|around\s)?$"
)
_PRICED = (
    "(?i)"
    r"\b(?:clos|trad|open|settl|pric|valu|quot|chang|pegg|stand|stood|share|stock|index|rate|yield|rose|fell|up|down|gain|los[et]|bought|sold)"
)
_GOES_ON = r"\s?[.;)]|,\s|$|\s(?:in|on|local|and|to|today|tonight|tomorrow|yesterday|until|with|when|as|at|for|the)\b"


def _dotted_clock(match: re.Match[str], context: Context) -> str | None:
    """Four digits and a stop: "at 21.00 in Berlin", but no price."""
    before = context.before(match.start(), 60)
    if compiled(_AT).search(before) is None or compiled(_PRICED).search(before):
        return None
    return (
        _time(match, context) if compiled(_GOES_ON).match(context.after(match.end(), 12)) else None
    )


def _count(n: str, unit: str) -> str:
    return f"{cardinal(int(n))} {unit}{'' if int(n) == 1 else 's'}"


def _long(match: re.Match[str], context: Context) -> str | None:
    hour, minute, second = match["hour"], match["minute"], match["second"]
    said = f"{_count(hour, 'hour')} {_count(minute, 'minute')} and {_count(second, 'second')}"
    if match["part"]:
        said = f"{_count(hour, 'hour')} {_count(minute, 'minute')} and {cardinal(int(second))} point {digits(match['part'])} seconds"
    return said


def _lap(match: re.Match[str], context: Context) -> str | None:
    return f"{_count(match['minute'], 'minute')} {cardinal(int(match['second']))} point {digits(match['part'])} seconds"


_HOUR_WORD = (
    "(?i)"
    r"(?:^|\W)(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|thirty|(?:twenty|forty|fifty)(?:[-\s]five)?)\s$"
)


def _half_after_word(match: re.Match[str], context: Context) -> str | None:
    if not compiled(_HOUR_WORD).search(context.before(match.start(), 14)):
        return None
    return spell(match["half"] + "M")


def _half_alone(match: re.Match[str], context: Context) -> str | None:
    return spell(match["half"] + "M") + _end(match, context, match["half"])


RULES: tuple[Rule, ...] = (
    rule(
        "duration",
        r"(?<![\w:.])(?P<hour>\d{1,2}):(?P<minute>[0-5]\d):(?P<second>[0-5]\d)(?:\.(?P<part>\d{1,3}))?(?![\w:])",
        _long,
        needs=":",
        numeric=True,
    ),
    rule(
        "duration",
        r"(?<![\w:.])(?P<minute>\d{1,2}):(?P<second>[0-5]\d)\.(?P<part>\d{1,3})(?![\w:])",
        _lap,
        needs=":",
        numeric=True,
    ),
    rule(
        "time-range",
        rf"(?<![\w:.,$£€]){_HOUR.format(1)}(?:[:.]{_MINUTE.format(1)})?\s?(?:{_HALF.format(1)})?\s?(?:-|–|—)\s?"
        rf"{_HOUR.format(2)}(?:[:.]{_MINUTE.format(2)})?\s?{_HALF.format(2)}(?![A-Za-z]){_ZONE}",
        _times,
        needs="0",
    ),
    rule(
        "time-range",
        rf"(?<![\w:.,$£€]){_HOUR.format(1)}:{_MINUTE.format(1)}(?P<half1>)\s?(?:-|–|—)\s?{_HOUR.format(2)}:{_MINUTE.format(2)}(?P<half2>)(?![\w:]){_ZONE}",
        _times,
        needs=":",
        numeric=True,
    ),
    rule(
        "time",
        rf"(?<![\w:.,$£€]){_HOUR.format('')}(?:[:.]{_MINUTE.format('')})?\s?{_HALF.format('')}{_ZONE}(?![A-Za-z])",
        _time,
        needs="mM",
        numeric=True,
    ),
    rule(
        "time",
        rf"(?<![\w:.,$£€]){_HOUR.format('')}:{_MINUTE.format('')}(?P<half>)(?![\w:]){_ZONE}",
        _time,
        needs=":",
        numeric=True,
    ),
    rule(
        "time",
        rf"(?<![\w:.,$£€])(?P<hour>[01]\d|2[0-4])\.?(?P<minute>[0-5]\d)(?P<half>)\s?(?P<zone>{ZONES})\b",
        _time,
        needs="0",
    ),
    rule(
        "time",
        r"(?<![\w:.,$£€])(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?P<half>)(?P<zone>)(?=\s(?:local|hours|hrs)\b)",
        _military,
        needs="lh",
        numeric=True,
    ),
    rule(
        "time",
        rf"(?<![\w:.,$£€]){_HOUR.format('')}h{_MINUTE.format('')}(?P<half>)(?![\w:]){_ZONE}",
        _time,
        needs="h",
        numeric=True,
    ),
    rule(
        "time",
        rf"(?<![\w:.,$£€])(?P<hour>[01]\d|2[0-3])\.{_MINUTE.format('')}(?P<half>)(?![\w%:]|[.,]\d|\s?(?:million|billion|trillion|percent|per|points?|pence|cents|euros?|dollars?|yen))(?P<zone>)",
        _dotted_clock,
        needs=".",
        numeric=True,
    ),
    rule(
        "half-day",
        r"(?<=[a-z]\s)(?P<half>[ap])m(?![\w']|\s(?:I|not)\b)",
        _half_after_word,
        needs="m",
    ),
    rule("half-day", r"(?<![\w.])(?P<half>[ap])\.m\.?(?!\w)", _half_alone, needs="."),
)
