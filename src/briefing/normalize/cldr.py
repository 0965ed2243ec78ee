"""Names of months, units and currencies in the languages that are written out, from CLDR."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

UNITS = {
    "km": "length-kilometer", "m": "length-meter", "dm": "length-decimeter", "cm": "length-centimeter", "mm": "length-millimeter", "µm": "length-micrometer", "nm": "length-nanometer",
    "ft": "length-foot", "mi": "length-mile", "yd": "length-yard", "sm": "length-nautical-mile",
    "km²": "area-square-kilometer", "m²": "area-square-meter", "cm²": "area-square-centimeter", "ha": "area-hectare", "km2": "area-square-kilometer", "m2": "area-square-meter",
    "qm": "area-square-meter", "qkm": "area-square-kilometer", "m³": "volume-cubic-meter", "m3": "volume-cubic-meter", "cm³": "volume-cubic-centimeter", "km³": "volume-cubic-kilometer",
    "l": "volume-liter", "L": "volume-liter", "ml": "volume-milliliter", "cl": "volume-centiliter", "dl": "volume-deciliter", "hl": "volume-hectoliter",
    "t": "mass-tonne", "kg": "mass-kilogram", "g": "mass-gram", "mg": "mass-milligram", "µg": "mass-microgram", "lb": "mass-pound", "lbs": "mass-pound", "oz": "mass-ounce",
    "h": "duration-hour", "min": "duration-minute", "s": "duration-second", "ms": "duration-millisecond",
    "km/h": "speed-kilometer-per-hour", "m/s": "speed-meter-per-second", "mph": "speed-mile-per-hour", "kn": "speed-knot",
    "°C": "temperature-celsius", "°F": "temperature-fahrenheit", "°": "angle-degree",
    "W": "power-watt", "kW": "power-kilowatt", "MW": "power-megawatt", "GW": "power-gigawatt", "kWh": "energy-kilowatt-hour",
    "kcal": "energy-kilocalorie", "cal": "energy-calorie", "kJ": "energy-kilojoule", "J": "energy-joule", "eV": "energy-electronvolt",
    "V": "electric-volt", "mA": "electric-milliampere", "Ω": "electric-ohm",
    "Hz": "frequency-hertz", "kHz": "frequency-kilohertz", "MHz": "frequency-megahertz", "GHz": "frequency-gigahertz",
    "kB": "digital-kilobyte", "KB": "digital-kilobyte", "MB": "digital-megabyte", "GB": "digital-gigabyte", "TB": "digital-terabyte",
    "bar": "pressure-bar", "mbar": "pressure-millibar", "hPa": "pressure-hectopascal", "kPa": "pressure-kilopascal", "Pa": "pressure-pascal",
    "ppm": "concentr-permillion", "‰": "concentr-permille",
}  # fmt: skip
"""The symbol of each unit, and its name in CLDR."""


@lru_cache(maxsize=8)
def months(code: str) -> tuple[str, ...]:
    """Return the names of the twelve months, as written inside a sentence."""
    names = _locale(code).months["format"]["wide"]
    return tuple(str(names[n]) for n in range(1, 13))


@lru_cache(maxsize=512)
def unit(symbol: str, code: str) -> tuple[str, str]:
    """Return the name of a unit for one and for many; ("", "") when CLDR has none."""
    from babel.units import UnknownUnitError, format_unit

    name = UNITS.get(symbol)
    if name is None:
        return "", ""
    try:
        one, many = (format_unit(n, name, "long", locale=code) for n in (1, 5))
    except UnknownUnitError:
        return "", ""
    return _bare(one), _bare(many)


@lru_cache(maxsize=512)
def currency(sign: str, code: str) -> tuple[str, str]:
    """Return the name of a currency for one and for many by its ISO 4217 code."""
    from babel.numbers import get_currency_name

    one, many = (str(get_currency_name(sign, n, locale=code)) for n in (1, 5))
    return one, many


@lru_cache(maxsize=1)
def currency_codes() -> frozenset[str]:
    """Return the ISO 4217 codes that CLDR knows."""
    return frozenset(_locale("en").currencies)


@lru_cache(maxsize=64)
def decimal_mark(tag: str) -> str:
    """Return what stands before decimals in a locale: "," or ".". A bare language has a comma."""
    from babel import UnknownLocaleError

    try:
        symbols = _locale(tag.replace("-", "_")).number_symbols
    except (UnknownLocaleError, ValueError):
        return ","
    return "." if symbols.get("latn", symbols).get("decimal") == "." else ","


def _locale(tag: str) -> Any:
    from babel import Locale

    return Locale.parse(tag)


def _bare(said: str) -> str:
    return re.sub(r"[\d\u00a0\u202f ]*\d[\u00a0\u202f ]*", "", said).replace("\u00a0", " ").strip()
