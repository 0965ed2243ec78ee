"""`briefing doctor`: check that everything is in place."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cli.choice import CONFIG_NAME, moment
from briefing.cli.terminal import clean, write
from briefing.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.config import Config
    from briefing.doctor import Check, Status

MARKS: Mapping[Status, str] = {"ok": "✓", "warning": "!", "failed": "✗"}
PLAIN_MARKS: Mapping[Status, str] = {"ok": "+", "warning": "!", "failed": "x"}

DESCRIPTION = """\
Check that a show can be made and heard: the config, the sources, the voice (it really speaks), free space,
write access, the clock, every feed and what it lists, the port of 'briefing serve', and, where one is set,
the public address. Each line is a check; below one that is not in order stands what to do.
"""
EXAMPLES = """\
examples:
  briefing doctor                                the show in this folder
  briefing doctor --config shows/evening.yaml    another show
  briefing doctor --json | jq '.checks[] | select(.status != "ok")'

exit codes:
  0  nothing failed (there may be warnings)      1  something failed      2  wrong usage
"""


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "doctor",
        help="check that everything is in place",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    parser.add_argument(
        "--config",
        metavar="FILE",
        help=f"the show's settings (default: ./{CONFIG_NAME} if there is one)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def run(args: argparse.Namespace) -> int:
    """Print what each check finds, as it is found."""
    found: list[Check] = []
    for check in _checks(args.config):
        found.append(check)
        if not args.json:
            write("\n".join(_lines(check)))
    failed = any(check.status == "failed" for check in found)
    if args.json:
        checks = [asdict(check) for check in found]
        write(json.dumps({"ok": not failed, "checks": checks}))
    return int(failed)


def _checks(named: str | None) -> Iterator[Check]:
    from briefing.doctor import Subject, examine

    config, base, checked = _config(named)
    yield checked
    yield from examine(Subject(config, base, moment(None)))


def _config(named: str | None) -> tuple[Config, Path, Check]:
    """Return the config, its folder, and what is to be said of it; the defaults for one that is wrong."""
    from briefing.config import Config
    from briefing.doctor import Check
    from briefing.parts import read_config

    path = Path(named or CONFIG_NAME)
    if named is None and not path.exists():
        told = Check(
            "config", "warning", f"there is no {path} here", "begin one with 'briefing init'"
        )
        return Config(), Path.cwd(), told
    try:
        return read_config(path), path.resolve().parent, Check("config", "ok", str(path))
    except ConfigError as error:
        advice = "correct it; until then, the default settings are checked"
        return Config(), path.resolve().parent, Check("config", "failed", str(error), advice)


def _lines(check: Check) -> Iterator[str]:
    mark = (MARKS if _can_show(MARKS.values()) else PLAIN_MARKS)[check.status]
    first, *others = check.message.split("\n")
    yield f"{mark} {clean(check.name)}: {clean(first)}"
    for line in others:
        yield f"    {clean(line)}"
    if check.advice and check.status != "ok":
        yield f"    {clean(check.advice)}"


def _can_show(marks: Any) -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        "".join(marks).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
