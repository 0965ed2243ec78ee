"""Roman numerals by context: Elizabeth II, World War II, Chapter IV, but not "I" or "MIX"."""

from __future__ import annotations

import re

from briefing.normalize.numbers import cardinal, ordinal
from briefing.normalize.rules import Context, Rule, rule

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_NUMERAL = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_SMALL = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"

_COUNTED = (
    "World War|World war|War|Chapter|Part|Act|Scene|Section|Article|Volume|Vol\\.|Book|Phase|Type|Class|Stage|Vatican|Apollo|Title|Schedule|Annex|"
    "Appendix|Figure|Table|Level|Tier|Grade|Mark|Mk|Mk\\.|Episode|Round|Rocky|Rambo|Final Fantasy|Grand Theft Auto|Star Wars|Saturn|Gemini|"
    "Model|Division|Category|Form|Basel|Solvency|Group|Zone|Region|Area|Series|Season|Version|Generation|Gen|Page|Canto|Psalm|Factor|Quartet|"
    "Quintet|Concerto|Symphony|Sonata|Opus|Mission|Operation|Minuteman|Trident|Cat|Proposition|Stratum|Exhibit|Lot|Camp|Block|Case|Creed|Godfather|"
    "Halloween|Saw|Scream|Civilization|Civ|Dragon Quest|Diablo|StarCraft|Warcraft|GTA|Magnum|Typhoon"
)
_PLACED = (
    "Studio|Hall|Unit|Building|Terminal|Gate|Platform|Room|Wing|Ward|Reactor|Pier|Dock|Sector|Plan|Option|Movement|Band|Module|Step|Cohort|"
    "Theatre|Theater|Track|Site|Tower|Shaft|Test|Trial|Panel|Bay|Deck|Pool|Hangar|Suite|Lab|Laboratory|Corps|Barrack|Pavilion|Gallery|Bridge|"
    "studio|hall|unit|terminal|reactor|movement|phase|round|volume|cohort"
)
"""What is also numbered, though an I after it is more often the writer."""
_ROYAL = (
    "Elizabeth|Charles|George|Henry|Edward|Richard|William|James|Mary|John|John Paul|Benedict|Pius|Leo|Gregory|Urban|Innocent|Clement|Paul|"
    "Louis|Napoleon|Francis|Philip|Felipe|Alfonso|Carl|Gustaf|Gustav|Carl Gustaf|Frederick|Frederik|Christian|Margrethe|Haakon|Harald|Olav|Albert|"
    "Leopold|Baudouin|Nicholas|Alexander|Peter|Catherine|Ivan|Paul|Wilhelm|Rama|Ramses|Ramesses|Xerxes|Darius|Cyrus|Constantine|Theodosius|Justinian|"
    "Mehmed|Murad|Suleiman|Selim|Mohammed|Hassan|Abdullah|Ptolemy|Cleopatra|Thutmose|Amenhotep|Seti|Tawadros|Shenouda|Bartholomew|Kirill|Sixtus|"
    "Sigismund|Casimir|Vittorio Emanuele|Victor Emmanuel|Umberto|Pedro|Maximilian|Rudolf|Ferdinand|Joseph|Otto|Conrad|Robert|David|Kamehameha"
)
_NOT_A_NAME = frozenset(
    "The A And Or But If When As In On At By For To Of With From He She They We You It That This Sam".split()
)


def value(numeral: str) -> int:
    """Return the value of a roman numeral that is written by the rules."""
    total = 0
    for here, following in zip(numeral, f"{numeral[1:]}I", strict=True):
        n = _VALUES[here]
        total += -n if _VALUES[following] > n and len(numeral) > 1 else n
    return total


def _counted(match: re.Match[str], context: Context) -> str | None:
    numeral = match["numeral"]
    if numeral == "I" and _says_i(match, context):
        return None
    if numeral == "X" and match["head"] in _LETTERED:
        return None
    head = (
        match["head"].title()
        if match["head"].isupper() and len(match["head"]) > 3
        else match["head"]
    )
    return f"{head} {cardinal(value(numeral))}"


