"""A timer and a service of systemd's user manager.

Words of a command stand in double quotes, with C escapes (systemd.syntax(7)); `%` begins a specifier
(systemd.unit(5)) and `$` a variable (systemd.service(5)), and both are doubled to stand for themselves. That
holds for arguments. A program must have no quotation marks and no backslash in its path, whatever their
escape (found with systemd 252), and knows no variables: one that has them is called by `env`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefing.errors import OutputError
from briefing.schedule.calling import ScheduleError, call, demand, is_there
from briefing.schedule.entry import NAME, Entry, entry_of
from briefing.schedule.placing import Placed, placed, remove
from briefing.schedule.plan import Plan
from briefing.schedule.timing import DAYS, Timing

SERVICE = """\
# Written by 'briefing schedule install', and removed by 'briefing schedule remove --name {name}'.
[Unit]
Description=The briefing {name}

[Service]
Type=oneshot
ExecStart={command}
"""
TIMER = """\
# Written by 'briefing schedule install', and removed by 'briefing schedule remove --name {name}'.
[Unit]
Description=When the briefing {name} is made

[Timer]
OnCalendar={first}
# Does nothing when the first has run: for a failure, and the day in spring that has no such time.
OnCalendar={second}
Persistent=true
RandomizedDelaySec=0

[Install]
WantedBy=timers.target
"""
MISSED = (
    "a morning that is missed while the machine is off or asleep is caught up once, as soon as you are "
    "logged in again; 'loginctl enable-linger' has it made without that"
)

_SYSTEMCTL: Final = ("systemctl", "--user")
_ENV: Final = "/usr/bin/env"
_PLAIN = re.compile(r"""[^'"\\$]+""")
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"')
_DOUBLED = re.compile(r"\\(.)|%(%)|\$(\$)")


class Systemd:
    """The user manager of systemd."""

    name = "systemd"

    def is_available(self) -> bool:
        """Whether a user manager answers."""
        with suppress(ScheduleError):
            return is_there("systemctl") and call((*_SYSTEMCTL, "show", "-p", "Version")).code == 0
        return False

    def plan(self, entry: Entry) -> Plan:
        """Return the two units, and the calls that start the timer."""
        service, timer = _units(entry.name)
        texts = (
            SERVICE.format(name=entry.name, command=command_line(entry.command())),
            TIMER.format(
                name=entry.name,
                first=calendar(entry.timing),
                second=calendar(entry.timing.hour_later()),
            ),
        )
        files = tuple(
            Placed(path, text.encode()) for path, text in zip((service, timer), texts, strict=True)
        )
        # A timer that runs already would keep its old time.
        last = "restart" if timer.exists() else "start"
        calls = (
            (*_SYSTEMCTL, "daemon-reload"),
            (*_SYSTEMCTL, "enable", *(("--now",) if last == "start" else ()), timer.name),
            *(((*_SYSTEMCTL, "restart", timer.name),) if last == "restart" else ()),
        )
        return Plan(files, (), calls, MISSED)

    def install(self, entry: Entry) -> None:
        """Write the units and start the timer."""
        plan = self.plan(entry)
        is_new = not plan.files[-1].path.exists()
        try:
            with placed(plan.files):
                for words in plan.calls:
                    demand(words)
        except BaseException:
            with suppress(ScheduleError):
                if is_new:
                    call((*_SYSTEMCTL, "disable", "--now", plan.files[-1].path.name))
                call((*_SYSTEMCTL, "daemon-reload"))
            raise

    def installed(self) -> Iterator[Entry]:
        """Yield what the services of ours say."""
        for path in sorted(_folder().glob("briefing-*.service")):
            try:
                text = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise OutputError(str(path), f"cannot be read: {error}") from error
            for line in text.splitlines():
                if line.startswith("ExecStart=") and (entry := entry_of(words_of(line))):
                    yield entry

    def remove(self, name: str) -> tuple[str, ...]:
        """Stop the timer, remove both units."""
        service, timer = _units(name)
        demand((*_SYSTEMCTL, "disable", "--now", timer.name))
        gone = tuple(str(path) for path in (timer, service) if remove(path))
        demand((*_SYSTEMCTL, "daemon-reload"))
        return gone

    def trouble(self, name: str) -> str:
        """Return what the user manager says of a timer that does not run."""
        timer = _units(name)[1].name
        try:
            answer = call((*_SYSTEMCTL, "is-active", timer))
        except ScheduleError as error:
            return str(error)
        if answer.code == 0:
            return ""
        said = answer.out.decode("utf-8", "replace").strip() or answer.err
        return f"{timer} is not active ({said}); 'systemctl --user enable --now {timer}'"


def calendar(timing: Timing) -> str:
    """Return a timing as systemd.time(7) writes it, in local time."""
    days = ",".join(DAYS[day].title() for day in sorted(timing.days))
    every = "" if len(timing.days) == len(DAYS) else f"{days} "
    return f"{every}*-*-* {timing.at_text}:00"


def command_line(words: Sequence[str]) -> str:
    """Return words for ExecStart=, each of which arrives as it is; the first is absolute."""
    program, *arguments = words if _PLAIN.fullmatch(words[0]) else (_ENV, *words)
    return " ".join([_quoted(program), *(_quoted(word).replace("$", "$$") for word in arguments)])


def words_of(line: str) -> tuple[str, ...]:
    """Return the words in a line of `command_line`."""
    return tuple(
        _DOUBLED.sub(lambda pair: next(filter(None, pair.groups())), word)
        for word in _WORD.findall(line)
    )


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'


def _units(name: str) -> tuple[Path, Path]:
    if not NAME.fullmatch(name):
        raise ValueError(name)
    folder = _folder()
    return folder / f"briefing-{name}.service", folder / f"briefing-{name}.timer"


def _folder() -> Path:
    # An empty or relative value counts as none (XDG Base Directory Specification).
    given = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    base = given if given.is_absolute() else Path.home() / ".config"
    return base / "systemd" / "user"
