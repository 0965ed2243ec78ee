"""The secret in the address: made once, kept in the state folder, replaced when asked.

It is a part of the path because every podcast app keeps a path; names and passwords in addresses broke
most of those that were tried.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefing.errors import OutputError
from briefing.feed.state import state_folder
from briefing.serve.feeds import Stamp, stamp_of

NAME: Final = "token"
_BYTES: Final = 24
_SHAPE: Final = re.compile(r"[A-Za-z0-9_-]{22,128}")
"""At least 128 bits; a person may write one of their own."""
_PATIENCE_S: Final = 2.0
_FLAGS: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


class TokenFile:
    """The token of a folder, as its file has it now: a running server takes a new one at once."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / ".briefing" / NAME
        self._stamp: Stamp | None = None
        self._token = ""

    def current(self) -> str:
        """Return the token; empty when there is none, and then nobody gets in."""
        stamp = stamp_of(self.path)
        if stamp is None or stamp != self._stamp:
            self._token, self._stamp = _read(self.path), stamp
        return self._token

    def is_right(self, candidate: bytes) -> bool:
        """Tell whether this is the token, in a time that does not tell how much of it is right."""
        token = self.current()
        return bool(token) and hmac.compare_digest(candidate, token.encode("ascii"))


def ensure_token(folder: Path) -> None:
    """Make the token of a folder if it has none. Raises OutputError.

    Of two processes that do so at once one makes it, and the other waits for it.
    """
    path = _private(folder) / NAME
    try:
        _write(path, secrets.token_urlsafe(_BYTES))
    except FileExistsError:
        _wait_for(path)
    except OSError as error:
        raise OutputError(str(path), f"cannot be written: {error.strerror or error}") from error


def renew_token(folder: Path) -> None:
    """Replace the token of a folder: the old address opens nothing from now on. Raises OutputError."""
    path = _private(folder) / NAME
    passing = path.with_name(f".{NAME}-{secrets.token_hex(8)}.part")
    try:
        _write(passing, secrets.token_urlsafe(_BYTES))
        passing.replace(path)
    except OSError as error:
        raise OutputError(str(path), f"cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            passing.unlink(missing_ok=True)


def _private(folder: Path) -> Path:
    """Return the state folder, which none but its owner may look into."""
    state = state_folder(folder)
    if os.name == "posix":
        try:
            if state.stat().st_mode & 0o077:
                state.chmod(0o700)
        except OSError as error:
            reason = f"cannot be made private: {error.strerror or error}"
            raise OutputError(str(state), reason) from error
    return state


def _write(path: Path, token: str) -> None:
    descriptor = os.open(path, _FLAGS, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(token.encode("ascii") + b"\n")
        file.flush()
        os.fsync(descriptor)


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not _read(path):
        if time.monotonic() > deadline:
            reason = "holds no token; make another with 'briefing serve --new-token'"
            raise OutputError(str(path), reason)
        time.sleep(0.02)


def _read(path: Path) -> str:
    try:
        text = path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
    return text if _SHAPE.fullmatch(text) else ""
