"""espeak-ng: a small synthetic voice for more than a hundred languages, for where nothing else speaks one.

The library is the one of the extra `espeak` (the package espeakng-loader, for Linux, macOS and Windows), or the
system's. It is licensed under GPL-3.0-or-later, runs in a process of its own, and only when it is chosen.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing.adapters.espeak_library import EspeakError, installed
from briefing.adapters.file_identity import fingerprint
from briefing.config import Settings
from briefing.errors import PluginError, SpeechError
from briefing.language_tags import primary
from briefing.model import Clip, Voice
from briefing.speech.espeak_languages import fitting, tag_of

if TYPE_CHECKING:
    from briefing.adapters.espeak_library import Espeak, EspeakVoice
    from briefing.model import Utterance
    from briefing.protocols import Markup

NATURAL_WORDS_PER_MINUTE = 160
"""What is asked for at rate 1.0: slower than its 175, at which few can follow it. It takes 80 to 450."""

WORDS_PER_MINUTE = 166.0
"""On 300 sentences of English news, against hibari's voice for the same ones; no other language was measured."""

PACES = MappingProxyType(
    {"de": 160.0, "fr": 188.0, "es": 163.0, "it": 159.0, "pt": 148.0, "nl": 156.0}
    | {"pl": 133.0, "hi": 144.0, "zh": 138.0, "cmn": 138.0, "ar": 100.0}
)
"""Words of as many letters as English ones, a minute: on 15 to 20 sentences of news in each of these languages.

Arabic writes no short vowels, so its letters take longer. Japanese is missing: espeak-ng cannot read kanji.
"""

INSTALL = (
    "install it with: pip install 'briefing-cast[espeak]'; or: apt install espeak-ng (Debian, Ubuntu), "
    "brew install espeak-ng (macOS), winget install eSpeak-NG.eSpeak-NG (Windows)"
)


def _pace(tag: str) -> float:
    return PACES.get(primary(tag), WORDS_PER_MINUTE)


class EspeakEngine:
    """A SpeechEngine that needs no model."""

    name = "espeak"
    markup: Markup = "plain"

    class Options(Settings):
        """It has none."""

    def __init__(self, options: Options, *, rate: float = 1.0, language: str = "en-US") -> None:
        self._options = options
        self._rate = rate
        self._language = language
        if not self._voices():
            raise PluginError("engine", self.name, f"espeak-ng does not speak {language!r}")

    @property
    def identity(self) -> str:
        """The version of the library, its sounds and its pace."""
        library = self._library()
        sounds = fingerprint(library.data / "phondata")
        return f"espeak-ng={library.version} phondata={sounds} rate={self._rate:g}"

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices of the show's language, that of its region first."""
        return tuple(
            Voice(self.name, voice.name, tag_of(voice), _pace(tag_of(voice)))
            for voice in self._voices()
        )

    def speak(self, utterance: Utterance) -> Clip:
        """Return the sound. Raises SpeechError when there is nothing to say, or the library fails."""
        import numpy as np

        text = utterance.spoken
        if not any(character.isalnum() for character in text):
            raise SpeechError(self.name, text, "there is nothing to pronounce in it")
        chosen = self._chosen(utterance)
        pace = round(NATURAL_WORDS_PER_MINUTE * self._rate)
        try:
            data, rate_hz = self._library().speak(chosen.identifier, text, pace)
        except EspeakError as error:
            raise SpeechError(self.name, text, f"espeak-ng: {error}") from error
        return Clip(np.frombuffer(data, "<i2").astype(np.float32) / np.float32(32768), rate_hz)

    def _chosen(self, utterance: Utterance) -> EspeakVoice:
        name = utterance.voice.name
        voices = self._voices()
        for voice in voices:
            if voice.name == name:
                return voice
        known = ", ".join(voice.name for voice in voices)
        reason = f"no voice {name!r} for {self._language!r}; it has {known}"
        raise SpeechError(self.name, utterance.spoken, reason)

    def _voices(self) -> tuple[EspeakVoice, ...]:
        return fitting(self._library().voices, self._language)

    def _library(self) -> Espeak:
        try:
            return installed()
        except EspeakError as error:
            reason = f"libespeak-ng was not found; {INSTALL} ({error})"
            raise PluginError("engine", self.name, reason) from error
