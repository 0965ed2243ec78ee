"""Piper's voices, in some forty languages: the package piper-tts with any voice file that is on this machine.

The extra `piper` is licensed under GPL-3.0-or-later, and each voice under its own licence (its MODEL_CARD says
which). Facts the code relies on (piper-tts 1.8): the noise in a voice is drawn inside its model, by a generator
that a session seeds when it is made and never again. So each text has a session of its own, which takes a
quarter of a second: what is said before a text does not change its sound.
"""

from __future__ import annotations

import importlib
import json
import threading
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefing.adapters.file_identity import fingerprint
from briefing.adapters.onnx import without_telemetry
from briefing.config import Field, Settings
from briefing.errors import PluginError, SpeechError
from briefing.language_tags import primary
from briefing.model import Clip, Voice
from briefing.speech.clauses import split
from briefing.speech.piper_voices import (
    VoiceFile,
    VoiceFileError,
    default_folder,
    voice_file,
    voice_files,
)
from briefing.speech.seams import gap_after, join

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.model import Utterance
    from briefing.protocols import Markup

SEED = 1
"""Of the noise in a voice: the same text gives the same samples, to the last bit."""

MOST_CHARACTERS = 250
"""The most that a model is given at once: its time and memory grow with the length."""

WORDS_PER_MINUTE = 165.0
MEASURED = MappingProxyType({"en_US-joe-medium": 183.0})
"""On 60 sentences of news, against hibari's voice for the same ones. Of other voices the pace is a guess."""

INSTALL = "install it with: pip install 'briefing-cast[piper]'"

_PACKAGES = ("piper-tts", "onnxruntime", "numpy")
_SEEDING = threading.Lock()
"""onnxruntime has one seed in a process, which a new session takes over."""


class PiperEngine:
    """A SpeechEngine for the voices that are here. No model is kept, and none is pickled."""

    name = "piper"
    markup: Markup = "plain"

    class Options(Settings):
        """Which voices there are."""

        voice: str = Field(
            default="",
            description="Path of a voice, NAME.onnx with NAME.onnx.json beside it: the only one then.",
        )
        folder: str = Field(
            default="",
            description="Folder with voices; empty: piper in the user's data folder of briefing.",
        )
        speaker: int = Field(
            default=0, ge=0, description="Which of the people of a voice, where it has several."
        )

    def __init__(self, options: Options, *, rate: float = 1.0, language: str = "en-US") -> None:
        self._options = options
        self._rate = rate
        self._language = language
        try:
            version("piper-tts")
        except PackageNotFoundError as error:
            reason = f"the package piper-tts is not installed; {INSTALL}"
            raise PluginError("engine", self.name, reason) from error
        self._files = self._fitting()

    @property
    def identity(self) -> str:
        """The versions of all that computes the sound, the voices, pace, speaker and seed."""
        versions = " ".join(f"{package}={version(package)}" for package in _PACKAGES)
        models = " ".join(
            f"{file.name}={fingerprint(file.model)}/{fingerprint(file.description)}"
            for file in self._files
        )
        options = f"rate={self._rate:g} speaker={self._options.speaker} seed={SEED}"
        return f"{versions} {models} {options} pieces={MOST_CHARACTERS}"

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices that are here for the show's language, those of its region first."""
        return tuple(
            Voice(self.name, file.name, file.language, MEASURED.get(file.name, WORDS_PER_MINUTE))
            for file in self._files
        )

    def speak(self, utterance: Utterance) -> Clip:
        """Return the sound. Raises SpeechError when the voice is not here or there is nothing to say."""
        text = utterance.spoken
        # Two brackets would begin phonemes in the notation of espeak-ng.
        parts = split(text.replace("[[", "[ ["), MOST_CHARACTERS, self._language)
        if not parts:
            raise SpeechError(self.name, text, "there is nothing to pronounce in it")
        voice = _loaded(self._chosen(utterance))
        spoken = [sentence for part in parts for sentence in self._sentences(voice, part)]
        if not spoken:
            raise SpeechError(self.name, text, "there is nothing in it that the voice pronounces")
        sounds, gaps = [sound for sound, _ in spoken], [gap for _, gap in spoken]
        return Clip(join(sounds, gaps, voice.config.sample_rate), voice.config.sample_rate)

    def _sentences(self, voice: Any, text: str) -> Iterator[tuple[NDArray[np.float32], float]]:
        """Yield the sound of each sentence, and the seconds of silence that belong after it."""
        import numpy as np

        how = importlib.import_module("piper.config").SynthesisConfig(
            length_scale=voice.config.length_scale / self._rate, speaker_id=self._options.speaker
        )
        for phonemes in voice.phonemize(text):
            if any(phoneme.isalnum() for phoneme in phonemes):
                sound = voice.phoneme_ids_to_audio(voice.phonemes_to_ids(phonemes), how)
                gap = gap_after("".join(phonemes)) / self._rate
                yield np.clip(sound, -1.0, 1.0).astype(np.float32).reshape(-1), gap

    def _fitting(self) -> tuple[VoiceFile, ...]:
        folder = Path(self._options.folder).expanduser()
        folder = folder if self._options.folder else default_folder()
        try:
            here: tuple[VoiceFile, ...]
            if self._options.voice:
                here = (voice_file(Path(self._options.voice).expanduser()),)
            else:
                here = voice_files(folder)
        except VoiceFileError as error:
            raise PluginError("engine", self.name, str(error)) from error
        fitting = [file for file in here if primary(file.language) == primary(self._language)]
        if not fitting:
            others = f"; here are {', '.join(file.label for file in here)}" if here else ""
            reason = (
                f"no voice here speaks {self._language!r}{others}. Put a Piper voice, NAME.onnx and "
                f"NAME.onnx.json, into {folder}"
            )
            raise PluginError("engine", self.name, reason)
        self._check_speaker(fitting)
        return tuple(sorted(fitting, key=lambda file: file.language != self._language))

    def _check_speaker(self, files: list[VoiceFile]) -> None:
        most = max(file.speakers for file in files)
        if self._options.speaker >= most:
            reason = f"option speaker: {self._options.speaker} is not one of 0 to {most - 1}"
            raise PluginError("engine", self.name, reason)

    def _chosen(self, utterance: Utterance) -> VoiceFile:
        name = utterance.voice.name
        for file in self._files:
            if file.name == name:
                return file
        known = ", ".join(file.name for file in self._files)
        raise SpeechError(self.name, utterance.spoken, f"no voice {name!r}; it has {known}")


def _loaded(file: VoiceFile) -> Any:
    """Return a `piper.PiperVoice` whose noise begins anew."""
    without_telemetry()
    import onnxruntime

    piper = importlib.import_module("piper")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # To optimise the model takes 0.5 s more, and wins nothing that could be measured.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    with _SEEDING:
        onnxruntime.set_seed(SEED)
        session = onnxruntime.InferenceSession(
            str(file.model), options, providers=["CPUExecutionProvider"]
        )
    told = json.loads(file.description.read_text("utf-8"))
    return piper.PiperVoice(
        session, importlib.import_module("piper.config").PiperConfig.from_dict(told)
    )
