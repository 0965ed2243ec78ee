"""An engine that breaks one promise fails the contract, and is told which."""

from __future__ import annotations

import importlib
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import ConfigDict

from briefing.config import Settings
from briefing.errors import PluginError
from briefing.model import Clip, Milliseconds, Utterance, Voice, WordTime
from briefing.protocols import SpeechEngine
from briefing.speech.tone import ToneEngine
from briefing.testing import EngineContract

Failures = Callable[..., dict[str, str]]


class Sound(ToneEngine):
    """The engine that the broken ones differ from in one thing."""


class Silent(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        clip = super().speak(utterance)
        return replace(clip, samples=np.zeros_like(clip.samples))


class SilentWhenMute(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        if not any(map(str.isalnum, utterance.spoken)):
            return Clip(np.zeros(2400, np.float32), 24_000)
        return super().speak(utterance)


class SilentWhenForeign(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        clip = super().speak(utterance)
        known = all(letter.isascii() for letter in utterance.spoken if letter.isalpha())
        return clip if known else replace(clip, samples=np.zeros_like(clip.samples))


class RaisesValueError(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        if any(map(str.isdigit, utterance.spoken)):
            raise ValueError("no digits please")
        return super().speak(utterance)


class NamelessError(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        return super().speak(replace(utterance, spoken=utterance.spoken.strip()))


class Random(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        clip = super().speak(utterance)
        return replace(clip, samples=clip.samples * np.float32(random.uniform(0.5, 1)))  # noqa: S311


class Remembers(Sound):
    spoken = 0

    def speak(self, utterance: Utterance) -> Clip:
        self.spoken += 1
        clip = super().speak(utterance)
        return replace(clip, samples=clip.samples / np.float32(self.spoken))


class Loud(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        clip = super().speak(utterance)
        return replace(clip, samples=clip.samples * np.float32(15))


class Sixteen(Sound):
    def speak(self, utterance: Utterance) -> Any:
        clip = super().speak(utterance)
        return replace(clip, samples=(clip.samples * 32767).astype(np.int16))


class Double(Sound):
    def speak(self, utterance: Utterance) -> Any:
        clip = super().speak(utterance)
        return replace(clip, samples=clip.samples.astype(np.float64))


class Stereo(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        clip = super().speak(utterance)
        return replace(clip, samples=np.stack([clip.samples, clip.samples]))


class NotANumber(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        clip = super().speak(utterance)
        clip.samples[len(clip.samples) // 2] = np.nan
        return clip


class Bytes(Sound):
    def speak(self, utterance: Utterance) -> Any:
        return super().speak(utterance).samples.tobytes()


class StopsEarly(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        return super().speak(replace(utterance, spoken=utterance.spoken[:4]))


class SpeaksWhatIsWritten(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        return super().speak(replace(utterance, spoken=utterance.written))


class AddsThePause(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        clip = super().speak(utterance)
        pause = utterance.pause_ms * clip.rate_hz // 1000
        return replace(clip, samples=np.pad(clip.samples, (0, pause)))


class TwoRates(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        clip = super().speak(utterance)
        return replace(clip, rate_hz=22_050) if len(utterance.spoken) < 9 else clip


class ReusesItsBuffer(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        clip = super().speak(utterance)
        buffer = self.__dict__.setdefault("_buffer", np.zeros(1 << 20, np.float32))
        buffer[: clip.samples.size] = clip.samples
        return replace(clip, samples=buffer[: clip.samples.size])

    def __getstate__(self) -> dict[str, Any]:
        return {key: value for key, value in self.__dict__.items() if key != "_buffer"}


class PicklesItsModel(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        self._model = bytes(1_000_000)
        return super().speak(utterance)


class DoesNotPickle(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        self._model = lambda: None
        return super().speak(utterance)


class IsItself(Sound):
    @property
    def identity(self) -> str:
        return repr(self)


class CountsInItsIdentity(Sound):
    spoken = 0

    @property
    def identity(self) -> str:
        return f"spoken {self.spoken}"

    def speak(self, utterance: Utterance) -> Clip:
        self.spoken += 1
        return super().speak(utterance)


class NoVoices(Sound):
    def voices(self) -> tuple[Voice, ...]:
        return ()


class VoiceOfAnother(Sound):
    def voices(self) -> tuple[Voice, ...]:
        return (replace(super().voices()[0], engine="another"),)


class DumbVoice(Sound):
    def voices(self) -> tuple[Voice, ...]:
        return (*super().voices(), Voice(self.name, "mime", "en-US"))

    def speak(self, utterance: Utterance) -> Clip:
        if utterance.voice.name == "mime":
            raise PluginError("voice", "mime", "it is not on this machine")
        return super().speak(utterance)


class Hurried(Sound):
    def voices(self) -> tuple[Voice, ...]:
        return (replace(super().voices()[0], words_per_minute=399.0),)


class MisplacedWords(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        clip = super().speak(utterance)
        late = Milliseconds(clip.duration_ms + 500)
        return replace(clip, words=(WordTime("late", late, Milliseconds(late + 10)),))


class OtherWords(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        words = (WordTime("xyzzy", Milliseconds(0), Milliseconds(10)),)
        return replace(super().speak(utterance), words=words)


class OverlappingWords(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        words = (
            WordTime(word, Milliseconds(0), Milliseconds(10)) for word in utterance.spoken.split()
        )
        return replace(super().speak(utterance), words=tuple(words))


class TellsWords(Sound):
    def speak(self, utterance: Utterance) -> Clip:
        words = (
            WordTime(word, Milliseconds(10 * number), Milliseconds(10 * number + 10))
            for number, word in enumerate(utterance.spoken.split())
        )
        return replace(super().speak(utterance), words=tuple(words))


class OddMarkup(Sound):
    markup: Any = "ssml"


class NoOptions(Sound):
    Options: Any = None


class LaxOptions(Sound):
    class Options(Settings):
        model_config = ConfigDict(extra="ignore")


class UnexplainedOptions(Sound):
    class Options(Settings):
        wobble: float = 1.0


class TakesNoLanguage(Sound):
    def __init__(self, options: Any, *, rate: float = 1.0) -> None:
        super().__init__(options, rate=rate)


BROKEN = [
    (Silent, "test_it_speaks", "it is silent"),
    (SilentWhenMute, "test_where_there_is_nothing", "should raise SpeechError"),
    (SilentWhenForeign, "test_it_speaks_odd_texts", "it is silent"),
    (RaisesValueError, "test_it_speaks_odd_texts", "raised ValueError: no digits please"),
    (
        NamelessError,
        "test_where_there_is_nothing",
        "should have the engine 'tone' and the text ' '",
    ),
    (Random, "test_the_same_text_is_the_same_sound", "sounds different after another text"),
    (Remembers, "test_the_same_text_is_the_same_sound", "sounds different after another text"),
    (Loud, "test_it_speaks", "beyond [-1, 1]"),
    (Sixteen, "test_it_speaks", "int16"),
    (Double, "test_it_speaks", "float64"),
    (Stereo, "test_it_speaks", "2 dimensions"),
    (NotANumber, "test_it_speaks", "not finite"),
    (Bytes, "test_it_speaks", "it returned a bytes, not a Clip"),
    (StopsEarly, "test_it_speaks", "too short for"),
    (SpeaksWhatIsWritten, "test_it_speaks_what_is_spoken", "only `spoken` is for the engine"),
    (AddsThePause, "test_it_speaks_what_is_spoken", "only `spoken` is for the engine"),
    (TwoRates, "test_all_its_clips_have_one_rate", "[22050, 24000] Hz"),
    (ReusesItsBuffer, "test_a_clip_is_left_alone", "changed the samples of an earlier clip"),
    (PicklesItsModel, "test_it_pickles", "leave the model out"),
    (DoesNotPickle, "test_it_pickles", "pickling an engine that has spoken"),
    (IsItself, "test_its_identity", "memory address"),
    (CountsInItsIdentity, "test_its_identity", "changed 'spoken 0' to 'spoken 1'"),
    (NoVoices, "test_it_lists_its_voices", "with at least one"),
    (VoiceOfAnother, "test_it_lists_its_voices", "should be of engine 'tone'"),
    (DumbVoice, "test_every_voice_it_lists_can_speak", "not on this machine"),
    (Hurried, "test_its_pace", "the voice says 399"),
    (MisplacedWords, "test_it_speaks", "beyond the end"),
    (OtherWords, "test_the_times_of_words", "'xyzzy' is not a word of"),
    (OverlappingWords, "test_the_times_of_words", "before the one before it has ended"),
    (OddMarkup, "test_its_class", "markup should be one of plain, misaki"),
    (NoOptions, "test_its_class", "below briefing.config.Settings"),
    (LaxOptions, "test_its_class", "takes options that it does not have"),
    (UnexplainedOptions, "test_its_class", "without a description: wobble"),
    (TakesNoLanguage, "test_its_class", "language=..."),
]


def contract_of(plugin: Any) -> type[EngineContract]:
    class Contract(EngineContract):
        def make(self) -> SpeechEngine:
            engine: SpeechEngine = plugin(ToneEngine.Options())
            return engine

    return Contract


@pytest.mark.parametrize(
    ("plugin", "test", "reason"), BROKEN, ids=lambda value: getattr(value, "__name__", "")
)
def test_an_engine_that_breaks_a_promise_fails(
    plugin: type[Any], test: str, reason: str, failures: Failures
) -> None:
    contract = contract_of(plugin)
    named = [name for name in dir(contract) if name.startswith(test)]

    told = failures(contract, *named)

    assert any(reason in why for why in told.values()), told


@pytest.mark.parametrize("plugin", [Sound, TellsWords])
def test_an_engine_that_keeps_them_passes(plugin: type[Any], failures: Failures) -> None:
    assert failures(contract_of(plugin)) == {}


SEEDED = """
import os
from dataclasses import replace
from pathlib import Path
from briefing.speech.tone import ToneEngine

FIRST = Path(__file__).with_suffix(".pid")
if not FIRST.exists():
    FIRST.write_text(str(os.getpid()))

class SeededByProcess(ToneEngine):
    def speak(self, utterance):
        clip = super().speak(utterance)
        loudness = 1.0 if FIRST.read_text() == str(os.getpid()) else 0.5
        return replace(clip, samples=clip.samples * loudness)
"""


def test_an_engine_that_speaks_otherwise_in_another_process_fails(
    failures: Failures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeded_by_process.py").write_text(SEEDED)
    monkeypatch.syspath_prepend(tmp_path)
    seeded = importlib.import_module("seeded_by_process")

    class Contract(contract_of(seeded.SeededByProcess)):  # type: ignore[misc]
        in_new_process = True

    told = failures(Contract, "test_the_same_text_is_the_same_sound")
    told_of_another = failures(Contract, "test_it_speaks_the_same_in_another_process")

    assert not told
    assert "another process makes another sound" in next(iter(told_of_another.values()))


def test_what_is_not_defined_is_asked_for() -> None:
    class Contract(EngineContract):
        pass

    with pytest.raises(NotImplementedError, match=r"define make\(\)"):
        Contract().test_it_speaks()
