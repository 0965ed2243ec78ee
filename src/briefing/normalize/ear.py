"""What is written for the eye: datelines, credits, "(pictured)", ages in brackets.

These rules may leave words out; each deletion is logged and is all that the gate lets through.
"""

from __future__ import annotations

import re

from briefing.normalize.acronyms import SPELT
from briefing.normalize.numbers import amount
from briefing.normalize.rules import Context, Rule, rule, spell
from briefing.normalize.titles import STATES

_AGENCIES = "AP|AFP|Reuters|REUTERS|Xinhua|UPI|PTI|ANI|IANS|dpa|DPA|CNN|BBC|Bloomberg|TASS|Kyodo|Yonhap|EFE|ANSA|AAP|PA|CP|The Canadian Press|Associated Press|The Associated Press|CNBC|NPR|Sputnik|RFE/RL|SNS|IRNA|WAM|MENA|KUNA|Antara|Bernama|STATES NEWSROOM"
_PLACE = r"[A-Z][A-Z.'-]+(?:[ /][A-Z][A-Z.'-]+){0,3}(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?"


def _place(text: str) -> str:
    """Return a place in capitals as a name: "NEW YORK" -> "New York"."""
    text = re.sub(r"[A-Z][a-z]+\.", lambda m: STATES.get(m.group()[:-1], m.group()), text)
    text = text.replace("ST. ", "SAINT ").replace("/", ", ")
    return " ".join(
        spell(w)
        if w in SPELT
        else w
        if "." in w
        else "-".join(p.capitalize() for p in w.split("-"))
        for w in text.split()
    )


def _dateline(match: re.Match[str], context: Context) -> str | None:
    letters = match["place"].replace(".", "") in SPELT or re.fullmatch(
        r"(?:[A-Z]\.)+[A-Z]?", match["place"]
    )
    if letters and "(" not in match.group():  # "AI — what it is"
        return None
    place = _place(match["place"])
    return place + "."


def _agency(match: re.Match[str], context: Context) -> str | None:
    return ""


def _aged(match: re.Match[str], context: Context) -> str | None:
    return f", aged {amount(match['age'])}{match['comma'] or _comma(match, context)}"


def _comma(match: re.Match[str], context: Context) -> str:
    following = context.after(match.end(), 1)
    return "" if not following or following in ".,;:!?)" else ","


def _named_age(match: re.Match[str], context: Context) -> str | None:
    """Only after a name: "Ann Lee (42)", not "Section (12)"."""
    name = re.search(
        r"([A-Z][\w'’-]+)\s(?:(?:[a-z]{2,3}|[Aa]l-)\s?)?([A-Z][\w'’-]+)$",
        context.before(match.start()),
    )
    alone = re.search(
        r"(?:^|[\s,])(?:and|of|by|from|with|to|,|[a-z]+) [A-Z][a-z]+$",
        context.before(match.start()),
    )
    if name is None and (alone is None or len(match["age"]) < 2):
        return None
    if name is not None and name[1] in (
        "Section",
        "Article",
        "Chapter",
        "Table",
        "Figure",
        "Annex",
        "Clause",
    ):
        return None
    return _aged(match, context)


RULES: tuple[Rule, ...] = (
    rule(
        "dateline",
        rf"^(?P<place>{_PLACE}),?(?:\s[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},?)?\s(?:\((?:{_AGENCIES})(?:\s?/\s?[\w ]{{1,20}})?\)\s?(?:--|[-–—])|(?:--|[–—]))\s?",
        _dateline,
        needs="-–—",
        deletes=True,
    ),
    rule("agency", rf"^\((?:{_AGENCIES})\)\s?(?:--|[-–—])\s?", _agency, needs="(", deletes=True),
    rule(
        "caption",
        r"\s?[(\[](?:[Pp]ictured(?:\s[a-z ,]{1,40})?|[Ff]ile (?:photo|picture|image)|[Ss]ee (?:photo|picture|image|video|map|chart|graphic|below|above)|(?:above|below|left|right|centre|center|top|bottom|inset)(?:,? (?:left|right))?|[Pp]hoto|[Vv]ideo|[Gg]allery)[)\]]",
        _agency,
        needs="([",
        deletes=True,
    ),
    rule(
        "credit",
        rf"\s?[(\[](?:(?:{_AGENCIES}|EPA|Getty|Shutterstock|Alamy)(?:\s[A-Za-z ]{{1,30}})?\s?[/|]\s?(?=[A-Z][\w.-]*\s[A-Z])|(?:AP|AFP|Reuters|PA)\s[Pp]hoto(?=[)\]])|(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Pp]ic|[Cc]redit|PHOTO|Source)(?:\s(?:by|credit|courtesy))?(?:\sof)?\s?[:/]\s?|(?:[Pp]hoto|[Ii]mage|[Pp]icture)\s(?:by|credit|courtesy)\s|(?:Additional )?(?:Reporting|Writing|Editing) by\s)[^()\[\]\n]{{0,200}}[)\]]",
        _agency,
        needs="([",
        deletes=True,
    ),
    rule(
        "age",
        r"(?<=[a-zé])\s?\((?P<age>[2-9]|[1-9]\d|10\d)\)(?P<comma>,)?(?!\w)",
        _named_age,
        needs="(",
    ),
)
