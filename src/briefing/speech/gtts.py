"""Google's voice, through the service that gTTS speaks to, in some seventy languages.

gTTS gives the languages, the domains and the form of the request. The transport is ours: certificates are
verified, every request has a deadline, what fails is tried again, what comes back is decoded and checked,
and a long text is cut where a speaker would pause.
"""

from __future__ import annotations

import os
import ssl
import time
from collections.abc import Callable
from importlib.metadata import version
from random import Random
from typing import TYPE_CHECKING

from briefing.adapters.http import Answer, HttpClient, Unreachable
from briefing.adapters.retries import NoConnection, Refused, TooMany, Unusable, retry_after_s
from briefing.config import Field, Settings
from briefing.errors import PluginError
from briefing.model import Clip, Voice
from briefing.speech import google
from briefing.speech.clauses import split
from briefing.speech.languages import accent_tld, gtts_code, gtts_tlds
from briefing.speech.online import OnlineSpeech, Patience, Request
from briefing.speech.whole import decoded

if TYPE_CHECKING:
    from briefing.adapters.clip_store import ClipStore
    from briefing.model import Utterance
    from briefing.protocols import Markup
    from briefing.speech.whole import Sound

WORDS_PER_MINUTE = 150.0
SLOW_WORDS_PER_MINUTE = 100.0
"""Rough: the service cannot be measured offline, and its languages differ."""

OK, REDIRECTS, CLIENT_ERRORS = 200, range(300, 400), range(400, 500)
TOO_MANY = 429
PASSING = frozenset({408, 425, TOO_MANY})
"""Client errors that the next attempt may not meet: too late, too early, too many."""
FOR_ROBOTS = "/sorry"
"""Where Google sends those who ask too often."""


class GTTSEngine:
    """A SpeechEngine that asks Google. Connections are opened by the first `speak`, and not pickled.

    Any number of threads may speak; one of them asks at a time.
    """

    name = "gtts"
    markup: Markup = "plain"
    concurrency = 1
    price_per_million_characters = 0.0

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
        clips: ClipStore | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        jitter: Random | None = None,
    ) -> None:
        """Take the options. Raises PluginError for a language, a domain or a pace that Google does not have.

        Checked parts are kept in *clips*, by default in the user's cache.
        """
        self._options = options
        self._language = language
        self._code = self._checked_code()
        self._tld = self._checked_tld()
        self._url = self._checked_base() + google.PATH
        if rate != 1.0:
            reason = "it has one pace; leave speech.rate at 1.0, or set the option slow: true"
            raise PluginError("engine", self.name, reason)
        if options.ca_file and not os.access(options.ca_file, os.R_OK):
            reason = f"option ca_file: {options.ca_file!r} cannot be read"
            raise PluginError("engine", self.name, reason)
        self._client = HttpClient(ca_file=options.ca_file)
        self._online = OnlineSpeech(
            self.name,
            self._url,
            Patience(options.retries, request_s=options.timeout_s),
            clips=clips,
            concurrency=self.concurrency,
            sleep=sleep,
            clock=clock,
            jitter=jitter,
        )

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

    def characters(self, utterance: Utterance) -> int:
        """Return how many characters speaking it would send now; parts that are kept need no request."""
        return self._online.characters(self._request(utterance))

    def speak(self, utterance: Utterance) -> Clip:
        """Return the sound. Raises SpeechError when all attempts for a part of it have failed."""
        return self._online.clip(self._request(utterance), self._attempt)

    def _request(self, utterance: Utterance) -> Request:
        parts = split(utterance.spoken, google.MOST_CHARACTERS, self._language)
        return Request(utterance.spoken, parts, (self.identity, self._language))

    def _attempt(self, part: str, limit_s: float) -> Sound:
        body = google.request_body(part, self._code, slow=self._options.slow)
        return decoded(google.audio_of(self._answer(body, limit_s).body), "MP3")

    def _answer(self, body: bytes, limit_s: float) -> Answer:
        """Return an answer with status 200. Raises Unusable, or Refused where no retry can help."""
        try:
            answer = self._client.post(self._url, body, headers=google.headers(), timeout_s=limit_s)
        except ssl.SSLCertVerificationError as error:
            reason = f"it cannot be trusted: {error.verify_message or error}; see ca_file"
            raise Refused(reason) from error
        except Unreachable as error:
            raise NoConnection(str(error)) from error
        except (TimeoutError, ConnectionError) as error:
            raise Unusable(str(error)) from error
        except OSError as error:  # a file of certificates that holds none
            raise Refused(f"{error}; see ca_file") from error
        status, wait_s = answer.status, retry_after_s(answer.headers)
        if status == OK:
            return answer
        if status in CLIENT_ERRORS and status not in PASSING:
            hint = "; tld or lang may be wrong, or Google's protocol has changed"
            raise Refused(f"it answered {status}{hint}")
        place = answer.headers.get("location", "") if status in REDIRECTS else ""
        reason = f"it answered {status}" + (f" to {place}" if place else "")
        if status == TOO_MANY or FOR_ROBOTS in place:
            raise TooMany(f"{reason}: Google wants fewer requests; try again later", wait_s)
        raise Unusable(reason, wait_s)

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
