"""German ordinals: they agree with what they stand by, and kings have them for a surname."""

from __future__ import annotations

import re

from briefing.normalize.roman import value
from briefing.normalize.rules import Context
from briefing.normalize.tongue import cardinal, following, ordinal, preceding

_OBLIQUE = frozenset(
    "am im vom zum beim zur dem den des einem einen eines seit ab bis von mit nach vor bei diesem diesen dieses jedem jeden ihren ihrem ihres seinem seinen seines "
    "meinem meinen unserem unseren deren jenem jenen keinem keinen".split()
)
_WEAK = frozenset("der die das diese dieser jede jeder eine ihre seine meine unsere keine".split())
_GOVERNS = frozenset(
    "in mit von nach bei aus zu auf an seit unter vor über während wegen trotz laut ab".split()
)
FEMININE = re.compile(
    r"(?:ung|heit|keit|schaft|tät|ion|ur|ei|e|mal|zahl|nacht|stadt|welt|hand|kraft|wahl|uhr)$"
)
_NEUTER = frozenset(
    "tor jahr quartal spiel kind viertel buch kapitel halbjahr mal jahrhundert bundesland semester jahrzehnt album gebot obergeschoss stockwerk".split()
)
_ORDERED = frozenset(
    "sinfonie symphonie geburtstag todestag amtszeit hochzeitstag weltkrieg".split()
)
"""Before these a number with a point is an ordinal, whatever comes before it."""
_WEEKDAYS = frozenset(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag".split()
)
_QUEENS = frozenset(
    "elisabeth elizabeth maria katharina margrethe beatrix isabella viktoria victoria christina anna kleopatra".split()
)
_COUNTED = "Kapitel|Band|Teil|Akt|Artikel|Klasse|Typ|Phase|Liga|Weltkrieg|Anhang|Stufe|Hartz|Apollo|Abschnitt|Buch|Gruppe|Rocky"
ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_KINGS = frozenset(
    "Otto Heinrich Friedrich Wilhelm Karl Ludwig Leopold Franz Joseph Josef Maximilian Albert Albrecht Philipp Rudolf Ferdinand Napoleon Georg Jakob Eduard Richard Alexander Nikolaus Peter "
    "Paul Johannes Leo Pius Benedikt Gregor Innozenz Urban Clemens Franziskus Stephan Boris Carol Gustav Adolf Christian Harald Olav Felipe Ramses Darius Elisabeth Elizabeth Maria Katharina "
    "Margrethe Anna Viktoria".split()
)
_NUMBERED_NOUNS = frozenset(
    "weltkrieg internationale republik quartal akt kapitel abteilung liga senat zivilsenat strafsenat vatikanische vatikanisches".split()
)
_NO_NAMES = frozenset("Im Am Der Die Das Dem Den Des Vom Zum Beim Zur Ein Eine Und In".split())
_ORDINAL_AHEAD = re.compile(r"\s(?:und|oder|bis|sowie)\s\d{1,3}\.\s[A-ZÄÖÜ]")


def stem(n: int) -> str:
    """Return the ordinal without its ending. The library's "tausendst" is "eintausendst" here."""
    said = ordinal(n, "de").removesuffix("e")
    return f"ein{said}" if n in (100, 1000) else said


def ending(context: Context, place: int, noun: str) -> str:
    """Return the ending of an ordinal at *place* by the words before it and the noun after it."""
    words = [*preceding(context, place), "", ""]
    near, before = words[0], words[1]
    feminine = bool(FEMININE.search(noun.lower()))
    if near in _WEEKDAYS:
        return "en" if before in _OBLIQUE else "er"
    if near in ("und", "bis", "oder") and re.search(r"\d\.?$", before):
        near = ([*preceding(context, place, 3), "", "", ""])[2]
    if near in _OBLIQUE or near in ("kommenden", "vergangenen"):
        return "en"
    if near == "der" and (before in _GOVERNS or (feminine and before)):
        return "en"
    if near in _WEAK or feminine:
        return "e"
    return "es" if noun.lower() in _NEUTER else "er"


def _ordinal(match: re.Match[str], context: Context) -> str | None:
    place, end = match.span()
    if match.group() == context.text.strip():
        return stem(int(match["n"])) + "er"
    noun = following(context, end)
    near = ([*preceding(context, place, 1), ""])[0]
    known = (
        noun.lower() in _ORDERED
        or near in _OBLIQUE
        or near in _WEAK
        or near in ("ein", "sein", "ihr", "kein")
    )
    if not noun or not (
        known or place == 0 or noun[0].islower() or _ORDINAL_AHEAD.match(context.text, end)
    ):
        return None
    if not noun[0].isupper():
        ahead = re.search(r"\d\.\s([A-ZÄÖÜ]\w+)", context.after(end, 30))
        noun = ahead[1] if ahead else ""
    return stem(int(match["n"])) + ending(context, place, noun)


def king(match: re.Match[str], context: Context) -> str | None:
    """Say "Ludwig XIV." as "Ludwig der Vierzehnte", and "Kapitel IV" as "Kapitel vier"."""
    name, numeral = match["name"], match["numeral"]
    ends = match["dot"] or match.end() == len(context.text)
    known = name in _COUNTED.split("|")
    if name in _NO_NAMES:
        return None
    if not known and (not ends or (len(numeral) == 1 and name not in _KINGS)):
        return None
    if known:
        return f"{name} {cardinal(value(numeral), 'de')}" + (match["dot"] or "")
    queen = name.lower() in _QUEENS
    near = ([*preceding(context, match.start(), 1), ""])[0]
    if near in _GOVERNS or near in ("vom", "zum", "unter"):
        return f"{name} {'der' if queen else 'dem'} {stem(value(numeral)).capitalize()}en"
    return f"{name} {'die' if queen else 'der'} {stem(value(numeral)).capitalize()}e"


def roman_ordinal(match: re.Match[str], context: Context) -> str | None:
    """Say a Roman ordinal before its noun: "im II. Weltkrieg"."""
    noun = following(context, match.end())
    if len(match["numeral"]) == 1 and noun.lower() not in _NUMBERED_NOUNS:
        return None  # more likely the initial of a first name
    return stem(value(match["numeral"])) + ending(context, match.start(), noun)


def ordinal_said(match: re.Match[str], context: Context) -> str | None:
    """Say "3." before a noun, or alone; None when the point ends the sentence."""
    if match["m"]:
        return stem(int(match["m"])) + "er"
    return _ordinal(match, context)
