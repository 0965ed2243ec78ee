"""`briefing schedule`: have this machine make the briefing at its time."""

from __future__ import annotations

import argparse
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cli.choice import CONFIG_NAME
from briefing.cli.outcome import DONE
from briefing.cli.terminal import clean, say, write
from briefing.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.schedule import Entry

DESCRIPTION = """\
Have this machine make the briefing at its time, by a timer of systemd, an agent of launchd (macOS), or a line
in your crontab. What will be called and written is shown first.

  install   put a show on the schedule, or change its time
  status    when each is due, how its last run went, and where what it said is kept
  remove    take it off again: all that 'install' wrote, and nothing else
  run       what the scheduler calls: make the briefing if it is due, and else nothing

A morning that is missed, because the machine was off or asleep, is caught up once. A run that fails is tried
again later, three times in all at most. The time is that of the clock on your wall: where clocks are changed, a time
that does not exist on one day in spring is an hour later, and one that comes twice in autumn is the first.

The scheduler does not know the variables of your shell. A key that an engine takes from the environment has
to be known to your session: with systemd from a file in ~/.config/environment.d, with cron from a line above.
"""

EXAMPLES = """\
examples:
  briefing schedule install                             ./config.yaml, every day at 06:30
  briefing schedule install --at 7:00 --days mon-fri    on weekdays only
  briefing schedule install --config shows/evening.yaml --at 18:00 --days sat,sun
  briefing schedule install --publish                   and bring each to where the config says
  briefing schedule install --dry-run                   see what would be written, and do nothing
  briefing schedule install --using cron --yes          for a script: do not ask
  briefing schedule status
  briefing schedule remove --name evening

exit codes:
  0  done; with status: all is well      1  failed; with status: something is not as it should be
  2  wrong usage or configuration
"""

ACTIONS = ("install", "status", "remove", "run")
AT, DAYS = "06:30", "daily"
OF_INSTALL = ("at", "days", "publish", "agree_to_prices", "using", "dry_run")
OF_RUN = OF_INSTALL[:4]
"""What a scheduler gives `run`."""
FAILED = 1
SHOWN_LINES = 20
"""Of the log of a run that failed."""


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "schedule",
        help="have the briefing made every morning",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    parser.add_argument(
        "action", choices=ACTIONS, metavar="ACTION", help=f"one of {', '.join(ACTIONS)}"
    )
    parser.add_argument(
        "--config", metavar="FILE", help=f"the show's settings (default: ./{CONFIG_NAME})"
    )
    parser.add_argument(
        "--at", metavar="HH:MM", help=f"the time of day, by local time (default: {AT})"
    )
    parser.add_argument(
        "--days", metavar="DAYS", help=f"daily, or such as mon-fri or sat,sun (default: {DAYS})"
    )
    parser.add_argument(
        "--using",
        choices=("systemd", "cron", "launchd"),
        help="which scheduler (default: systemd where it runs, launchd on macOS, else cron)",
    )
    parser.add_argument(
        "--name",
        metavar="NAME",
        help="what this schedule is called (default: after the file or the folder of the show)",
    )
    parser.add_argument(
        "--publish",
        action="store_true",
        default=None,
        help="call 'briefing publish' after each run, for a show whose config says where to",
    )
    parser.add_argument(
        "--agree-to-prices",
        action="store_true",
        default=None,
        help="agree now to what an engine with a price will cost on each of the mornings, when nobody can be asked",
    )
    parser.add_argument(
        "--dry-run", action="store_true", default=None, help="show what would be done, and end"
    )
    parser.add_argument("-y", "--yes", action="store_true", help="do not ask")
    return parser


def run(args: argparse.Namespace) -> int:
    """Do what the action says."""
    actions: dict[str, Callable[[argparse.Namespace], int]] = {
        "install": _install,
        "status": _status,
        "remove": _remove,
        "run": _run,
    }
    taken = {"install": OF_INSTALL, "run": OF_RUN}.get(args.action, ())
    for option in OF_INSTALL:
        if getattr(args, option) is not None and option not in taken:
            raise UsageError(f"--{option.replace('_', '-')} is not for 'schedule {args.action}'")
    return actions[args.action](args)


