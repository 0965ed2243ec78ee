"""The questions of `briefing init --interactive`, each answer checked as config.yaml is."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from briefing.cli.asking import ask
from briefing.cli.terminal import say
from briefing.errors import UsageError
from briefing.language_tags import primary

ENGLISH: Final = "en"

_LOCALE = re.compile(r"([a-z]{2,3})[_-]([A-Z]{2})\b")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://.*", re.IGNORECASE)
_GLOB = re.compile(r"[*?\[]")


@dataclass(slots=True)
class Answers:
    """What a config is written from: values by group and setting, and what to read."""

    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)


def questions(folder: Path, *, title: str, language: str, minutes: float) -> Answers:
    """Ask for all that a show in *folder* needs; the arguments stand in brackets.

    Raises UsageError when the answers come to an end.
    """
    found = Answers()
    say("An empty answer takes what stands in brackets. Ctrl-C ends this, and nothing is written.")
    title = ask("What the show is called", title, _title)
    language = ask("Its language, such as en-GB or de", language, _language)
    length = ask("How many minutes a briefing takes", f"{minutes:g}", _minutes)
    found.values = {
        "show": {"title": title, "language": language},
        "length": {"minutes": length},
    }
    say("What should be read? Files, folders, globs; an empty answer when that is all.")
    _ask_sources(folder, found.sources)
    if primary(language) != ENGLISH:
        found.values["speech"] = {"engine": _ask_engine(language)}
    return found


def usual_language() -> str:
    """Return the language that the person's session speaks, such as de-DE; en-US when it does not say."""
    given = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    said = _LOCALE.match(next(filter(None, given), ""))
    return f"{said[1]}-{said[2]}" if said else "en-US"


def _ask_sources(folder: Path, sources: list[str]) -> None:
    while True:
        number = len(sources) + 1
        source = ask(f"Source {number} (or nothing)", "", _read(folder))
        if not source:
            return
        if source in sources:
            say("  is there already")
            continue
        sources.append(source)


def _ask_engine(language: str) -> str:
    say(f"The voice that comes with briefing speaks English only. For {language} there are:")
    say("  auto    the online voice of Google Translate (gtts): the text of every briefing is")
    say(
        "          sent to Google, which reads it; espeak takes over where that fails, if installed"
    )
    say("  espeak  offline, sounds like a robot (pip install 'briefing-cast[espeak]')")
    say("  piper   offline, a voice to download ('briefing voices' says more)")
    return ask("Who speaks", "auto", lambda text: _engine(text, language))


def _title(text: str) -> str:
    from briefing.config import ShowSettings, options_of

    return options_of(ShowSettings, {"title": text}, where="show").title


def _language(text: str) -> str:
    from briefing.config import ShowSettings, options_of

    return options_of(ShowSettings, {"language": text}, where="show").language


def _minutes(text: str) -> float:
    from briefing.config import LengthSettings, options_of

    try:
        minutes = float(text.replace(",", "."))
    except ValueError:
        raise UsageError(f"should be a number (got {text!r})") from None
    return options_of(LengthSettings, {"minutes": minutes}, where="length").minutes


def _read(folder: Path) -> Any:
    def source(text: str) -> str:
        from briefing import registry
        from briefing.config import SourceSettings, options_of

        if not text:
            return ""
        path = options_of(SourceSettings, {"path": text}, where="source").path
        registry.source_reading(path)
        return path if _ADDRESS.fullmatch(path) else _local(path, folder)

    return source


def _local(path: str, folder: Path) -> str:
    """Return a path as the config of *folder* has to name it; raises UsageError when there is nothing."""
    if path == "-":
        raise UsageError("standard input is for 'briefing render -'; name a file or a folder")
    given = Path(path).expanduser()
    if _GLOB.search(path) or (folder / given).exists():
        return str(given)
    if not given.exists():
        raise UsageError(f"no such file or folder: {path}")
    # It was named from here, and is read from there.
    return os.path.abspath(given)  # noqa: PTH100  a link stays one


def _engine(text: str, language: str) -> str:
    from briefing.casting import Casting
    from briefing.config import Config, options_of

    values = {"show": {"language": language}, "speech": {"engine": text}}
    _ = Casting(options_of(Config, values, where="show")).lead
    return text
