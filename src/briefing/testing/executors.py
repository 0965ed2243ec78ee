"""The promises of an Executor."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefing.errors import SpeechError
from briefing.protocols import Executor
from briefing.testing.expecting import expect, fail, pickled, to_be_written, unpickled

ITEMS = 50


class ExecutorContract:
    """Tests for an executor; define `make`."""

    def make(self) -> Executor:
        """Return a new executor."""
        to_be_written("make(), which returns a new executor")

    def test_it_keeps_the_order(self) -> None:
        made = list(self.make().map(doubled, range(ITEMS)))
        expect(made == [2 * item for item in range(ITEMS)], f"the order is lost: {made}")

    def test_it_takes_items_from_an_iterator(self) -> None:
        made = list(self.make().map(doubled, iter((3, 1, 2))))
        expect(made == [6, 2, 4], f"of 3, 1, 2 it made {made}")

    def test_of_nothing_it_makes_nothing(self) -> None:
        made = list(self.make().map(doubled, ()))
        expect(made == [], f"of no items it made {made}")

    def test_it_returns_an_iterator(self) -> None:
        made = self.make().map(doubled, (1,))
        expect(isinstance(made, Iterator), f"map() returned a {type(made).__name__}, no iterator")

    def test_it_maps_whatever_pickles(self) -> None:
        made = list(self.make().map(partial(shifted, by=5), (1, 2)))
        expect(made == [6, 7], f"of a partial function it made {made}")

    def test_it_can_be_used_again(self) -> None:
        executor = self.make()
        made = [list(executor.map(doubled, (1, 2))) for _ in range(2)]
        expect(made == [[2, 4], [2, 4]], f"it made {made} in two calls")

    def test_an_error_reaches_the_caller_as_it_was_after_what_came_before_it(self) -> None:
        made: list[int] = []
        try:
            for item in self.make().map(fails_at_three, range(6)):
                made.append(item)  # noqa: PERF402 - what was made before the error counts
        except SpeechError as error:
            expect(
                (error.engine, error.text, error.reason) == ("none", "3", "it is three"),
                f"the error lost what it holds: {error.args}",
            )
        except Exception as error:
            raise AssertionError(f"a SpeechError became a {type(error).__name__}") from error
        else:
            fail(f"the error of an item was lost; it made {made}")
        expect(made == [0, 1, 2], f"before the error of the fourth item it made {made}")

    def test_it_works_after_an_error(self) -> None:
        executor = self.make()
        try:
            list(executor.map(fails_at_three, range(6)))
        except SpeechError:
            made = list(executor.map(doubled, (1, 2)))
            expect(made == [2, 4], f"after an error it made {made}")

    def test_it_pickles(self) -> None:
        copy = unpickled(pickled(self.make(), "the executor"), "the executor")
        expect(list(copy.map(doubled, (1, 2))) == [2, 4], "its pickled copy does not work")


def doubled(item: int) -> int:
    """Return twice the item."""
    return 2 * item


def shifted(item: int, *, by: int) -> int:
    """Return the item plus something."""
    return item + by


def fails_at_three(item: int) -> int:
    """Return the item; raise a SpeechError for 3."""
    if item == 3:  # noqa: PLR2004
        raise SpeechError("none", str(item), "it is three")
    return item
