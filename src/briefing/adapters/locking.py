"""One render at a time in one folder, on every system: the only module that knows filelock."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from briefing.errors import LockedError, OutputError

if TYPE_CHECKING:
    from pathlib import Path

LOCK_NAME = ".briefing.lock"


@contextmanager
def locked(folder: Path, *, wait_s: float = 0.0) -> Iterator[None]:
    """Hold the lock of a folder, which is made if there is none.

    Folders that were made for a block that failed go again, if they are empty. The lock file stays:
    removing one that others may wait for would let two in.
    Raises LockedError when another process or thread holds it for longer than `wait_s`, OutputError
    when the folder cannot be written to.
    """
    # filelock imports asyncio: only for those who render.
    from filelock import FileLock, Timeout

    made = [path for path in (folder, *folder.parents) if not path.exists()]
    started = time.monotonic()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK_NAME, timeout=max(0.0, wait_s))
        lock.acquire()
    except Timeout as error:
        raise LockedError(str(folder), time.monotonic() - started) from error
    except (OSError, NotImplementedError) as error:
        raise OutputError(str(folder), _reason(error)) from error
    try:
        yield
    except BaseException:
        _remove(made)
        raise
    finally:
        lock.release()


def _reason(error: OSError | NotImplementedError) -> str:
    if isinstance(error, OSError):
        return f"cannot be written to: {error.strerror or error}"
    return "its file system cannot lock files; choose another folder"


def _remove(made: Sequence[Path]) -> None:
    with suppress(OSError):
        if made and [path.name for path in made[0].iterdir()] == [LOCK_NAME]:
            (made[0] / LOCK_NAME).unlink()
            for folder in made:
                folder.rmdir()
