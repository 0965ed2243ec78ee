"""A line in the user's crontab, between two comments; all other lines stay as they are, byte for byte.

cron forgets what it missed, and two daemons differ in what they make of the hour that a clock is changed. So
it calls every quarter of an hour, and 'briefing schedule run' does nothing but when a run is due.

`%` ends a command and begins its input, unless a backslash stands before it (crontab(5)).
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.errors import UsageError
from briefing.schedule.calling import ScheduleError, call, demand, is_there
from briefing.schedule.entry import Entry, entry_of
from briefing.schedule.plan import Plan

BEGIN = "# briefing schedule {name}: begin (removed by 'briefing schedule remove --name {name}')"
END = "# briefing schedule {name}: end"
MISSED = (
    "cron calls every quarter of an hour, and nothing is made but when it is due: a morning that is missed "
    "while the machine is off or asleep is caught up once, within a quarter of an hour"
)

_QUARTER: Final = 15
_MAX_BYTES: Final = 990
"""Of a command; Debian's cron takes 998."""
_MARK = re.compile(rb"# briefing schedule ([a-z0-9-]+): (begin|end)\b")
_FIELDS: Final = 5
_NONE_YET = ("no crontab for", "no such file")


class Cron:
    """The crontab of the user."""

    name = "cron"

    def is_available(self) -> bool:
        """Whether there is a program that edits it."""
        return is_there("crontab")

    def plan(self, entry: Entry) -> Plan:
        """Return the lines."""
        command = command_line(entry.command())
        if len(command.encode()) > _MAX_BYTES:
            raise UsageError(f"{entry.config}: the path is too long for a crontab")
        first = entry.timing.at.minute % _QUARTER
        minutes = ",".join(str(first + quarter * _QUARTER) for quarter in range(4))
        lines = (
            BEGIN.format(name=entry.name),
            f"{minutes} * * * * {command}",
            END.format(name=entry.name),
        )
        return Plan((), lines, (("crontab", "-"),), MISSED)

    def install(self, entry: Entry) -> None:
        """Put the lines at the end of the crontab, or in the place of those of that name."""
        table = _table()
        block = "".join(f"{line}\n" for line in self.plan(entry).lines).encode()
        if entry.name in (found := _blocks(table)):
            start, end = found[entry.name]
            new = table[:start] + block + table[end:]
        else:
            new = table + (b"" if not table or table.endswith(b"\n") else b"\n") + block
        demand(("crontab", "-"), new)

    def installed(self) -> Iterator[Entry]:
        """Yield what the lines between our comments say."""
        if not self.is_available():
            return
        table = _table()
        for start, end in _blocks(table).values():
            for line in table[start:end].decode("utf-8", "replace").splitlines():
                if not line.startswith("#") and (entry := entry_of(words_of(line))):
                    yield entry

    def remove(self, name: str) -> tuple[str, ...]:
        """Take the lines out."""
        table = _table()
        found = _blocks(table)
        if name not in found:
            return ()
        start, end = found[name]
        rest = table[:start] + table[end:]
        if rest:
            demand(("crontab", "-"), rest)
        else:
            demand(("crontab", "-r"))
        return tuple(table[start:end].decode("utf-8", "replace").splitlines())

    def trouble(self, name: str) -> str:
        """Return nothing: whether a daemon reads the crontab, only a run that is late can tell."""
        return ""


def command_line(words: Sequence[str]) -> str:
    """Return words for a crontab, each of which arrives as it is through cron and its shell."""
    # cron takes the backslash before a percent sign away, and no other. One that belongs to the word is kept
    # from it by the end of one quotation and the begin of the next.
    return shlex.join(words).replace("\\%", "\\''%").replace("%", "\\%")


def words_of(line: str) -> tuple[str, ...]:
    """Return the words of the command in a line of a crontab; none when it is no line of ours."""
    command = line.split(maxsplit=_FIELDS)[_FIELDS:]
    try:
        return tuple(shlex.split("".join(command).replace("\\%", "%")))
    except ValueError:
        return ()


def _table() -> bytes:
    answer = call(("crontab", "-l"))
    if answer.code == 0:
        return answer.out
    if any(words in answer.err.lower() for words in _NONE_YET):
        return b""
    raise ScheduleError("crontab -l", answer.err or f"failed with exit code {answer.code}")


def _blocks(table: bytes) -> dict[str, tuple[int, int]]:
    """Return where the lines of each name are. Raises ScheduleError when a comment of ours is missing."""
    blocks: dict[str, tuple[int, int]] = {}
    at, began = 0, ("", 0)
    for line in table.splitlines(keepends=True):
        name, what = (m[1].decode(), m[2]) if (m := _MARK.match(line)) else ("", b"")
        if (what == b"begin" and (began[0] or name in blocks)) or (
            what == b"end" and began[0] != name
        ):
            raise _damaged(name)
        if what == b"begin":
            began = (name, at)
        at += len(line)
        if what == b"end":
            blocks[name] = (began[1], at)
            began = ("", 0)
    if began[0]:
        raise _damaged(began[0])
    return blocks


def _damaged(name: str) -> ScheduleError:
    return ScheduleError(
        "crontab -l",
        f"the comments around the lines of {name!r} are not as they were written; nothing is changed: "
        "take those lines out with 'crontab -e', and install again",
    )
