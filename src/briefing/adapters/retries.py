"""Try again what may work the next time: with growing pauses, of random length, as the server wishes."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from random import Random
from typing import TypeVar

Made = TypeVar("Made")

FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 60.0
"""A server that asks for more is waited for so long, and then asked again."""
_MOST_DOUBLINGS = 10


class Unusable(Exception):
    """An attempt that gave nothing, while the next one may; `wait_s` is what the server asked for."""

    def __init__(self, reason: str, wait_s: float = 0.0) -> None:
        super().__init__(reason, wait_s)
        self.reason = reason
        self.wait_s = wait_s

    def __str__(self) -> str:
        return self.reason


class TooMany(Unusable):
    """The server wants fewer requests."""


class NoConnection(Unusable):
    """Nobody answers there, or there is no network."""


class Refused(Exception):
    """An attempt that gave nothing, as the next one will; `is_of_text` when another text may do better."""

    def __init__(self, reason: str, *, is_of_text: bool = False) -> None:
        super().__init__(reason, is_of_text)
        self.reason = reason
        self.is_of_text = is_of_text

    def __str__(self) -> str:
        return self.reason


def persist(
    attempt: Callable[[], Made],
    *,
    retries: int,
    sleep: Callable[[float], None],
    jitter: Random,
    left_s: Callable[[], float] = lambda: math.inf,
) -> Made:
    """Return what *attempt* returns, tried again up to *retries* times while it is Unusable.

    A pause that would use up the time that is *left_s* is not begun. Raises the last Unusable.
    """
    for tried in range(retries):
        try:
            return attempt()
        except Unusable as failure:  # noqa: PERF203 - a failing attempt is what the loop is for
            pause = pause_s(tried, failure.wait_s, jitter)
            if pause >= left_s():
                raise
            sleep(pause)
    return attempt()


def pause_s(tried: int, wait_s: float, jitter: Random) -> float:
    """Return the pause after attempt *tried* (from 0): half to all of a doubling time, at least *wait_s*.

    The random half keeps several machines that failed together from coming back together.
    """
    growing = min(FIRST_PAUSE_S * 2.0 ** min(tried, _MOST_DOUBLINGS), LONGEST_PAUSE_S)
    return min(max(wait_s, growing * jitter.uniform(0.5, 1.0)), LONGEST_PAUSE_S)


def retry_after_s(headers: Mapping[str, str]) -> float:
    """Return the seconds that a Retry-After header asks for, 0 when there is none to be understood.

    It holds seconds or a date (RFC 9110, 10.2.3); a date is compared with the server's own clock.
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
        now = parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError):  # no date, or only one of the two has a time zone
        return 0.0
