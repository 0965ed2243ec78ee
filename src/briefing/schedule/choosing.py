"""Which scheduler it is: the one asked for, or the best that this machine has."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from typing import Final

from briefing.errors import BriefingError, UsageError
from briefing.schedule.calling import ScheduleError
from briefing.schedule.cron import Cron
from briefing.schedule.entry import Entry
from briefing.schedule.launchd import Launchd
from briefing.schedule.plan import Scheduler
from briefing.schedule.systemd import Systemd
from briefing.schedule.timing import DAYS

SCHEDULERS: Final[tuple[Scheduler, ...]] = (Systemd(), Launchd(), Cron())
"""In the order in which they are chosen."""

NAMES: Final = tuple(scheduler.name for scheduler in SCHEDULERS)
_LACKS: Final = {
    "systemd": "no user manager answers ('systemctl --user status'); log in as that user, not through su "
    "or sudo, or use cron (--using cron)",
    "launchd": "there is no launchctl; it is for macOS",
    "cron": "there is no program 'crontab'; install cron",
}


def scheduler_of(using: str | None, entry: Entry, *, is_tried: bool = False) -> Scheduler:
    """Return the scheduler to install with. Raises ScheduleError when it cannot be used here.

    One that is named, and only to be tried, need not be here.
    """
    if using is not None:
        chosen = next(scheduler for scheduler in SCHEDULERS if scheduler.name == using)
        if not (is_tried or chosen.is_available()):
            raise ScheduleError(using, _LACKS[using])
        return chosen
    if os.name == "nt":
        raise UsageError(
            "there is no scheduler here that briefing knows; for Windows' own, call this yourself:\n"
            + schtasks_line(entry)
        )
    found = next((scheduler for scheduler in SCHEDULERS if scheduler.is_available()), None)
    if found is None:
        raise ScheduleError(
            "no scheduler",
            f"systemd: {_LACKS['systemd']}; cron: {_LACKS['cron']}; or have whatever calls programs here call "
            "'briefing render --config FILE'",
        )
    return found


def all_installed() -> Iterator[tuple[Scheduler, Entry] | BriefingError]:
    """Yield each entry with its scheduler, or the error in the place of those of one scheduler."""
    for scheduler in SCHEDULERS:
        yield from _installed(scheduler)


def schtasks_line(entry: Entry) -> str:
    """Return the command that has Windows' Task Scheduler call an entry's."""
    is_daily = len(entry.timing.days) == len(DAYS)
    days = ",".join(DAYS[day].upper() for day in sorted(entry.timing.days))
    return subprocess.list2cmdline(
        [
            *("schtasks", "/Create", "/TN", f"briefing {entry.name}"),
            *(("/SC", "DAILY") if is_daily else ("/SC", "WEEKLY", "/D", days)),
            *("/ST", entry.timing.at_text, "/TR", subprocess.list2cmdline(entry.command())),
        ]
    )


def _installed(scheduler: Scheduler) -> Iterator[tuple[Scheduler, Entry] | BriefingError]:
    try:
        for entry in scheduler.installed():
            yield scheduler, entry
    except BriefingError as error:
        yield error
