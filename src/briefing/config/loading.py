"""Reads config.yaml: whole, or with every problem in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from briefing.config import advice
from briefing.config.nodes import Group, Items, Node, Reading, Scalar, read
from briefing.config.settings import Config
from briefing.config.values import plain
from briefing.errors import ConfigError, Problem

MAX_BYTES = 128 * 1024
"""About 3000 lines; more is not a configuration, and pure Python takes its time over it."""


def load(path: Path | str) -> Config:
    """Return the settings in a file; raises ConfigError with all that is wrong in it."""
    body = _body(Path(path))
    return parse(_text(body, str(path)), str(path))


def parse(text: str, name: str) -> Config:
    """Return the settings in a YAML text; *name* is what errors call it."""
    reading = read(text)
    problems = [*reading.problems, *_problems_of_root(reading)]
    values = plain(reading.root, Config) if isinstance(reading.root, Group) else {}
    try:
        config = Config.model_validate(values)
    except ValidationError as error:
        problems += _problems_of_values(error, reading)
        raise ConfigError(name, _in_order(problems)) from error
    if problems:
        raise ConfigError(name, _in_order(problems))
    return config


def _problems_of_root(reading: Reading) -> Iterator[Problem]:
    root = reading.root
    if root is None or (isinstance(root, Scalar) and root.plain and not root.text):
        if not reading.problems:
            yield Problem(0, "is empty; 'briefing init DIR' writes a file to start from")
    elif not isinstance(root, Group):
        yield Problem(root.line, "should be settings, as in 'show:' and 'sources:'")


def _problems_of_values(error: ValidationError, reading: Reading) -> Iterator[Problem]:
    for location, message in advice.problems(error, Config):
        line = _line(reading.root, location)
        # What stands where the reading stopped, or is missing, may be right further on.
        if reading.stopped_at is None or (line < reading.stopped_at and message != advice.MISSING):
            yield Problem(line, advice.told(location, message))


def _body(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            body = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        reason = "no such file; 'briefing init DIR' writes one for a new show"
        raise _failed(str(path), reason) from error
    except IsADirectoryError as error:
        raise _failed(
            str(path), f"is a folder; name the file in it: {path / 'config.yaml'}"
        ) from error
    except (OSError, ValueError) as error:
        # Windows says PermissionError of a folder; ValueError is a NUL in the path.
        why = getattr(error, "strerror", None) or error
        raise _failed(str(path), f"cannot be read: {why}") from error
    if len(body) > MAX_BYTES:
        raise _failed(str(path), f"is larger than {MAX_BYTES // 1024} KB; is this the right file?")
    return body


def _text(body: bytes, name: str) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _failed(name, "is in UTF-16; save it as UTF-8")
    if b"\0" in body:
        raise _failed(name, "is not a text file")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        reason = f"byte 0x{body[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise ConfigError(name, (Problem(line, reason),)) from error


def _failed(name: str, reason: str) -> ConfigError:
    return ConfigError(name, (Problem(0, reason),))


def _line(root: Node | None, location: advice.Location) -> int:
    """Return the line of the key or entry at a location, or of the nearest thing around it."""
    here, line = root, 0
    for part in location:
        if isinstance(here, Group) and part in here.entries:
            entry = here.entries[str(part)]
            here, line = entry.value, entry.line
        elif isinstance(here, Items) and isinstance(part, int) and part < len(here.items):
            here = here.items[part]
            line = here.line
        else:
            break
    return line


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    # What concerns the file as a whole ("and 12 more") comes last.
    return tuple(sorted(problems, key=lambda problem: problem.line or sys.maxsize))
