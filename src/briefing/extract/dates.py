"""Dates as documents write them, as aware datetimes; a day without a time is its midnight in UTC."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})"
    r"(?:[T ]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = re.compile(
    r"(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    r"(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.IGNORECASE
)
YEARS = range(1900, 2200)


def parse_date(text: str) -> datetime | None:
    """Return the moment that ISO 8601, RFC 2822 or an English date names; None for anything else."""
    text = " ".join(text.split())
    try:
        found = _iso(text) or _english(text) or _rfc_2822(text)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return found if found and found.year in YEARS else None


def _iso(text: str) -> datetime | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=_zone(match[7]))


def _zone(offset: str | None) -> timezone:
    if offset is None or offset[0] not in "+-":
        return timezone.utc
    digits = offset[1:].replace(":", "").ljust(4, "0")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-shift if offset[0] == "-" else shift)


def _english(text: str) -> datetime | None:
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(text):
        month, day, year = match.groups()
    else:
        return None
    number = _MONTHS.index(month[:3].lower()) + 1  # ValueError: it is no month
    return datetime(int(year), number, int(day), tzinfo=timezone.utc)


def _rfc_2822(text: str) -> datetime:
    found = parsedate_to_datetime(text)
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)
