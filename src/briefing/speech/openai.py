"""Voices behind OpenAI's speech protocol: OpenAI itself, and servers of one's own such as Kokoro-FastAPI.

What comes back is decoded and checked, what fails is tried again until one deadline, and a text that is too
long for one request is cut where a speaker would pause.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING, Literal

from briefing.adapters.http import Answer
from briefing.adapters.model_server import complaint, key_named
from briefing.adapters.retries import Unusable
from briefing.adapters.speech_endpoint import EXAMPLE, SpeechEndpoint
from briefing.config import Field, Settings
from briefing.config.base import NonEmpty, Text, WebPage
from briefing.errors import PluginError
from briefing.model import Clip, Voice
from briefing.speech.clauses import split
from briefing.speech.online import OnlineSpeech, Patience, Request
from briefing.speech.whole import Kind, decoded

if TYPE_CHECKING:
    from briefing.adapters.clip_store import ClipStore
    from briefing.model import Utterance
    from briefing.protocols import Markup
    from briefing.speech.whole import Sound

WORDS_PER_MINUTE = 165.0
"""Rough: every server has voices of its own."""
SLOWEST, FASTEST = 0.25, 4.0
"""The paces that the protocol knows."""
GLANCE_BYTES = 60

_KINDS: dict[str, Kind] = {"mp3": "MP3", "wav": "WAV", "flac": "FLAC", "opus": "OGG", "pcm": "PCM"}
_DECLARED: dict[str, Kind] = {
    "audio/mpeg": "MP3",
    "audio/mp3": "MP3",
    "audio/wav": "WAV",
    "audio/wave": "WAV",
    "audio/x-wav": "WAV",
    "audio/vnd.wave": "WAV",
    "audio/flac": "FLAC",
    "audio/x-flac": "FLAC",
    "audio/ogg": "OGG",
    "audio/opus": "OGG",
}


class OpenAIEngine:
    """A SpeechEngine that asks a server. Any number of threads may speak; `concurrency` of them ask at once."""

    name = "openai"
    markup: Markup = "plain"

    class Options(Settings):
        """Which model to ask, where, and how patiently."""

        base_url: WebPage = Field(
            default=EXAMPLE, description="The server, up to what comes before /audio/speech."
        )
        model: NonEmpty = Field(
            default="kokoro", description="The model, by the name its server knows."
        )
        voice: NonEmpty = Field(
            default="af_heart", description="The voice; speech.voice goes before it."
        )
        response_format: Literal["mp3", "wav", "flac", "opus", "pcm"] = Field(
            default="wav", description="How the sound travels: mp3, wav, flac, opus or pcm."
        )
        pcm_rate_hz: int = Field(
            default=24_000, ge=8000, le=192_000, description="The sample rate of pcm, which has no header."
        )  # fmt: skip
        api_key_env: Text = Field(
            default="", description="The environment variable that holds the key; empty: no key."
        )
        timeout_s: float = Field(
            default=120.0, gt=0, le=3600, description="Deadline for a part, attempts included."
        )
        retries: int = Field(default=3, ge=0, le=20, description="How often to try again.")
        concurrency: int = Field(
            default=4, ge=1, le=64, description="How many requests may be under way at once."
        )
        max_characters: int = Field(
            default=4096, ge=50, le=4096, description="The most that goes into one request."
        )
        price_per_million_characters: float = Field(
            default=0.0, ge=0, description="What the server charges; a render asks before it spends any."
        )  # fmt: skip
        ca_file: Text = Field(
            default="", description="Certificates to trust besides the usual ones."
        )

    def __init__(
        self,
        options: Options,
        *,
        rate: float = 1.0,
        language: str = "en-US",
        clips: ClipStore | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        jitter: Random | None = None,
    ) -> None:
        """Take the options. Raises PluginError for an address, a key or a pace that cannot be used.

        Checked parts are kept in *clips*, by default in the user's cache.
        """
        self._options = options
        self._language = language
        self._rate = rate
        if not SLOWEST <= rate <= FASTEST:
            raise self._mistake(f"speech.rate should be from {SLOWEST:g} to {FASTEST:g}")
        if options.ca_file and not os.access(options.ca_file, os.R_OK):
            raise self._mistake(f"option ca_file: {options.ca_file!r} cannot be read")
        try:
            self._endpoint = SpeechEndpoint(
                options.base_url,
                options.model,
                response_format=options.response_format,
                key=key_named(options.api_key_env),
                ca_file=options.ca_file,
                clock=clock,
            )
        except ValueError as error:
            raise self._mistake(f"option {error}") from error
        self._online = OnlineSpeech(
            self.name,
            self._endpoint.url,
            Patience(options.retries, deadline_s=options.timeout_s),
            clips=clips,
            concurrency=options.concurrency,
            sleep=sleep,
            clock=clock,
            jitter=jitter,
        )

    @property
    def identity(self) -> str:
        """The server and all that it is asked for besides the text; what it runs, it does not say."""
        options = self._options
        asked = f"model={options.model} format={options.response_format} speed={self._rate:g}"
        return f"openai url={self._endpoint.url} {asked} part={options.max_characters} seams=1"

    @property
    def concurrency(self) -> int:
        """How many threads can usefully speak at once."""
        return self._options.concurrency

    @property
    def price_per_million_characters(self) -> float:
        """What the server charges, in the currency of who set the option; 0 for nothing."""
        return self._options.price_per_million_characters

    def voices(self) -> tuple[Voice, ...]:
        """Return the voice of the options; the protocol has no list of the others."""
        return (self.voice_named(self._options.voice),)

    def voice_named(self, name: str) -> Voice:
        """Return any voice: only the server knows whether it has it."""
        return Voice(self.name, name, self._language, WORDS_PER_MINUTE)

    def characters(self, utterance: Utterance) -> int:
        """Return how many characters speaking it would send now; parts that are kept cost nothing."""
        return self._online.characters(self._request(utterance))

    def speak(self, utterance: Utterance) -> Clip:
        """Return the sound. Raises SpeechError when all attempts for a part of it have failed."""
        request = self._request(utterance)
        voice = self._voice(utterance)
        return self._online.clip(request, lambda part, limit_s: self._attempt(part, voice, limit_s))

    def _request(self, utterance: Utterance) -> Request:
        parts = split(utterance.spoken, self._options.max_characters, self._language)
        asked = (self.identity, self._voice(utterance), self._language)
        return Request(utterance.spoken, parts, asked, self._rate)

    def _voice(self, utterance: Utterance) -> str:
        return utterance.voice.name or self._options.voice

    def _attempt(self, part: str, voice: str, limit_s: float) -> Sound:
        answer = self._endpoint.ask(part, voice, speed=self._rate, timeout_s=limit_s)
        try:
            return decoded(answer.body, self._kind(answer), self._options.pcm_rate_hz)
        except Unusable as failure:
            raise Unusable(self._endpoint.shown(f"HTTP 200, but {failure.reason}")) from failure

    def _kind(self, answer: Answer) -> Kind:
        """Return what an answer is: what it declares, else what was asked for. Raises Unusable for no sound."""
        declared = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        asked = self._options.response_format
        if not answer.body:
            raise Unusable("the answer is empty; see model and voice")
        if declared.startswith("text/") or declared.endswith(("json", "xml")):
            said = complaint(answer.body) or repr(answer.body[:GLANCE_BYTES].decode("utf-8", "replace").strip())  # fmt: skip
            raise Unusable(f"{declared} in place of sound; see base_url and model: {said}")
        return _DECLARED.get(declared, _KINDS[asked])

    def _mistake(self, reason: str) -> PluginError:
        return PluginError("engine", self.name, reason)
