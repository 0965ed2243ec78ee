"""The date as people of a language say it: the only place that knows babel (CLDR data)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

FALLBACK = "en"


def spoken_date(day: datetime, language: str) -> str:
    """Return weekday, day, month and year in *language*: "Monday, November 23, 2026".

    An unknown or malformed language tag gets the English date.
    """
    # babel takes 60 ms to import: only for those who build a script.
    from babel.dates import format_date

    return str(format_date(day.date(), format="full", locale=_locale(language)))


@lru_cache(maxsize=64)
def _locale(language: str) -> str:
    """Return the CLDR locale of a BCP 47 tag, cut from its end until there is one."""
    from babel.localedata import locale_identifiers

    known = {name.lower(): name for name in locale_identifiers()}
    subtags = language.strip().lower().replace("-", "_").split("_")
    shorter = ("_".join(subtags[:n]) for n in range(len(subtags), 0, -1))
    return next((known[tag] for tag in shorter if tag in known), FALLBACK)
