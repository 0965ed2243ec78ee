"""The speech protocol of OpenAI, `POST {base_url}/audio/speech`, that Kokoro-FastAPI, speaches, LocalAI and others speak.

One call is one request, and a second one where a server does not understand `response_format`: who calls
decides how often to try, and whether what came is speech.
"""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Callable
from typing import Any

from briefing.adapters.http import Answer, HttpClient, Unreachable
from briefing.adapters.model_server import (
    authorization,
    checked_base,
    complaint,
    is_here,
    is_out_of_credit,
    shown,
)
from briefing.adapters.retries import NoConnection, Refused, TooMany, Unusable, retry_after_s

PATH = "/audio/speech"
EXAMPLE = "http://127.0.0.1:8880/v1"
MOST_BYTES = 64 * 1024 * 1024
"""4096 characters at half pace are nine minutes: 26 MB at 24 kHz and 16 bits, 52 MB in floats."""
CONNECT_S = 10.0
"""A machine that is switched off says nothing at all; one that is on takes a connection at once."""

OK, REDIRECTS, CLIENT_ERRORS = 200, range(300, 400), range(400, 500)
TOO_MANY = 429
NOT_UNDERSTOOD = frozenset({400, 422})
PASSING = frozenset({408, 425, TOO_MANY})
"""Client errors that the next attempt may not meet: too late, too early, too many."""
OF_THIS_TEXT = frozenset({400, 413, 422})
"""Client errors that another text may not meet."""
ADVICE = {
    401: "the server wants a key, or another one; api_key_env names the variable that holds it",
    402: "the account has no credit left",
    403: "the server does not let this key in; api_key_env names the variable that holds it",
    404: "there is no such model or voice, or no such address; see model, voice and base_url, which often ends in /v1",
    413: "the text is too long for this server; lower max_characters",
}


class SpeechEndpoint:
    """Asks one model for speech, over connections that are used again. The key is in no error and no `repr`."""

    def __init__(
        self,
        base_url: str,
        model: str,
        *,
        response_format: str,
        key: str = "",
        ca_file: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the settings. Raises ValueError for an address or a key that cannot be used."""
        base = checked_base(base_url, PATH, has_key=bool(key), example=EXAMPLE)
        self.url = base + PATH
        self._model = model
        self._format = {"response_format": response_format}
        self._headers = {"Content-Type": "application/json", **authorization(key)}
        self._key = key
        self._clock = clock
        # A proxy would hear the key that is for this machine only, and reach its own loopback.
        self._client = HttpClient(ca_file=ca_file, most_bytes=MOST_BYTES, proxies=not is_here(base))

    def ask(self, text: str, voice: str, *, speed: float, timeout_s: float) -> Answer:
        """Return an answer with status 200, whatever is in it.

        Raises Unusable when the next attempt may get one, Refused when it will not.
        """
        end = self._clock() + timeout_s
        asked: dict[str, Any] = {"model": self._model, "input": text, "voice": voice}
        if speed != 1.0:  # some servers do not know it
            asked["speed"] = speed
        answer = self._post({**asked, **self._format}, timeout_s)
        left_s = end - self._clock()
        if answer.status in NOT_UNDERSTOOD and self._format and left_s > 0:
            bare = self._post(asked, left_s)
            if bare.status == OK:
                self._format = {}
                return bare
        return self._checked(answer)

    def shown(self, reason: str) -> str:
        """Return a reason, short, on one line, without the key."""
        return shown(reason, self._key)

    def _checked(self, answer: Answer) -> Answer:
        status = answer.status
        if status == OK:
            return answer
        said = complaint(answer.body)
        if status in REDIRECTS:
            place = answer.headers.get("location", "")
            raise Refused(self.shown(f"HTTP {status}: the server is at another address, {place}; see base_url"))  # fmt: skip
        if status == TOO_MANY and is_out_of_credit(answer.body):
            raise Refused(self.shown(f"HTTP {status}: the account has no credit left: {said}"))
        if status in CLIENT_ERRORS and status not in PASSING:
            advice = ADVICE.get(status) or ("" if said else "see base_url, model and voice")
            told = "; ".join(part for part in (advice, said) if part)
            raise Refused(self.shown(f"HTTP {status}: {told}"), is_of_text=status in OF_THIS_TEXT)
        advice = "it wants fewer requests; lower concurrency, or try again later"
        if status != TOO_MANY:
            advice = "the fault is in the server; see its log, or try again later"
        kind = TooMany if status == TOO_MANY else Unusable
        told = f"{advice}: {said}" if said else advice
        raise kind(self.shown(f"HTTP {status}: {told}"), retry_after_s(answer.headers))

    def _post(self, asked: dict[str, Any], timeout_s: float) -> Answer:
        try:
            return self._client.post(
                self.url,
                json.dumps(asked).encode("ascii"),
                headers=self._headers,
                timeout_s=timeout_s,
                connect_s=CONNECT_S,
            )
        except ssl.SSLCertVerificationError as error:
            reason = f"it cannot be trusted: {error.verify_message or error}; see ca_file"
            raise Refused(self.shown(reason)) from error
        except Unreachable as error:
            reason = f"it cannot be reached: {error}; does the server run? see base_url"
            raise NoConnection(self.shown(reason)) from error
        except TimeoutError as error:
            reason = (
                f"no whole answer within {timeout_s:.3g} s; a slow server needs a higher timeout_s"
            )
            raise Unusable(self.shown(reason)) from error
        except ConnectionError as error:
            raise Unusable(self.shown(str(error))) from error
        except OSError as error:  # a file of certificates that holds none
            raise Refused(self.shown(f"{error}; see ca_file")) from error
