"""Calls the control programs of schedulers; the only module here that starts one."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefing.errors import BriefingError

_PATIENCE_S: Final = 60


class ScheduleError(BriefingError):
    """A scheduler that is not there, or that refuses; `program` is its control program."""

    def __init__(self, program: str, reason: str) -> None:
        super().__init__(program, reason)
        self.program = program
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.program}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program answered."""

    code: int
    out: bytes
    err: str


def is_there(program: str) -> bool:
    """Whether a program is on the PATH."""
    return shutil.which(program) is not None


def call(words: Sequence[str], given: bytes | None = None) -> Answer:
    """Run a program to its end, its messages in English; raises ScheduleError when it cannot be run."""
    program = shutil.which(words[0])
    if program is None:
        raise ScheduleError(words[0], "no such program here")
    try:
        done = subprocess.run(  # noqa: S603  a scheduler's own control program, no shell
            [program, *words[1:]],
            input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            env={**os.environ, "LC_ALL": "C"},
            timeout=_PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        reason = getattr(error, "strerror", None) or f"no answer within {_PATIENCE_S} s"
        raise ScheduleError(words[0], f"cannot be run: {reason}") from error
    return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip())


def demand(words: Sequence[str], given: bytes | None = None) -> Answer:
    """Run a program that has to succeed; raises ScheduleError with what it says."""
    answer = call(words, given)
    if answer.code != 0:
        raise ScheduleError(shlex.join(words), answer.err or f"failed with exit code {answer.code}")
    return answer
