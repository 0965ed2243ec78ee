"""What a scheduler calls: a run if one is due, so that each is made once, whoever calls how often."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Final

from briefing.adapters.locking import locked
from briefing.errors import LockedError, OutputError
from briefing.schedule.entry import Entry, python
from briefing.schedule.record import DONE, Record, read_record, write_record

MOST_TRIES: Final = 3
"""For a day: a network that is not up yet when a machine wakes is worth another one, a wrong setting is not."""
ON_TIME: Final = timedelta(hours=1)
"""How late a run may be that nothing is known of."""
WAIT_S: Final = 600
"""How long a run waits for one that somebody started by hand."""

_SIGNALLED: Final = 128
_PATIENCE_S: Final = 30
"""How long a render that is told to end may take to clean up."""


def is_due(entry: Entry, record: Record, now: datetime, zone: tzinfo | None = None) -> bool:
    """Whether a run is due by *now*, which is aware, that was not made and not given up."""
    day = entry.timing.last(now, zone)
    last = record.day_since
    if last is not None and last >= day:
        # A later day: the clock was put back, or the machine has flown west.
        return last == day and not record.is_done and record.tries < MOST_TRIES
    instant = entry.timing.instant(day, zone)
    if record.since is None:
        return now - instant < ON_TIME
    return instant >= record.since


def run_if_due(
    entry: Entry, clock: Callable[[], datetime], render: Callable[[Entry], int]
) -> int | None:
    """Make the run that is due; return the exit code of *render*, or None when none is.

    Raises OutputError when nothing can be noted of it; then nothing is rendered.
    """
    now = clock()
    if not is_due(entry, read_record(entry), now):
        return None
    try:
        with locked(entry.folder):
            # Again: another call may have made it while this one waited.
            record = read_record(entry)
            if not is_due(entry, record, now):
                return None
            day = entry.timing.last(now)
            tries = record.tries + 1 if record.day_since == day else 1
            begun = Record(record.since, day, tries, now)
            write_record(entry, begun)
            code = render(entry)
            write_record(entry, replace(begun, ended=clock(), exit_code=code))
            return code
    except LockedError:
        return None


def render_into_log(entry: Entry) -> int:
    """Call `briefing render`, and `briefing publish` where that is wanted, all they say into the log.

    Return the exit code of the first that fails, 128 + N for signal N. Raises OutputError. When this process
    is told to end, they are told first.
    """
    config = ("--config", str(entry.config))
    agreed = ("--yes",) if entry.pays else ()
    code = _run_into_log((*python(), "render", *config, "--wait", str(WAIT_S), *agreed), entry)
    if code in DONE and entry.publishes:
        failed = _run_into_log((*python(), "publish", *config), entry, is_more=True)
        return failed or code
    return code


def _run_into_log(words: Sequence[str], entry: Entry, *, is_more: bool = False) -> int:
    try:
        with entry.log.open("ab" if is_more else "wb") as log:
            process = subprocess.Popen(  # noqa: S603  this Python, our own module
                list(words),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            )
            try:
                code = process.wait()
            except BaseException:
                _end(process)
                raise
    except OSError as error:
        raise OutputError(str(entry.log), f"cannot be written: {error.strerror}") from error
    return code if code >= 0 else _SIGNALLED - code


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
