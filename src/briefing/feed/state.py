"""What an output folder remembers of its shows: who they are, and what was made of which episode.

Two files in the folder `.briefing`, which is never served. `shows.json` holds the identity of each show
and must last; `index.json` is a cache, and is made again from the episodes when it is missing or damaged.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing.adapters.atomic import write_whole
from briefing.config import FeedSettings, ShowSettings, options_of
from briefing.errors import ConfigError, OutputError

STATE_FOLDER = ".briefing"
SHOWS = "shows.json"
INDEX = "index.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class KnownShow:
    """A show of the folder: its podcast:guid, and the settings it was last published with."""

    guid: str
    show: ShowSettings
    feed: FeedSettings


@dataclass(slots=True)
class Index:
    """What was made of what: a key for each file that stands for all that shaped it."""

    episodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By the name of the manifest without its ending."""
    made: dict[str, str] = field(default_factory=dict)
    """By the name of the file that was made."""


def state_folder(folder: Path) -> Path:
    """Return the folder of the state, which is made, for its owner only, if there is none."""
    state = folder / STATE_FOLDER
    try:
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(str(state), f"cannot be made: {error.strerror or error}") from error
    return state


def known_shows(folder: Path) -> dict[str, KnownShow]:
    """Return the shows by name. Raises OutputError for a file that is damaged: identities must not be lost."""
    path = folder / STATE_FOLDER / SHOWS
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return {
            str(name): KnownShow(
                guid=str(entry["guid"]),
                show=_settings(ShowSettings, entry["show"]),
                feed=_settings(FeedSettings, entry["feed"]),
            )
            for name, entry in document["shows"].items()
        }
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise OutputError(str(path), f"cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = "is damaged; delete it, and 'briefing feed' makes it again from the episodes"
        raise OutputError(str(path), reason) from error


def remember_show(folder: Path, name: str, known: KnownShow) -> None:
    """Keep a show's identity and settings, whole or not at all. Raises OutputError."""
    shows = known_shows(folder)
    if shows.get(name) == known:
        return
    shows[name] = known
    document = {
        "format": FORMAT,
        "shows": {
            name: {
                "guid": entry.guid,
                "show": entry.show.model_dump(),
                "feed": entry.feed.model_dump(),
            }
            for name, entry in sorted(shows.items())
        },
    }
    _write(state_folder(folder) / SHOWS, json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def read_index(folder: Path) -> Index:
    """Return the cache; an empty one when there is none of this format."""
    try:
        document = json.loads((folder / STATE_FOLDER / INDEX).read_text(encoding="utf-8"))
        if document["format"] == FORMAT:
            return Index(dict(document["episodes"]), dict(document["made"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return Index()


def write_index(folder: Path, index: Index) -> None:
    """Keep the cache. Raises OutputError."""
    document = {"format": FORMAT, "episodes": index.episodes, "made": index.made}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    path = state_folder(folder) / INDEX
    if not _holds(path, text):
        _write(path, text)


def _settings(model: Any, values: dict[str, Any]) -> Any:
    """Return settings of another release, too: what this one does not know is left out."""
    known = {name: value for name, value in values.items() if name in model.model_fields}
    try:
        return options_of(model, known, where=SHOWS)
    except ConfigError as error:
        raise ValueError(str(error)) from error


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_text(encoding="utf-8", errors="replace") == text
    except OSError:
        return False


def _write(path: Path, text: str) -> None:
    try:
        write_whole(path, [text.encode("utf-8", "replace")])
        if os.name == "posix":
            path.chmod(0o600)
    except OSError as error:
        raise OutputError(str(path), f"cannot be written: {error.strerror or error}") from error
