"""Scores, votes and plain ranges, sums, and the fixed pairs: 9/11, 24/7, 50-50."""

from __future__ import annotations

import re

from briefing.normalize.numbers import MAGNITUDE, MAGNITUDES, NUMBER, amount
from briefing.normalize.percents import signed
from briefing.normalize.rules import Context, Rule, compiled, rule

FIXED = {
    "9/11": "nine eleven", "7/7": "seven seven", "24/7": "twenty four seven", "24-7": "twenty four seven",
    "50/50": "fifty fifty", "50-50": "fifty fifty", "80/20": "eighty twenty", "20/20": "twenty twenty", "60/40": "sixty forty",
}  # fmt: skip
_DASH = r"\s?[-–—]\s?"
_SETS = r"(?:^|[^\d])\d\d?[-–]\d\d?(?:\s?\(\d{1,2}(?:[-–]\d{1,2})?\))?,?\s(?:and\s)?$"
_MORE_SETS = r"(?:\s?\(\d{1,2}(?:[-–]\d{1,2})?\))?,?\s(?:and\s)?\d\d?[-–]\d\d?(?!\d)"
_SPORT = (
    "(?i)"
    r"\b(?:w[io]ns?|winning|beat(?:s|en|ing)?|lost|lose|loses|losing|drew|draws?|drawn|led|leads?|leading|trail(?:ed|s|ing)?|defeat(?:ed|s)?|victory|loss|score[ds]?|"
    r"goals?|half-?time|home|away|aggregate|penalties|shootout|set|match|game|final|semi-final|ahead|down|up|nil|hosts|cup|"
    r"hammered|thrashed|edged|equali[sz]ed|series|innings|side|tie|tied|champions|league|crushed|routed|stunned|past|over)\b"
)


def _fixed(match: re.Match[str], context: Context) -> str | None:
    return FIXED[match.group().replace("–", "-")]


def _tie_break(match: re.Match[str], context: Context) -> str | None:
    first, second = match["first"], match["second"]
    inner = match["inner"]
    said = f"{amount(first)} {amount(second)}"
    if not inner:
        return (
            said
            if compiled(_SETS).search(context.before(match.start(), 16))
            or compiled(_MORE_SETS).match(context.after(match.end(), 16))
            else None
        )
    low, _, high = inner.replace("–", "-").partition("-")
    return f"{said}, {amount(low)}{' ' + amount(high) if high else ''},"


def _range(match: re.Match[str], context: Context) -> str | None:
    low, high = match["low"], match["high"]
    if _is_score(match, context):
        if context.locale.nil == "nil" and max(int(low), int(high)) < 10:
            return f"{_goals(low, context)} {_goals(high, context)}"
        return f"{_goals(low, context)} to {_goals(high, context)}"
    big_low = MAGNITUDES[match["biglow"].lower()] if match["biglow"] else ""
    big_high = MAGNITUDES[match["bighigh"].lower()] if match["bighigh"] else ""
    said = f"{amount(low, joint=context.joint)} {big_low} to {amount(high, joint=context.joint)} {big_high}"
    return said.replace("  ", " ").rstrip()


def _goals(n: str, context: Context) -> str:
    return context.locale.nil if n == "0" else amount(n)


def _is_score(match: re.Match[str], context: Context) -> bool:
    low, high = match["low"], match["high"]
    if match["biglow"] or match["bighigh"] or not (low.isdecimal() and high.isdecimal()):
        return False
    if max(len(low), len(high)) > 2:
        return False
    around = context.before(match.start(), 40) + " " + context.after(match.end(), 30)
    return compiled(_SPORT).search(around) is not None


def _sum(match: re.Match[str], context: Context) -> str | None:
    names = {
        "+": "plus",
        "-": "minus",
        "−": "minus",
        "–": "minus",
        "*": "times",
        "×": "times",
        "÷": "divided by",
        "/": "over",
        "=": "equals",
    }
    said: list[str] = []
    for piece in re.findall(rf"{NUMBER}|[a-zA-Z]|[-+−–*×÷/=]", match.group()):
        if piece in names:
            said.append(names[piece])
        else:
            said.append(amount(piece) if piece[-1].isdecimal() else piece)
    return " ".join(said)


