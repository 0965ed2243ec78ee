from __future__ import annotations

import inspect
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Failures = Callable[..., dict[str, str]]


@pytest.fixture
def failures(tmp_path: Path) -> Failures:
    """Return a function that runs the tests of a contract, and returns what fails by its test."""
    numbers = itertools.count()

    def run(contract: type[Any], *only: str) -> dict[str, str]:
        tests = [name for name in only or dir(contract) if name.startswith("test_")]
        told = {}
        for name in tests:
            test = getattr(contract(), name)
            folder = tmp_path / str(next(numbers))
            folder.mkdir()
            takes = {"tmp_path": folder} if "tmp_path" in inspect.signature(test).parameters else {}
            try:
                test(**takes)
            except AssertionError as error:
                told[name] = str(error)
        return told

    return run
