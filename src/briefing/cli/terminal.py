"""What goes to a person's screen: clean of control characters, short, in the words of a person."""

from __future__ import annotations

import os
import sys
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import unquote, urlsplit

from briefing.errors import OutputError

JOINERS = "\u200c\u200d"
"""Zero width, but part of words in Persian and in Indic scripts, and of emoji."""


def clean(text: str) -> str:
    """Return *text* on one line, without anything that steers a terminal or hides what is written."""
    shown = (" " if _steers(character) else character for character in text)
    return " ".join("".join(shown).split())


def clean_lines(text: str) -> str:
    """Return *text* with each of its lines cleaned, indentation and blank lines kept."""
    return "\n".join(_indentation(line) + clean(line) for line in text.split("\n"))


@contextmanager
def plain_warnings() -> Iterator[None]:
    """Show the warnings of a library as a person's program does: without file, line and code."""
    formatter = warnings.formatwarning

    def plain(message: Warning | str, *details: Any, **more: Any) -> str:
        return f"briefing: warning: {clean(str(message))}\n"

    warnings.formatwarning = plain
    try:
        yield
    finally:
        warnings.formatwarning = formatter


def say(message: str) -> None:
    """Write one line for the person to stderr."""
    print(message, file=sys.stderr)


def write(text: str) -> None:
    """Write a result to stdout; cleaned when a terminal shows it, as it is when a program reads it.

    It is flushed: whoever reads a pipe has it before the next is made, and a full disk is an error of ours.
    """
    stream = sys.stdout
    if stream is None:
        return
    if hasattr(stream, "reconfigure"):
        # A file name that is no valid text must not end a run that went well.
        stream.reconfigure(errors="backslashreplace")
    try:
        print(clean_lines(text) if stream.isatty() else text, file=stream, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        # What could not be written stays in the buffer, and would be complained of again at exit.
        sys.stdout = None
        raise OutputError("standard output", f"cannot be written to: {error.strerror}") from error


def is_interactive(stream: TextIO | None) -> bool:
    """Return whether a terminal that can move its cursor shows what is written."""
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def where(uri: str) -> str:
    """Return a URI as a person names the thing: a file by its path, from here when it is below."""
    parts = urlsplit(uri)
    if parts.scheme == "stdin":
        return "standard input"
    if parts.scheme != "file":
        return clean(uri)
    path = unquote(parts.path)
    if os.name == "nt":
        path = path.removeprefix("/")
    with suppress(ValueError, OSError):  # elsewhere, or the working folder is gone: the whole path
        path = str(Path(path).relative_to(Path.cwd()))
    return clean(path)


def clock(milliseconds: int) -> str:
    """Return a duration as 4:58 or 1:02:03, rounded down."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _steers(character: str) -> bool:
    return (
        unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        and character not in JOINERS
    )


def _indentation(line: str) -> str:
    return " " * (len(line) - len(line.lstrip(" ")))