def _install(args: argparse.Namespace) -> int:
    from briefing.cli.schedule_choice import check_free
    from briefing.cli.schedule_plan import told
    from briefing.cli.schedule_status import shown
    from briefing.schedule import begun, scheduler_of

    entry = _entry(args)
    scheduler = scheduler_of(args.using, entry, is_tried=bool(args.dry_run))
    check_free(entry, scheduler)
    plan = scheduler.plan(entry)
    tell = write if args.dry_run else say
    for line in told(entry, scheduler, plan):
        tell(line)
    if args.dry_run:
        return DONE
    if not _agreed(args, "Do this?"):
        say("nothing was done")
        return FAILED
    with begun(entry, _now()):
        scheduler.install(entry)
    say(f"next run: {shown(entry.timing.next(_now()))}; see 'briefing schedule status'")
    return DONE


def _remove(args: argparse.Namespace) -> int:
    from briefing.cli.schedule_choice import one_installed
    from briefing.schedule import forget

    scheduler, entry = one_installed(args)
    say(f"to be removed: {entry.name} ({scheduler.name}), {clean(str(entry.config))}")
    if not _agreed(args, "Remove it?"):
        say("nothing was done")
        return FAILED
    for gone in scheduler.remove(entry.name):
        say(f"removed: {clean(gone)}")
    forget(entry)
    return DONE


def _status(args: argparse.Namespace) -> int:
    from briefing.cli.schedule_choice import installed
    from briefing.cli.schedule_status import told, troubles

    found = installed(args)
    if not found:
        say("nothing is scheduled; 'briefing schedule install' does that")
    code = DONE
    now = _now()
    for scheduler, entry in found:
        for line in told(entry, scheduler.name, now):
            write(line)
        for trouble in troubles(entry, scheduler, now):
            say(f"briefing: warning: {entry.name}: {clean(trouble)}")
            code = FAILED
    return code


def _run(args: argparse.Namespace) -> int:
    from briefing.schedule import render_into_log, run_if_due
    from briefing.schedule.record import DONE as WELL

    if args.config is None or args.name is None:
        raise UsageError("'schedule run' needs --config and --name; it is what the scheduler calls")
    entry = _entry(args, is_read=False)
    code = run_if_due(entry, _now, render_into_log)
    if code is None or code in WELL:
        return DONE
    # cron sends by mail, and systemd keeps, what is written here.
    say(f"briefing {entry.name}: failed with exit code {code}; all it said is in {entry.log}")
    for line in _end_of(entry.log):
        say(f"  {line}")
    return code


def _entry(args: argparse.Namespace, *, is_read: bool = True) -> Entry:
    from briefing.schedule import Entry, Timing, check_name, name_after, parse_days, parse_time

    # Not resolve(): where links point to may change.
    path = Path(os.path.abspath(args.config or CONFIG_NAME))  # noqa: PTH100
    given = args.name
    if is_read:
        from briefing.parts import read_config

        config = read_config(path)
        if args.publish and not config.publish:
            raise UsageError(f"--publish: {path} says not where to; see 'briefing publish --help'")
        name = config.output.name
        stem = path.stem if path.name != CONFIG_NAME else path.parent.name
        given = given or name or name_after(stem)
    at = _option("--at", parse_time, args.at or AT)
    days = _option("--days", parse_days, args.days or DAYS)
    checked = _option("--name", check_name, given)
    flags = bool(args.publish), bool(args.agree_to_prices)
    return Entry(checked, path, Timing(at, days), *flags)


def _option(name: str, read: Callable[[str], Any], text: str) -> Any:
    try:
        return read(text)
    except UsageError as error:
        raise UsageError(f"argument {name}: {error}") from error


def _agreed(args: argparse.Namespace, question: str) -> bool:
    from briefing.cli.asking import agreed, is_somebody_there

    if args.yes:
        return True
    if not is_somebody_there():
        raise UsageError("nothing was done: there is nobody to ask; agree to it with --yes")
    return agreed(question)


def _end_of(log: Path) -> list[str]:
    try:
        text = log.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return [clean(line) for line in text.splitlines()[-SHOWN_LINES:]]


def _now() -> datetime:
    return datetime.now().astimezone()
