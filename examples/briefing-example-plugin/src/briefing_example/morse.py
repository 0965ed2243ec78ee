"""A voice that beeps: International Morse code."""

import unicodedata

from briefing.config import Field, Settings
from briefing.errors import SpeechError
from briefing.model import Clip, Utterance, Voice
from briefing.protocols import Markup

RATE_HZ = 16_000
LEVEL = 0.3
ALPHABET = """
a.- b-... c-.-. d-.. e. f..-. g--. h.... i..
j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-.
s... t- u..- v...- w.-- x-..- y-.-- z--..
0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----.
"""
CODE = {signs[0]: signs[1:] for signs in ALPHABET.split()}
TIMING = {".": "=.", "-": "===.", " ": "..", "/": "...."}
"""What each sign sounds like in units of time: `=` is a tone, `.` is silence."""


class MorseEngine:
    """A SpeechEngine that beeps."""

    name = "morse"
    markup: Markup = "plain"

    class Options(Settings):
        """How it beeps."""

        pitch_hz: int = Field(default=600, ge=100, le=3000, description="Pitch of the tone.")
        unit_ms: int = Field(default=15, ge=5, le=60, description="Length of a dot.")

    def __init__(self, options: Options, *, rate: float = 1.0, language: str = "en-US") -> None:
        self._options = options
        self._rate = rate
        self._language = language

    @property
    def identity(self) -> str:
        options = self._options
        return f"morse 1 pitch={options.pitch_hz} unit={options.unit_ms} rate={self._rate:g}"

    def voices(self) -> tuple[Voice, ...]:
        pace = 112.0 * 15 / self._options.unit_ms  # counted at 15 ms
        return (Voice(self.name, "sounder", self._language, words_per_minute=pace),)

    def speak(self, utterance: Utterance) -> Clip:
        import numpy as np  # slow to import: not for those who only list voices

        signs = encoded(utterance.spoken)
        if not signs:
            raise SpeechError(self.name, utterance.spoken, "there is no letter of Morse code in it")
        units = "".join(TIMING[sign] for sign in signs)
        unit = round(RATE_HZ * self._options.unit_ms / 1000 / self._rate)
        keyed = np.repeat([unit == "=" for unit in units], unit)
        time_s = np.arange(keyed.size) / RATE_HZ
        tone = LEVEL * keyed * np.sin(2 * np.pi * self._options.pitch_hz * time_s)
        return Clip(tone.astype(np.float32), RATE_HZ)


def encoded(text: str) -> str:
    """Return dots and dashes, a blank after each letter, a slash after each word."""
    bare = unicodedata.normalize("NFD", text).lower()
    words = ("".join(f"{CODE[c]} " for c in word if c in CODE) for word in bare.split())
    return "".join(f"{word}/" for word in words if word)
