"""What a person reads of a schedule: when it is due, how it went, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from briefing.cli.terminal import clean, clock
from briefing.errors import BriefingError
from briefing.schedule import Entry, Record, Scheduler, is_due, read_record

LATE = timedelta(hours=1, minutes=30)
"""A run that is not begun by then is not coming by itself: the second call of a scheduler was due, too."""


def told(entry: Entry, scheduler: str, now: datetime) -> Iterator[str]:
    """Yield what there is to know of one entry."""
    timing = entry.timing
    yield f"{entry.name} ({scheduler}): {timing.days_text} at {timing.at_text}"
    yield f"  config    {clean(str(entry.config))}"
    record = read_record(entry)
    due = " (one is due now)" if is_due(entry, record, now) else ""
    yield f"  next run  {shown(timing.next(now))}{due}"
    yield f"  last run  {_last(record)}"
    yield f"  log       {clean(str(entry.log)) if entry.log.exists() else 'none yet'}"


def troubles(entry: Entry, scheduler: Scheduler, now: datetime) -> Iterator[str]:
    """Yield what keeps an entry from being made as it should."""
    try:
        if trouble := scheduler.trouble(entry.name):
            yield trouble
    except BriefingError as error:
        yield str(error)
    if not entry.config.exists():
        yield f"{entry.config}: no such file"
    record = read_record(entry)
    if record.exit_code is not None and not record.is_done:
        yield f"the last run failed with exit code {record.exit_code}; see {entry.log}"
    day = entry.timing.last(now)
    due = entry.timing.instant(day)
    if record.day_since != day and is_due(entry, record, now) and now - due > LATE:
        yield (
            f"the run of {shown(due)} was not made yet; is it {scheduler.name} that does not run, "
            "or was the machine off until now?"
        )


def shown(moment: datetime) -> str:
    """Return a moment as a person says it, in local time: Tue 2026-11-24 06:30."""
    return f"{moment.astimezone():%a %Y-%m-%d %H:%M}"


def _last(record: Record) -> str:
    if record.started is None:
        return "none yet"
    began = shown(record.started)
    if record.ended is None or record.exit_code is None:
        return f"{began}: did not come to its end, or is still going on"
    took = clock(int((record.ended - record.started).total_seconds() * 1000))
    how = {0: "done", 3: "done, but some articles were left out"}.get(
        record.exit_code, f"failed with exit code {record.exit_code}"
    )
    tries = f", try {record.tries}" if record.tries > 1 else ""
    return f"{began}, took {took}{tries}: {how}"
