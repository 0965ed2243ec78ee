"""Reads config.yaml, and the lexicon that it names: whole, or with every problem in it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from briefing.config import advice
from briefing.config.base import Settings
from briefing.config.nodes import Group, Items, Node, Reading, Scalar, read
from briefing.config.plugged import OptionsModel, plugged_options, put
from briefing.config.pronunciation import LexiconFile, PronunciationSettings
from briefing.config.settings import Config
from briefing.config.values import plain
from briefing.errors import ConfigError, Problem

MAX_BYTES = 128 * 1024
"""About 3000 lines; more is not a configuration, and pure Python takes its time over it."""

Model = TypeVar("Model", bound=Settings)


def load(path: Path | str, *, options_model: OptionsModel | None = None) -> Config:
    """Return the settings in a file; raises ConfigError with all that is wrong in it.

    The entries of a lexicon in a file of its own are in the returned settings. With an `options_model`,
    the options of plugins are checked, too; without one, that is left to whoever builds the plugin.
    """
    path = Path(path)
    missing = "no such file; 'briefing init DIR' writes one for a new show"
    body = _body(path, missing, usual="config.yaml")
    config = parse(_text(body, str(path)), str(path), options_model=options_model)
    return with_lexicon(config, path.parent)


def parse(text: str, name: str, *, options_model: OptionsModel | None = None) -> Config:
    """Return the settings in a YAML text; *name* is what errors call it. For the rest see `load`."""
    return _parse(text, name, Config, options_model)


def with_lexicon(config: Config, folder: Path) -> Config:
    """Return the config with the entries of its lexicon file, which is relative to *folder*.

    They come after those of the config itself, and must not repeat them. Raises ConfigError.
    """
    own = config.pronunciation
    if not own.file:
        return config
    path = folder / own.file
    body = _body(path, "no such file; 'pronunciation.file' names it", usual="lexicon.yaml")
    text = _text(body, str(path))
    lexicon = _parse(text, str(path), LexiconFile)
    try:
        both = PronunciationSettings(words=own.words + lexicon.words)
    except ValidationError as error:
        problems = tuple(_repeated(error, len(own.words), lexicon, text))
        raise ConfigError(str(path), problems) from error
    return config.model_copy(update={"pronunciation": both})


def _repeated(
    error: ValidationError, earlier: int, lexicon: LexiconFile, text: str
) -> Iterator[Problem]:
    root = read(text).root
    for found in error.errors():
        index = int(found["loc"][1]) - earlier
        location = ("words", index, "word")
        message = f"{lexicon.words[index].word!r} is in the config, too; leave one out"
        yield Problem(_line(root, location), advice.told(location, message))


def _parse(
    text: str, name: str, model: type[Model], options_model: OptionsModel | None = None
) -> Model:
    reading = read(text)
    problems = [*reading.problems, *_problems_of_root(reading, model)]
    values = plain(reading.root, model) if isinstance(reading.root, Group) else {}
    if options_model and isinstance(reading.root, Group):
        for found in plugged_options(reading.root, options_model):
            problems += _located(found.problems, reading)
            put(values, found)
    try:
        settings = model.model_validate(values)
    except ValidationError as error:
        problems += _located(advice.problems(error, model), reading)
        raise ConfigError(name, _in_order(problems)) from error
    if problems:
        raise ConfigError(name, _in_order(problems))
    return settings


def _problems_of_root(reading: Reading, model: type[Settings]) -> Iterator[Problem]:
    root = reading.root
    is_config = model is Config
    if root is None or (isinstance(root, Scalar) and root.plain and not root.text):
        if not reading.problems:
            advised = "'briefing init DIR' writes a file to start from"
            yield Problem(0, f"is empty; {advised if is_config else 'it should hold words:'}")
    elif not isinstance(root, Group):
        expected = "settings, as in 'show:' and 'sources:'"
        yield Problem(
            root.line,
            f"should be {expected if is_config else 'a list of entries below words:'}",
        )


def _located(found: Iterable[tuple[advice.Location, str]], reading: Reading) -> Iterator[Problem]:
    for place, message in found:
        location = _as_written(reading.root, place)
        line = _line(reading.root, location)
        # What stands where the reading stopped, or is missing, may be right further on.
        if reading.stopped_at is None or (line < reading.stopped_at and message != advice.MISSING):
            yield Problem(line, advice.told(location, message))


def _body(path: Path, missing: str, *, usual: str) -> bytes:
    try:
        with path.open("rb") as file:
            body = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise _failed(str(path), missing) from error
    except IsADirectoryError as error:
        raise _failed(str(path), f"is a folder; name the file in it: {path / usual}") from error
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


def _as_written(root: Node | None, location: advice.Location) -> advice.Location:
    """Return a location without the index of one entry that stands there without a list."""
    here, parts = root, []
    for part in location:
        if isinstance(part, int) and isinstance(here, Group):
            continue
        parts.append(part)
        if isinstance(here, Group) and part in here.entries:
            here = here.entries[str(part)].value
        elif isinstance(here, Items) and isinstance(part, int) and part < len(here.items):
            here = here.items[part]
        else:
            here = None
    return tuple(parts)


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
