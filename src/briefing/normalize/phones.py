"""Telephone numbers and what else is read digit by digit: short codes, ISBNs, addresses of machines."""

from __future__ import annotations

import re

from briefing.normalize.numbers import amount, digits, pairs
from briefing.normalize.rules import Context, Rule, compiled, rule, spell
from briefing.normalize.titles import POSTAL

_CALL = r"(?:[Dd]ial(?:led|ed|ing|s)?|[Cc]all(?:ed|ing|s)?|[Pp]hon(?:e|ed|ing)|[Rr]ing|[Rr]ang|[Tt]ext(?:ed|ing)?|the|on|to|via|than)"
_CODE = "(?:911|999|112|111|101|988|000|311|211|411|119|110|811|511)"
_LIST = r"(?:,?\s(?:or|and)\s|,\s)"
_VERB = r"(?:[Dd]ial(?:led|ed|ing|s)?|[Tt]ext(?:ed|ing)?|(?:[Cc]all|[Rr]ing|[Pp]hone)(?!\s(?:19|20)\d\d\b))"
_MESSAGE = r"\b(?:[Tt]ext(?:s|ed|ing)?|SMS|[Mm]essages?)\s(?:[\"']?[\w-]{1,20}[\"']?\s){0,4}?(?P<word>[\"']?[A-Z]{2,20}[\"']?\s)?to\s$"
"""Before a number that takes messages; `word` is what it wants to be sent."""
_SERVICES = r"(?:calls?|caller|callers|operator|operators|dispatcher|dispatchers|dispatch|service|line|number|hotline|call-taker|recording|helpline|emergency)"


def _groups(text: str) -> str:
    """Say the groups of digits one by one, with a breath between."""
    groups = re.findall(r"\d+|[A-Za-z]+", text)
    said = [g if g.isalpha() else digits(g) for g in groups]
    return ", ".join(said)


def _phone(match: re.Match[str], context: Context) -> str | None:
    text = match.group()
    said = _groups(text)
    if text.startswith("+"):
        return f"plus {said}"
    if text.startswith("1-800"):
        return said.replace("eight zero zero", "eight zero zero", 1)
    return said


def _vanity(match: re.Match[str], context: Context) -> str | None:
    groups = match.group().split("-")
    said: list[str] = []
    for g in groups:
        if g.isalpha():
            said.append(g.capitalize())
        elif len(g) == 3 and g.endswith("00"):
            said.append(amount(g) + ",")
        else:
            said.append(digits(g) + ("," if g == "1" else ""))
    return " ".join(said)


_MORE_THAN = (
    r"\b(?:more|less|fewer|higher|lower|greater|bigger|smaller|from\s[\d.,]+|[\d.,]+|rose|risen|rises?|fell|fallen|grew|grown|climb\w*|drop\w*|"
    r"up|down|increas\w*|decreas\w*|totals?|tally|toll|number|amount\w*|close|closer|next|cut|raised?|added|went|goes|reduced)\s$"
)
_THINGS = r"\s(?:(?!services\b|calls\b)[a-z]+s|for|people|men|women|children)\b"


def _is_a_count(match: re.Match[str], context: Context) -> bool:
    """Whether "to 101" or "than 110 homes" is a number of things and no number to call."""
    if re.match(_VERB, match["head"]) or re.match(r"[CcPpRr](?:all|hon|ing|ang)", match["head"]):
        return False
    before, after = context.before(match.start(), 24), context.after(match.end(), 24)
    return bool(compiled(_MORE_THAN).search(before) or compiled(_THINGS).match(after))


def _short(match: re.Match[str], context: Context) -> str | None:
    if _is_a_count(match, context):
        return None
    said = re.sub(r"\d+", lambda code: digits(code.group()), match["number"])
    return f"{match['head']}{said}"


def _to_message(match: re.Match[str], context: Context) -> str | None:
    number = match["number"]
    message = compiled(_MESSAGE).search(context.before(match.start(), 100))
    if message is None:
        return None
    is_year = len(number) == 4 and number[:2] in ("15", "16", "17", "18", "19", "20")
    if not message["word"] and (is_year or len(number) == 3):
        return None
    return digits(number)


def _emergency(match: re.Match[str], context: Context) -> str | None:
    if re.search(r"(?:Porsche|Carrera)\s$", context.before(match.start(), 10)):
        return "nine eleven"
    return digits(match.group())


def _dotted(match: re.Match[str], context: Context) -> str | None:
    return " dot ".join(digits(part) for part in match.group().split("."))


def _isbn(match: re.Match[str], context: Context) -> str | None:
    number = match["number"]
    said = _groups(number.rstrip("xX")) if "-" in number or " " in number else digits(number)
    return f"{match['head']}{said}{' X' if number[-1] in 'xX' else ''}"


def _zip(match: re.Match[str], context: Context) -> str | None:
    before = context.before(match.start(), 3)
    if before[:2].isupper() and before[:2] not in POSTAL:
        return None
    return _groups(match.group())


_NAMED_CODE = r"\b(?:[Zz]ip|ZIP|[Pp]ostal|[Aa]rea|[Pp]in|PIN|[Dd]ial(?:l?ing)?|[Cc]ountry|[Aa]ccess|[Ss]ort|[Ss]hort|[Pp]ass)[\s-]?(?:codes?|number)(?:\s(?:is|was|are|of))?:?\s$"
_LINE = r"\b(?:(?:help|hot|tip|info)[\s-]?lines?|(?:tele)?phones?|[Tt]el\.?|numbers?|[Cc]all|[Rr]ing|[Dd]ial|[Pp]hone)(?:\s(?:is|on|at|now|free|number|us|the|Samaritans|police)){0,3}:?\s$"


