"""What schedulers have in common: a plan that is shown before it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from briefing.schedule.entry import Entry
from briefing.schedule.placing import Placed


@dataclass(frozen=True, slots=True)
class Plan:
    """All that installing an entry does: files to write, or lines for a crontab, and programs to call.

    `missed` says what becomes of a run whose time passes while the machine is off or asleep.
    """

    files: tuple[Placed, ...]
    lines: tuple[str, ...]
    calls: tuple[tuple[str, ...], ...]
    missed: str


class Scheduler(Protocol):
    """A scheduler of this machine's user."""

    @property
    def name(self) -> str:
        """What --using calls it."""

    def is_available(self) -> bool:
        """Whether it can be used here and now."""

    def plan(self, entry: Entry) -> Plan:
        """Return what `install` would do. Raises UsageError for what it cannot be told."""

    def install(self, entry: Entry) -> None:
        """Do it, all or nothing; replaces an entry of the same name. Raises ScheduleError, OutputError."""

    def installed(self) -> Iterator[Entry]:
        """Yield each entry that is installed. Raises ScheduleError, OutputError."""

    def remove(self, name: str) -> tuple[str, ...]:
        """Undo an installation; return what is gone. Raises ScheduleError, OutputError."""

    def trouble(self, name: str) -> str:
        """Return why an entry that is installed would not be called, or nothing."""
