"""How fast a service lets us ask, learnt from its refusals: slower at once, faster little by little."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from threading import Lock

from briefing.adapters.retries import LONGEST_PAUSE_S, Unusable

FIRST_SPACING_S = 0.5
"""The time between two requests after the first refusal; each further one doubles it."""
LONGEST_SPACING_S = 30.0
SHRINK = 0.9
"""What a request that went well leaves of the spacing: after seven it is half."""
NO_SPACING_S = 0.05


class Pace:
    """The least time between the starts of two requests, for all threads of a process."""

    def __init__(
        self, *, sleep: Callable[[float], None], clock: Callable[[], float], jitter: Random
    ) -> None:
        self.spacing_s = 0.0
        self._sleep = sleep
        self._clock = clock
        self._jitter = jitter
        self._lock = Lock()
        self._next = 0.0
        self._grown_at = 0.0

    def begin(self, left_s: float) -> float:
        """Wait for the turn of a request and return when that was, by the clock.

        Raises Unusable, without waiting, when the turn would come after the *left_s* seconds.
        """
        with self._lock:
            now = self._clock()
            at = max(now, self._next)
            if at - now >= left_s:
                raise Unusable("the service wants fewer requests, and no time is left for another")
            # Several machines behind one address should not fall into step.
            self._next = at + self.spacing_s * self._jitter.uniform(0.8, 1.0)
        if at > now:
            self._sleep(at - now)
        return at

    def refused(self, began: float, wait_s: float) -> None:
        """Take note that the service wants fewer requests than the one that *began* then.

        Nobody asks before *wait_s* seconds have passed, if it named a time.
        """
        with self._lock:
            now = self._clock()
            # Of several requests under way together, the first refusal speaks for all.
            if began >= self._grown_at:
                doubled = max(FIRST_SPACING_S, 2 * self.spacing_s)
                self.spacing_s = min(doubled, LONGEST_SPACING_S)
                self._grown_at = now
            spaced = began + self.spacing_s * self._jitter.uniform(0.8, 1.0)
            self._next = max(self._next, spaced, now + min(wait_s, LONGEST_PAUSE_S))

    def accepted(self) -> None:
        """Take note of a request that went well."""
        with self._lock:
            shrunk = self.spacing_s * SHRINK
            self.spacing_s = shrunk if shrunk >= NO_SPACING_S else 0.0
