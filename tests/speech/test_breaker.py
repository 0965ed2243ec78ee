from __future__ import annotations

import pytest

from briefing.speech.breaker import COOL_DOWN_S, MOST_FAILURES, Breaker


class Clock:
    def __init__(self) -> None:
        self.now = 5.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def broken(clock: Clock) -> Breaker:
    breaker = Breaker(clock)
    for _ in range(MOST_FAILURES):
        assert not breaker.refusal()
        breaker.failed("HTTP 429")
    return breaker


def test_it_opens_after_several_failures_and_says_why(clock: Clock) -> None:
    refusal = broken(clock).refusal()
    assert "has failed and is not asked again for 120 s" in refusal
    assert f"not asked again for {COOL_DOWN_S:.0f} s" in refusal
    assert refusal.endswith("HTTP 429")


def test_a_success_between_failures_keeps_it_closed(clock: Clock) -> None:
    breaker = Breaker(clock)
    for _ in range(3):
        breaker.failed("HTTP 500")
        breaker.failed("HTTP 500")
        breaker.worked()
    assert not breaker.refusal()


def test_after_the_cool_down_one_is_let_through(clock: Clock) -> None:
    breaker = broken(clock)
    clock.now += COOL_DOWN_S - 1
    assert "for 1 s" in breaker.refusal()
    clock.now += 1
    assert [bool(breaker.refusal()) for _ in range(3)] == [False, True, True]


def test_it_closes_when_that_one_works(clock: Clock) -> None:
    breaker = broken(clock)
    clock.now += COOL_DOWN_S
    assert not breaker.refusal()
    breaker.worked()
    assert not breaker.refusal()
    breaker.failed("HTTP 500")
    assert not breaker.refusal()


def test_it_stays_open_when_that_one_fails(clock: Clock) -> None:
    breaker = broken(clock)
    clock.now += COOL_DOWN_S
    assert not breaker.refusal()
    breaker.failed("HTTP 503")
    assert breaker.refusal().endswith("HTTP 503")
    clock.now += COOL_DOWN_S / 2
    assert breaker.refusal()


def test_a_service_that_is_not_there_need_not_fail_three_times(clock: Clock) -> None:
    breaker = Breaker(clock)

    breaker.failed("name or service not known", is_gone=True)

    assert breaker.refusal().endswith("name or service not known")
