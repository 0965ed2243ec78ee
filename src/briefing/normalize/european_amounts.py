"""Amounts of money, measures and percentages: a number, perhaps millions, and what it counts."""

from __future__ import annotations

import re

from briefing.normalize import cldr
from briefing.normalize.rules import Context, Rule, rule
from briefing.normalize.tongue import Names, Tongue, amount, is_one, number, split

_SYMBOL = r"(?:US|[ACRS]|AU|HK|NZ|Mex)?\$|[€£¥₽₹₺₴₩₪]"
_DASH = r"\s?[-–—]\s?"
_END = r"(?![\w²³'])"
_AFTER_UNIT = re.compile(r"[.,;:)]|$|\s(?:de|del|en|y|a|por)\b")
"""In Spanish "ha" and "mi" are words too; these follow the units."""
_PESOS = frozenset("MX CO CL AR UY CU DO".split())
"""Where $ is a peso."""
_NOT_MONEY = frozenset("ALL COP CUP PEN SOS TOP TRY".split())
"""Codes that are words or other names in capitals: COP 28 is a conference."""
_GLUED = re.compile(r"[A-Z]{3}\d")
_WEIGHTS = frozenset(("libra", "libras"))
START = r"(?<![\w.,])"
"""A number does not begin in the middle of a word or of another number."""


