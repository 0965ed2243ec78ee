"""The chat protocol of OpenAI, `POST {base_url}/chat/completions`, that Ollama, llama.cpp, vLLM and others speak.

Only what all of them understand is relied on. What some refuse (`response_format`, `temperature`, `seed`,
`max_tokens`) is sent once; a server that answers 400 or 422 gets the bare request, then and from then on.
"""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Callable
from random import Random
from typing import Any

from briefing.adapters import model_server, shallow_json
from briefing.adapters.http import Answer, HttpClient, Unreachable
from briefing.adapters.model_server import authorization, complaint, is_here, shown
from briefing.adapters.retries import Unusable, persist, retry_after_s

PATH = "/chat/completions"
EXAMPLE = "http://127.0.0.1:11434/v1"
MOST_BYTES = 1024 * 1024
CONNECT_S = 10.0
"""A machine that is switched off says nothing at all; one that is on takes a connection at once."""
READ_CHARACTERS = 1000
"""How much is looked at for that: a key that is cut in two would not be known for one."""

OK, REDIRECTS, CLIENT_ERRORS = 200, range(300, 400), range(400, 500)
NOT_UNDERSTOOD = frozenset({400, 422})
PASSING = frozenset({408, 425, 429})
"""Client errors that the next attempt may not meet: too late, too early, too many."""
OF_THIS_REQUEST = frozenset({400, 413, 422})
"""Client errors that another text may not meet: a text may be too long for the model."""
ADVICE = {
    401: "the server wants a key, or another one; api_key_env names the variable that holds it",
    403: "the server does not let this key in; api_key_env names the variable that holds it",
    404: "there is no such model, or no such address; see model and base_url, which often ends in /v1",
}


class NoAnswer(Exception):
    """The model did not answer; `is_final` when asking it something else cannot help either."""

    def __init__(self, reason: str, *, is_final: bool = False) -> None:
        super().__init__(reason, is_final)
        self.reason = reason
        self.is_final = is_final

    def __str__(self) -> str:
        return self.reason


class ChatCompletions:
    """Asks one model, over connections that are used again. The key is in no error and no `repr`."""

    def __init__(
        self,
        base_url: str,
        model: str,
        *,
        key: str = "",
        temperature: float = 0.0,
        max_tokens: int = 2000,
        timeout_s: float = 120.0,
        retries: int = 2,
        ca_file: str = "",
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        jitter: Random | None = None,
    ) -> None:
        """Take the settings. Raises ValueError for an address or a key that cannot be used."""
        self._base = checked_base(base_url, has_key=bool(key))
        self._model = model
        self._headers = {"Content-Type": "application/json", **authorization(key)}
        self._key = key
        self._extras: dict[str, Any] = {
            "response_format": {"type": "json_object"},
            "temperature": temperature,
            "seed": 0,
            # A small model that has to write JSON may never come to an end.
            "max_tokens": max_tokens,
        }
        self._timeout_s = timeout_s
        self._retries = retries
        self._sleep = sleep
        self._clock = clock
        # Only spreads retries: unpredictable on purpose, secret to nobody.
        self._jitter = jitter or Random()  # noqa: S311
        # A proxy would hear the key that is for this machine only, and reach its own loopback.
        self._client = HttpClient(
            ca_file=ca_file, most_bytes=MOST_BYTES, proxies=not is_here(self._base)
        )

    def answer(self, system: str, user: str) -> str:
        """Return what the model answers to the two messages. One deadline holds for all attempts.

        Raises NoAnswer.
        """
        end = self._clock() + self._timeout_s
        tried = 0

        def attempt() -> str:
            nonlocal tried
            tried += 1
            return _content(self._completion(system, user, end).body)

        try:
            return persist(
                attempt,
                retries=self._retries,
                sleep=self._sleep,
                jitter=self._jitter,
                left_s=lambda: end - self._clock(),
            )
        except Unusable as failure:
            tries = f" after {tried} tries" if tried > 1 else ""
            raise NoAnswer(self._shown(failure.reason) + tries) from None

    def _completion(self, system: str, user: str, end: float) -> Answer:
        """Return an answer with status 200. Raises Unusable, or NoAnswer where no retry can help."""
        answer = self._post(system, user, end)
        if answer.status in NOT_UNDERSTOOD and self._extras:
            self._extras = {}
            answer = self._post(system, user, end)
        status = answer.status
        if status == OK:
            return answer
        if status in REDIRECTS:
            place = answer.headers.get("location", "")
            reason = f"HTTP {status}: the server is at another address: {place}; see base_url"
            raise NoAnswer(self._shown(reason), is_final=True)
        if status in CLIENT_ERRORS and status not in PASSING:
            advice = ADVICE.get(status) or complaint(answer.body)
            reason = f"HTTP {status}: {advice}" if advice else f"HTTP {status}"
            raise NoAnswer(self._shown(reason), is_final=status not in OF_THIS_REQUEST)
        raise Unusable(f"HTTP {status}", retry_after_s(answer.headers))

    def _post(self, system: str, user: str, end: float) -> Answer:
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        asked = {"model": self._model, "messages": messages, "stream": False, **self._extras}
        left_s = end - self._clock()
        late = f"no whole answer within {self._timeout_s:g} s"
        if left_s <= 0:
            raise NoAnswer(late)
        try:
            return self._client.post(
                self._base + PATH,
                json.dumps(asked).encode("ascii"),
                headers=self._headers,
                timeout_s=left_s,
                connect_s=CONNECT_S,
            )
        except ssl.SSLCertVerificationError as error:
            reason = f"{self._base} cannot be trusted: {error.verify_message or error}"
            raise NoAnswer(self._shown(reason), is_final=True) from error
        except Unreachable as error:
            reason = f"{self._base} cannot be reached: {error}"
            raise NoAnswer(self._shown(reason), is_final=True) from error
        except TimeoutError as error:
            raise NoAnswer(late) from error
        except ConnectionError as error:
            raise Unusable(str(error)) from error
        except OSError as error:  # a file of certificates that holds none
            raise NoAnswer(self._shown(str(error)), is_final=True) from error

    def _shown(self, reason: str) -> str:
        """Return *reason* on one line, without the key, should a server repeat it."""
        return shown(reason, self._key)


def checked_base(base_url: str, *, has_key: bool) -> str:
    """Return the address that PATH is added to. Raises ValueError when it cannot be used."""
    return model_server.checked_base(base_url, PATH, has_key=has_key, example=EXAMPLE)


def _content(body: bytes) -> str:
    """Return the text of the first choice; raises Unusable when there is none."""
    try:
        choice = shallow_json.loads(body)["choices"][0]
        content, end = choice["message"]["content"], choice.get("finish_reason")
    except ValueError:
        beginning = body[:READ_CHARACTERS].decode("utf-8", "replace").strip()
        raise Unusable(f"the answer is no JSON, it begins with {beginning!r}") from None
    except (TypeError, LookupError):
        said = complaint(body)
        raise Unusable(f"the answer holds no message{said and f': {said}'}") from None
    text = "".join(_texts(content))
    if text.strip():
        return text
    if end == "length":
        raise NoAnswer("the model had thought for max_tokens before it answered; allow it more")
    raise Unusable("the message in the answer is empty")


def _texts(content: object) -> list[str]:
    """Return the text of a message, which may come in parts; parts of another kind are thoughts."""
    if isinstance(content, str):
        return [content]
    parts = content if isinstance(content, list) else []
    texts = (p.get("text") for p in parts if isinstance(p, dict) and p.get("type") == "text")
    return [text for text in texts if isinstance(text, str)]
