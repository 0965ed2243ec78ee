"""Short questions to web servers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic as now_s
from urllib.parse import quote

from briefing.doctor.check import Subject
from briefing.feed.names import feed_file
from briefing.feed.state import STATE_FOLDER

NOT_FOUND = 404
TOKEN = "token"  # noqa: S105  the name of the file that holds it
DEADLINE_S = 10.0
MOST_BYTES = 32 << 20


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers with names in lower case, body, and the address after redirects."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


def ask(
    method: str, url: str, headers: Mapping[str, str] | None = None, *, most_bytes: int = MOST_BYTES
) -> Answer:
    """Return the answer, redirects followed, of the body no more than `most_bytes`.

    Raises ConnectionError, with the reason, when there is none in time.
    """
    import httpx

    end = now_s() + DEADLINE_S
    try:
        with (
            httpx.Client(timeout=DEADLINE_S / 2, follow_redirects=True) as client,
            client.stream(method, url, headers=dict(headers or {})) as response,
        ):
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if now_s() > end:
                    raise ConnectionError(f"did not end within {DEADLINE_S:g} s")
                if len(body) >= most_bytes:
                    break
            names = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status_code, names, bytes(body[:most_bytes]), str(response.url))
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise ConnectionError(str(error) or type(error).__name__) from error


def ask_for_feed(subject: Subject, address: str) -> Answer:
    """Ask for the feed of the show under an address; where there is none, behind the secret of `serve`.

    The secret is that of the folder of the episodes. Raises ConnectionError.
    """
    base = address.rstrip("/") + "/"
    name = quote(feed_file(subject.config.output.name))
    answer = ask("GET", base + name)
    if answer.status == NOT_FOUND and (token := _token(subject)):
        return ask("GET", f"{base}{quote(token)}/{name}")
    return answer


def _token(subject: Subject) -> str:
    try:
        return (subject.output / STATE_FOLDER / TOKEN).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
