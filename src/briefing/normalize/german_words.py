"""German words: what abbreviations, magnitudes, currencies and signs stand for."""

from __future__ import annotations

from briefing.normalize.tongue import Names

MAGNITUDES = {
    "tausend": ("tausend", "tausend"), "tsd.": ("tausend", "tausend"), "tsd": ("tausend", "tausend"),
    "million": ("Million", "Million"), "millionen": ("Millionen", "Millionen"), "mio.": ("Million", "Millionen"), "mio": ("Million", "Millionen"),
    "milliarde": ("Milliarde", "Milliarde"), "milliarden": ("Milliarden", "Milliarden"), "mrd.": ("Milliarde", "Milliarden"), "mrd": ("Milliarde", "Milliarden"),
    "billion": ("Billion", "Billion"), "billionen": ("Billionen", "Billionen"), "bio.": ("Billion", "Billionen"),
}  # fmt: skip
_EURO: Names = ("Euro", "Euro", "Cent", "Cent")
_DOLLAR: Names = ("Dollar", "Dollar", "Cent", "Cent")
_POUND: Names = ("Pfund", "Pfund", "Penny", "Pence")
_FRANC: Names = ("Franken", "Franken", "Rappen", "Rappen")
CURRENCIES = {
    "€": _EURO, "EUR": _EURO, "Euro": _EURO, "euro": _EURO, "$": _DOLLAR, "Dollar": _DOLLAR, "dollar": _DOLLAR, "US$": ("US-Dollar", "US-Dollar", "Cent", "Cent"),
    "US-Dollar": ("US-Dollar", "US-Dollar", "Cent", "Cent"), "USD": ("US-Dollar", "US-Dollar", "Cent", "Cent"), "£": _POUND, "GBP": _POUND, "Pfund": _POUND,
    "CHF": ("Schweizer Franken", "Schweizer Franken", "Rappen", "Rappen"), "Franken": _FRANC, "¥": ("Yen", "Yen", "", ""), "Yen": ("Yen", "Yen", "", ""),
    "₽": ("Rubel", "Rubel", "", ""), "₹": ("Rupie", "Rupien", "", ""), "₺": ("Lira", "Lira", "", ""), "₴": ("Hrywnja", "Hrywnja", "", ""), "₩": ("Won", "Won", "", ""), "₪": ("Schekel", "Schekel", "", ""),
    "A$": ("australischer Dollar", "australische Dollar", "Cent", "Cent"), "C$": ("kanadischer Dollar", "kanadische Dollar", "Cent", "Cent"), "R$": ("Real", "Real", "", ""),
}  # fmt: skip
SIGNS = {
    "&": "und", "%": "Prozent", "+": "plus", "=": "gleich", "@": "at", "°": "Grad", "£": "Pfund", "€": "Euro", "$": "Dollar", "¥": "Yen", "₹": "Rupien", "±": "plus minus", "×": "mal",
    "÷": "geteilt durch", "§": "Paragraf", "¢": "Cent", "№": "Nummer", "−": "minus", "²": "hoch zwei", "³": "hoch drei", "<": "kleiner als", ">": "größer als", "→": "zu", "/": "",
}  # fmt: skip
ABBREVIATIONS = {
    "z. B.": "zum Beispiel", "d. h.": "das heißt", "u. a.": "unter anderem", "usw.": "und so weiter", "bzw.": "beziehungsweise", "ca.": "circa", "etc.": "et cetera", "u. U.": "unter Umständen",
    "z. T.": "zum Teil", "i. d. R.": "in der Regel", "o. ä.": "oder ähnlich", "s. o.": "siehe oben", "vgl.": "vergleiche", "evtl.": "eventuell", "ggf.": "gegebenenfalls", "inkl.": "inklusive",
    "exkl.": "exklusive", "zzgl.": "zuzüglich", "bspw.": "beispielsweise", "sog.": "sogenannte", "Dr.": "Doktor", "Prof.": "Professor", "Hr.": "Herr", "Hrn.": "Herrn", "Fr.": "Frau", "Mrs.": "Misses",
    "Mr.": "Mister", "St.": "Sankt", "Nr.": "Nummer", "Nrn.": "Nummern", "Str.": "Straße", "Tel.": "Telefon", "v. Chr.": "vor Christus", "n. Chr.": "nach Christus", "Jh.": "Jahrhundert",
    "Abs.": "Absatz", "Art.": "Artikel", "S.": "Seite", "Kap.": "Kapitel", "Bd.": "Band", "geb.": "geboren", "gest.": "gestorben",
    "mind.": "mindestens", "Mo.": "Montag", "Di.": "Dienstag", "Mi.": "Mittwoch", "Do.": "Donnerstag", "Sa.": "Samstag", "So.": "Sonntag",
    "Ing.": "Ingenieur", "Dipl.": "Diplom", "Univ.": "Universität", "e. V.": "eingetragener Verein", "m. E.": "meines Erachtens", "u. v. m.": "und vieles mehr", "o. g.": "oben genannt",
}  # fmt: skip
FINAL = frozenset("usw. etc. v.Chr. n.Chr. e.V. u.v.m. Str. Jh.".split())
"""Abbreviations with which a sentence may end."""
NUMBERED = frozenset("Abs. Art. S. Kap. Bd.".split())
"""Abbreviations only before a number: without one they may be words."""
