"""Letters and digits together: F-16, GPT-4o, iOS 17.1, Boeing 737-800, COVID-19, CO2, BA249."""

from __future__ import annotations

import re

from briefing.normalize.acronyms import say_token
from briefing.normalize.numbers import amount, digits, pairs, plural
from briefing.normalize.rules import Context, Rule, rule, spell

FORMULAS = frozenset(
    "CO2 H2O NO2 O2 SO2 CH4 N2O O3 H2 N2 NH3 H2S CO2e NOx SOx PM2.5 PM10 LiFePO4 UF6 C4 H2SO4 HCl NaCl CaCO3 SF6 U3O8".split()
)
_PLANES = r"(?:Boeing|Airbus|Embraer|Bombardier|Tupolev|Ilyushin|Antonov|Porsche|Peugeot|Ferrari|Flight|flight|Route|route|Highway|highway|Interstate|Room|room|Suite|Area|Unit)"


def code_number(text: str) -> str:
    """Say the digits of a code: two as a number, three as 3-20, more one by one."""
    if "." in text:
        return version(text)
    if text.startswith("0") or len(text) > 4:
        return digits(text)
    return pairs(text)


def version(text: str) -> str:
    """Say a version: 17.1.2 "seventeen point one point two"."""
    return " point ".join(amount(part) for part in text.split("."))


def _letters(text: str) -> str:
    """Say the letters of a code: as letters, unless they are a word."""
    return say_token(text)


def _code(match: re.Match[str], context: Context) -> str | None:
    said: list[str] = []
    pieces = re.findall(r"[A-Za-z]+|\d+(?:\.\d+)*|[-/.'+]", match.group())
    if len(pieces) > 12:
        return _one_by_one(match.group())
    long = sum(piece[0].isdecimal() for piece in pieces) > 2
    for at, piece in enumerate(pieces):
        if piece == "'":
            continue
        if piece[0].isdecimal():
            said.append(digits(piece) if long and "." not in piece else code_number(piece))
        elif piece == "+":
            said.append("plus")
        elif piece.isalpha():
            ending = piece == "s" and at == len(pieces) - 1
            if ending and said:
                said[-1] = _pluralised(said[-1], possessive=pieces[at - 1] == "'")
            elif len(piece) == 1 and piece.islower():
                said.append(piece if piece != "a" else spell("A"))
            else:
                said.append(_letters(piece))
    return " ".join(said)


def _numbered(match: re.Match[str], context: Context) -> str | None:
    number, _, letters = match.group().partition("-")
    return f"{amount(number)} {say_token(letters)}"


def _pluralised(words: str, *, possessive: bool) -> str:
    return words + "'s" if possessive else plural(words)


def _one_by_one(text: str) -> str:
    said = [spell(c) if c.isalpha() else digits(c) for c in text if c.isascii() and c.isalnum()]
    return " ".join(said)


def _formula(match: re.Match[str], context: Context) -> str | None:
    text = match.group()
    if text not in FORMULAS:
        return None
    pieces = re.findall(r"[A-Za-z]+|\d+(?:\.\d+)?", text)
    return " ".join(version(piece) if piece[0].isdecimal() else spell(piece) for piece in pieces)


def _versioned(match: re.Match[str], context: Context) -> str | None:
    prefix = "version " if match["v"] else ""
    return prefix + version(match["number"])


def _model(match: re.Match[str], context: Context) -> str | None:
    said = f"{match['head']} {pairs(match['number'])}"
    if match["variant"]:
        said += f" {pairs(match['variant'])}"
    return f"{said} {spell(match['kind'])}" if match["kind"] else said


def _airliner(match: re.Match[str], context: Context) -> str | None:
    said = f"{pairs(match['number'])} {pairs(match['variant'])}"
    return f"{said} {spell(match['kind'])}" if match["kind"] else said


def _max(match: re.Match[str], context: Context) -> str | None:
    return f"{pairs(match['number'])} Max"


def _plan(match: re.Match[str], context: Context) -> str | None:
    first = match["number"]
    return (
        f"{amount(first[0])} oh {amount(first[2:])} {match['letter'].lower()}"
        if len(first) == 3
        else None
    )


def _lineage(match: re.Match[str], context: Context) -> str | None:
    parts = match["number"].split(".")
    return f"{spell(match['letters'])} point " + " point ".join(
        amount(p) if len(p) < 3 else digits(p) for p in parts
    )


def _world_war(match: re.Match[str], context: Context) -> str | None:
    return f"World War {'one' if match['number'] in ('I', '1') else 'two'}"


