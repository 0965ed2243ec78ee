"""A file that is fetched once, whole or not at all: of a known size, and known by its SHA-256.

Certificates are verified, redirects lead to https only, proxies and certificates of the environment are honoured
(`HTTPS_PROXY`, `NO_PROXY`, `SSL_CERT_FILE`). No more is read than the file should have. There is no deadline for
the whole: a slow line may take its time, one that stands still is given up.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING

from briefing.adapters.atomic import write_whole

if TYPE_CHECKING:
    import httpx

STALL_S = 30.0
LEAST_BYTES = 64 * 1024
"""What has to arrive within `STALL_S`; less is a line that stands still."""
CHUNK_BYTES = 64 * 1024
MOST_REDIRECTS = 5

OK = 200
PAGES = ("text/html", "application/xhtml")

Watch = Callable[[int, int], None]
"""Called with the bytes that are here, and how many there will be."""


class DownloadError(Exception):
    """The file did not come, or is another one; the message says where from and why."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What the file has to be; `sha256` in hexadecimal digits."""

    size_bytes: int
    sha256: str

    def is_whole(self, path: Path) -> bool:
        """Whether a file is here and is the one that is expected, to the last bit."""
        try:
            if path.stat().st_size != self.size_bytes:
                return False
            with path.open("rb") as file:
                digest = hashlib.sha256()
                while chunk := file.read(CHUNK_BYTES):
                    digest.update(chunk)
        except OSError:
            return False
        return digest.hexdigest() == self.sha256


def download(
    url: str, target: Path, expected: Expected, *, watch: Watch, stall_s: float = STALL_S
) -> None:
    """Fetch a file into *target*, replacing what is there.

    Raises DownloadError, and OSError when it cannot be written; then nothing is left behind, and what was
    there stays.
    """
    if not url.startswith("https://"):
        raise DownloadError(f"{url}: the address should begin with https://")
    _put(_received(url, expected.size_bytes, stall_s), url, target, expected, watch)


def copy(source: Path, target: Path, expected: Expected, *, watch: Watch) -> None:
    """Copy a file that somebody brought into *target*; what `download` promises holds here as well."""
    _put(_read(source), str(source), target, expected, watch)


def _put(
    chunks: Generator[bytes, None, None], place: str, target: Path, expected: Expected, watch: Watch
) -> None:
    """Write the chunks if they are what is expected."""
    with _folder(target.parent):
        try:
            write_whole(target, _checked(chunks, place, expected, watch))
        finally:
            chunks.close()  # at once, not when somebody collects it: the connection ends with it


def _checked(
    chunks: Iterator[bytes], place: str, expected: Expected, watch: Watch
) -> Iterator[bytes]:
    digest, received = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        received += len(chunk)
        if received > expected.size_bytes:
            raise DownloadError(f"{place}: it has more than the {expected.size_bytes} bytes it should have")  # fmt: skip
        watch(received, expected.size_bytes)
        yield chunk
    if received < expected.size_bytes:
        raise DownloadError(f"{place}: it ended after {received} of {expected.size_bytes} bytes")
    if digest.hexdigest() != expected.sha256:
        reason = f"its sha256 is {digest.hexdigest()}, not {expected.sha256}"
        raise DownloadError(f"{place}: it is another file than the one that was expected: {reason}")


def _read(source: Path) -> Generator[bytes, None, None]:
    try:
        with source.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                yield chunk
    except OSError as error:
        raise DownloadError(f"{source}: cannot be read: {error.strerror or error}") from error


