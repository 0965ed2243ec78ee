import re

import pytest
from tests.serve.conftest import Start

from briefing.serve.access_log import shown, shown_path, told

TOKEN = "AbcdefghijklmnopqrstuvwxYZ012345"  # noqa: S105  nobody's


def test_a_line_tells_what_happened(begin: Start) -> None:
    running = begin()
    running.ask("2026-11-24.mp3", Range="bytes=0-9")
    running.ask("gone.mp3", "HEAD")
    first, second = running.logged(2)
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d 127\.0\.0\.1 GET /2026-11-24\.mp3 206 10 \d+ms", first
    )
    assert " HEAD /gone.mp3 404 0 " in second


def test_no_token_ever_gets_into_the_log(begin: Start) -> None:
    running = begin(has_token=True)
    token = running.prefix.strip("/")
    almost = token[:-1] + ("A" if token[-1] != "A" else "B")
    escaped = "".join(f"%{ord(c):02X}" for c in token)
    for path in (
        f"/{token}", f"/{token}/", f"/{token}/feed.xml", f"/{almost}/feed.xml", f"/{escaped}/feed.xml",
        f"/{token}/{token}/x", f"//{token}/x", f"/x/{token}", f"/{token}/{escaped}", f"/{token}?v={token}",
        f"/{token}/feed.xml?token={token}", f"http://127.0.0.1/{token}/feed.xml", f"/{token}/x/%2e%2e/{token}",
    ):  # fmt: skip
        for method in ("GET", "POST", "OPTIONS"):
            running.ask_path(path, method)
    log = "\n".join(running.logged(39))
    assert len(running.lines) == 39
    for secret in (token, almost, escaped, token[:12]):
        assert secret not in log
    assert " GET /…/feed.xml 200 " in log


@pytest.mark.parametrize(
    ("path", "token", "expected"),
    [
        (b"/feed.xml", "", "/feed.xml"),
        (b"/a%0aGET%20/b", "", "/a%0aGET%20/b"),
        (f"/{TOKEN}/feed.xml".encode(), TOKEN, "/…/feed.xml"),
        (f"/{TOKEN}".encode(), TOKEN, "/…/"),
        (f"/{TOKEN}/a/{TOKEN}".encode(), TOKEN, "/…/…"),
        (b"/" + b"a" * 500, "", "/" + "a" * 199 + "…"),
    ],
)
def test_a_path_is_shown_without_its_token(path: bytes, token: str, expected: str) -> None:
    assert shown_path(path, token) == expected


def test_nobody_can_forge_a_line() -> None:
    assert shown("a\nb \x1b[2J\u202e\x85") == "a\\x0ab\\x20\\x1b[2J\\x202e\\x85"


def test_a_line_for_each_request_and_no_more(begin: Start) -> None:
    running = begin(has_token=True)
    running.ask_path("/a%0d%0aGET%20/forged")
    running.say(b"GET /\rforged HTTP/1.1\r\nHost: a\r\n\r\n")
    running.ask("feed.xml")
    assert len(running.logged(2)) == 2
    assert "\n" not in "".join(running.lines)


def test_a_traceback_is_told_without_the_token() -> None:
    try:
        raise ValueError(f"/output/{TOKEN}/feed.xml")
    except ValueError as error:
        lines = told(error, TOKEN)
    assert TOKEN not in lines
    assert "ValueError: /output/…/feed.xml" in lines
