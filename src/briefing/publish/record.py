"""What was published to which place: to remove what has left the feed, and nothing else.

A publisher cannot list its place, and others' files may lie there: only what this record names is removed. It
names a file before that is sent. Lost, it costs no more than files that nobody lists any more.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from briefing.adapters.atomic import write_whole
from briefing.errors import OutputError

FORMAT = 1

Names = dict[str, str]
"""By the name of a file the checksum that it was published with; empty while that is not sure."""


def read_record(path: Path, place: str) -> Names | None:
    """Return what is known of a place; None when nothing was ever published there."""
    names = _places(path).get(place)
    return None if names is None else dict(names)


def write_record(path: Path, place: str, names: Mapping[str, str]) -> None:
    """Keep what is known of a place, whole or not at all. Raises OutputError."""
    places = {**_places(path), place: dict(sorted(names.items()))}
    text = json.dumps({"format": FORMAT, "places": places}, ensure_ascii=False, indent=1)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, [text.encode("utf-8", "surrogatepass")])
    except OSError as error:
        raise OutputError(str(path), f"cannot be written: {error.strerror or error}") from error


def _places(path: Path) -> dict[str, Names]:
    try:
        document = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        return {
            str(place): {str(name): str(checksum) for name, checksum in names.items()}
            for place, names in document["places"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