def _received(url: str, size_bytes: int, stall_s: float) -> Generator[bytes, None, None]:
    """Yield the body as it arrives. Another thread asks: for a name lookup no library has a limit."""
    arrived: Queue[bytes | Exception | None] = Queue(maxsize=8)
    given_up = Event()

    def hand_over(piece: bytes | Exception | None) -> None:
        while not given_up.is_set():
            with suppress(Full):
                arrived.put(piece, timeout=0.2)
                return

    def ask() -> None:
        try:
            for chunk in _body(url, size_bytes, stall_s):
                hand_over(chunk)
                if given_up.is_set():
                    return
            hand_over(None)
        # Whatever it is, the thread that waits for the bytes raises it.
        except Exception as error:  # noqa: BLE001
            hand_over(error)

    Thread(target=ask, name="download", daemon=True).start()
    try:
        yield from _in_time(arrived, url, stall_s)
    finally:
        given_up.set()


def _in_time(arrived: Queue[bytes | Exception | None], url: str, stall_s: float) -> Iterator[bytes]:
    """Yield what arrives until there is no more. Raises DownloadError when it stands still."""
    received, since = 0, time.monotonic()
    while True:
        try:
            piece = arrived.get(timeout=max(0.0, since + stall_s - time.monotonic()))
        except Empty:
            raise DownloadError(f"{url}: nothing more came for {stall_s:g} s") from None
        if piece is None:
            return
        if isinstance(piece, Exception):
            raise _as_told(piece, url) from piece
        received += len(piece)
        if received >= LEAST_BYTES:
            received, since = 0, time.monotonic()
        yield piece


def _body(url: str, size_bytes: int, stall_s: float) -> Iterator[bytes]:
    import httpx

    # No packing: the size that is announced is then that of the file.
    headers = {"Accept-Encoding": "identity", "User-Agent": "briefing"}
    with httpx.Client(
        verify=httpx.create_ssl_context(), headers=headers, timeout=stall_s + 1.0
    ) as client:
        for _ in range(MOST_REDIRECTS + 1):
            with client.stream("GET", url) as response:
                if response.has_redirect_location:
                    url = _followed(response)
                    continue
                _check(response, size_bytes)
                yield from response.iter_bytes(CHUNK_BYTES)
                return
    raise DownloadError(f"{url}: it leads from address to address without end")


def _followed(response: httpx.Response) -> str:
    to = response.next_request
    if to is None or to.url.scheme != "https":
        place = response.headers["Location"]
        raise DownloadError(f"{response.url}: it leads to {place}, which is not https")
    return str(to.url)


def _check(response: httpx.Response, size_bytes: int) -> None:
    """Raise DownloadError for an answer that cannot be the file, before it is read."""
    if response.status_code != OK:
        reason = f"the server answered {response.status_code} {response.reason_phrase}".rstrip()
        raise DownloadError(f"{response.url}: {reason}")
    if response.headers.get("Content-Type", "").lower().startswith(PAGES):
        reason = "a web page came in place of the file; a network may want you to log in first"
        raise DownloadError(f"{response.url}: {reason}")
    announced = response.headers.get("Content-Length", "")
    is_plain = "Content-Encoding" not in response.headers
    if is_plain and announced.isdecimal() and int(announced) != size_bytes:
        reason = f"it has {announced} bytes, not {size_bytes}: it is another file"
        raise DownloadError(f"{response.url}: {reason}")


def _as_told(error: Exception, url: str) -> Exception:
    """Return the error in the words of this module; one of our own mistakes as it is."""
    import ssl

    import httpx

    if isinstance(error, DownloadError):
        return error
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            told = cause.verify_message or str(cause)
            return DownloadError(f"{url}: the server cannot be trusted: {told}; SSL_CERT_FILE names a file with certificates of your own")  # fmt: skip
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return DownloadError(f"{url}: there is no connection: {error}")
    # ValueError, ImportError: a proxy of the environment that cannot be used.
    known = httpx.HTTPError | httpx.InvalidURL | OSError | ValueError | ImportError
    if isinstance(error, known):
        return DownloadError(f"{url}: {error or type(error).__name__}")
    return error


@contextmanager
def _folder(folder: Path) -> Iterator[None]:
    """Make a folder for what is written in the block; if that fails, those that were made go again."""
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for path in made:
            with suppress(OSError):  # it was not made, or somebody else put a file into it
                path.rmdir()
        raise
