"""From when on an article is told: `last`, `all`, a span such as 24h, a day, or a moment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

SPAN_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
LONGEST_SPAN = timedelta(days=3660)
DAYS_BACK = {"today": 0, "yesterday": 1}
FORMS = "last, all, a span such as 24h, 3d or 2w, today, yesterday, or a date such as 2026-11-23"

_SPAN = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*([mhdw])", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_HAS_TIME = re.compile(r"\d[T ]\d")


@dataclass(frozen=True, slots=True)
class Since:
    """What counts as new: what was not told yet ("last"), everything, or what came after a time."""

    kind: Literal["last", "all", "span", "day", "moment"]
    span: timedelta = timedelta()
    """How long before now it begins; of "day", how many days before today."""
    moment: datetime | None = None
    """When it begins; a naive one is local."""

    def begins(self, now: datetime) -> datetime | None:
        """Return from when on, as an aware time; None for "last" and "all"."""
        if self.kind == "span":
            return now - self.span
        if self.kind == "day":
            # Through a naive local time, for the offset that holds on that day.
            day = (now - self.span).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
            return day.replace(tzinfo=now.tzinfo)
        if self.moment is not None and self.moment.tzinfo is None:
            return self.moment.astimezone()
        return self.moment


LAST = Since("last")
ALL = Since("all")


def parse_since(text: str) -> Since:
    """Return what a setting or an option says. Raises ValueError, which names the forms there are."""
    words = text.strip()
    lower = words.casefold()
    if lower in {"last", "all"}:
        return LAST if lower == "last" else ALL
    if lower in DAYS_BACK:
        return Since("day", timedelta(days=DAYS_BACK[lower]))
    if found := _SPAN.fullmatch(lower):
        span = timedelta(**{SPAN_UNITS[found[2]]: float(found[1])})
        if not timedelta() < span <= LONGEST_SPAN:
            raise ValueError(f"{words!r} is no span of more than nothing and up to ten years")
        return Since("span", span)
    if _DATE.match(words):
        return Since("moment", moment=_moment(words))
    raise ValueError(f"{words!r} is not understood; it can be {FORMS}")


def _moment(text: str) -> datetime:
    # Python 3.10 reads no "Z".
    written = text[:-1] + "+00:00" if text[-1] in "zZ" and _HAS_TIME.search(text) else text
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        raise ValueError(
            f"{text!r} is no date: write it as 2026-11-23, or as 2026-11-23T06:30 with a time"
        ) from None
