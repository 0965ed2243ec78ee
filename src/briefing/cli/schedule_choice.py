"""Which of the schedules that are installed are meant."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from briefing.cli.terminal import clean, say
from briefing.errors import BriefingError, UsageError
from briefing.schedule import Entry, Scheduler, all_installed


def installed(args: argparse.Namespace) -> list[tuple[Scheduler, Entry]]:
    """Return what is installed, and asked for; what cannot be looked at is told.

    Raises UsageError when something is asked for that is not installed.
    """
    found = []
    for one in all_installed():
        if isinstance(one, BriefingError):
            say(f"briefing: warning: {clean(str(one))}")
        else:
            found.append(one)
    if args.name is None and args.config is None:
        return found
    path = Path(os.path.abspath(args.config)) if args.config else None  # noqa: PTH100
    chosen = [
        (scheduler, entry)
        for scheduler, entry in found
        if args.name in {None, entry.name} and path in {None, entry.config}
    ]
    if not chosen:
        what = args.name or args.config
        names = ", ".join(entry.name for _, entry in found) or "none"
        raise UsageError(f"{what}: is not on the schedule; on it: {names}")
    return chosen


def one_installed(args: argparse.Namespace) -> tuple[Scheduler, Entry]:
    """Return the one that is meant. Raises UsageError when there is none, or more than one."""
    found = installed(args)
    if not found:
        raise UsageError("nothing is scheduled")
    if len(found) > 1:
        names = ", ".join(entry.name for _, entry in found)
        raise UsageError(f"there are several; say which with --name: {names}")
    return found[0]


def check_free(entry: Entry, scheduler: Scheduler) -> None:
    """Raise UsageError when another show has the name, or another scheduler this show."""
    for one in all_installed():
        if isinstance(one, BriefingError) or one[1].name != entry.name:
            continue
        other, there = one
        if there.config != entry.config:
            raise UsageError(
                f"{entry.name!r} is on the schedule already, for {there.config}; choose another --name"
            )
        if other.name != scheduler.name:
            raise UsageError(
                f"{entry.name!r} is on the schedule already, with {other.name}; first "
                f"'briefing schedule remove --name {entry.name}'"
            )
