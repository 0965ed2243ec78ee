"""Whether this machine knows what time it is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from briefing.doctor.check import Check, Subject
from briefing.feed.listing import list_episodes
from briefing.feed.state import Index

NAME = "clock"
BUILT = 2026
"""The year of this version: no clock that is right is behind it."""
SLACK = timedelta(minutes=5)
ADVICE = "set the clock and the time zone: episodes are named and sorted by the date"
LOCAL_ZONE = Path("/etc/localtime")


def check_clock(subject: Subject) -> Iterator[Check]:
    """Compare the time to this version, and to the newest episode; look for a time zone."""
    now = subject.now
    told = f"{now:%Y-%m-%d %H:%M %Z}"
    newest = _newest(subject)
    if now.year < BUILT:
        yield Check(NAME, "failed", f"{told} is before this version was made", ADVICE)
    elif newest is not None and newest > now + SLACK:
        reason = f"{told} is before the newest episode, of {newest:%Y-%m-%d %H:%M %Z}"
        yield Check(NAME, "warning", reason, ADVICE + "; players may hide an episode of the future")
    elif not now.utcoffset() and not _zone_is_set():
        yield Check(NAME, "warning", f"{told}: no time zone is set", ADVICE)
    else:
        yield Check(NAME, "ok", told)


def _newest(subject: Subject) -> datetime | None:
    if not subject.output.is_dir():
        return None
    dates = (entry.date for entry in list_episodes(subject.output, Index()).entries)
    return max(dates, default=None)


def _zone_is_set() -> bool:
    """Tell whether somebody chose UTC; Windows always knows its zone."""
    return os.name == "nt" or bool(os.environ.get("TZ")) or LOCAL_ZONE.exists()
