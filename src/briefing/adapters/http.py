"""HTTP requests that end: certificates are verified, and one deadline holds for the whole request.

httpx's own time limits are for each single read, so that a server sending a byte a second is never late,
and for the name lookup there is none. Here each request runs in a thread of its own, which is given
up at the deadline. Proxies are taken from the environment, as httpx does (`HTTPS_PROXY`, `NO_PROXY`).
"""

from __future__ import annotations

import math
import ssl
import time
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread, local
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 16 * 1024 * 1024
GRACE_S = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: the status, the headers in lower case, the decoded body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Unreachable(ConnectionError):
    """No connection was made: nobody listens there, or the name is not known."""


class HttpClient:
    """Sends requests over connections that are used again, those of each calling thread its own.

    `ca_file` names certificates to trust besides the usual ones (a company's proxy, a test server).
    Without `proxies` those of the environment are not asked.
    """

    def __init__(
        self, *, ca_file: str = "", most_bytes: int = MOST_BYTES, proxies: bool = True
    ) -> None:
        self._ca_file = ca_file
        self._most_bytes = most_bytes
        self._proxies = proxies
        self._mine = local()

    def post(
        self,
        url: str,
        body: bytes,
        *,
        headers: Mapping[str, str],
        timeout_s: float,
        connect_s: float = math.inf,
    ) -> Answer:
        """Return the answer, whatever its status; redirects are not followed.

        Raises TimeoutError at the deadline, ssl.SSLCertVerificationError for a server that cannot
        be trusted, and ConnectionError for all else that keeps the answer from arriving whole:
        Unreachable when there is no connection, at the latest after *connect_s*.
        """
        import httpx

        client = self._opened()
        # These limits only make a thread that was given up come to its end, soon after.
        end_s = timeout_s + GRACE_S
        limits = httpx.Timeout(end_s, connect=min(end_s, connect_s))
        try:
            request = client.build_request(
                "POST", url, content=body, headers=dict(headers), timeout=limits
            )
        except httpx.InvalidURL as error:
            raise Unreachable(f"{url!r} is no address: {error}") from error
        outcome: SimpleQueue[Answer | Exception] = SimpleQueue()
        given_up = Event()

        def send() -> None:
            try:
                outcome.put(_exchange(client, request, end_s, self._most_bytes))
            # Whatever it is, the thread that waits for the answer raises it.
            except Exception as error:  # noqa: BLE001
                outcome.put(error)
            if given_up.is_set():
                client.close()

        Thread(target=send, name="http request", daemon=True).start()
        try:
            answer = outcome.get(timeout=timeout_s)
        except Empty:
            # Closing a socket in which another thread reads is not safe: that thread does it.
            given_up.set()
            self._mine.closing.detach()
            del self._mine.client
            raise TimeoutError(f"no whole answer within {timeout_s:g} s") from None
        if isinstance(answer, Exception):
            _raise(answer)
        return answer

    def close(self) -> None:
        """Close the connections of this thread; its next request opens new ones."""
        if hasattr(self._mine, "client"):
            self._mine.closing()
            del self._mine.client

    def _opened(self) -> httpx.Client:
        import httpx  # 0.07 s, and 0.03 s for the certificates

        if not hasattr(self._mine, "client"):
            context = httpx.create_ssl_context()
            if self._ca_file:
                context.load_verify_locations(cafile=self._ca_file)
            try:
                client = httpx.Client(
                    verify=context, follow_redirects=False, trust_env=self._proxies
                )
            except (ValueError, ImportError, httpx.InvalidURL) as error:
                raise Unreachable(f"a proxy of the environment cannot be used: {error}") from error
            # An engine has no end of its own: connections close when nobody has it any more.
            self._mine.client = client
            self._mine.closing = weakref.finalize(self, client.close)
        opened: httpx.Client = self._mine.client
        return opened

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in self.__dict__.items() if name != "_mine"}

    def __setstate__(self, state: Mapping[str, object]) -> None:
        self.__dict__.update(state)
        self._mine = local()


def _exchange(
    client: httpx.Client, request: httpx.Request, end_s: float, most_bytes: int
) -> Answer:
    end = time.monotonic() + end_s
    received = bytearray()
    response = client.send(request, stream=True)
    try:
        for chunk in response.iter_bytes():
            received += chunk
            if len(received) > most_bytes:
                raise ConnectionError(f"the answer has more than {most_bytes} bytes")
            if time.monotonic() > end:
                raise TimeoutError
    finally:
        response.close()
    names = {name.lower(): value for name, value in response.headers.items()}
    return Answer(response.status_code, names, bytes(received))


def _raise(error: Exception) -> NoReturn:
    """Raise what `HttpClient` promises in place of httpx's error; an error of neither kind as it is."""
    import httpx

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            raise cause from None
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        raise Unreachable(str(error) or type(error).__name__) from error
    if isinstance(error, httpx.HTTPError | OSError):
        raise ConnectionError(str(error) or type(error).__name__) from error
    raise error
