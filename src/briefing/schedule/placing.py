"""Files that an installation writes, and that all go again, or come back, when it fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from briefing.adapters.atomic import write_whole
from briefing.errors import OutputError


@dataclass(frozen=True, slots=True)
class Placed:
    """A file and all that it holds."""

    path: Path
    body: bytes


@contextmanager
def placed(files: Sequence[Placed]) -> Iterator[None]:
    """Write the files for a block; when it raises, what was there before is there again.

    Raises OutputError.
    """
    before = [(file.path, _body(file.path)) for file in files]
    made = [
        folder
        for path, _ in before
        for folder in (path.parent, *path.parent.parents)
        if not folder.exists()
    ]
    try:
        for file in files:
            _write(file)
        yield
    except BaseException:
        for path, body in before:
            with suppress(OSError):
                path.unlink(missing_ok=True) if body is None else write_whole(path, [body])
        for folder in made:
            with suppress(OSError):  # it is not empty, or gone
                folder.rmdir()
        raise


def remove(path: Path) -> bool:
    """Remove a file and return whether there was one. Raises OutputError."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise OutputError(str(path), f"cannot be removed: {error.strerror}") from error
    return True


def _body(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError(str(path), f"cannot be read: {error.strerror}") from error


def _write(file: Placed) -> None:
    try:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file.path, [file.body])
    except OSError as error:
        raise OutputError(str(file.path), f"cannot be written: {error.strerror}") from error
