from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.adapters.retries import Unusable
from briefing.speech.pace import LONGEST_SPACING_S, Pace


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


def pace_of(time: Time) -> Pace:
    return Pace(sleep=time.sleep, clock=time.clock, jitter=Random(1))  # noqa: S311


def test_a_service_that_never_refuses_is_never_waited_for(time: Time) -> None:
    pace = pace_of(time)
    for _ in range(100):
        pace.begin(10.0)
        pace.accepted()
    assert not time.slept


def test_each_refusal_doubles_the_time_between_requests(time: Time) -> None:
    pace = pace_of(time)
    spacings = []
    for _ in range(4):
        pace.refused(pace.begin(60.0), 0.0)
        spacings.append(pace.spacing_s)
    assert spacings == [0.5, 1.0, 2.0, 4.0]
    assert all(0.8 * s <= slept <= s for s, slept in zip(spacings, time.slept, strict=False))


def test_the_time_between_requests_has_a_limit(time: Time) -> None:
    pace = pace_of(time)
    for _ in range(20):
        pace.refused(pace.begin(60.0), 0.0)
    assert pace.spacing_s == LONGEST_SPACING_S


def test_it_shrinks_slowly_with_success_and_ends(time: Time) -> None:
    pace = pace_of(time)
    for _ in range(3):
        pace.refused(pace.begin(60.0), 0.0)
    spacings = [pace.spacing_s]
    while pace.spacing_s:
        pace.begin(60.0)
        pace.accepted()
        spacings.append(pace.spacing_s)
    assert spacings == sorted(spacings, reverse=True)
    assert 30 < len(spacings) < 50
    slept = len(time.slept)
    pace.begin(60.0)
    pace.begin(60.0)
    assert len(time.slept) <= slept + 1  # the turn that was already given out


def test_nobody_asks_before_the_time_that_the_server_named(time: Time) -> None:
    pace = pace_of(time)
    pace.refused(pace.begin(60.0), 7.0)
    pace.begin(60.0)
    assert time.slept == [7.0]


def test_a_server_that_names_a_day_is_asked_after_a_minute(time: Time) -> None:
    pace = pace_of(time)
    pace.refused(pace.begin(90.0), 86400.0)
    pace.begin(90.0)
    assert time.slept == [60.0]


def test_several_requests_refused_together_are_one_refusal(time: Time) -> None:
    pace = pace_of(time)
    together = [pace.begin(60.0) for _ in range(5)]
    time.now += 0.2
    for began in together:
        pace.refused(began, 0.0)
    assert pace.spacing_s == 0.5


def test_a_turn_beyond_the_deadline_is_not_waited_for(time: Time) -> None:
    pace = pace_of(time)
    pace.refused(pace.begin(60.0), 7.0)
    with pytest.raises(Unusable, match="wants fewer requests"):
        pace.begin(5.0)
    assert not time.slept


@given(st.lists(st.booleans(), max_size=60), st.integers())
def test_starts_are_in_order_and_never_closer_than_the_jitter_allows(
    refusals: list[bool], seed: int
) -> None:
    time = Time()
    pace = Pace(sleep=time.sleep, clock=time.clock, jitter=Random(seed))  # noqa: S311
    last, least = time.now, 0.0
    for refused in refusals:
        began = pace.begin(1000.0)
        assert began - last >= least - 1e-9
        if refused:
            pace.refused(began, 0.0)
            least = 0.8 * pace.spacing_s
        else:
            least = 0.8 * pace.spacing_s
            pace.accepted()
        last = began
