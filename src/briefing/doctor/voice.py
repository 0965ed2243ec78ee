"""Whether the voice can speak."""

from __future__ import annotations

import time
from collections.abc import Iterator

from briefing.adapters.dates import spoken_date
from briefing.casting import Casting
from briefing.doctor.check import Check, Subject
from briefing.errors import BriefingError
from briefing.model import Line
from briefing.scripting.catalogue import catalogue

NAME = "voice"
PLAUSIBLE_WORDS_PER_MINUTE = (60, 400)
FEW_WORDS = 4
"""A language without spaces has no words to count."""
SLOW = 1.0
"""Seconds of CPU time for a second of speech."""


def check_voice(subject: Subject) -> Iterator[Check]:
    """Load the engine and speak the greeting of the show."""
    language = subject.config.show.language
    try:
        loading = time.process_time()
        speaker = Casting(subject.config).lead
        engine = speaker.engine
        phrases = catalogue(language)
        text = phrases.phrase(
            "greeting",
            title=subject.config.show.title,
            date=spoken_date(subject.now, phrases.language_tag(language)),
        )
        utterance = speaker.utterance(Line(text, "phrase"), language)
        engine.speak(utterance)  # the first takes longer: models are loaded
        speaking = time.process_time()
        clip = engine.speak(utterance)
        done = time.process_time()
    except BriefingError as error:
        yield Check(NAME, "failed", str(error), "see 'briefing voices' for what can speak here")
        return
    yield judged(
        f"{engine.name} {speaker.voice.name}",
        spoken_s=len(clip.samples) / clip.rate_hz,
        cpu_s=done - speaking,
        ready_s=speaking - loading,
        words=len(utterance.spoken.split()),
    )


def judged(name: str, *, spoken_s: float, cpu_s: float, ready_s: float, words: int) -> Check:
    """Return what is to be said of a voice that spoke so many words in so much time."""
    told = f"{name}: {spoken_s:.1f} s of speech in {cpu_s:.2f} s of CPU time, ready after {ready_s:.1f} s"
    slowest, fastest = PLAUSIBLE_WORDS_PER_MINUTE
    pace = words / spoken_s * 60
    if words >= FEW_WORDS:
        told += f", {pace:.0f} words a minute"
        if not slowest <= pace <= fastest:
            advice = "that is no natural pace: listen to it, see speech.rate"
            return Check(NAME, "warning", told, advice)
    if cpu_s > SLOW * spoken_s:
        advice = "it takes longer than it speaks: a briefing will take a while"
        return Check(NAME, "warning", told, advice)
    return Check(NAME, "ok", told)
