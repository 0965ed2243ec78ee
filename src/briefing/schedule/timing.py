"""When a show is due: a time of day on some days of the week, by the clock on the wall.

A day has one instant. A time that the clocks of spring skip is the instant as far after their change as the
time is into the gap (PEP 495, fold 0: 02:30 becomes 03:30); one that comes twice in autumn is its first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Final

from briefing.errors import UsageError

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Monday first, as `date.weekday` counts."""
DAILY: Final = "daily"

_WEEK: Final = 7
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Timing:
    """A time of day, to the minute, on days of the week (0 is Monday)."""

    at: time
    days: frozenset[int]

    @property
    def at_text(self) -> str:
        """The time as `parse_time` reads it: 06:30."""
        return f"{self.at:%H:%M}"

    @property
    def days_text(self) -> str:
        """The days as `parse_days` reads them: daily, or mon-fri, or sat,sun."""
        if len(self.days) == _WEEK:
            return DAILY
        days = sorted(self.days)
        if len(days) > 2 and days[-1] - days[0] == len(days) - 1:  # noqa: PLR2004  two are as short in a list
            return f"{DAYS[days[0]]}-{DAYS[days[-1]]}"
        return ",".join(DAYS[day] for day in days)

    def instant(self, day: date, zone: tzinfo | None = None) -> datetime:
        """Return the instant, in UTC, at which a day's run is due; None is the zone of this machine."""
        # Not astimezone(): of a local time that does not exist, without a zone, it makes an hour too little.
        seconds = datetime.combine(day, self.at, tzinfo=zone).timestamp()
        return datetime.fromtimestamp(seconds, timezone.utc)

    def last(self, now: datetime, zone: tzinfo | None = None) -> date:
        """Return the day of the latest run that was due by *now*, which is aware."""
        # A day more than a week, for a zone of whose days one never was.
        today = now.astimezone(zone).date()
        days = (today - timedelta(days=back) for back in range(-1, _WEEK + 2))
        return next(
            day for day in days if day.weekday() in self.days and self.instant(day, zone) <= now
        )

    def next(self, now: datetime, zone: tzinfo | None = None) -> datetime:
        """Return the instant, in UTC, of the first run that is due after *now*, which is aware."""
        today = now.astimezone(zone).date()
        days = (today + timedelta(days=ahead) for ahead in range(-1, _WEEK + 2))
        return next(
            instant
            for day in days
            if day.weekday() in self.days and (instant := self.instant(day, zone)) > now
        )

    def hour_later(self) -> Timing:
        """Return the same an hour later by the clock, which may be the day after."""
        hours, is_over = (self.at.hour + 1) % 24, self.at.hour == 23  # noqa: PLR2004  hours of a day
        days = frozenset((day + 1) % _WEEK for day in self.days) if is_over else self.days
        return Timing(self.at.replace(hour=hours), days)


def parse_time(text: str) -> time:
    """Return a time of day such as 06:30. Raises UsageError."""
    if not (found := _TIME.fullmatch(text.strip())):
        raise UsageError(f"should be a time of day such as 06:30 (got {text!r})")
    return time(int(found[1]), int(found[2]))


def parse_days(text: str) -> frozenset[int]:
    """Return the days that a text such as daily, mon-fri or sat,sun names. Raises UsageError."""
    named = text.strip().lower()
    if named == DAILY:
        return frozenset(range(_WEEK))
    days: set[int] = set()
    for part in named.split(","):
        first, dash, last = (end.strip() for end in part.partition("-"))
        if first not in DAYS or (dash and last not in DAYS):
            raise UsageError(
                f"should be daily, or days such as mon-fri or sat,sun (got {text!r}; "
                f"the days are {', '.join(DAYS)})"
            )
        start, end = DAYS.index(first), DAYS.index(last if dash else first)
        # From Friday to Monday is over the week's end.
        days.update((start + step) % _WEEK for step in range((end - start) % _WEEK + 1))
    return frozenset(days)