def _multiple(match: re.Match[str], context: Context) -> str | None:
    return f"{amount(match['low'])} by {amount(match['high'])}"


def _power(match: re.Match[str], context: Context) -> str | None:
    return f"{amount(match['low'])} to the power of {amount(match['high'])}"


def _about(match: re.Match[str], context: Context) -> str | None:
    return "about"


def _one_in(match: re.Match[str], context: Context) -> str | None:
    return f"{amount(match['low'])} in {amount(match['high'])}"


def _times(match: re.Match[str], context: Context) -> str | None:
    return f"{amount(match['number'], joint=context.joint)} {'x' if match['sign'] in 'xX' else 'times'}"


def _plus(match: re.Match[str], context: Context) -> str | None:
    return f"{amount(match['number'], joint=context.joint)} plus"


def _ratio(match: re.Match[str], context: Context) -> str | None:
    """A ratio; chapter and verse after the name of a book."""
    if re.search(r"[A-Z][a-z]+\s$", context.before(match.start(), 16)):
        return f"{amount(match['low'])} {amount(match['high'])}"
    return f"{amount(match['low'])} to {amount(match['high'])}"


def _over(match: re.Match[str], context: Context) -> str | None:
    return f"{amount(match['low'])} over {amount(match['high'])}"


def _signed(match: re.Match[str], context: Context) -> str | None:
    big = f" {MAGNITUDES[match['big'].lower()]}" if match["big"] else ""
    return f"{signed(match['sign'])}{amount(match['number'], joint=context.joint)}{big}"


def _hash(match: re.Match[str], context: Context) -> str | None:
    return f"number {amount(match['number'], joint=context.joint)}"


_CRICKET = r"\b(?:declared?|innings|wickets?|all out|overs|bowled|stumps|batting|batted|lbw|cricket|not out|follow-on|at (?:the close|tea|lunch|stumps)|bowlers?|batsm[ae]n|batters?)\b"


def _wickets(match: re.Match[str], context: Context) -> str | None:
    around = context.before(match.start(), 80) + " " + context.after(match.end(), 80)
    if int(match["runs"]) < 30 or not (compiled(_CRICKET).search(around) or match["declared"]):
        return None
    said = f"{amount(match['runs'], joint=context.joint)} for {amount(match['wickets'])}"
    return f"{said} declared" if match["declared"] else said


def _bowled(match: re.Match[str], context: Context) -> str | None:
    """Wickets before runs: "took 5-34"."""
    around = context.before(match.start(), 80) + " " + context.after(match.end(), 80)
    if not (match["figures"] or compiled(_CRICKET).search(around)):
        return None
    return f"{match['head']}{amount(match['wickets'])} for {amount(match['runs'])}"


def _tolerance(match: re.Match[str], context: Context) -> str | None:
    return "plus or minus"


def _formation(match: re.Match[str], context: Context) -> str | None:
    return " ".join(amount(part) for part in re.split("[-–]", match.group()))


def _beats(match: re.Match[str], context: Context) -> str | None:
    return f"{amount(match['beats'])} {amount(match['note'])}"