_LETTERED = frozenset(("Generation", "Gen", "Factor", "Model", "Series", "Class", "Operation"))
"""What has an X in its name and no tenth of its kind."""

_NUMERAL_FOLLOWS = re.compile(
    r"[.,;:)?!-]|$|\s(?:of|in|and|or|to|trials?|errors?|diabetes|drugs?|felony|felonies|misdemeanors?|"
    r"devices?|recalls?|study|studies|area|is|was|are|were|will|has)\b"
)


def _placed(match: re.Match[str], context: Context) -> str | None:
    if match["numeral"] == "I" and not _NUMERAL_FOLLOWS.match(context.after(match.end())):
        return None
    return f"{match['head']} {cardinal(value(match['numeral']))}"


def _says_i(match: re.Match[str], context: Context) -> bool:
    """Whether the I in "the class I taught" is the writer; a capitalised head is a heading."""
    after = context.after(match.end())
    if match["head"][0].islower():
        return _NUMERAL_FOLLOWS.match(after) is None
    return match["head"] not in ("World War", "World war", "War") and (
        re.match(r"\s(?:am|had|have|could|did|think|know)\b", after) is not None
    )


def _regnal(match: re.Match[str], context: Context) -> str | None:
    numeral = match["numeral"]
    if numeral == "I" and re.match(
        r"(?:'|\s(?:am|have|think|know|do|want|can|will)\b)", context.after(match.end())
    ):
        return None
    return f"{match['name']} the {ordinal(value(numeral))}"


def _named(match: re.Match[str], context: Context) -> str | None:
    if match["name"] in _NOT_A_NAME or match["numeral"] == "XI":
        return None
    n = value(match["numeral"])
    if re.search(r"(?:^|\W)[Tt]he\s$", context.before(match.start(), 5)):  # a ship, not a king
        return f"{match['name']} {cardinal(n)}"
    return f"{match['name']} the {ordinal(n)}"


def _ordinal_before(match: re.Match[str], context: Context) -> str | None:
    return f"the {ordinal(value(match['numeral']))} {match['noun']}"


def _eleven(match: re.Match[str], context: Context) -> str | None:
    return "eleven"


RULES: tuple[Rule, ...] = (
    rule(
        "roman",
        rf"(?<![\w-])(?P<head>Super Bowl|WrestleMania|Wrestlemania|UFC|Olympiad)\s(?P<numeral>{_NUMERAL})(?!\w|-\d)",
        _counted,
        needs="IVXLC",
    ),
    rule(
        "roman",
        rf"(?<![\w-])(?P<head>{_COUNTED}|(?:CHAPTER|PART|ACT|VOLUME|WORLD WAR|chapter|part|act|scene|volume|phase|type|class|stage|level|tier|grade|annex|title|division|category|article|section))\s(?P<numeral>{_SMALL})(?!\w|-\d)",
        _counted,
        needs="IVX",
    ),
    rule(
        "roman",
        rf"(?<![\w-])(?P<head>{_PLACED})\s(?P<numeral>{_SMALL})(?!\w|-\d)",
        _placed,
        needs="IVX",
    ),
    rule(
        "roman-regnal",
        rf"(?<![\w-])(?P<name>{_ROYAL})\s(?P<numeral>{_SMALL})(?!\w|-\d)",
        _regnal,
        needs="IVX",
    ),
    rule(
        "roman-regnal",
        r"(?<![\w-])(?P<name>[A-Z][a-z]{1,20}),?\s(?P<numeral>(?:X{1,2}(?:IX|IV|V?I{1,3})|X{0,2}I[IVX]I?|X{0,2}VI{1,3}|III|XX|XXX|XV|XIV))(?![\w-])",
        _named,
        needs="IVX",
    ),
    rule("eleven", r"(?<=his |her |our |ing |rst |rld |est |eir )XI(?![\w-])", _eleven, needs="X"),
    rule(
        "roman",
        r"(?<![\w-])(?:[Tt]he\s)?(?P<numeral>X{1,3}(?:IX|IV|V?I{0,3}))\s(?P<noun>century|Olympiad|Congress|Winter|Summer|Olympic|Legion|Corps|Conference)\b",
        _ordinal_before,
        needs="X",
    ),
)