def _named_code(match: re.Match[str], context: Context) -> str | None:
    """Digits after "zip code", "area code is", "PIN number"."""
    if compiled(_NAMED_CODE).search(context.before(match.start(), 32)) is None:
        return None
    return digits(match.group())


def _line(match: re.Match[str], context: Context) -> str | None:
    """Groups of digits after "the helpline is" or "call us on"."""
    if compiled(_LINE).search(context.before(match.start(), 40)) is None:
        return None
    return _groups(match.group())


def _docket(match: re.Match[str], context: Context) -> str | None:
    return f"{amount(match['year'])} {pairs(match['number'])}"


def _long_code(match: re.Match[str], context: Context) -> str | None:
    return digits(match.group())


_G = r"(?<![\w.$£€+-])"


def _isbn_head(match: re.Match[str], context: Context) -> str | None:
    said = _isbn(match, context)
    if said is None:
        return None
    head = re.sub(r"^ISBN(?:-1[03])?|:", "", match["head"]).strip()
    return " ".join((spell("ISBN"), *head.split(), said[len(match["head"]) :]))


RULES: tuple[Rule, ...] = (
    rule(
        "isbn",
        r"(?P<head>\bISBN(?:-1[03])?(?:\snumber)?(?:\s(?:is|was))?:?\s)(?P<number>[\d -]{8,20}[\dxX])",
        _isbn_head,
        needs="0",
    ),
    rule(
        "phone",
        r"(?<![\w.])\+(?=(?:[ ().-]{0,2}\d){7})\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]\d{2,8}){0,5}(?![\w-])",
        _phone,
        needs="+",
    ),
    rule(
        "phone",
        rf"{_G}(?:1[-. ])?(?:\(\d{{3}}\)\s?|\d{{3}}[-. ])\d{{3}}[-.]\d{{4}}(?:-\d{{1,4}})?(?![\w-])",
        _phone,
        needs="0",
    ),
    rule("phone", r"(?<![\w.$£€+])\(\d{3}\)\s?\d{3}[-. ]\d{4}(?![\w-])", _phone, needs="("),
    rule("phone", rf"{_G}\d{{3}}-\d{{2}}-\d{{4}}(?![\w-])", _phone, needs="-"),
    rule("phone", rf"{_G}0\d{{2,4}}[ -]\d{{3,4}}(?:[ -]?\d{{3,4}})?(?![\w-])", _phone, needs="0"),
    rule(
        "phone",
        rf"{_G}1-\d{{3}}-(?=[A-Z\d-]{{0,20}}[A-Z])[A-Z\d]{{1,12}}(?:-[A-Z\d]{{1,12}}){{0,3}}(?![\w-])",
        _vanity,
        needs="-",
    ),
    rule(
        "ip-address",
        rf"{_G}\d{{1,3}}\.\d{{1,3}}\.\d{{1,3}}\.\d{{1,3}}(?![\w.]\d)(?!\w)",
        _dotted,
        needs=".",
    ),
    rule("phone", rf"{_G}555-\d{{4}}(?![\w-])", _phone, needs="-"),
    rule("short-code", r"(?<![\w.,/$£€-])911(?=\s?" + _SERVICES + r"\b)", _emergency, needs="9"),
    rule(
        "short-code",
        rf"(?<!\w)(?P<head>{_VERB}\s)(?P<number>\d{{3,6}}(?:{_LIST}\d{{3,6}}){{0,4}})(?![\w,.]\d|\w)(?!\s(?:[a-z]+s|people|of|more)\b)",
        _short,
        needs="0",
    ),
    rule(
        "short-code",
        r"(?<=to\s)(?P<number>\d{3,6})(?![\w%,.]\d|[\w%])(?!\s(?!(?:to|by|or|and|now|with|for|from|at|on|if|before|until|today)\b)[a-z])",
        _to_message,
        needs="0",
    ),
    rule(
        "short-code",
        rf"(?<!\w)(?P<head>{_CALL}\s)(?P<number>{_CODE}(?:{_LIST}{_CODE}){{0,4}})(?![\w%,.]\d|[\w%])(?!\s(?:people|of|more|were|victims|cases|million|billion|points|dead))",
        _short,
        needs="0",
    ),
    rule(
        "short-code",
        r"(?<![\w.,/$£€-])911(?![\w%/])(?![.,]\d)(?!-\d)(?!\s(?:people|of|more|were|victims|cases|million|billion|points|dead|homes))",
        _emergency,
        needs="9",
    ),
    rule(
        "zip-code",
        r"(?:(?<=[A-Z]{2} )|(?<=[Zz]ip code )|(?<=ZIP code )|(?<=[Pp]ostal code )|(?<=[Pp]ostcode ))\d{5}(?:-\d{4})?(?![\w,.]\d|\w)",
        _zip,
        needs="0",
    ),
    rule(
        "named-code",
        r"\d(?:(?<=code \d)|(?<=codes \d)|(?<=number \d)|(?<= is \d)|(?<= was \d)|(?<= of \d)|(?<=: \d))\d{2,8}(?![\w%]|[,.]\d)",
        _named_code,
        needs="0",
    ),
    rule(
        "phone",
        r"(?<![\w.,$£€+-])\d{3}(?:[ -]\d{3,4}){1,3}(?![\w%-]|[,.]\d)",
        _line,
        needs="0",
    ),
    rule(
        "docket",
        r"(?<=\b[Nn]o\. )(?P<year>\d{2})-(?P<number>[1-9]\d{1,4})(?![\w%-]|[,.]\d)",
        _docket,
        needs="-",
    ),
    rule("long-code", r"(?<![\w.,])\d{16,}(?![\w])", _long_code, needs="0"),
)
