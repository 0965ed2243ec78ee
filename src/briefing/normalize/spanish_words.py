"""Spanish words: what abbreviations, magnitudes, currencies and signs stand for."""

from __future__ import annotations

from briefing.normalize.tongue import Names

_MILLION = ("millón", "millones")
MAGNITUDES = {
    "mil": ("mil", "mil"), "millón": _MILLION, "millones": ("millones", "millones"), "mil millones": ("mil millones", "mil millones"), "billón": ("billón", "billones"),
    "billones": ("billones", "billones"), "trillón": ("trillón", "trillones"), "trillones": ("trillones", "trillones"), "mill.": _MILLION, "mills.": _MILLION, "mdd": ("millón de dólares", "millones de dólares"),
    "mdp": ("millón de pesos", "millones de pesos"), "k": ("mil", "mil"), "M": _MILLION, "MM": _MILLION, "Md": ("mil millones", "mil millones"), "Mds": ("mil millones", "mil millones"), "Mrd": ("mil millones", "mil millones"),
}  # fmt: skip
_EURO: Names = ("euro", "euros", "céntimo", "céntimos")
_DOLLAR: Names = ("dólar", "dólares", "centavo", "centavos")
_POUND: Names = ("libra", "libras", "penique", "peniques")
_PESO: Names = ("peso", "pesos", "centavo", "centavos")
_YEN: Names = ("yen", "yenes", "", "")
CURRENCIES = {
    "€": _EURO, "EUR": _EURO, "euro": _EURO, "euros": _EURO, "$": _DOLLAR, "dólar": _DOLLAR, "dólares": _DOLLAR, "US$": _DOLLAR, "USD": _DOLLAR, "£": _POUND, "GBP": _POUND, "libra": _POUND, "libras": _POUND,
    "peso": _PESO, "pesos": _PESO, "Mex$": ("peso mexicano", "pesos mexicanos", "centavo", "centavos"), "¥": _YEN, "JPY": _YEN, "CHF": ("franco suizo", "francos suizos", "céntimo", "céntimos"),
    "NIO": ("córdoba", "córdobas", "centavo", "centavos"), "PAB": ("balboa", "balboas", "", ""), "HNL": ("lempira", "lempiras", "centavo", "centavos"), "GTQ": ("quetzal", "quetzales", "centavo", "centavos"),
    "PYG": ("guaraní", "guaraníes", "", ""), "PEN": ("sol", "soles", "céntimo", "céntimos"), "₽": ("rublo", "rublos", "", ""), "₹": ("rupia", "rupias", "", ""), "₺": ("lira", "liras", "", ""),
    "₩": ("won", "wones", "", ""), "₴": ("grivna", "grivnas", "", ""), "₪": ("séquel", "séqueles", "", ""), "R$": ("real", "reales", "centavo", "centavos"),
    "A$": ("dólar australiano", "dólares australianos", "centavo", "centavos"), "C$": ("dólar canadiense", "dólares canadienses", "centavo", "centavos"),
}  # fmt: skip
SIGNS = {
    "&": "y", "%": "por ciento", "+": "más", "=": "igual a", "@": "arroba", "°": "grados", "º": "", "ª": "", "£": "libras", "€": "euros", "$": "dólares", "¥": "yenes", "₹": "rupias", "±": "más menos",
    "×": "por", "÷": "entre", "§": "párrafo", "¢": "centavos", "№": "número", "−": "menos", "²": "al cuadrado", "³": "al cubo", "<": "menor que", ">": "mayor que", "→": "a", "/": "", "¿": "", "¡": "",
}  # fmt: skip
ABBREVIATIONS = {
    "Sr.": "señor", "Sra.": "señora", "Srta.": "señorita", "Sres.": "señores", "Sras.": "señoras", "Dr.": "doctor", "Dra.": "doctora", "dr.": "doctor", "dra.": "doctora", "sr.": "señor", "sra.": "señora",
    "D.": "don", "Dña.": "doña", "Ud.": "usted", "Uds.": "ustedes", "Prof.": "profesor", "Ing.": "ingeniero", "Lic.": "licenciado", "Gral.": "general", "Cía.": "compañía", "EE. UU.": "Estados Unidos",
    "EEUU": "Estados Unidos", "ee. uu.": "Estados Unidos", "JJ. OO.": "Juegos Olímpicos", "etc.": "etcétera", "p. ej.": "por ejemplo", "a. C.": "antes de Cristo", "d. C.": "después de Cristo",
    "a. c.": "antes de Cristo", "d. c.": "después de Cristo", "n.º": "número", "nº": "número", "N.º": "Número", "n.°": "número", "núm.": "número", "núms.": "números", "Avda.": "avenida", "avda.": "avenida",
    "Av.": "avenida", "C/": "calle", "Pza.": "plaza", "pza.": "plaza", "Plza.": "plaza", "esq.": "esquina", "Sta.": "Santa", "Sto.": "Santo", "pág.": "página", "págs.": "páginas", "vol.": "volumen",
    "cap.": "capítulo", "art.": "artículo", "Art.": "Artículo", "p.": "página", "tel.": "teléfono", "Tel.": "Teléfono", "tfno.": "teléfono", "aprox.": "aproximadamente", "máx.": "máximo", "mín.": "mínimo", "lun.": "lunes", "mart.": "martes", "miér.": "miércoles",
    "juev.": "jueves", "vier.": "viernes", "sáb.": "sábado", "dom.": "domingo", "s. XXI": "siglo veintiuno", "s. XX": "siglo veinte", "s. XIX": "siglo diecinueve",
}  # fmt: skip
FINAL = frozenset("etc. a.C. d.C. a.c. d.c. EE.UU. ee.uu. Cía.".split())
"""Abbreviations with which a sentence may end."""
NUMBERED = frozenset("art. Art. p. vol. cap.".split())
"""Abbreviations only before a number."""
FUNCTION_WORDS = frozenset(
    "de del y e o u a al en por para con sin que es son fue era se ha han hay no ni la el los las lo le les su sus un una como más menos entre desde hasta sobre tras mientras cuando si ya según contra ante bajo "
    "coma punto está están muy puntos".split()
) - {"puntos"}  # fmt: skip
"""Words before which a number stays as it is: they are no nouns."""
