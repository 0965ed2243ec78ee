"""How the runs of an entry went: one small file, beside the log of the last run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from briefing.adapters.atomic import write_whole
from briefing.adapters.locking import LOCK_NAME
from briefing.errors import OutputError
from briefing.schedule.entry import Entry

NAME: Final = "last.json"
FORMAT: Final = 1
DONE: Final = frozenset({0, 3})
"""Exit codes of `briefing render` after which there is an episode, or nothing new to tell."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is known; datetimes are aware.

    `since` is when it was installed: what was due before is nobody's to catch up. `day` is the day that the
    last run was due on, `tries` how often it was begun. Without `ended` it never came to its end.
    """

    since: datetime | None = None
    day: date | None = None
    tries: int = 0
    started: datetime | None = None
    ended: datetime | None = None
    exit_code: int | None = None

    @property
    def is_done(self) -> bool:
        """Whether the last run came to a good end."""
        return self.exit_code in DONE

    @property
    def day_since(self) -> date | None:
        """The day, unless the run was made before it was installed anew, at what may be another time."""
        if self.since and self.started and self.started < self.since:
            return None
        return self.day


def read_record(entry: Entry) -> Record:
    """Return what is known; nothing is, when the file is missing or damaged."""
    try:
        found: dict[str, Any] = json.loads((entry.folder / NAME).read_bytes())
        if found["format"] != FORMAT:
            return Record()
        return Record(
            since=_moment(found["since"]),
            day=date.fromisoformat(found["day"]) if found["day"] else None,
            tries=int(found["tries"]),
            started=_moment(found["started"]),
            ended=_moment(found["ended"]),
            exit_code=None if found["exit_code"] is None else int(found["exit_code"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Record()


def write_record(entry: Entry, record: Record) -> None:
    """Keep what is known, whole or not at all. Raises OutputError."""
    text = json.dumps(
        {
            "format": FORMAT,
            "since": _text(record.since),
            "day": _text(record.day),
            "tries": record.tries,
            "started": _text(record.started),
            "ended": _text(record.ended),
            "exit_code": record.exit_code,
        },
        indent=1,
    )
    try:
        entry.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(entry.folder / NAME, [text.encode()])
    except OSError as error:
        raise OutputError(str(entry.folder), f"cannot be written to: {error.strerror}") from error


@contextmanager
def begun(entry: Entry, now: datetime) -> Iterator[None]:
    """Note that an entry is installed from now on, by a block; if that raises, nothing is noted.

    What is known of its last run stays. Raises OutputError.
    """
    before = read_record(entry)
    write_record(entry, replace(before, since=now))
    try:
        yield
    except BaseException:
        if before == Record():
            forget(entry)
        else:
            write_record(entry, before)
        raise


def forget(entry: Entry) -> None:
    """Remove what is known, with the log, and the folders that this leaves empty."""
    with suppress(OSError):
        for name in (NAME, entry.log.name, LOCK_NAME):
            (entry.folder / name).unlink(missing_ok=True)
        for folder in (entry.folder, entry.folder.parent, entry.folder.parent.parent):
            folder.rmdir()


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _text(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
