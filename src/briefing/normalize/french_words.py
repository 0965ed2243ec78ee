"""French words: what abbreviations, magnitudes, currencies and signs stand for."""

from __future__ import annotations

from briefing.normalize.tongue import Names

_MILLION, _BILLION = ("million", "millions"), ("milliard", "milliards")
MAGNITUDES = {
    "mille": ("mille", "mille"), "million": ("million", "million"), "millions": ("millions", "millions"), "milliard": ("milliard", "milliard"), "milliards": ("milliards", "milliards"),
    "billion": ("billion", "billion"), "billions": ("billions", "billions"), "k": ("mille", "mille"), "M": _MILLION, "Mio": _MILLION, "MM": _BILLION, "Md": _BILLION, "Mds": _BILLION, "Mrd": _BILLION,
    "mds": _BILLION, "mrd": _BILLION, "mio": _MILLION, "md": _BILLION,
}  # fmt: skip
_EURO: Names = ("euro", "euros", "centime", "centimes")
_DOLLAR: Names = ("dollar", "dollars", "cent", "cents")
_POUND: Names = ("livre", "livres", "penny", "pence")
_FRANC: Names = ("franc", "francs", "centime", "centimes")
_YEN: Names = ("yen", "yens", "", "")
CURRENCIES = {
    "€": _EURO, "EUR": _EURO, "euro": _EURO, "euros": _EURO, "$": _DOLLAR, "dollar": _DOLLAR, "dollars": _DOLLAR, "US$": ("dollar américain", "dollars américains", "cent", "cents"),
    "USD": ("dollar américain", "dollars américains", "cent", "cents"), "£": _POUND, "GBP": ("livre sterling", "livres sterling", "penny", "pence"), "francs": _FRANC, "franc": _FRANC,
    "CHF": ("franc suisse", "francs suisses", "centime", "centimes"), "¥": _YEN, "JPY": _YEN, "yens": _YEN, "₽": ("rouble", "roubles", "", ""), "₹": ("roupie", "roupies", "", ""),
    "₺": ("livre turque", "livres turques", "", ""), "₩": ("won", "wons", "", ""), "₴": ("hryvnia", "hryvnias", "", ""), "₪": ("shekel", "shekels", "", ""), "R$": ("réal", "réaux", "", ""),
    "C$": ("dollar canadien", "dollars canadiens", "cent", "cents"), "A$": ("dollar australien", "dollars australiens", "cent", "cents"),
}  # fmt: skip
SIGNS = {
    "&": "et", "%": "pour cent", "+": "plus", "=": "égale", "@": "arobase", "°": "degrés", "£": "livres", "€": "euros", "$": "dollars", "¥": "yens", "₹": "roupies", "±": "plus ou moins",
    "×": "fois", "÷": "divisé par", "§": "paragraphe", "¢": "cents", "№": "numéro", "−": "moins", "²": "au carré", "³": "au cube", "<": "inférieur à", ">": "supérieur à", "→": "vers", "/": "",
}  # fmt: skip
ABBREVIATIONS = {
    "Dr": "docteur", "Drs": "docteurs", "Pr": "professeur", "Prs": "professeurs", "n°": "numéro", "N°": "Numéro", "n°s": "numéros", "nos.": "numéros", "p.": "page", "pp.": "pages", "nº": "numéro", "no.": "numéro", "etc.": "et cetera", "etc…": "et cetera",
    "p. ex.": "par exemple", "c.-à-d.": "c'est-à-dire", "av. J.-C.": "avant Jésus-Christ", "apr. J.-C.": "après Jésus-Christ", "ap. J.-C.": "après Jésus-Christ", "env.": "environ", "bd": "boulevard",
    "Bd": "boulevard", "bld": "boulevard", "av.": "avenue", "art.": "article", "chap.": "chapitre", "vol.": "volume", "éd.": "édition", "tél.": "téléphone", "Tél.": "téléphone", "cf.": "confer",
    "lun.": "lundi", "mar.": "mardi", "mer.": "mercredi", "jeu.": "jeudi", "ven.": "vendredi", "sam.": "samedi", "dim.": "dimanche", "Mgr": "monseigneur",
}  # fmt: skip
FINAL = frozenset("etc. J.-C. av.J.-C. apr.J.-C. ap.J.-C.".split())
"""Abbreviations with which a sentence may end."""
NUMBERED = frozenset("art. vol. chap. no. nos. p. pp.".split())
"""Abbreviations only before a number: without one they may be words."""
