from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefing.execute import SerialExecutor
from briefing.protocols import Executor
from briefing.testing import ExecutorContract

Failures = Callable[..., dict[str, str]]


class Reversed:
    def map(self, function: Any, items: Any) -> Any:
        return iter([function(item) for item in items][::-1])


class Swallows:
    def map(self, function: Any, items: Any) -> Any:
        for item in items:
            try:
                made = function(item)
            except Exception:  # noqa: BLE001
                return
            yield made


class Rewords:
    def map(self, function: Any, items: Any) -> Any:
        for item in items:
            try:
                made = function(item)
            except Exception as error:
                raise RuntimeError(str(error)) from error
            yield made


class Eager:
    def map(self, function: Any, items: Any) -> Any:
        return [function(item) for item in items]


class DoesNotPickle(SerialExecutor):
    def __reduce__(self) -> Any:
        raise TypeError("holds a pool")


BROKEN = [
    (Reversed, "test_it_keeps_the_order", "the order is lost"),
    (Swallows, "test_an_error", "the error of an item was lost"),
    (Rewords, "test_an_error", "a SpeechError became a RuntimeError"),
    (Eager, "test_it_returns_an_iterator", "returned a list"),
    (Eager, "test_an_error", "before the error of the fourth item it made []"),
    (DoesNotPickle, "test_it_pickles", "holds a pool"),
]


def contract_of(plugin: Any) -> type[ExecutorContract]:
    class Contract(ExecutorContract):
        def make(self) -> Executor:
            executor: Executor = plugin()
            return executor

    return Contract


@pytest.mark.parametrize(
    ("plugin", "test", "reason"), BROKEN, ids=lambda value: getattr(value, "__name__", "")
)
def test_an_executor_that_breaks_a_promise_fails(
    plugin: type[Any], test: str, reason: str, failures: Failures
) -> None:
    contract = contract_of(plugin)
    named = [name for name in dir(contract) if name.startswith(test)]

    told = failures(contract, *named)

    assert any(reason in why for why in told.values()), told