def _team(match: re.Match[str], context: Context) -> str | None:
    return {"76": "seventy sixers", "49": "forty niners"}[match["number"]]


_CARDS = (
    r"RTX|GTX|RX|GeForce|Radeon|Quadro|Ryzen|Core Ultra|Xeon|EPYC|Threadripper|Snapdragon|Dimensity|"
    r"Exynos|ThinkPad"
)


def _card(match: re.Match[str], context: Context) -> str | None:
    said = [say_token(word) for word in match["head"].split()]
    if match["tier"]:
        said.append(amount(match["tier"]))
    number = pairs(match["number"])
    said.append(plural(number) if match["many"] else number)
    if match["kind"]:
        said.append("X three D" if match["kind"] == "X3D" else spell(match["kind"]))
    return " ".join(said)


MODELS: tuple[Rule, ...] = (
    rule(
        "model",
        rf"(?<![\w-])(?P<head>{_CARDS})[\s-](?:(?P<tier>\d)\s)?(?P<number>[1-9]\d{{2,3}})(?:(?P<many>s)|\s?(?P<kind>TI|Ti|XTX|XT|GRE|X3D|[XKGUHM]))?(?![\w%])(?![.,-]\d)",
        _card,
        needs="0",
    ),
)
"""Before the years, or a GTX 1080 might be one."""

RULES: tuple[Rule, ...] = (
    rule(
        "lineage",
        r"(?<![\w.-])(?P<letters>[A-Z]{1,2})\.(?P<number>\d{1,3}(?:\.\d{1,3}){0,4})(?!\w)",
        _lineage,
        needs=".",
    ),
    rule("world-war", r"(?<![\w-])WW(?P<number>II|I|2|1)(?!\w)", _world_war, needs="W"),
    rule("team", r"(?<!\w)(?P<number>76|49)ers\b", _team, needs="r"),
    rule("plan", r"(?<![\w.,])(?P<number>40[13])\((?P<letter>[a-z])\)", _plan, needs="("),
    rule(
        "formula",
        r"(?<![\w.-])[A-Z][A-Za-z]{0,3}\d?[A-Za-z]{0,2}\d?(?:\.5)?[A-Za-z]{0,2}\d?(?![\w.]\w|\w)",
        _formula,
        needs="0Ox",
    ),
    rule(
        "model",
        rf"(?<!\w)(?P<head>{_PLANES})\s(?P<number>\d{{2,4}})(?:-(?P<variant>\d{{1,4}}))?(?P<kind>ER|LR|ERF)?(?![\w%])(?![.,]\d)",
        _model,
        needs="0",
    ),
    rule(
        "model",
        r"(?<![\w.,/$£€-])(?P<number>7[0-9]7)-(?P<variant>\d{1,3})(?P<kind>ER|LR|F|ERF|SP)?(?![\w%-])",
        _airliner,
        needs="7",
    ),
    rule("model", r"(?<![\w.,/$£€-])(?P<number>7[0-9]7)\s(?:MAX|Max)\b", _max, needs="7"),
    rule(
        "version",
        r"(?<![\w.,$£€-])(?P<v>[vV]\.?\s?(?=\d))?(?P<number>\d{1,4}(?:\.\d{1,4}){2,4})(?![\w%])(?!\.\d)",
        _versioned,
        needs=".",
    ),
    rule(
        "version",
        r"(?<![\w.,$£€-])(?P<v>v)(?P<number>\d{1,3}(?:\.\d{1,3})?)(?![\w%])(?!\.\d)",
        _versioned,
        needs="v",
    ),
    rule("code", r"(?<![\w.,/$£€@#&])\d{1,6}-[A-Z]{2,5}(?![\w-])", _numbered, needs="-"),
    rule(
        "code",
        r"(?<![\w.,$£€@#&'-])(?:[A-Za-z]{1,12}-?\d{1,8}(?:\.\d{1,3})?|\d{1,6}-?(?:[A-Z]{1,4}|[a-z])(?=\d|[-/]?\d|\b))(?:-?(?:[A-Z]{1,6}|[a-z]{1,2}|\d{1,6}(?:\.\d{1,3})?)){0,5}\+?(?:'s)?(?![\w&])",
        _code,
        needs="0",
    ),
    rule(
        "code",
        r"(?<![\w.,$£€@#&'-])(?=[A-Za-z]{0,40}\d)(?=\d{0,40}[A-Za-z])[A-Za-z0-9]{2,80}(?:-[A-Za-z0-9]{1,80}){0,5}(?:'s)?(?!\w)",
        _code,
        needs="0",
    ),
)
