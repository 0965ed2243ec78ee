"""Nothing but what the feeds list comes out, whatever is asked; and the service goes on."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.serve.conftest import (
    LONG_AGO_NS,
    SECRETS,
    SOUND,
    Running,
    Start,
    feed_of,
    replace_file,
)

TRAVERSALS = (
    "../{}", "player/../{}", "./{}", "/{}", "//{}", "%2e%2e/{}", "%2E%2E%2F{}", "..%2f{}", "%252e%252e%252f{}",
    "..%5c{}", "..\\{}", "%c0%ae%c0%ae/{}", "%c0%ae%c0%ae%c0%af{}", "%e0%80%ae%e0%80%ae/{}", "%uff0e%uff0e/{}",
    "..;/{}", "....//{}", "player/..%00/{}", "{}%00", "{}%00.mp3", "feed.xml/../{}", "feed.xml%2f..%2f{}", "%2f{}",
    "player/%2e%2e/{}", "{}/", "{}/.", "{}?v=1", "{}#x", "{}::$DATA", "{}%20", "{}.", "C:{}", "C:\\{}", "file:///{}",
    "stories/..%2F{}", "~/{}", "\\\\?\\{}",
)  # fmt: skip
TARGETS = (*SECRETS, ".briefing/index.json", ".briefing/token", ".hidden/2026-11-24.mp3", ".env", "etc/passwd",
           "../etc/passwd", "%2e%2e/%2e%2e/%2e%2e/etc/passwd", "2026-11-24.json")  # fmt: skip
NOT_FOUND = b"Not found\n"


@pytest.mark.parametrize("shape", TRAVERSALS)
def test_no_way_of_writing_a_path_leads_anywhere(
    open_site: Running, private_site: Running, shape: str
) -> None:
    for running in (open_site, private_site):
        for target in TARGETS:
            path = running.prefix + shape.format(target)
            answer = running.say(
                f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()
            )
            assert answer.startswith((b"HTTP/1.1 404 ", b"HTTP/1.1 400 ")), path
            assert b"secret" not in answer
            assert b"root:" not in answer
            assert str(running.folder).encode() not in answer


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_no_other_name_is_served(open_site: Running, name: str) -> None:
    listed = {
        "",
        "index.html",
        "feed.xml",
        "cover.jpg",
        "sw.js",
        "app.webmanifest",
        "subscribe.svg",
    }
    if name not in listed:
        reply = open_site.ask(quote(name, safe=""))
        assert (reply.status, reply.body) == (404, NOT_FOUND)


@pytest.mark.parametrize(
    "name",
    ["2026-11-24.json", ".briefing.lock", ".briefing/index.json", ".hidden/2026-11-24.mp3", "notes.txt",
     "stories/unlisted.mp3", "stories/", "stories", "player", "player/", "2026-11-24.MP3", "FEED.XML", "feed.1.xml"],
)  # fmt: skip
def test_what_no_feed_lists_does_not_exist(open_site: Running, name: str) -> None:
    nothing = open_site.ask("nothing-of-the-kind")
    reply = open_site.ask(name)
    del nothing.headers["date"], reply.headers["date"]
    assert reply == nothing
    assert reply.body == NOT_FOUND


@pytest.mark.parametrize(
    "named",
    ["../outside.mp3", "%2e%2e/outside.mp3", ".hidden/2026-11-24.mp3", ".briefing/index.json", "stories/../notes.txt",
     "/etc/passwd", "..%5coutside.mp3", "stories//unlisted.mp3", "C:notes.txt", "notes.txt%00"],
)  # fmt: skip
def test_not_even_a_feed_can_name_what_is_elsewhere_or_hidden(begin: Start, named: str) -> None:
    running = begin()
    (running.folder.parent / "outside.mp3").write_bytes(b"secret outside")
    item = f'<item><enclosure url="http://127.0.0.1:8017/{named}" length="5" type="audio/mpeg"/></item>'
    replace_file(running.folder / "feed.xml", feed_of(SOUND, more=item))
    for path in (named, quote(named), named.replace("%2e", ".").replace("%5c", "\\")):
        assert running.ask(path).status == 404
    assert running.ask("feed.xml").status == 200


@pytest.mark.parametrize(
    "xml",
    [
        feed_of(SOUND, generator="other 1.0"),
        feed_of(SOUND).replace(b"<rss ", b"<rdf ").replace(b"</rss>", b"</rdf>"),
        feed_of(SOUND).replace(b"<generator>", b"<item><generator>"),
        b"<rss/>",
        b"",
        b"\xff\xfe\x00",
        b"<generator>briefing</generator>",
    ],
)
def test_a_feed_that_is_none_of_ours_lists_nothing(begin: Start, xml: bytes) -> None:
    running = begin()
    replace_file(running.folder / "feed.xml", xml)
    assert running.ask("feed.xml").status == 404
    assert running.ask("2026-11-24.mp3").status == 404


def test_links_are_not_followed(begin: Start, tmp_path: Path) -> None:
    running = begin()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.mp3").write_bytes(b"secret sound")
    (outside / "feed.xml").write_bytes(feed_of(SOUND))
    sound, site = running.folder / "2026-11-24.mp3", running.folder / "player"
    sound.unlink()
    sound.symlink_to(outside / "secret.mp3")
    (running.folder / "cover.jpg").unlink()
    (running.folder / "cover.jpg").symlink_to("notes.txt")
    site.rename(tmp_path / "player")
    site.symlink_to(tmp_path / "player")
    (running.folder / "other.xml").symlink_to(outside / "feed.xml")
    for name in ("2026-11-24.mp3", "cover.jpg", "player/player.js", "other.xml"):
        assert running.ask(name).status == 404, name
    (running.folder / "feed.xml").rename(outside / "real.xml")
    (running.folder / "feed.xml").symlink_to(outside / "real.xml")
    assert running.ask("feed.xml").status == 404


def test_what_is_no_file_is_not_opened(begin: Start) -> None:
    running = begin()
    for name in ("2026-11-24.mp3", "cover.jpg", "2026-11-24.vtt"):
        (running.folder / name).unlink()
    os.mkfifo(running.folder / "2026-11-24.mp3")
    (running.folder / "cover.jpg").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        os.chdir(running.folder)  # names of sockets are short
        try:
            listening.bind("2026-11-24.vtt")
        finally:
            os.chdir(here)
        for name in ("2026-11-24.mp3", "cover.jpg", "2026-11-24.vtt"):
            assert running.ask(name).status == 404, name


def test_a_folder_that_goes_and_comes_back(begin: Start) -> None:
    running = begin()
    assert running.ask("feed.xml").status == 200
    away = running.folder.with_name("away")
    running.folder.rename(away)
    assert running.ask("feed.xml").status == 404
    away.rename(running.folder)
    assert running.ask("feed.xml").status == 200


WRONG_TOKENS = ("", "x", "feed.xml", "{short}", "{long}", "{upper}", "%00", "{token}%00", "{token}%20", "%FF%FE", "*",
                "{token}x", "{half}", "..", "{double}", "é")  # fmt: skip


@pytest.mark.parametrize("shape", WRONG_TOKENS)
def test_a_wrong_token_is_like_a_name_that_never_was(private_site: Running, shape: str) -> None:
    token = private_site.prefix.strip("/")
    wrong = quote(shape, safe="{}%*").format(
        token=token, short=token[:-1], long=f"{token}A", upper=token.swapcase(), half=token[:16], double=quote(f"%{ord(token[0]):02x}{token[1:]}")
    )  # fmt: skip
    expected = private_site.ask("nothing")
    del expected.headers["date"]
    for rest in ("", "/", "/feed.xml", "/2026-11-24.mp3", f"/{token}/feed.xml"):
        for method in ("GET", "OPTIONS"):
            reply = private_site.ask_path(f"/{wrong}{rest}", method, Origin="http://localhost")
            del reply.headers["date"]
            assert reply == expected, wrong


def test_a_token_may_be_written_with_escapes(private_site: Running) -> None:
    escaped = "".join(f"%{ord(character):02x}" for character in private_site.prefix.strip("/"))
    assert private_site.ask_path(f"/{escaped}/feed.xml").status == 200


def test_the_token_is_nowhere_but_in_the_address(private_site: Running) -> None:
    token = private_site.prefix.strip("/").encode()
    for path in ("/", "/feed.xml", "/x/feed.xml", private_site.prefix + "nothing"):
        reply = private_site.ask_path(path)
        assert token not in reply.body
        assert token not in repr(reply.headers).encode()


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost", 200), ("LOCALHOST:8017", 200), ("127.0.0.1", 200), ("127.9.9.9:1", 200), ("[::1]:80", 200),
     ("192.168.1.5:8017", 200), ("news.example", 200), ("NEWS.example:443", 200), ("localhost.", 200),
     ("evil.example", 421), ("evil.example:8017", 421), ("127.0.0.1.evil.example", 421), ("localhost.evil.example", 421),
     ("news.example.evil.example", 421), ("xlocalhost", 421), ("[x", 421), ("::evil", 421)],
)  # fmt: skip
def test_without_a_token_only_our_names_are_answered(begin: Start, host: str, status: int) -> None:
    running = begin(names=("news.example",))
    assert running.ask("feed.xml", Host=host).status == status


def test_with_a_token_any_name_will_do(private_site: Running) -> None:
    assert private_site.ask("feed.xml", Host="anything.example").status == 200


@pytest.mark.parametrize(
    ("request_", "statuses"),
    [
        (b"\r\n\r\n", (b"400",)),
        (b"nonsense\r\n\r\n", (b"400",)),
        (b"GET\r\n\r\n", (b"400",)),
        (b"GET / HTTP/9.9\r\n\r\n", (b"200", b"400", b"505")),
        (b"GET /feed.xml HTTP/1.1\r\n\r\n", (b"400",)),  # no Host
        (b"GET /feed.xml HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", (b"400",)),
        (b"GET /feed .xml HTTP/1.1\r\nHost: a\r\n\r\n", (b"400",)),
        (b"GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n", (b"400",)),
        (b"GET / HTTP/1.1\r\nHost: a\r\n bent: header\r\n\r\n", (b"400", b"421")),
        (b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", (b"400",)),
        (b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", (b"400",)),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", (b"400", b"413")),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n", (b"400", b"501")),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(100) + b"\r\n\r\n", (b"400",)),  # TLS
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", (b"400", b"405")),
        (b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", (b"404",)),
        (b"CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", (b"405",)),
        (b"GET http://[x/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", (b"404",)),
        (b"GET /feed.xml HTTP/1.0\r\n\r\n", (b"200",)),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n", (b"200",)),
    ],
)  # fmt: skip
def test_nonsense_is_answered_or_dropped(
    open_site: Running, request_: bytes, statuses: tuple[bytes, ...]
) -> None:
    with open_site.connect() as connection:
        connection.sendall(request_)
        # A client that hangs up before the answer may go without one: those that are owed one wait.
        answer = connection.recv(65536) if b"200" in statuses else b""
        connection.shutdown(socket.SHUT_WR)
        while piece := connection.recv(65536):
            answer += piece
    status = answer.partition(b" ")[2][:3]
    assert status in statuses
    assert open_site.ask("feed.xml").status == 200


@pytest.mark.parametrize(
    "flood",
    [
        b"".join(b"X-%d: %s\r\n" % (n, b"y" * 50) for n in range(5000)),
        b"X: " + b"y" * 1_000_000 + b"\r\n",
        b"Cookie: " + b"y" * 40_000 + b"\r\n",
        b"X:\r\n" * 20_000,
    ],
)
def test_floods_of_headers_are_refused(open_site: Running, flood: bytes) -> None:
    with open_site.connect() as connection:
        try:
            connection.sendall(b"GET /feed.xml HTTP/1.1\r\nHost: localhost\r\n" + flood + b"\r\n")
            answer = connection.recv(65536)
        except ConnectionError:
            answer = b""
    assert answer[9:12] in {b"431", b"400", b""}
    assert open_site.ask("feed.xml").status == 200


def test_a_long_address_is_refused(open_site: Running) -> None:
    answer = open_site.say(b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert answer[9:12] in {b"431", b""}
    assert open_site.ask("a" * 8000).status == 404


def test_a_thousand_ranges_cost_no_more_than_one(open_site: Running) -> None:
    ranges = ",".join(f"{n}-{n}" for n in range(1000))
    reply = open_site.ask("2026-11-24.mp3", Range=f"bytes={ranges}")
    assert (reply.status, len(reply.body)) == (200, len(SOUND))


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=40))
def test_any_range_gives_bytes_that_are_there(open_site: Running, rest: str) -> None:
    reply = open_site.ask("2026-11-24.mp3", Range=f"bytes={rest}")
    if reply.status == 206:
        span, _, size = reply.headers["content-range"].removeprefix("bytes ").partition("/")
        first, _, last = span.partition("-")
        assert reply.body == SOUND[int(first) : int(last) + 1]
        assert int(size) == len(SOUND)
    else:
        assert reply.status in {200, 416}
        assert reply.body in {SOUND, b"Range not satisfiable\n"}


def test_files_that_shrink_while_they_are_sent_are_cut_off(begin: Start) -> None:
    running = begin()
    path = running.folder / "2026-11-24.mp3"
    path.write_bytes(bytes(30_000_000))
    with running.connect() as connection:
        connection.sendall(b"GET /2026-11-24.mp3 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        head = connection.recv(4096)
        assert b"content-length: 30000000" in head
        with path.open("r+b") as file:
            file.truncate(100)
        received = len(head)
        while piece := connection.recv(1 << 20):
            received += len(piece)
    assert received < 30_000_000
    assert running.ask("feed.xml").status == 200


def test_a_download_is_of_one_version_though_another_takes_its_place(begin: Start) -> None:
    running = begin()
    path = running.folder / "2026-11-24.mp3"
    old, new = b"o" * 20_000_000, b"n" * 20_000_000
    path.write_bytes(old)
    os.utime(path, ns=(LONG_AGO_NS, LONG_AGO_NS))
    with running.connect() as connection:
        connection.sendall(
            b"GET /2026-11-24.mp3 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        head, _, body = connection.recv(4096).partition(b"\r\n\r\n")
        replace_file(path, new)
        received = bytearray(body)
        while piece := connection.recv(1 << 20):
            received += piece
    assert bytes(received) == old
    etag = next(
        line for line in head.decode().split("\r\n") if line.startswith("etag: ")
    ).removeprefix("etag: ")
    resumed = running.ask("2026-11-24.mp3", Range="bytes=1000-", If_Range=etag)
    assert (resumed.status, resumed.body) == (200, new)
