"""A home for a program that we did not write, and a terminal for one that wants keys pressed."""

from __future__ import annotations

import os
import re
import select
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest


@dataclass(frozen=True, slots=True)
class Home:
    """An empty home for one program, from which no other machine can be reached."""

    folder: Path
    environment: dict[str, str]

    def run(self, *command: object, timeout_s: float = 60.0, **extra: str) -> str:
        """Return what a program says, on both streams; fail with it when the program fails."""
        words = [str(word) for word in command]
        try:
            done = subprocess.run(
                words,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                env={**self.environment, **extra},
                timeout=timeout_s,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            pytest.fail(f"{words} does not end; it said: {(error.stdout or b'').decode()}")
        said = done.stdout.decode("utf-8", "replace")
        if done.returncode != 0:
            pytest.fail(f"{words} ended with {done.returncode}; it said: {said}")
        return said

    def screen(self, *command: object) -> Screen:
        """Start a program that wants a terminal."""
        return Screen([str(word) for word in command], self)


class Screen:
    """A program in a terminal of its own: what it shows is collected, keys can be pressed."""

    def __init__(self, command: Sequence[str], home: Home) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self._terminal, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 200, 0, 0))
        self._shown = b""
        self._program = subprocess.Popen(
            command,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            cwd=home.folder,
            env={**home.environment, "TERM": "xterm"},
            start_new_session=True,
        )
        os.close(terminal)

    def __enter__(self) -> Screen:
        return self

    def __exit__(self, *error: object) -> None:
        if self._program.poll() is None:
            self._program.kill()
            self._program.wait()
        os.close(self._terminal)

    def wait_for(self, happened: Callable[[str], bool], *, timeout_s: float = 30.0) -> None:
        """Wait until something is true of what has been shown, or of the world outside."""
        end = monotonic() + timeout_s
        while not happened(self._text()):
            if self._program.poll() is not None or monotonic() > end:
                self._fail("it ended, or waited, before what was expected")
            self._read(0.1)

    def press(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def leave(self, keys: str, *, timeout_s: float = 30.0) -> None:
        """Press keys, again while the program is still busy, until it has ended without complaint."""
        end = monotonic() + timeout_s
        while self._program.poll() is None:
            if monotonic() > end:
                self._fail("it does not end")
            self.press(keys)
            self._read(1.0)
        if self._program.returncode != 0:
            self._fail(f"it ended with {self._program.returncode}")

    def _read(self, seconds: float) -> None:
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        if ready:
            try:
                self._shown += os.read(self._terminal, 65_536)
            except OSError:  # the program has closed its side
                self._program.wait(timeout=10)

    def _text(self) -> str:
        return re.sub(
            r"\x1b(\[[0-9;?]*[A-Za-z]|[()].|[=>])", "", self._shown.decode(errors="replace")
        )

    def _fail(self, reason: str) -> None:
        pytest.fail(f"{self._program.args!r}: {reason}; it showed: {self._text()}")
