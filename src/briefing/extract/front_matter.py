"""The YAML head between two `---` lines: what the author of a file says of it.

Scalars are read as plain strings, so that nothing in it can be an object, a number or a bad date of
YAML's own. Aliases and deep nesting, which make YAML a bomb, are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.adapters.clean_text import clean_line
from briefing.extract.dates import parse_date

if TYPE_CHECKING:
    from datetime import datetime

MAX_CHARACTERS = 16 * 1024
MAX_DEPTH = 8

_OPEN = re.compile(r"\s*---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_KEY = re.compile(r"\s*([A-Za-z_][\w-]*)[ \t]*:(?:\s|$)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_URL = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_NAMES = {
    "title": "title",
    "headline": "title",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "source": "source",
    "site": "source",
    "publisher": "source",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "date": "date",
    "published": "date",
    "language": "language",
    "lang": "language",
    "section": "section",
    "category": "section",
    "image": "image",
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What it said; empty where it said nothing."""

    title: str = ""
    url: str = ""
    source: str = ""
    author: str = ""
    date: datetime | None = None
    language: str = ""
    section: str = ""
    image: str = ""


def split(text: str) -> tuple[FrontMatter, str]:
    """Return the front matter of *text* and the rest; a text without any comes back as it is.

    Raises ValueError, worded for people, when there is one and it cannot be read.
    """
    opening = _OPEN.match(text)
    key = _KEY.match(text, opening.end()) if opening else None
    if not opening or not key:
        return FrontMatter(), text
    closing = _CLOSE.search(text, opening.end(), opening.end() + MAX_CHARACTERS)
    if closing:
        return _read(text[opening.end() : closing.start()]), text[closing.end() :]
    if key[1].lower() not in _NAMES:
        return FrontMatter(), text
    raise ValueError("front matter is never closed: put a line '---' after it")


def _read(text: str) -> FrontMatter:
    values: dict[str, Any] = {}
    for key, value in _loaded(text).items():
        name = _NAMES.get(str(key).strip().lower())
        if name and not values.get(name):
            values[name] = _checked(name, _one_line(name, value))
    return FrontMatter(**values)


def _loaded(text: str) -> dict[Any, Any]:
    import yaml

    try:
        _refuse_bombs(text)
        # BaseLoader makes strings, lists and mappings only: less than safe_load does.
        loaded = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in its line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "it is not YAML"
        raise ValueError(f"front matter{line}: {problem}; put values with ':' in quotes") from error
    return loaded if isinstance(loaded, dict) else {}


def _refuse_bombs(text: str) -> None:
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise ValueError("front matter uses an alias (*name); write the value out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise ValueError("front matter is nested too deep; write plain lines 'key: value'")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _one_line(name: str, value: Any) -> str:
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        value = ", ".join(value)
    if not isinstance(value, str):
        raise ValueError(f"front matter: {name} should be one line of text")
    return clean_line(value)


def _checked(name: str, value: str) -> Any:
    if not value:
        return None if name == "date" else ""
    if name == "date":
        found = parse_date(value)
        if found is None:
            raise ValueError(f"front matter: date {value!r} should be like 2026-11-23")
        return found
    if name in {"url", "image"} and not _URL.fullmatch(value):
        raise ValueError(f"front matter: {name} {value!r} should begin with http:// or https://")
    if name == "language" and not _LANGUAGE.fullmatch(value):
        raise ValueError(f"front matter: language {value!r} should be a tag such as en or en-GB")
    return value.replace("_", "-") if name == "language" else value