def alternatives(words: list[str]) -> str:
    """Return a pattern for any of *words*, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def names(sign: str, tongue: Tongue) -> Names | None:
    """Return how a currency is said, by its sign, its ISO code or its written name."""
    known = tongue.currencies
    found = known.get(sign) or known.get(sign.upper()) or known.get(sign.lower())
    if found:
        return found
    if sign.upper() not in cldr.currency_codes():
        return None
    one, many = cldr.currency(sign.upper(), tongue.code)
    return (one, many, "", "")


def unit(symbol: str, tongue: Tongue) -> tuple[str, str]:
    """Return the name of a unit for one and for many; "km/m²" is said as what it is made of."""
    own = tongue.units.get(symbol) or cldr.unit(symbol, tongue.code)
    if own[0] or "/" not in symbol:
        return own
    above, _, below = symbol.partition("/")
    first, second = unit(above, tongue), unit(below, tongue)
    return tuple(f"{name} {tongue.per} {second[0]}" for name in first)  # type: ignore[return-value]


def quantity(
    low: str, high: str | None, big: str | None, noun: Names, *, tongue: Tongue, mark: str
) -> str:
    """Say one number or two, with a magnitude and the noun: "fünf bis sieben Milliarden Euro"."""
    last = high or low
    single = not high and (
        split(last, mark)[0] in ("0", "1") if tongue.code == "fr" else is_one(last, mark)
    )
    if big:
        one, many = tongue.magnitudes.get(big) or tongue.magnitudes.get(big.lower()) or (big, big)
        scale = one if single else many
        name = (
            noun[1] if scale in ("mil", "mille", "tausend") or not noun[1] else tongue.of(noun[1])
        )
        tail, counts = f"{scale} {name}".rstrip(), scale
    else:
        tail = counts = noun[0] if single else noun[1]
    said = f"{amount(last, mark, tongue, counts)} {tail}"
    return f"{amount(low, mark, tongue, counts)} {tongue.to} {said}" if high else said


def money(written: str, noun: Names, tongue: Tongue, mark: str) -> str:
    """Say a sum with its coins: 3,50 € "drei Euro fünfzig Cent"."""
    head, tail = split(written, mark)
    tail = tail.rstrip("0")
    if not tail or len(tail) > 2 or not noun[3]:
        plain = head + (mark + tail if tail else "")
        return quantity(plain, None, None, noun, tongue=tongue, mark=mark)
    coins = tail.ljust(2, "0").lstrip("0")
    coin = noun[2] if coins == "1" else noun[3]
    small = f"{amount(coins, mark, tongue, coin)} {coin}"
    if not head.strip("0"):
        return small
    return f"{quantity(head, None, None, noun, tongue=tongue, mark=mark)} {small}"


def rules(tongue: Tongue, mark: str) -> tuple[Rule, ...]:
    """Return the rules for what comes with a number, in a language with this decimal mark."""
    n = number(mark)
    big = alternatives(list(tongue.magnitudes))
    scale = rf"(?:\s?(?P<big>(?i:{big})(?!\w)|(?:k|M|Md|Mds|Mrd|MM)(?=\s?[€$£])))"
    written = alternatives([k for k in tongue.currencies if k.isalpha() or "-" in k])
    coin = rf"(?P<sign>{_SYMBOL}|(?:{written})(?!\w)|[A-Z]{{3}}(?!\w))"
    symbols = alternatives([*cldr.UNITS, *tongue.units])
    span = rf"(?P<low>{n})(?:{_DASH}(?P<high>{n}))?"

    def before(match: re.Match[str], context: Context) -> str | None:
        sign = match["sign"]
        if sign == "$" and tongue.code == "es" and context.locale.tag[-2:].upper() in _PESOS:
            sign = "peso"
        if sign in _NOT_MONEY or (_GLUED.match(match.group()) and sign not in tongue.currencies):
            return None
        noun = names(sign, tongue)
        per = match.groupdict().get("per")
        if per and noun:
            rate = f" {tongue.per} {unit(per, tongue)[0]}"
            noun = (noun[0] + rate, noun[1] + rate, "", "")
        if noun is None:
            return None
        if match["sign"].islower() and match.group() != context.text.strip() and not priced(match):
            return None
        low, high, factor = match["low"], match["high"], match["big"]
        if high or factor:
            return quantity(low, high, factor, noun, tongue=tongue, mark=mark)
        return money(low, noun, tongue, mark)

    def priced(match: re.Match[str]) -> bool:
        """Whether a written currency follows a price: "2,80 euros", but not "1,5 euros" or pounds of weight."""
        alone = not (match["high"] or match["big"] or match.groupdict().get("per"))
        cents = len(split(match["low"], mark)[1]) == 2
        return (
            alone and cents and match["sign"] in tongue.currencies and match["sign"] not in _WEIGHTS
        )

    def measure(match: re.Match[str], context: Context) -> str | None:
        word = tongue.code == "es" and match["unit"] in ("ha", "mi")
        if word and not _AFTER_UNIT.match(context.text, match.end()):
            return None
        one, many = unit(match["unit"], tongue)
        noun = (one, many, "", "")
        return quantity(match["low"], match["high"], match["big"], noun, tongue=tongue, mark=mark)

    def rate(match: re.Match[str], context: Context) -> str | None:
        return f"{amount(match['low'], mark, tongue)} {tongue.per} {unit(match['unit'], tongue)[0]}"

    def percent(match: re.Match[str], context: Context) -> str | None:
        low, high = (match[g] and amount(match[g], mark, tongue) for g in ("low", "high"))
        factor = match["big"] and quantity(
            "2", None, match["big"], ("",) * 4, tongue=tongue, mark=mark
        )
        said = f"{low} {tongue.to} {high}" if high else str(low)
        return f"{said} {(factor or '').partition(' ')[2]} {tongue.percent}"

    def large(match: re.Match[str], context: Context) -> str | None:
        low, high = match["low"], match["high"]
        return quantity(low, high, match["big"], ("",) * 4, tongue=tongue, mark=mark)

    per = rf"(?:/(?:{symbols}))?"
    return (
        rule("percent", rf"{START}{span}{scale}?\s?%(?!\w)", percent, needs="%"),
        rule(
            "money",
            rf"(?<!\w)(?P<sign>{_SYMBOL}|(?<!\w)[A-Za-z]{{3}})\s?{span}{scale}?(?![.,]\d)",
            before,
            needs="0",
        ),
        rule(
            "money-after",
            rf"{START}{span}{scale}?\s?{coin}(?:/(?P<per>{symbols})(?![\w²³'/]))?",
            before,
            needs="0",
        ),
        rule("rate", rf"{START}(?P<low>{n})/(?P<unit>{symbols}){_END}", rate, needs="/"),
        rule(
            "unit",
            rf"{START}{span}{scale}?\s?(?P<unit>(?:{symbols}){per}){_END}",
            measure,
            needs="0",
        ),
        rule("millions", rf"{START}{span}{scale}", large, needs="0"),
    )


def lowercase(tongue: Tongue, mark: str) -> Rule:
    """A text that is nothing but a sum with its code in small letters: "4 ttd"."""

    def said(match: re.Match[str], context: Context) -> str | None:
        noun = names(match["sign"], tongue)
        return money(match["low"], noun, tongue, mark) if noun else None

    return rule(
        "money-after", rf"^(?P<low>{number(mark)})\s?(?P<sign>[a-z]{{3}})$", said, needs="0"
    )
