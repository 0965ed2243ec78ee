"""What engines that ask a service have in common: part by part, with patience, and nothing is asked for twice.

A part is looked up among the clips that are kept; what is not there is asked for, checked, and kept, so that
a service that fails in the middle of a show costs nothing that it has already spoken.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any

from briefing.adapters.clip_store import ClipStore, clip_key
from briefing.adapters.retries import NoConnection, Refused, TooMany, Unusable, persist
from briefing.errors import SpeechError
from briefing.model import Clip
from briefing.speech.breaker import Breaker
from briefing.speech.pace import Pace
from briefing.speech.plausibility import defect
from briefing.speech.seams import gap_after, join

if TYPE_CHECKING:
    from briefing.speech.whole import Sound

Attempt = Callable[[str, float], "Sound"]
"""Asks for a part, once, in at most so many seconds. Raises Unusable or Refused, without the address."""


class OtherRate(Unusable):
    """A part that is good in itself, but has another sample rate than the part before it."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to try for a part: `deadline_s` holds for all attempts and pauses, `request_s` for one."""

    retries: int
    request_s: float = math.inf
    deadline_s: float = math.inf

    def allowed_s(self, tried: int, left_s: float) -> float:
        """Return how long attempt *tried* (from 0) may take: half of what is left if others may follow.

        A request that hangs then leaves time for one that does not.
        """
        if math.isfinite(left_s) and tried < self.retries:
            left_s /= 2
        return min(self.request_s, left_s)


@dataclass(frozen=True, slots=True)
class Request:
    """An utterance as a service gets it: `parts` of `text`, in a voice."""

    text: str
    parts: tuple[str, ...]
    asked: tuple[str, ...]
    """Identity, voice and language: all that decides how a part sounds."""
    pace: float = 1.0

    def key(self, part: str) -> str:
        """Return the key of the clip of a part."""
        return clip_key(*self.asked, part)


class OnlineSpeech:
    """Speaks the parts of utterances through a service, from any number of threads.

    A copy in another process learns the pace of the service anew, and uses the same clips.
    """

    def __init__(
        self,
        engine: str,
        url: str,
        patience: Patience,
        *,
        clips: ClipStore | None = None,
        concurrency: int = 1,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        jitter: Random | None = None,
    ) -> None:
        self._engine = engine
        self._url = url
        self._patience = patience
        self.clips = clips or ClipStore()
        self._concurrency = concurrency
        self._sleep = sleep
        self._clock = clock
        self._begin(jitter)

    def _begin(self, jitter: Random | None) -> None:
        # Only spreads retries: unpredictable on purpose, secret to nobody.
        self._jitter = jitter or Random()  # noqa: S311
        self._slots = BoundedSemaphore(self._concurrency)
        self._breaker = Breaker(self._clock)
        self._pace = Pace(sleep=self._sleep, clock=self._clock, jitter=self._jitter)

    def clip(self, request: Request, attempt: Attempt) -> Clip:
        """Return the sound of all parts. Raises SpeechError when one cannot be had."""
        if not request.parts:
            raise SpeechError(self._engine, request.text, "there is nothing to pronounce in it")
        kept = self._kept(request)
        is_whole = all(part in kept for part in request.parts)
        if not is_whole and (refusal := self._breaker.refusal()):
            raise SpeechError(self._engine, request.text, f"{self._url}: {refusal}")
        try:
            sounds, rate_hz = self._sounds(request, kept, attempt)
        except (Unusable, Refused) as failure:
            if not (isinstance(failure, Refused) and failure.is_of_text):
                is_gone = isinstance(failure, NoConnection)
                self._breaker.failed(failure.reason, is_gone=is_gone)
            reason = f"{self._url}: {failure.reason}"
            raise SpeechError(self._engine, request.text, reason) from failure
        if not is_whole:
            self._breaker.worked()
        gaps_s = [gap_after(part) / request.pace for part in request.parts]
        return Clip(join(sounds, gaps_s, rate_hz), rate_hz)

    def characters(self, request: Request) -> int:
        """Return how many characters would be sent: those of the parts that are not kept."""
        missing = (p for p in request.parts if not self.clips.holds(request.key(p)))
        return sum(map(len, missing))

    def _kept(self, request: Request) -> dict[str, Clip]:
        kept: dict[str, Clip] = {}
        for part in request.parts:
            clip = self.clips.read(request.key(part))
            # The checks may be stricter now than when it was kept.
            if clip is not None and not defect(clip.samples, clip.rate_hz, part):
                kept[part] = clip
        return kept

    def _sounds(
        self, request: Request, kept: Mapping[str, Clip], attempt: Attempt
    ) -> tuple[list[Any], int]:
        try:
            return self._in_order(request, kept, attempt)
        except OtherRate:
            if not kept:
                raise
            # The service has changed since those were kept: they belong to no new one.
            return self._in_order(request, {}, attempt)

    def _in_order(
        self, request: Request, kept: Mapping[str, Clip], attempt: Attempt
    ) -> tuple[list[Any], int]:
        sounds: list[Any] = []
        rate_hz = 0
        for part in request.parts:
            clip = kept.get(part)
            if clip is None or rate_hz not in {0, clip.rate_hz}:
                clip = self._asked(part, rate_hz, attempt)
                self.clips.write(request.key(part), clip)
            sounds.append(clip.samples)
            rate_hz = clip.rate_hz
        return sounds, rate_hz

    def _asked(self, part: str, rate_hz: int, attempt: Attempt) -> Clip:
        """Return the checked clip of a part, from one of several attempts. Raises Unusable or Refused."""
        with self._slots:
            end = self._clock() + self._patience.deadline_s
            tried = 0

            def once() -> Clip:
                nonlocal tried
                began = self._pace.begin(end - self._clock())
                limit_s = self._patience.allowed_s(tried, end - self._clock())
                tried += 1
                try:
                    clip = Clip(*attempt(part, limit_s))
                except TooMany as failure:
                    self._pace.refused(began, failure.wait_s)
                    raise
                self._check(clip, part, rate_hz)
                self._pace.accepted()
                return clip

            try:
                return persist(
                    once,
                    retries=self._patience.retries,
                    sleep=self._sleep,
                    jitter=self._jitter,
                    left_s=lambda: end - self._clock(),
                )
            except Unusable as failure:
                tries = "1 attempt" if tried == 1 else f"{tried} attempts"
                raise type(failure)(f"{failure.reason} ({tries})", failure.wait_s) from failure

    def _check(self, clip: Clip, part: str, rate_hz: int) -> None:
        if reason := defect(clip.samples, clip.rate_hz, part):
            raise Unusable(f"the clip is not usable: {reason}")
        if rate_hz not in {0, clip.rate_hz}:
            raise OtherRate(f"the clip has {clip.rate_hz} Hz, the part before it {rate_hz} Hz")

    def __getstate__(self) -> dict[str, Any]:
        own = {"_jitter", "_slots", "_breaker", "_pace"}
        return {name: value for name, value in self.__dict__.items() if name not in own}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        self.__dict__.update(state)
        self._begin(None)
