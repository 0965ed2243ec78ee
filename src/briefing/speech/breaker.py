"""Stop asking a service that has failed several times in a row, so that another engine can take over quickly."""

from __future__ import annotations

import math
from collections.abc import Callable
from threading import Lock

MOST_FAILURES = 3
"""Utterances in a row, each after all its attempts."""
COOL_DOWN_S = 120.0


class Breaker:
    """Counts the utterances that failed in a row, for all threads of a process."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failures = 0
        self._last_reason = ""
        self._open_until = -math.inf

    def refusal(self) -> str:
        """Return why the service is not asked now; an empty string when it is.

        After the cool-down one utterance is let through; the others wait for how it ends.
        """
        with self._lock:
            if self._failures < MOST_FAILURES:
                return ""
            now = self._clock()
            if now >= self._open_until:
                self._open_until = now + COOL_DOWN_S
                return ""
            left_s = math.ceil(self._open_until - now)
            return (
                f"the service has failed and is not asked again for {left_s} s; "
                f"the last time: {self._last_reason}"
            )

    def failed(self, reason: str, *, is_gone: bool = False) -> None:
        """Take note of an utterance that failed; with *is_gone* it was not even heard, and one is enough."""
        with self._lock:
            self._failures = max(self._failures + 1, MOST_FAILURES if is_gone else 0)
            self._last_reason = reason
            if self._failures >= MOST_FAILURES:
                self._open_until = self._clock() + COOL_DOWN_S

    def worked(self) -> None:
        """Take note of an utterance that was spoken."""
        with self._lock:
            self._failures = 0
