"""Run a command; the one place where an error becomes a message and an exit code.

Nothing is imported here that `briefing --help` does not need: a command imports its library when it runs.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from briefing.cli import signals
from briefing.cli.commands import COMMANDS
from briefing.cli.outcome import USAGE, failure_as_json, tell_left_out
from briefing.cli.terminal import clean, plain_warnings, say
from briefing.errors import BriefingError, NothingNewError, NothingToSayError, UsageError
from briefing.version import __version__

BROKEN_PIPE = 141
"""128 + SIGPIPE, as of any program whose reader has gone."""

DESCRIPTION = (
    "Turn articles into one short spoken briefing: an MP3 with chapters, offline, word for word."
)

EXAMPLES = """\
examples:
  briefing render                          read ./config.yaml, write output/DATE.mp3
  briefing render report.html notes/*.md   no config needed
  briefing script report.html              see what would be said
  briefing say "Kyiv won 6-4"              hear how that is pronounced: writes say.wav
  briefing init morning                    begin a show of your own in the folder morning/
  briefing serve --host 0.0.0.0            let your phone subscribe

exit codes:
  0  done      1  failed      2  wrong usage or configuration
  3  done, but some articles were left out (each is named on stderr)      130  interrupted

'briefing COMMAND --help' says more about a command.
"""


class Parser(argparse.ArgumentParser):
    """Raises UsageError for a wrong command line, so that it is told like any other error."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **settings
        )

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} (see '{self.prog} --help')")


def build_parser() -> Parser:
    """Return the parser of all commands."""
    return _parsers()[0]


def main(argv: Sequence[str] | None = None, *, api: Any = None) -> int:
    """Run the command in *argv* and return its exit code; *api* stands in for `briefing.api`."""
    words = list(sys.argv[1:] if argv is None else argv)
    as_json = "--json" in words
    try:
        with signals.as_exceptions(), plain_warnings():
            args = _parse(words)
            args.api = api
            code: int = args.run(args)
            _flush()
            return code
    except BriefingError as error:
        return _failed(error, as_json)
    except signals.Stopped as stop:
        return _stopped("terminated", stop.exit_code, as_json)
    except KeyboardInterrupt:
        return _stopped("interrupted", signals.INTERRUPTED, as_json)
    except BrokenPipeError:
        _discard_output()
        return BROKEN_PIPE


def _parsers() -> tuple[Parser, dict[str, Parser]]:
    parser = Parser(prog="briefing", description=DESCRIPTION, epilog=EXAMPLES)
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for name in COMMANDS:
        command = importlib.import_module(f"briefing.cli.commands.{name}")
        command.add_to(subparsers).set_defaults(run=command.run)
    return parser, subparsers.choices


def _parse(words: list[str]) -> argparse.Namespace:
    parser, commands = _parsers()
    first = words[0] if words else ""
    if first in commands:
        # Intermixed, so that options may stand before, between and after the sources.
        return commands[first].parse_intermixed_args(
            _shielded(words[1:], commands[first].get_default("shield") or "./")
        )
    if first and not first.startswith("-"):
        close = difflib.get_close_matches(first, commands, n=1)
        advice = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(commands)}"
        raise UsageError(f"no such command {first!r}; {advice}")
    args = parser.parse_args(words)
    args.run = _print_help
    return args


def _shielded(words: list[str], shield: str) -> list[str]:
    """Return the words with those after `--` marked as no options: `-x.txt` becomes `./-x.txt`."""
    # argparse itself loses track of `--` when it parses intermixed arguments.
    if "--" not in words:
        return words
    at = words.index("--")
    after = (f"{shield}{w}" if w.startswith("-") and w != "-" else w for w in words[at + 1 :])
    return [*words[:at], *after]


def _print_help(args: argparse.Namespace) -> int:
    build_parser().print_help(sys.stderr)
    return USAGE


def _failed(error: BriefingError, as_json: bool) -> int:
    what = "" if isinstance(error, NothingNewError) else "error: "
    for line in str(error).split("\n"):
        say(f"briefing: {what}{clean(line)}")
    if isinstance(error, NothingToSayError | NothingNewError):
        tell_left_out(error.skipped)
    if as_json:
        _print_failure(type(error).__name__, str(error), error.exit_code, error)
    return error.exit_code


def _stopped(how: str, code: int, as_json: bool) -> int:
    say(f"briefing: {how}; nothing half-made is left behind")
    if as_json:
        _print_failure("Interrupted", how, code)
    return code


def _print_failure(kind: str, message: str, code: int, error: BriefingError | None = None) -> None:
    try:
        print(failure_as_json(kind, message, code, error))
        _flush()
    except BrokenPipeError:
        _discard_output()


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _discard_output() -> None:
    """Give stdout another end, or Python complains about the broken one when it exits."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  os.devnull is no path of ours
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
