"""Asks the person at the keyboard, or whatever stands in for one: questions on stderr, answers from stdin."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from briefing.cli.terminal import clean, is_interactive, say
from briefing.errors import ConfigError, PluginError, UsageError

Value = TypeVar("Value")

MOST_TRIES = 5
"""For a program that answers, and would go on for ever."""


def is_somebody_there() -> bool:
    """Whether a person reads the screen and has the keyboard."""
    return is_interactive(sys.stdin) and is_interactive(sys.stderr)


def agreed(question: str, *, default: bool = False) -> bool:
    """Ask a question that is answered with yes or no; no answer at all is no."""
    line = _answer(f"{question} [{'Y/n' if default else 'y/N'}] ")
    if not line:
        return False
    word = line.strip().lower()
    return default if not word else word in {"y", "yes"}


def ask(question: str, default: str, read: Callable[[str], Value]) -> Value:
    """Return what *read* makes of an answer, asked again when that raises.

    An empty answer is the default. Raises UsageError when there are no more answers.
    """
    for _ in range(MOST_TRIES):
        line = _answer(f"{question} [{default}]: " if default else f"{question}: ")
        if not line:
            raise UsageError("the answers have come to an end; nothing was written")
        try:
            return read(line.strip() or default)
        except (ConfigError, PluginError, UsageError) as error:
            for told in _told(error):
                say(f"  {clean(told)}")
    raise UsageError(f"{question}: no answer was right {MOST_TRIES} times; nothing was written")


def _told(error: ConfigError | PluginError | UsageError) -> tuple[str, ...]:
    if isinstance(error, ConfigError):
        # The name of the setting is not what was asked for.
        return tuple(problem.message.partition(": ")[2] for problem in error.problems)
    return (str(error),)


def _answer(question: str) -> str:
    """Return a line with its end, or nothing at the end of all lines."""
    print(question, end="", file=sys.stderr, flush=True)
    line = "" if sys.stdin is None else sys.stdin.readline()
    if sys.stdin is None or not sys.stdin.isatty():
        say(clean(line))  # so that a log shows which answer is to which question
    elif not line:
        say("")
    return line
