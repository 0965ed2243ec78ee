"""French: the first of the month, the clock, ordinals, kings and centuries, and abbreviations."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.normalize import cldr, european_amounts, european_dates, european_texts
from briefing.normalize.french_words import (
    ABBREVIATIONS,
    CURRENCIES,
    FINAL,
    MAGNITUDES,
    NUMBERED,
    SIGNS,
)
from briefing.normalize.roman import value
from briefing.normalize.rules import Context, Rule, rule
from briefing.normalize.tongue import Tongue, cardinal, ordinal, pairs

_FEMININE = re.compile(
    r"(?:[st]ion|té|ée|[ea]nce|ure|ette|esse|elle|enne|euse|trice|aine|ie)s?$|^(?:personne|femme|fille|heure|minute|seconde|semaine|tonne|fois|victime|maison|équipe|voiture|"
    r"page|place|livre|école|ville|médaille|entreprise|chambre|île|arme|once|calorie|kilocalorie|milliseconde|part|tête|ligne|étape|liste|route|langue|plainte|usine)s?$"
)
_MASCULINE = frozenset("musée lycée trophée silence génie incendie parapluie".split())
_ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_COUNTED = "chapitre|Chapitre|tome|Tome|acte|Acte|article|Article|livre|Livre|titre|Titre|phase|Phase|annexe|Annexe|volume|Volume|Vatican|Apollo|partie|Partie|type|Type"
_KINGS = "Louis|Henri|Charles|François|Napoléon|Philippe|Jean|Paul|Pie|Léon|Benoît|Grégoire|Élisabeth|Elisabeth|Elizabeth|Guillaume|Frédéric|Nicolas|Alexandre|Catherine|Pierre|Albert|Léopold|Baudouin|Édouard|George|Georges|Jacques|Richard|Hassan|Mohammed|Mohamed|Ramsès|Clément|Urbain|Innocent|Felipe|Juan Carlos|Alphonse|Otto|Othon|Ferdinand|Maximilien|Joseph"


def feminine(noun: str) -> bool:
    """Guess from its ending whether a noun is feminine."""
    return bool(_FEMININE.search(noun.lower())) and noun.lower().rstrip("s") not in _MASCULINE


def _counted(words: str, noun: str) -> str:
    if noun and words.endswith("un") and feminine(noun):
        return f"{words}e"
    return words


def _decimals(text: str) -> str:
    """Up to three decimals are one number, more are said in pairs: 24,1313 "treize treize"."""
    if len(text) > 3:
        return pairs(text, "fr")
    zeros = len(text) - len(text.lstrip("0"))
    said = ["zéro"] * zeros
    return " ".join([*said, cardinal(int(text), "fr")] if text.strip("0") else said)


def _date(day: int, month: int, year: str, context: Context, place: int) -> str:
    said = []
    if day:
        said.append("premier" if day == 1 else cardinal(day, "fr"))
    if month:
        said.append(cldr.months("fr")[month - 1])
    if year:
        said.append(cardinal(int(year), "fr"))
    return " ".join(said)


def _fraction(above: int, below: int) -> str:
    known = {1: "unième", 2: "demi", 3: "tiers", 4: "quart"}
    part = known.get(below) or (ordinal(below, "fr") if below else "zéroième")
    many = "s" if above > 1 and not part.endswith("s") else ""
    return f"{cardinal(above, 'fr')} {part}{many}"


def _of(noun: str) -> str:
    return f"d'{noun}" if noun[:1].lower() in "aeiouyhéè" else f"de {noun}"


TONGUE = Tongue(
    code="fr", point="virgule", minus="moins", plus="plus", to="à", per="par", percent="pour cent",
    months=("janv|jan", "févr|fév|fev", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc|dec"),
    magnitudes=MAGNITUDES, currencies=CURRENCIES,
    units={"MWh": ("mégawatt-heure", "mégawatt-heures"), "GWh": ("gigawatt-heure", "gigawatt-heures"), "TWh": ("térawatt-heure", "térawatt-heures"), "kwh": ("kilowatt-heure", "kilowatt-heures"),
           "ch": ("cheval", "chevaux"), "kV": ("kilovolt", "kilovolts"), "mV": ("millivolt", "millivolts"), "Go": ("gigaoctet", "gigaoctets"), "Mo": ("mégaoctet", "mégaoctets"), "To": ("téraoctet", "téraoctets"),
           "bar": ("bar", "bars"), "° C": ("degré Celsius", "degrés Celsius"), "Mbit": ("mégabit", "mégabits")},
    signs=SIGNS, web={".": "point", "@": "arobase", "-": "tiret", "_": "tiret bas", "+": "plus", "#": "hashtag"},
    counted=_counted, decimals=_decimals, date=_date, fraction=_fraction, of=_of,
)  # fmt: skip


def _hours(n: int) -> str:
    return f"{_counted(cardinal(n, 'fr'), 'heure')} heure{'s' if n > 1 else ''}"


def _clock(match: re.Match[str], context: Context) -> str | None:
    hour, minute = int(match["h"]), match["m"]
    if hour > 24:
        return None
    said = _hours(hour)
    if minute and int(minute):
        said += f" {_counted(cardinal(int(minute), 'fr'), 'minute')}"
        if match["min"]:
            said += " minute" + ("s" if int(minute) > 1 else "")
    second = match.groupdict().get("s")
    if second:
        said += f" {_counted(cardinal(int(second), 'fr'), 'seconde')} seconde" + (
            "s" if int(second) > 1 else ""
        )
    return said


def _ordinal(match: re.Match[str], context: Context) -> str | None:
    n, ending = int(match["n"].replace(" ", "")), match["ending"]
    many = match["many"] or ""
    if not n:
        return None
    if n == 1:
        return ("première" if ending in ("re", "ère", "ere") else "premier") + many
    if ending in ("nd", "d", "nde", "de"):
        if n != 2:
            return None
        return ("second" if ending in ("nd", "d") else "seconde") + many
    return ordinal(n, "fr") + many


def _degree(match: re.Match[str], context: Context) -> str | None:
    return ordinal(int(match["n"]), "fr")


def _decade(match: re.Match[str], context: Context) -> str | None:
    return f"années {cardinal(int(match['n']), 'fr')}"


def _roman_ordinal(match: re.Match[str], context: Context) -> str | None:
    n = value(match["numeral"])
    if n == 1:
        return "première" if match["ending"] in ("re", "ère") else "premier"
    return ordinal(n, "fr")


def _king(match: re.Match[str], context: Context) -> str | None:
    n = value(match["numeral"])
    if n == 1 and match["name"] in _KINGS.split("|"):
        return f"{match['name']} premier"
    return f"{match['name']} {cardinal(n, 'fr')}"


def _phone(match: re.Match[str], context: Context) -> str | None:
    code = match["code"]
    said = f"plus {cardinal(int(code), 'fr')} " if code else ""
    rest = re.sub(r"\(0\)|\D", "", match["rest"])
    return said + (f"{cardinal(int(rest[0]), 'fr')} {pairs(rest[1:], 'fr')}" if code else pairs(rest, "fr"))  # fmt: skip


def _monsieur(match: re.Match[str], context: Context) -> str | None:
    word = {"M.": "monsieur", "MM.": "messieurs", "Mme": "madame", "Mmes": "mesdames", "Mlle": "mademoiselle", "Mlles": "mesdemoiselles", "Me": "maître"}[match["title"]]  # fmt: skip
    before = context.before(match.start()).rstrip()
    if match["title"] == "Me" and (not before or before[-1] in ".!?"):
        return None
    return word.capitalize() if not before or before[-1] in '.!?"' else word


def _day_month(match: re.Match[str], context: Context) -> str | None:
    day, month = int(match["day"]), int(match["month"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _date(day, month, "", context, match.start())


def _saint(match: re.Match[str], context: Context) -> str | None:
    return "Saint" + ("e" if match.group() == "Ste" else "")


@lru_cache(maxsize=4)
def rules(mark: str) -> tuple[Rule, ...]:
    """Return the rules of French, for decimals after *mark*."""
    own = (
        rule("phone", r"(?<![\w.,-])(?:\+(?P<code>\d{1,3})\s?(?=[\d(])|(?=0))(?P<rest>(?:\(0\)\s?)?\d{1,2}(?:[\s.-]\d\d){4})(?![\w])(?![.,]\d)", _phone, needs="0"),
        rule("title", r"(?<![\w.])(?P<title>MM?\.(?=\s[A-ZÉÀ])|Mmes?(?!\w)|Mlles?(?!\w)|Me(?=\s[A-ZÉ][a-zé]))", _monsieur, needs="M"),
        rule("saint", r"(?<!\w)Ste?(?=-[A-ZÉÀ])", _saint, needs="S"),
        rule("time", r"(?<![\w.,:])(?P<h>\d{1,2})\s?[hH](?:\s?(?P<m>[0-5]\d)(?!\d)(?P<min>\s?min(?!\w))?(?:\s?(?P<s>[0-5]\d)\s?s(?!\w))?)?(?!\w)", _clock, needs="hH"),
        rule("time", r"(?<![\w.,:])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?P<min>)(?::(?P<s>[0-5]\d))?(?![\w:])", _clock, needs=":"),
        rule("date-numeric", r"^(?P<day>\d\d?)[./](?P<month>\d\d)$", _day_month, needs="./"),
        rule("ordinal", r"^(?P<n>\d{1,3})°$", _degree, needs="°"),
        rule("decade", r"(?<=[Ll]es\s)(?P<n>[2-9]0)s(?!\w)", _decade, needs="s"),
    )  # fmt: skip
    more = (
        rule("ordinal", r"(?<![\w.,])(?P<n>\d{1,3}(?: \d{3})+|\d{1,9})\s?(?P<ending>ères?|ere|er|re|ième|ieme|ème|eme|è|e|nde|nd|de|d)(?P<many>s?)(?!\w)(?!')", _ordinal, needs="0"),
        rule("roman", rf"(?<!\w)(?P<numeral>{_ROMAN})(?P<ending>ère|er|ème|re|e)(?!\w)", _roman_ordinal, needs="IVX"),
        rule("roman", rf"(?<!\w)(?P<name>(?:{_KINGS}|{_COUNTED}|[A-ZÉ][a-zéèïîôç]+(?=\s(?:[XV]?[IVX][IVX])))(?:-[A-Z][a-z]+)?)\s(?P<numeral>{_ROMAN})(?![\w'-])", _king, needs="IVX"),
    )  # fmt: skip
    t = TONGUE
    return (
        *european_texts.web(t), *own[:1], *own[1:3], *european_texts.abbreviations(ABBREVIATIONS, FINAL, NUMBERED), *european_dates.rules(t), european_texts.minus(t), *own[3:],
        *european_texts.fractions(t), *european_amounts.rules(t, mark), european_amounts.lowercase(t, mark), *more, *european_texts.cardinals(t, mark), *european_texts.signs(t),
    )  # fmt: skip
