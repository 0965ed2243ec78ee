"""The text a command is given: words on the command line, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from briefing.cli.choice import add_config_options, language
from briefing.errors import SourceError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

LOCALE = "en-US"
"""What a text is in when nobody says."""
CLOSED = "is closed; pipe a text into it"


def add_text(parser: argparse.ArgumentParser, **settings: Any) -> None:
    """Add the words, the language they are in, and the show whose settings hold."""
    parser.add_argument("text", metavar="TEXT", **settings)
    parser.add_argument(
        "--locale",
        type=language,
        metavar="TAG",
        help=f"the language, such as en-GB or en-IN (default: the show's; {LOCALE} without a config)",
    )
    add_config_options(parser)
    # A text may begin with a minus sign, and a path to it would be said.
    parser.set_defaults(shield=" ")


def in_one(words: Sequence[str]) -> str:
    """Return the words of a command line as the text they are, as `echo` does."""
    return " ".join(words).strip()


def lines_of_stdin() -> Iterator[str]:
    """Yield each line as it arrives, without its end; what is no UTF-8 becomes U+FFFD.

    Raises SourceError when there is no standard input.
    """
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise SourceError("standard input", CLOSED)
    try:
        for line in stream:
            yield line.decode("utf-8-sig", errors="replace").rstrip("\r\n")
    except (OSError, ValueError) as error:  # a folder; closed meanwhile
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError("standard input", f"cannot be read: {reason}") from error
