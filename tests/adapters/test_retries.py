from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.adapters.retries import Refused, Unusable, pause_s, persist, retry_after_s


class Flaky:
    """Fails a number of times, then works."""

    def __init__(self, failures: int, wait_s: float = 0.0) -> None:
        self.failures = failures
        self.wait_s = wait_s
        self.attempts = 0

    def __call__(self) -> str:
        self.attempts += 1
        if self.attempts <= self.failures:
            raise Unusable(f"failure {self.attempts}", self.wait_s)
        return "done"


def run(flaky: Flaky, retries: int) -> tuple[str, list[float]]:
    slept: list[float] = []
    made = persist(flaky, retries=retries, sleep=slept.append, jitter=Random(1))  # noqa: S311
    return made, slept


def test_what_works_at_once_is_done_once() -> None:
    flaky = Flaky(0)
    assert run(flaky, 3) == ("done", [])
    assert flaky.attempts == 1


def test_it_is_tried_again_with_growing_pauses() -> None:
    made, slept = run(Flaky(3), 3)
    assert made == "done"
    assert 0.5 <= slept[0] <= 1 <= slept[1] <= 2 <= slept[2] <= 4


def test_the_last_failure_is_raised() -> None:
    flaky = Flaky(9)
    with pytest.raises(Unusable, match="failure 3"):
        run(flaky, 2)
    assert flaky.attempts == 3


def test_what_is_refused_is_not_tried_again() -> None:
    attempts: list[float] = []

    def refused() -> None:
        attempts.append(1)
        raise Refused("HTTP 401", is_of_text=False)

    with pytest.raises(Refused) as error:
        persist(refused, retries=5, sleep=attempts.append, jitter=Random(1))  # noqa: S311
    assert attempts == [1]
    assert (str(error.value), error.value.is_of_text) == ("HTTP 401", False)


def test_the_wish_of_the_server_is_the_least() -> None:
    assert run(Flaky(1, wait_s=20.0), 1)[1] == [20.0]


def test_a_pause_for_which_no_time_is_left_is_not_begun() -> None:
    flaky = Flaky(9, wait_s=20.0)
    slept: list[float] = []
    left = iter([30.0, 20.0])
    with pytest.raises(Unusable, match="failure 2"):
        persist(
            flaky,
            retries=5,
            sleep=slept.append,
            jitter=Random(1),  # noqa: S311
            left_s=lambda: next(left),
        )
    assert slept == [20.0]


@settings(deadline=None)
@given(st.integers(0, 2000), st.floats(0, 1e9), st.integers())
def test_a_pause_is_never_longer_than_a_minute(tried: int, wait_s: float, seed: int) -> None:
    assert 0.5 <= pause_s(tried, wait_s, Random(seed)) <= 60.0  # noqa: S311


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"retry-after": "120"}, 120),
        ({"retry-after": " 5 "}, 5),
        (
            {
                "retry-after": "Tue, 24 Nov 2026 06:01:30 GMT",
                "date": "Tue, 24 Nov 2026 06:00:00 GMT",
            },
            90,
        ),
        (
            {
                "retry-after": "Tue, 24 Nov 2026 05:00:00 GMT",
                "date": "Tue, 24 Nov 2026 06:00:00 GMT",
            },
            0,
        ),
        ({"retry-after": "Tue, 24 Nov 2026 06:01:30 GMT"}, 0),
        (
            {
                "retry-after": "Tue, 24 Nov 2026 06:01:30",
                "date": "Tue, 24 Nov 2026 06:00:00 GMT",
            },
            0,
        ),
        ({"retry-after": "soon"}, 0),
        ({"retry-after": "-3"}, 0),
        ({"retry-after": "²"}, 0),
    ],
)
def test_retry_after_is_seconds_or_a_date(headers: dict[str, str], seconds: float) -> None:
    assert retry_after_s(headers) == seconds
