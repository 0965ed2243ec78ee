"""Google's voice, through the service that gTTS speaks to, in some seventy languages.

gTTS gives the languages, the domains and the form of the request. The transport is ours: certificates are
verified, every request has a deadline, what fails is tried again, what comes back is decoded and checked,
and a long text is cut where a speaker would pause.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from importlib.metadata import version
from random import Random
from typing import TYPE_CHECKING

from briefing.adapters.http import Answer, HttpClient
from briefing.config import Field, Settings
from briefing.errors import AudioError, PluginError, SpeechError
from briefing.model import Clip, Voice
from briefing.speech import google, mpeg
from briefing.speech.clauses import split
from briefing.speech.languages import accent_tld, gtts_code, gtts_tlds
from briefing.speech.plausibility import defect
from briefing.speech.retries import Unusable, persist, retry_after_s
from briefing.speech.seams import gap_after, join

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.model import Utterance
    from briefing.protocols import Markup

    Sound = tuple[NDArray[np.float32], int]

WORDS_PER_MINUTE = 150.0
SLOW_WORDS_PER_MINUTE = 100.0
"""Rough: the service cannot be measured offline, and its languages differ."""

OK, REDIRECTS, CLIENT_ERRORS = 200, range(300, 400), range(400, 500)
TRIMMED_SAMPLES = 4000
"""A decoder leaves out what a LAME tag calls padding, and the tag's own frame; more is missing sound."""

PASSING = frozenset({408, 425, 429})
"""Client errors that the next attempt may not meet: too late, too early, too many."""


