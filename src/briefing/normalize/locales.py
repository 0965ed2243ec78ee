"""What differs between the kinds of English: the order of dates, "and" in numbers, the nought."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Locale:
    """How one kind of English says numbers and dates."""

    tag: str
    joins_with_and: bool
    """Whether it says "one hundred and five"."""
    day_first: bool
    """Whether 4/5/2020 is in May."""
    nil: str
    """The nought of a football score."""


@lru_cache(maxsize=64)
def locale_of(tag: str) -> Locale | None:
    """Return the rules of an English locale; None when the language is not English."""
    parts = tag.replace("_", "-").lower().split("-")
    if parts[0] not in ("en", ""):
        return None
    american = not parts[1:] or any(part in ("us", "ca", "ph") for part in parts[1:])
    if american:
        return Locale(tag, joins_with_and=False, day_first=False, nil="zero")
    return Locale(tag, joins_with_and=True, day_first=True, nil="nil")
