"""Which files a folder or a glob names: sorted, hidden ones left out, link loops walked once."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from briefing.errors import SourceError


def is_glob(text: str) -> bool:
    """Whether it holds any of the signs `*`, `?` and `[`."""
    return glob.has_magic(text)


def files_in(folder: Path, suffixes: frozenset[str]) -> Iterator[Path | SourceError]:
    """Yield the files below *folder* with one of *suffixes*, and an error for each closed folder."""
    for path in _walk(folder):
        if isinstance(path, SourceError) or path.suffix.lower() in suffixes:
            yield path


def files_matching(pattern: Path) -> Iterator[Path | SourceError]:
    """Yield the files that a glob names; `**` stands for any number of folders."""
    parts = pattern.parts
    if "**" not in parts:
        names = sorted(glob.glob(str(pattern)))  # noqa: PTH207 - Path.glob refuses absolute patterns
        yield from (Path(name) for name in names if os.path.isfile(name))  # noqa: PTH113 - never raises
        return
    # glob's own `**` walks loops of links again and again, with two of them practically for ever.
    first = next(i for i, part in enumerate(parts) if is_glob(part))
    folder = Path(*parts[:first])
    for path in _walk(folder):
        if isinstance(path, SourceError) or _matches(path.relative_to(folder).parts, parts[first:]):
            yield path


def _matches(names: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    if not pattern:
        return not names
    if pattern[0] == "**":
        rest = pattern[1:]
        return any(_matches(names[skipped:], rest) for skipped in range(len(names) + 1))
    return bool(names) and fnmatchcase(names[0], pattern[0]) and _matches(names[1:], pattern[1:])


def _walk(folder: Path) -> Iterator[Path | SourceError]:
    errors: list[SourceError] = []

    def told(error: OSError) -> None:
        reason = f"cannot be opened: {error.strerror}; check its permissions"
        errors.append(SourceError(str(error.filename), reason))

    seen = {os.path.realpath(folder)}
    for here, folders, names in os.walk(folder, followlinks=True, onerror=told):
        yield from errors
        errors.clear()
        folders[:] = [name for name in sorted(folders) if _is_new(here, name, seen)]
        yield from (Path(here, name) for name in sorted(names) if _is_new(here, name, seen))
    yield from errors


def _is_new(here: str, name: str, seen: set[str]) -> bool:
    """Whether it is not hidden, and not met before under another name."""
    if name.startswith("."):
        return False
    real = os.path.realpath(os.path.join(here, name))  # noqa: PTH118 - a Path for each name is slow
    is_new = real not in seen
    seen.add(real)
    return is_new