class GTTSEngine:
    """A SpeechEngine that asks Google. Connections are opened by the first `speak`, and not pickled."""

    name = "gtts"
    markup: Markup = "plain"

    class Options(Settings):
        """How to ask Google."""

        lang: str = Field(
            default="", description="A language code of gTTS; empty: the show's language."
        )
        tld: str = Field(default="", description="Google's domain (com, co.uk), which gives the accent; empty: by region.")  # fmt: skip
        slow: bool = Field(default=False, description="Speak slowly.")
        timeout_s: float = Field(default=30.0, gt=0, le=600, description="Deadline of one request.")
        retries: int = Field(default=4, ge=0, le=20, description="How often to try again.")
        base_url: str = Field(default="", description="Another server with Google's protocol.")
        ca_file: str = Field(
            default="", description="Certificates to trust besides the usual ones."
        )

    def __init__(
        self,
        options: Options,
        *,
        rate: float = 1.0,
        language: str = "en-US",
        sleep: Callable[[float], None] = time.sleep,
        jitter: Random | None = None,
    ) -> None:
        self._options = options
        self._language = language
        self._sleep = sleep
        # Only spreads retries: unpredictable on purpose, secret to nobody.
        self._jitter = jitter or Random()  # noqa: S311
        self._code = self._checked_code()
        self._tld = self._checked_tld()
        self._url = self._checked_base() + google.PATH
        if rate != 1.0:
            reason = "it has one pace; leave speech.rate at 1.0, or set the option slow: true"
            raise PluginError("engine", self.name, reason)
        self._client = HttpClient(ca_file=options.ca_file)

    @property
    def identity(self) -> str:
        """The version of gTTS, and all that is asked for besides the text."""
        options = self._options
        asked = f"lang={self._code} tld={self._tld} slow={options.slow} url={options.base_url}"
        return f"gTTS={version('gTTS')} {asked} seams=1"

    def voices(self) -> tuple[Voice, ...]:
        """Return the one voice that the options choose."""
        pace = SLOW_WORDS_PER_MINUTE if self._options.slow else WORDS_PER_MINUTE
        return (Voice(self.name, self._code, self._language, pace),)

    def speak(self, utterance: Utterance) -> Clip:
        """Return the sound. Raises SpeechError when all attempts for a part of it have failed."""
        text = utterance.spoken
        parts = split(text, google.MOST_CHARACTERS, self._language)
        if not parts:
            raise SpeechError(self.name, text, "there is nothing to pronounce in it")
        sounds: list[NDArray[np.float32]] = []
        rate_hz = 0
        for part in parts:
            sound, rate_hz = self._spoken(part, rate_hz, text)
            sounds.append(sound)
        gaps = [gap_after(part) for part in parts]
        return Clip(join(sounds, gaps, rate_hz), rate_hz)

    def _spoken(self, part: str, rate_hz: int, text: str) -> Sound:
        retries = self._options.retries
        try:
            return persist(
                lambda: self._attempt(part, rate_hz, text),
                retries=retries,
                sleep=self._sleep,
                jitter=self._jitter,
            )
        except Unusable as failure:
            tried = f"{retries + 1} attempts" if retries else "1 attempt"
            raise SpeechError(self.name, text, f"{failure.reason} ({tried})") from failure

    def _attempt(self, part: str, rate_hz: int, text: str) -> Sound:
        answer = self._answer(google.request_body(part, self._code, slow=self._options.slow), text)
        sound, found_hz = _decoded(google.audio_of(answer.body))
        if reason := defect(sound, found_hz, part):
            raise Unusable(f"the clip is not usable: {reason}")
        if rate_hz and found_hz != rate_hz:
            raise Unusable(f"the clip has {found_hz} Hz, the part before it {rate_hz} Hz")
        return sound, found_hz

    def _answer(self, body: bytes, text: str) -> Answer:
        """Return an answer with status 200. Raises Unusable, or SpeechError where no retry can help."""
        try:
            answer = self._client.post(
                self._url, body, headers=google.headers(), timeout_s=self._options.timeout_s
            )
        except ssl.SSLCertVerificationError as error:
            reason = f"{self._url} cannot be trusted: {error.verify_message or error}"
            raise SpeechError(self.name, text, reason) from error
        except (TimeoutError, ConnectionError) as error:
            raise Unusable(f"{self._url}: {error}") from error
        status = answer.status
        if status == OK:
            return answer
        if status in CLIENT_ERRORS and status not in PASSING:
            hint = "; tld or lang may be wrong, or Google's protocol has changed"
            raise SpeechError(self.name, text, f"{self._url} answered {status}{hint}")
        # Google sends those who ask too often to another page, so a redirect is worth a retry as well.
        place = f" to {answer.headers.get('location', '')}" if status in REDIRECTS else ""
        raise Unusable(f"{self._url} answered {status}{place}", retry_after_s(answer.headers))

    def _checked_code(self) -> str:
        asked = self._options.lang or self._language
        if code := gtts_code(asked):
            return code
        reason = f"it does not speak {asked!r}; 'gtts-cli --all' lists the languages"
        raise PluginError("engine", self.name, reason)

    def _checked_tld(self) -> str:
        tld = self._options.tld or accent_tld(self._language)
        if tld in gtts_tlds():
            return tld
        reason = f"option tld: {tld!r} is no domain of Google Translate; take com, co.uk, de ..."
        raise PluginError("engine", self.name, reason)

    def _checked_base(self) -> str:
        base = self._options.base_url.rstrip("/")
        if not base:
            return f"https://translate.google.{self._tld}"
        if base.startswith(("https://", "http://")):
            return base
        reason = f"option base_url: {base!r} should begin with https://"
        raise PluginError("engine", self.name, reason)


def _decoded(mp3: bytes) -> Sound:
    from briefing.adapters.codec import decode  # numpy and libsndfile

    try:
        samples = mpeg.samples_of(mp3)
        sound, rate_hz = decode(mp3, "MP3")
    except (ValueError, AudioError) as error:
        raise Unusable(f"the MP3 in the answer is broken: {error}") from error
    if samples - len(sound) > TRIMMED_SAMPLES:
        raise Unusable(f"the MP3 in the answer is broken: {len(sound)} of {samples} samples decode")
    return sound, rate_hz