PAIRS: tuple[Rule, ...] = (
    rule(
        "cricket",
        r"(?<![\w.,/$£€-])(?P<runs>[1-9]\d{1,2})[-–/](?P<wickets>10|\d)(?:\s?(?P<declared>dec\b\.?|d\b))?(?![\w/%-])(?!\.\d)",
        _wickets,
        needs="-–/",
        numeric=True,
    ),
    rule(
        "cricket",
        r"(?<!\w)(?P<head>(?:took|takes|taking|claimed|with|(?P<figures>figures of))\s)(?P<wickets>10|\d)[-–/](?P<runs>\d{2,3})(?![\w/%-])(?!\.\d)",
        _bowled,
        needs="-–/",
        numeric=True,
    ),
    rule("tolerance", r"(?<![\w/])\+\s?/\s?[-−–](?=\s?[\d$£€.])", _tolerance, needs="/"),
    rule(
        "time-signature",
        r"(?<![\w.,/$£€-])(?P<beats>\d{1,2})/(?P<note>2|4|8|16)(?=[\s-](?:time|beats?|meter|metre|rhythms?|signature|bars?|groove|waltz|march)\b)",
        _beats,
        needs="/",
        numeric=True,
    ),
    rule(
        "pair",
        r"(?<![\w.,/$£€-])(?:9/11|7/7|24/7|24[-–]7|50/50|50[-–]50|80/20|60/40|20/20)(?![\w/-])(?!\.\d)",
        _fixed,
        needs="/-–",
    ),
    rule(
        "dimensions",
        rf"(?<![\w.,])(?P<low>{NUMBER})\s?[x×]\s?(?P<high>{NUMBER})(?![\w])",
        _multiple,
        needs="x×",
        numeric=True,
    ),
    rule(
        "power",
        r"(?<![\w.,])(?P<low>\d{1,6})\^(?P<high>\d{1,3})(?!\w)",
        _power,
        needs="^",
        numeric=True,
    ),
    rule("about", r"(?<!\w)[~≈]\s?(?=[\d$£€])", _about, needs="~≈"),
    rule(
        "one-in",
        r"(?<![\w.,])(?P<low>\d{1,3})-in-(?P<high>\d{1,6})(?!\w)",
        _one_in,
        needs="-",
        numeric=True,
    ),
)
"""Fixed pairs, which must not be taken for fractions."""

RULES: tuple[Rule, ...] = (
    rule(
        "sum",
        rf"(?<![\w.,$£€-])(?:{NUMBER}|[a-z])(?:\s?[-+−–*×÷/]\s?(?:{NUMBER}|[a-z]))*\s?=\s?(?:{NUMBER}|[a-z])(?:\s?[-+−–*×÷/]\s?(?:{NUMBER}|[a-z])){{0,9}}(?!\w)",
        _sum,
        needs="=",
    ),
    rule(
        "sum", rf"(?<![\w.,$£€+-])(?:{NUMBER})\s?[+×÷]\s?(?:{NUMBER})(?![\w%])", _sum, needs="+×÷"
    ),
    rule(
        "formation",
        r"(?<![\w.,/$£€-])[1-6](?:[-–][1-6]){2,3}(?![\w/%-])(?!\.\d)",
        _formation,
        needs="-–",
    ),
    rule(
        "score",
        r"(?<![\w.,/$£€-])(?P<first>\d\d?)[-–](?P<second>\d\d?)(?:\s?\((?P<inner>\d{1,2}(?:[-–]\d{1,2})?)\),?)?(?![\w/%-])(?!\.\d)",
        _tie_break,
        needs="-–",
        numeric=True,
    ),
    rule(
        "range",
        rf"(?<![\w.,/$£€+-])(?P<low>{NUMBER})(?:\s?(?P<biglow>{MAGNITUDE})(?![A-Za-z]))?{_DASH}(?P<high>{NUMBER})(?:\s?(?P<bighigh>{MAGNITUDE})(?![A-Za-z]))?(?![\w/%=])(?!-\d)(?!\.\d)",
        _range,
        needs="-–—",
        numeric=True,
    ),
    rule(
        "ratio",
        r"(?<![\w.,:])(?P<low>\d{1,3}):(?P<high>\d{1,3})(?![\w:])",
        _ratio,
        needs=":",
        numeric=True,
    ),
    rule(
        "pressure",
        r"(?<![\w.,/])(?P<low>1\d\d)/(?P<high>\d{2,3})(?![\w/])",
        _over,
        needs="/",
        numeric=True,
    ),
    rule(
        "times",
        rf"(?<![\w.,])(?P<number>{NUMBER})(?P<sign>[xX×])(?!\w)",
        _times,
        needs="xX×",
        numeric=True,
    ),
    rule("plus", rf"(?<![\w.,])(?P<number>{NUMBER})\+(?!\w)", _plus, needs="+", numeric=True),
    rule("rank", r"(?<![\w&])#\s?(?P<number>\d{1,4})(?!\w)", _hash, needs="#", numeric=True),
    rule(
        "signed",
        rf"(?<![\w.,)–-])(?P<sign>[-−+±])(?P<number>{NUMBER})(?:\s?(?P<big>{MAGNITUDE})(?![A-Za-z]))?(?!\w)(?!-\d)",
        _signed,
        needs="-−+±",
        numeric=True,
    ),
)
