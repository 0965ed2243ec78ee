"""How a broken promise is told, and what all kinds of plugins promise alike."""

from __future__ import annotations

import inspect
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any, NoReturn

from briefing.config import Settings, options_of
from briefing.errors import ConfigError

UNKNOWN = "no_such_option_anywhere"


def expect(holds: object, otherwise: str) -> None:
    """Raise AssertionError with the words of *otherwise* unless it holds."""
    if not holds:
        fail(otherwise)


def fail(reason: str) -> NoReturn:
    """Raise AssertionError."""
    raise AssertionError(reason)


def to_be_written(what: str) -> NoReturn:
    """Say what a class below a contract has to define."""
    raise NotImplementedError(f"define {what} in your class: see docs/plugins.md")


class Unfailing:
    """A block that is not to raise, but for *allowed* errors: an AssertionError says what was being done."""

    def __init__(self, doing: str, *allowed: type[BaseException]) -> None:
        self._doing = doing
        self._passing: tuple[type[BaseException], ...] = (
            AssertionError,
            NotImplementedError,
            *allowed,
        )

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if isinstance(error, Exception) and not isinstance(error, self._passing):
            fail_from(error, f"{self._doing}: it raised {type(error).__name__}: {error}")


def fail_from(error: BaseException, reason: str) -> NoReturn:
    """Raise AssertionError that keeps the traceback of its cause."""
    raise AssertionError(reason) from error


def expect_options(plugin: Any) -> None:
    """Expect a model of options, below `Settings`, that describes each and refuses unknown ones."""
    model: Any = getattr(plugin, "Options", None)
    expect(
        isinstance(model, type) and issubclass(model, Settings),
        f"{plugin.__name__}.Options should be a class below briefing.config.Settings",
    )
    try:
        options_of(model, {UNKNOWN: 1}, where="a test")
    except ConfigError as error:
        told = [p.message for p in error.problems if UNKNOWN in p.message]
        expect(told, f"an unknown option should be named in the error, which is: {error}")
    else:
        fail(
            f"{plugin.__name__}.Options takes options that it does not have (extra='forbid' was undone)"
        )
    bare = [name for name, field in model.model_fields.items() if not field.description]
    expect(not bare, f"options without a description: {', '.join(bare)}; Field(description=...)")


def expect_constructor(plugin: Any, *positional: object, **named: object) -> None:
    """Expect that the class can be called so; nothing is called."""
    try:
        inspect.signature(plugin).bind(*positional, **named)
    except TypeError as error:
        how = ", ".join(["options" for _ in positional] + [f"{name}=..." for name in named])
        fail_from(error, f"it should be built by {plugin.__name__}({how}): {error}")


def pickled(thing: object, what: str) -> bytes:
    """Return it pickled; AssertionError when it does not pickle."""
    with Unfailing(f"pickling {what}"):
        return pickle.dumps(thing)


def unpickled(data: bytes, what: str) -> Any:
    """Return the copy; AssertionError when it does not come back."""
    with Unfailing(f"unpickling {what}"):
        return pickle.loads(data)  # noqa: S301 - we pickled it ourselves


def in_another_process(function: Callable[..., str], *arguments: object) -> str:
    """Return what a module-level function returns in a new interpreter, which imports as this one does."""
    code = (
        "import pickle, sys; function, arguments = pickle.load(sys.stdin.buffer); "
        "print(function(*arguments))"
    )
    asked = pickled((function, arguments), "what goes to another process")
    answer = subprocess.run(  # noqa: S603 - this interpreter, our own code
        [sys.executable, "-c", code],
        input=asked,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    told = answer.stderr.decode(errors="replace")
    expect(answer.returncode == 0, f"in another process it fails:\n{told}")
    return answer.stdout.decode().strip().rpartition("\n")[2]
