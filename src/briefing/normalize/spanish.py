"""Spanish: numbers that agree with their nouns, the clock, ordinals, kings and centuries."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.normalize import cldr, european_amounts, european_dates, european_texts
from briefing.normalize.roman import value
from briefing.normalize.rules import Context, Rule, rule
from briefing.normalize.spanish_words import (
    ABBREVIATIONS,
    CURRENCIES,
    FINAL,
    FUNCTION_WORDS,
    MAGNITUDES,
    NUMBERED,
    SIGNS,
)
from briefing.normalize.tongue import Tongue, cardinal, digits, following, ordinal, pairs

_FEMININE = re.compile(
    r"(?:[cs]ión|[cs]iones|dad|dades|tud|tudes|as|a|umbre)$|^(?:mujer|mujeres|vez|veces|noche|noches|tarde|clase|clases|parte|partes|calle|calles|llave|llaves|madre|madres|red|redes|sede|sedes|nave|naves|ave|aves|torre|torres|razón|razones|flor|flores)$"
)
_MASCULINE = re.compile(
    r"(?:(?:proble|siste|progra|te|cli|idio|dra|esque|le|poe|dile|sínto|caris|enig|fantas|panora|diagra|telegra|plas)mas?|ista|istas)$|^(?:día|días|mapa|mapas|planeta|planetas|atleta|atletas|cura|curas|mañana|lempira|lempiras)$"
)
_ROMAN = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_COUNTED = "capítulo|Capítulo|tomo|Tomo|acto|Acto|artículo|Artículo|título|Título|fase|Fase|anexo|Anexo|volumen|Volumen|Vaticano|Apolo|parte|Parte|tipo|Tipo|grupo|Grupo"
_QUEENS = frozenset(
    "Isabel María Catalina Margarita Cristina Juana Victoria Beatriz Ana Cleopatra".split()
)
_KINGS = "Felipe|Alfonso|Carlos|Fernando|Juan Carlos|Juan Pablo|Juan|Benedicto|León|Pío|Pablo|Gregorio|Luis|Enrique|Jorge|Eduardo|Guillermo|Napoleón|Pedro|Sancho|Jaime|Ramiro|Alejandro|Nicolás|Francisco|Federico|Mohamed|Hasán|Ramsés|Clemente|Urbano|Inocencio|Balduino|Leopoldo|Alberto|Maximiliano|José"


def feminine(noun: str) -> bool:
    """Guess from its ending whether a noun is feminine."""
    low = noun.lower()
    return bool(_FEMININE.search(low)) and not _MASCULINE.search(low)


def _counted(words: str, noun: str) -> str:
    """Make a number agree with the noun after it: "doscientas", "veintiún"; millions do not."""
    first = noun.partition(" ")[0]
    if not first or first.lower() in FUNCTION_WORDS:
        return words
    if not feminine(first):
        return re.sub(r"veintiuno$", "veintiún", re.sub(r"(?<!i)uno$", "un", words))
    cut = max((m.end() for m in re.finditer(r"ill(?:ón|ones)\b", words)), default=0)
    tail = re.sub(r"cientos\b", "cientas", words[cut:])
    tail = re.sub(r"quinientos\b", "quinientas", tail)
    return words[:cut] + re.sub(r"uno$", "una", tail)


def _date(day: int, month: int, year: str, context: Context, place: int) -> str:
    said = []
    if day:
        said.append("primero" if day == 1 and month else cardinal(day, "es"))
    if month:
        said.append(cldr.months("es")[month - 1])
    if year:
        said.append(cardinal(int(year), "es"))
    return " de ".join(said)


def _fraction(above: int, below: int) -> str:
    if (above, below) == (1, 2):
        return "medio"
    known = {0: "ceroavo", 1: "entero", 2: "medio", 3: "tercio", 100: "centésimo", 1000: "milésimo"}
    part = known.get(below)
    if part is None and below <= 10:
        part = ordinal(below, "es")
    if part is None:
        joined = cardinal(below, "es").replace(" y ", "i").replace(" ", "")
        part = re.sub(r"uno$", "un", joined).translate(str.maketrans("áéíóú", "aeiou"))
        part = part.removesuffix("a") + "avo"
    return f"{_counted(cardinal(above, 'es'), 'tercio')} {part}{'s' if above != 1 else ''}"


TONGUE = Tongue(
    code="es", point="coma", minus="menos", plus="más", to="a", per="por", percent="por ciento",
    months=("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "setiembre|sept|sep", "oct", "nov", "dic"),
    magnitudes=MAGNITUDES, currencies=CURRENCIES,
    units={"MWh": ("megavatio hora", "megavatios hora"), "GWh": ("gigavatio hora", "gigavatios hora"), "kwh": ("kilovatio hora", "kilovatios hora"), "kV": ("kilovoltio", "kilovoltios"),
           "CV": ("caballo", "caballos"), "psi": ("p s i", "p s i"), "seg": ("segundo", "segundos"), "mV": ("milivoltio", "milivoltios"), "hs": ("hora", "horas"),
           **dict.fromkeys(("°C", "° C", "°c", "° c", "ºC", "º C"), ("grado centígrado", "grados centígrados")), "Mbit": ("megabit", "megabits")},
    signs=SIGNS, web={".": "punto", "@": "arroba", "-": "guion", "_": "guion bajo", "+": "más", "#": "hashtag"},
    counted=_counted, decimals=lambda text: pairs(text, "es"), date=_date, fraction=_fraction, of=lambda noun: f"de {noun}",
)  # fmt: skip


def _hour(n: int) -> str:
    return _counted(cardinal(n, "es"), "hora")


def _minutes(n: int) -> str:
    if not n:
        return ""
    return {15: " y cuarto", 30: " y media"}.get(n, f" y {cardinal(n, 'es')}")


def _clock(match: re.Match[str], context: Context) -> str | None:
    hour, minute, half = int(match["h"]), match["m"], match["half"]
    named = half or match["hours"] or match["zone"]
    before = context.before(match.start())
    if hour > 24 or (not minute and not half and not match["zone"]):
        return None
    at = re.search(r"\b(?:las?|hacia)\s$", before)
    if minute and match["sep"] == "." and not (named or at or match.group() == context.text):
        return None
    said = _hour(hour) + _minutes(int(minute or "0"))
    if match["s"] and int(match["s"]):
        said += f" y {cardinal(int(match['s']), 'es')} segundos"
    if half:
        part = "tarde" if half[0] in "pP" else "mañana"
        if (hour == 12 and part == "mañana") or (part == "tarde" and 8 <= hour < 12):
            part = "noche"
        said += f" de la {part}"
    elif match["hours"] and not int(minute or "0") and hour > 1 and at:
        said += " horas"
    if match["zone"]:
        said += f" {' '.join(match['zone'])}"
    if match["offset"]:
        side, rest = match["offset"][0], match["offset"][1:].split(":")
        said += f" {'menos' if side in '-−' else 'más'} {' '.join(cardinal(int(r), 'es') for r in rest)}"  # fmt: skip
    return said


def _duration(match: re.Match[str], context: Context) -> str | None:
    hour, minute, second = int(match["h"]), int(match["m"]), match["s"]
    if not second:
        return f"{_hour(hour)}{_minutes(minute)}"
    return f"{_hour(hour)} horas {cardinal(minute, 'es')} minutos y {cardinal(int(second), 'es')} segundos"


def _ordinal(match: re.Match[str], context: Context) -> str | None:
    n = int(match["n"])
    ending = match["ending"].lower()
    if not n or (ending == "°" and (n > 99 or not following(context, match.end()))):
        return None
    short = ending in ("er", "ᵉʳ") or (
        ending in ("º", "°", "o") and _counted("uno", following(context, match.end())) == "un"
    )
    return _ordinal_words(n, female=ending in ("ª", "a"), short=short)


def _ordinal_words(n: int, *, female: bool, short: bool) -> str:
    words = {11: "undécimo", 12: "duodécimo"}.get(n) or ordinal(n, "es")
    if n == 11 and short:
        words = "decimoprimero"
    words = words.replace("décimo ", "decimo").replace("oo", "o") if 10 < n < 20 else words
    if female:
        return " ".join(w.removesuffix("o") + "a" for w in words.split())
    return re.sub(r"(primer|tercer)o$", r"\1", words) if short else words


def _king(match: re.Match[str], context: Context) -> str | None:
    name, n = match["name"], value(match["numeral"].upper())
    if name in _COUNTED.split("|") or n > 10:
        return f"{name} {cardinal(n, 'es')}"
    return f"{name} {_ordinal_words(n, female=name in _QUEENS, short=False)}"


def _edition(match: re.Match[str], context: Context) -> str | None:
    female = match["the"].lower() == "la"
    return f"{match['the']} {_ordinal_words(value(match['numeral']), female=female, short=True)}"


def _phone(match: re.Match[str], context: Context) -> str | None:
    code, rest, extension = match["code"], match["rest"], match["extension"]
    size = sum(c.isdecimal() for c in rest)
    told = re.search(r"(?i:tel|número|llam|marque|marcar|fax)", context.before(match.start()))
    if not 7 <= size <= 12 or (not code and not told and re.fullmatch(r"\d{3}( \d{3})+", rest)):
        return None
    said = digits(rest, "es")
    if code:
        said = f"más {cardinal(int(code), 'es') if len(code) < 3 else digits(code, 'es')} {said}"
    return f"{said} extensión {digits(extension, 'es')}" if extension else said


def _month_first(match: re.Match[str], context: Context) -> str | None:
    month = european_dates.month_of(match["month"], TONGUE)
    return _date(int(match["day"]), month, match["year"], context, match.start())


def _unit_three_quarters(match: re.Match[str], context: Context) -> str | None:
    return f"{cardinal(int(match['above']), 'es')} cuartas partes"


@lru_cache(maxsize=4)
def rules(mark: str) -> tuple[Rule, ...]:
    """Return the rules of Spanish, for decimals after *mark*."""
    month = european_dates.month_pattern(TONGUE)
    zone = r"(?:\s?(?P<zone>(?i:gmt|utc|est|edt|cst|pst|cet|cest)(?!\w))(?P<offset>[+−-]\d{1,2}(?::\d\d)?)?)?"
    own = (
        rule("date", rf"(?<![\w.])(?P<month>{month})\s(?P<day>3[01]|[12]?\d)(?:,?\s(?:de\s)?)(?P<year>(?:1\d|2[01])\d\d)(?![\w%])", _month_first, needs="0"),
        rule("phone", r"(?<![\w.,/-])(?:\+(?P<code>\d{1,3})[\s-]?)?(?P<rest>\(?\d{2,4}\)?[\s-]\d{2,4}(?:[\s-]\d{2,4}){0,3}?)(?:-(?P<extension>\d{1,2}))?(?![\w/-])(?![.,]\d)(?!\s\d)", _phone, needs="0"),
        rule("time", rf"(?<![\w.,:])(?P<h>\d{{1,2}})(?:(?P<sep>[:.])(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?)?(?:\s?(?P<half>[aApP]\.?\s?[mM](?!\w)\.?))?(?:\s?(?P<hours>h|hs|horas?)(?!\w)\.?)?{zone}(?![\w:])", _clock, needs="0"),
        rule("time", r"(?<![\w.,:])(?P<h>\d{1,2})\s?h\s?(?P<m>[0-5]?\d)\s?min(?:\s?(?P<s>[0-5]?\d)\s?(?:seg|s)(?!\w))?(?!\w)", _duration, needs="h"),
        rule("ordinal", r"(?<![\w.,])(?P<n>\d{1,4})\s?\.?(?P<ending>er(?!\w)|[ºª°](?!\s?[CcFf]\b))", _ordinal, needs="erºª°"),
        rule("fraction", r"(?<![\w.,/])(?P<above>[23])/4(?=\spartes)\spartes", _unit_three_quarters, needs="/"),
    )  # fmt: skip
    more = (
        rule("roman", rf"(?<!\w)(?P<name>[Ss]iglos?)\s(?P<numeral>{_ROMAN}|(?=[ivx]{{2}})(?i:{_ROMAN}))(?![\w'-])", _king, needs="ivxlIVXL"),
        rule("roman", rf"(?<!\w)(?P<name>{_KINGS}|{_COUNTED}|{'|'.join(sorted(_QUEENS))})\s(?P<numeral>{_ROMAN})(?![\w'-])", _king, needs="IVXL"),
        rule("roman", rf"(?<!\w)(?P<the>[EeLl][la])\s(?P<numeral>(?=[IVXL]{{2}}|V\s|X\s|I\s(?:Guerra|República)){_ROMAN})(?=\s[A-Za-zÁÉÍÓÚáéíóú])", _edition, needs="IVXL"),
        rule("roman", rf"(?<!\w)(?P<name>[A-ZÁÉÍÓÚ][a-záéíóúñ]+)\s(?P<numeral>(?=[IVXL]{{2}}){_ROMAN})(?![\w'-])", _king, needs="IVXL"),
    )  # fmt: skip
    t = TONGUE
    return (
        *european_texts.web(t), *european_texts.abbreviations(ABBREVIATIONS, FINAL, NUMBERED), own[0], *european_dates.rules(t), own[1], own[3], own[2], european_texts.minus(t), own[4],
        own[5], *european_texts.fractions(t), *european_amounts.rules(t, mark), european_amounts.lowercase(t, mark), *more, *european_texts.cardinals(t, mark),
        *european_texts.signs(t),
    )  # fmt: skip
