"""One show on the schedule, and the command that a scheduler calls for it.

The command says all there is to know, so that what is installed is the only record of it.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefing.errors import UsageError
from briefing.schedule.timing import Timing, parse_days, parse_time

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_NAME: Final = 60
"""Characters: far below what a file name or a unit name may have."""

_CALL: Final = ("schedule", "run")
_OPTIONS: Final = ("--name", "--config", "--at", "--days")


_PUBLISHES: Final = "--publish"
_PAYS: Final = "--agree-to-prices"


@dataclass(frozen=True, slots=True)
class Entry:
    """A show by the name of its schedule; `config` is absolute.

    After a run it is published if `publishes`. With `pays`, what an engine costs is agreed to.
    """

    name: str
    config: Path
    timing: Timing
    publishes: bool = False
    pays: bool = False

    @property
    def folder(self) -> Path:
        """The folder of what is known of its runs."""
        return self.config.parent / ".briefing" / "schedule" / self.name

    @property
    def log(self) -> Path:
        """What the last run wrote."""
        return self.folder / "last.log"

    def command(self) -> tuple[str, ...]:
        """Return what a scheduler calls: this very Python, whatever its PATH.

        Raises UsageError for a path that no scheduler can be told.
        """
        options = (self.name, str(self.config), self.timing.at_text, self.timing.days_text)
        pairs = (word for pair in zip(_OPTIONS, options, strict=True) for word in pair)
        flags = ((_PUBLISHES, self.publishes), (_PAYS, self.pays))
        words = (*python(), *_CALL, *pairs, *(flag for flag, is_set in flags if is_set))
        for word in words:
            _check(word)
        return words


def entry_of(words: Sequence[str]) -> Entry | None:
    """Return the entry whose command this is; None for any other command."""
    texts = list(words)
    try:
        options = texts[texts.index(_CALL[0]) :]
        pairs, flags = options[2:10], options[10:]
        if tuple(options[:2]) != _CALL or tuple(pairs[::2]) != _OPTIONS:
            return None
        name, config, at, days = pairs[1::2]
        timing = Timing(parse_time(at), parse_days(days))
        return Entry(name, Path(config), timing, _PUBLISHES in flags, _PAYS in flags)
    except (ValueError, UsageError):
        return None


def python() -> tuple[str, ...]:
    """Return the words that start `briefing` with the Python that runs now, from any folder."""
    if not sys.executable:
        raise UsageError("the Python that runs this cannot be found again; install briefing anew")
    # -P (3.11) keeps a file of the folder it is called in from being taken for a module.
    is_safe_path = ("-P",) if sys.version_info >= (3, 11) else ()
    return (sys.executable, *is_safe_path, "-m", "briefing")


def check_name(name: str) -> str:
    """Return the name of a schedule; raises UsageError for one that file names cannot carry."""
    if not NAME.fullmatch(name) or len(name) > MAX_NAME:
        raise UsageError(
            "should be small letters, digits and hyphens, such as evening-news, "
            f"at most {MAX_NAME} (got {name!r})"
        )
    return name


def name_after(folder: str) -> str:
    """Return a name for the schedule of a show in a folder of that name."""
    plain = unicodedata.normalize("NFKD", folder).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:MAX_NAME].strip("-") or "show"


def _check(word: str) -> None:
    bad = next((c for c in word if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}), None)
    if bad is not None:
        raise UsageError(
            f"{word!r}: holds the character {bad!r}, which no scheduler takes; rename it"
        )
