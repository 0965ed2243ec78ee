"""An agent of launchd, for the user who is logged in to the Mac."""

from __future__ import annotations

import os
import plistlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from xml.parsers.expat import ExpatError

from briefing.errors import OutputError
from briefing.schedule.calling import ScheduleError, call, demand, is_there
from briefing.schedule.entry import Entry, entry_of
from briefing.schedule.placing import Placed, placed, remove
from briefing.schedule.plan import Plan
from briefing.schedule.timing import DAYS, Timing

PREFIX: Final = "briefing.schedule."
MISSED = (
    "a morning that is missed while the Mac is off or asleep is caught up once, when it wakes or you log in; "
    "for files in Documents, Desktop or Downloads, macOS may want Python to be allowed to read them"
)


class Launchd:
    """launchd's agents of the user."""

    name = "launchd"

    def is_available(self) -> bool:
        """Whether this is a Mac."""
        return is_there("launchctl")

    def plan(self, entry: Entry) -> Plan:
        """Return the property list, and the call that loads it."""
        path = _path(entry.name)
        body = plistlib.dumps(
            {
                "Label": path.stem,
                "ProgramArguments": list(entry.command()),
                "StartCalendarInterval": [
                    *intervals(entry.timing),
                    *intervals(entry.timing.hour_later()),
                ],
                # At login, too: what was due before is caught up, and else nothing is done.
                "RunAtLoad": True,
            },
            sort_keys=False,
        )
        unload = ("launchctl", "bootout", f"{_domain()}/{path.stem}")
        load = ("launchctl", "bootstrap", _domain(), str(path))
        calls = (unload, load) if path.exists() else (load,)
        return Plan((Placed(path, body),), (), calls, MISSED)

    def install(self, entry: Entry) -> None:
        """Write the property list and load it."""
        plan = self.plan(entry)
        *unload, load = plan.calls
        with placed(plan.files):
            for words in unload:
                call(words)  # what was never loaded cannot be unloaded
            demand(load)

    def installed(self) -> Iterator[Entry]:
        """Yield what the property lists of ours say."""
        for path in sorted(_folder().glob(f"{PREFIX}*.plist")):
            try:
                content = plistlib.loads(path.read_bytes())
            except OSError as error:
                raise OutputError(str(path), f"cannot be read: {error.strerror}") from error
            except (ValueError, ExpatError) as error:
                raise OutputError(str(path), f"is no property list: {error}") from error
            if isinstance(content, dict) and (
                entry := entry_of(_texts(content.get("ProgramArguments")))
            ):
                yield entry

    def remove(self, name: str) -> tuple[str, ...]:
        """Unload the agent, remove its property list."""
        path = _path(name)
        answer = call(("launchctl", "bootout", f"{_domain()}/{path.stem}"))
        if answer.code != 0 and not self.trouble(name):
            raise ScheduleError("launchctl bootout", answer.err or f"exit code {answer.code}")
        return (str(path),) if remove(path) else ()

    def trouble(self, name: str) -> str:
        """Return whether launchd does not know the agent."""
        path = _path(name)
        with suppress(ScheduleError):
            if call(("launchctl", "print", f"{_domain()}/{path.stem}")).code == 0:
                return ""
        return f"{path.stem} is not loaded; 'launchctl bootstrap {_domain()} {path}'"


def intervals(timing: Timing) -> list[dict[str, int]]:
    """Return a timing as launchd.plist(5) writes it: an entry a day of the week, 0 is Sunday."""
    time = {"Hour": timing.at.hour, "Minute": timing.at.minute}
    if len(timing.days) == len(DAYS):
        return [time]
    return [{**time, "Weekday": (day + 1) % 7} for day in sorted(timing.days)]


def _texts(value: Any) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []


def _path(name: str) -> Path:
    return _folder() / f"{PREFIX}{name}.plist"


def _folder() -> Path:
    return Path.home() / "Library" / "LaunchAgents"


def _domain() -> str:
    return f"gui/{os.getuid()}"
