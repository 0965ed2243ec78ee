"""One after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")


class SerialExecutor:
    """An Executor that is the built-in `map`: lazy, ordered, one item in memory at a time."""

    def map(self, function: Callable[[Item], Made], items: Iterable[Item]) -> Iterator[Made]:
        """Yield `function(item)` for each item; an item is not begun before it is asked for."""
        return map(function, items)
