"""A SpeechEngine around another one: every clip is checked, every failure is a SpeechError."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import BriefingError, SpeechError
from briefing.model import Clip
from briefing.speech.plausibility import defect, has_words

if TYPE_CHECKING:
    from briefing.model import Utterance, Voice
    from briefing.protocols import SpeechEngine


class CheckedEngine:
    """Checks the clips of *engine*, so that a bad one is an error with its text and never a hole.

    It goes directly around the engine, inside of anything that retries or keeps clips.
    """

    def __init__(self, engine: SpeechEngine) -> None:
        self.name = engine.name
        self.markup = engine.markup
        self._engine = engine

    @property
    def identity(self) -> str:
        """The identity of the engine inside: a check changes no sound."""
        return self._engine.identity

    @property
    def price_per_million_characters(self) -> float:
        """What the engine inside costs; 0 when it is free."""
        return float(getattr(self._engine, "price_per_million_characters", 0.0))

    def characters(self, utterance: Utterance) -> int:
        """Return how many characters would be sent to be spoken now; 0 for an engine on this machine."""
        count = getattr(self._engine, "characters", None)
        return int(count(utterance)) if count else 0

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices of the engine inside."""
        return self._engine.voices()

    def voice_named(self, name: str) -> Voice | None:
        """Return a voice that the engine inside does not list and would take; None if it lists all."""
        named = getattr(self._engine, "voice_named", None)
        voice: Voice | None = named(name) if named else None
        return voice

    def speak(self, utterance: Utterance) -> Clip:
        """Return the checked sound. Raises SpeechError, whatever the engine raised."""
        text = utterance.spoken
        if not has_words(text):
            raise SpeechError(self.name, text, "there is nothing to pronounce in it")
        clip = self._spoken(utterance)
        if not isinstance(clip, Clip):
            raise SpeechError(self.name, text, f"it returned a {type(clip).__name__}, not a Clip")
        if reason := defect(clip.samples, clip.rate_hz, text):
            raise SpeechError(self.name, text, f"the clip is not usable: {reason}")
        return clip

    def _spoken(self, utterance: Utterance) -> object:
        try:
            return self._engine.speak(utterance)
        except BriefingError:
            raise
        # An engine is anyone's code, and some raise IndexError for a long number: with the text named,
        # its user can do something about it.
        except Exception as error:
            reason = f"it failed with {type(error).__name__}: {error}"
            raise SpeechError(self.name, utterance.spoken, reason) from error
