"""HTTP as RFC 9110 and 9111 have it, asked of a real server."""

from __future__ import annotations

import gzip
import os
import re
from email.utils import parsedate_to_datetime

import pytest
from tests.serve.conftest import (
    LONG_AGO_NS,
    SOUND,
    Running,
    Start,
    feed_of,
    mark_of,
    replace_file,
)

from briefing.feed.rebase import base_of, listed_files
from briefing.feed.site import SITE_NAMES

MP3 = "2026-11-24.mp3"
MARKED = f"{MP3}?v={mark_of(SOUND)}"
MODIFIED = "Mon, 21 Sep 2026 14:13:20 GMT"
NAMES = (
    "",
    "index.html",
    "feed.xml",
    MP3,
    MARKED,
    "2026-11-24.chapters.json",
    "2026-11-24.vtt",
    "2026-11-24.html",
    "cover.jpg",
    "player/player.js",
    "player/feed.css",
    "sw.js",
    "app.webmanifest",
    "subscribe.svg",
)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("feed.xml", "application/rss+xml; charset=utf-8"),
        (MP3, "audio/mpeg"),
        ("2026-11-24.chapters.json", "application/json+chapters"),
        ("2026-11-24.vtt", "text/vtt; charset=utf-8"),
        ("2026-11-24.html", "text/html; charset=utf-8"),
        ("cover.jpg", "image/jpeg"),
        ("player/player.js", "text/javascript; charset=utf-8"),
        ("player/feed.css", "text/css; charset=utf-8"),
        ("app.webmanifest", "application/manifest+json"),
        ("subscribe.svg", "image/svg+xml"),
    ],
)
def test_every_file_has_its_media_type(open_site: Running, name: str, kind: str) -> None:
    reply = open_site.ask(name)
    assert (reply.status, reply.headers["content-type"]) == (200, kind)


def test_a_browser_gets_the_feed_as_a_type_it_shows_with_its_style(open_site: Running) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
    reader = "application/rss+xml, application/rdf+xml;q=0.8, text/html;q=0.4, */*"
    shown, read = (
        open_site.ask("feed.xml", Accept=browser),
        open_site.ask("feed.xml", Accept=reader),
    )
    assert shown.headers["content-type"] == "application/xml; charset=utf-8"
    assert read.headers["content-type"] == "application/rss+xml; charset=utf-8"
    assert shown.body == read.body
    assert shown.headers["etag"] != read.headers["etag"]
    assert "Accept" in shown.headers["vary"].split(", ")


@pytest.mark.parametrize("coding", ["gzip", "identity"])
@pytest.mark.parametrize("name", NAMES)
def test_head_has_the_headers_of_get(open_site: Running, name: str, coding: str) -> None:
    get = open_site.ask(name, Accept_Encoding=coding)
    head = open_site.ask(name, "HEAD", Accept_Encoding=coding)
    assert get.status == head.status == 200
    assert head.body == b""
    for reply in (get, head):
        del reply.headers["date"]
    assert head.headers == get.headers
    assert int(get.headers["content-length"]) == len(get.body)


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_can_be_validated(open_site: Running, name: str) -> None:
    reply = open_site.ask(name)
    assert re.fullmatch(r'"[^"]+"', reply.headers["etag"])
    assert reply.headers["accept-ranges"] == "bytes"
    assert "date" in reply.headers
    assert "server" not in reply.headers
    assert ("last-modified" in reply.headers) == (name != "subscribe.svg")
    again = open_site.ask(name, If_None_Match=reply.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert "content-length" not in again.headers
    for kept in ("etag", "cache-control", "vary", "date"):
        assert again.headers.get(kept) is not None or kept not in reply.headers


def test_a_file_says_when_it_was_changed(open_site: Running) -> None:
    reply = open_site.ask(MP3)
    assert reply.headers["last-modified"] == MODIFIED
    assert int(parsedate_to_datetime(MODIFIED).timestamp()) == LONG_AGO_NS // 10**9


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"If_Modified_Since": MODIFIED}, 304),
        ({"If_Modified_Since": "Mon, 21 Sep 2026 14:13:19 GMT"}, 200),
        ({"If_Modified_Since": MODIFIED, "If_None_Match": '"other"'}, 200),
        ({"If_None_Match": "*"}, 304),
        ({"If_None_Match": '"other"', "Range": "bytes=0-1"}, 206),
        ({"If_None_Match": "*", "Range": "bytes=0-1"}, 304),
        ({"If_Match": '"other"'}, 412),
        ({"If_Match": "*", "Range": "bytes=0-1"}, 206),
        ({"If_Unmodified_Since": "Mon, 21 Sep 2026 14:13:19 GMT"}, 412),
        ({"If_Range": MODIFIED, "Range": "bytes=0-1"}, 206),
        ({"If_Range": '"other"', "Range": "bytes=0-1"}, 200),
        ({"If_Range": MODIFIED}, 200),
        ({"If_Range": '"other"', "Range": "bytes=5000000-"}, 200),
    ],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_conditions_are_weighed_in_order(
    open_site: Running, headers: dict[str, str], status: int, method: str
) -> None:
    reply = open_site.ask(MP3, method, **headers)
    assert reply.status == (200 if method == "HEAD" and status == 206 else status)


@pytest.mark.parametrize(
    ("header", "start", "stop"),
    [("bytes=0-9", 0, 10), ("bytes=-10", 1023990, 1024000), ("bytes=1000000-", 1000000, 1024000),
     ("bytes=70000-300000", 70000, 300001), (f"bytes=0-{'9' * 30}", 0, 1024000)],
)  # fmt: skip
@pytest.mark.parametrize("name", [MP3, MARKED])
def test_a_range_gives_those_bytes(
    open_site: Running, name: str, header: str, start: int, stop: int
) -> None:
    reply = open_site.ask(name, Range=header)
    assert reply.status == 206
    assert reply.body == SOUND[start:stop]
    assert reply.headers["content-range"] == f"bytes {start}-{stop - 1}/{len(SOUND)}"
    assert reply.headers["content-length"] == str(stop - start)
    whole = open_site.ask(name, Range=header, If_Range=reply.headers["etag"])
    assert whole.status == 206


@pytest.mark.parametrize("header", ["bytes=0-1,4-5", "bytes=5-4", "lines=1-2", "bytes=x"])
def test_other_ranges_give_all(open_site: Running, header: str) -> None:
    reply = open_site.ask(MP3, Range=header)
    assert (reply.status, reply.body) == (200, SOUND)
    assert "content-range" not in reply.headers


@pytest.mark.parametrize("header", ["bytes=1024000-", "bytes=-0", f"bytes={'9' * 4000}-"])
@pytest.mark.parametrize("name", [MP3, MARKED])
def test_a_range_behind_the_end_is_refused_with_the_size(
    open_site: Running, name: str, header: str
) -> None:
    reply = open_site.ask(name, Range=header)
    assert reply.status == 416
    assert reply.headers["content-range"] == f"bytes */{len(SOUND)}"
    assert "immutable" not in reply.headers["cache-control"]
    assert reply.headers["content-type"] == "text/plain; charset=utf-8"


def test_feeds_and_texts_have_ranges_too(open_site: Running) -> None:
    for name in ("feed.xml", "subscribe.svg", "2026-11-24.vtt"):
        body = open_site.ask(name).body
        reply = open_site.ask(name, Range="bytes=100-199", Accept_Encoding="gzip")
        assert (reply.status, reply.body) == (206, body[100:200])
        assert "content-encoding" not in reply.headers


@pytest.mark.parametrize(
    "name", ["", "feed.xml", "2026-11-24.html", "2026-11-24.vtt", "player/player.js"]
)
def test_texts_are_packed_for_who_can_unpack_them(open_site: Running, name: str) -> None:
    plain = open_site.ask(name, Accept_Encoding="br;q=1, gzip;q=0")
    packed = open_site.ask(name, Accept_Encoding="br, gzip;q=0.5")
    if name == "":  # too short to be worth it
        assert "content-encoding" not in packed.headers
        return
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["etag"] != plain.headers["etag"]
    for reply in (plain, packed):
        assert "Accept-Encoding" in reply.headers["vary"]
    again = open_site.ask(name, Accept_Encoding="gzip", If_None_Match=packed.headers["etag"])
    assert again.status == 304
    other = open_site.ask(name, Accept_Encoding="gzip", If_None_Match=plain.headers["etag"])
    assert other.status == 200


def test_sound_is_not_packed(open_site: Running) -> None:
    assert "content-encoding" not in open_site.ask(MP3, Accept_Encoding="gzip").headers


def test_the_feed_has_our_address_and_lists_what_we_serve(private_site: Running) -> None:
    feed = private_site.ask("feed.xml").body
    base = f"http://127.0.0.1:{private_site.port}{private_site.prefix}"
    assert base_of(feed) == base
    assert feed == feed_of(SOUND, base)
    for name in listed_files(feed) - {"feed.1.xml"}:
        assert private_site.ask(name).status == 200, name


def test_only_site_files_that_are_there_are_served(open_site: Running) -> None:
    there = {name for name in SITE_NAMES if (open_site.folder / name).exists()}
    assert there
    for name in SITE_NAMES:
        assert open_site.ask(name).status == (200 if name in there else 404)


def test_the_address_with_the_right_version_never_needs_asking_again(begin: Start) -> None:
    for running in (begin(), begin(has_token=True)):
        assert (
            running.ask(MARKED).headers["cache-control"] == "private, max-age=31536000, immutable"
        )
    assert begin().ask(MP3).headers["cache-control"] == "no-cache"
    assert begin(has_token=True).ask(MP3).headers["cache-control"] == "private, no-cache"


def test_site_files_are_known_by_the_checksum_of_their_bytes(open_site: Running) -> None:
    from hashlib import sha256

    mark = sha256((open_site.folder / "player/player.js").read_bytes()).hexdigest()[:10]
    assert "immutable" in open_site.ask(f"player/player.js?v={mark}").headers["cache-control"]
    other = open_site.ask("player/player.js?v=0123456789").headers
    assert (other["cache-control"], other["accept-ranges"]) == ("no-cache", "none")


@pytest.mark.parametrize("mark", ["0123456789ab", "x", "%ff", mark_of(SOUND)[:11]])
def test_no_part_of_another_version_than_was_asked_for(open_site: Running, mark: str) -> None:
    reply = open_site.ask(f"{MP3}?v={mark}", Range="bytes=5-")
    assert (reply.status, reply.body) == (200, SOUND)
    assert reply.headers["cache-control"] == "no-cache"


def test_an_episode_rendered_again_is_another_version_before_the_feed_says_so(
    begin: Start,
) -> None:
    running = begin()
    new = SOUND[::-1]
    assert running.ask(MARKED, Range="bytes=0-9").status == 206
    replace_file(running.folder / MP3, new)
    old_address = running.ask(MARKED, Range="bytes=10-")
    assert (old_address.status, old_address.body) == (200, new)
    assert "immutable" not in old_address.headers["cache-control"]
    new_address = f"{MP3}?v={mark_of(new)}"
    assert running.ask(new_address, Range="bytes=10-").body == new[10:]
    replace_file(running.folder / "feed.xml", feed_of(new))
    assert running.ask(new_address, Range="bytes=10-").status == 206
    assert "immutable" in running.ask(new_address).headers["cache-control"]
    assert running.ask(MARKED, Range="bytes=10-").status == 200


def test_a_file_touched_after_its_feed_is_known_by_its_bytes(begin: Start) -> None:
    running = begin()
    os.utime(running.folder / MP3)
    assert running.ask(MARKED, Range="bytes=0-9").status == 206


def test_a_new_episode_is_there_as_soon_as_its_feed_is(begin: Start) -> None:
    running = begin()
    other = SOUND[:5000]
    assert running.ask("2026-11-25.mp3").status == 404
    replace_file(running.folder / "2026-11-25.mp3", other)
    assert running.ask("2026-11-25.mp3").status == 404
    item = '<item><enclosure url="http://127.0.0.1:8017/2026-11-25.mp3" length="5" type="audio/mpeg"/></item>'
    replace_file(running.folder / "feed.xml", feed_of(SOUND, more=item))
    assert running.ask("2026-11-25.mp3").body == other


def test_what_leaves_the_feed_is_gone(begin: Start) -> None:
    running = begin()
    assert running.ask(MP3).status == 200
    empty = feed_of(SOUND).partition(b"<item>")[0] + b"</channel></rss>"
    replace_file(running.folder / "feed.xml", empty)
    assert running.ask(MP3).status == 404
    assert running.ask("feed.xml").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "BREW"])
@pytest.mark.parametrize("name", ["feed.xml", "nothing"])
def test_there_is_nothing_to_change(private_site: Running, method: str, name: str) -> None:
    reply = private_site.ask(name, method)
    assert reply.status == 405
    assert reply.headers["allow"] == "GET, HEAD, OPTIONS"


def test_a_request_for_a_file_has_no_body(open_site: Running) -> None:
    host = b"Host: 127.0.0.1\r\n"
    for more in (b"Content-Length: 5\r\n\r\nhello", b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"):
        answer = open_site.say(b"GET /feed.xml HTTP/1.1\r\n" + host + more)
        assert answer.startswith(b"HTTP/1.1 413 ")
    assert open_site.ask("feed.xml", Content_Length="0").status == 200


def test_pages_may_do_no_more_than_they_need(open_site: Running) -> None:
    for name in ("", "2026-11-24.html", "feed.xml", "subscribe.svg"):
        headers = open_site.ask(name).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'")
        assert policy.endswith("frame-ancestors 'none'")
        assert "permissions-policy" in headers
    for name in (*NAMES, "nothing"):
        headers = open_site.ask(name).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-robots-tag"] == "noindex"


def test_with_a_token_web_players_anywhere_may_read(private_site: Running) -> None:
    for name in ("feed.xml", MP3, "2026-11-24.chapters.json", "2026-11-24.vtt", "cover.jpg"):
        headers = private_site.ask(name, Origin="https://player.example").headers
        assert headers["access-control-allow-origin"] == "*"
        assert "Content-Range" in headers["access-control-expose-headers"]
        assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert "access-control-allow-origin" not in private_site.ask("").headers
    asked = {"Origin": "https://player.example", "Access_Control_Request_Method": "GET"}
    reply = private_site.ask(MP3, "OPTIONS", Access_Control_Request_Headers="range", **asked)
    assert reply.status == 204
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "Range" in reply.headers["access-control-allow-headers"].split(", ")
    assert "content-length" not in reply.headers


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "http://127.0.0.1.evil.example",
        "http://[x",
        "http://localhost.evil.example",
    ],
)
def test_without_a_token_no_page_of_another_machine_may_read(
    open_site: Running, origin: str
) -> None:
    reply = open_site.ask(MP3, Origin=origin)
    assert "access-control-allow-origin" not in reply.headers
    assert reply.headers["cross-origin-resource-policy"] == "same-origin"
    assert reply.headers["vary"] == "Origin"
    preflight = open_site.ask(MP3, "OPTIONS", Origin=origin, Access_Control_Request_Method="GET")
    assert "access-control-allow-origin" not in preflight.headers


@pytest.mark.parametrize(
    "origin", ["http://localhost:3000", "http://127.0.0.1:8000", "http://[::1]:9"]
)
def test_without_a_token_pages_of_this_machine_may(open_site: Running, origin: str) -> None:
    reply = open_site.ask(MP3, Origin=origin)
    assert reply.headers["access-control-allow-origin"] == origin


def test_the_folder_without_its_slash_leads_to_the_folder(private_site: Running) -> None:
    reply = private_site.ask_path(private_site.prefix.rstrip("/"))
    assert reply.status == 308
    assert reply.headers["location"] == f".{private_site.prefix}"


def test_a_proxy_that_is_trusted_says_how_it_is_reached(begin: Start) -> None:
    running = begin(has_token=True, trusted=("127.0.0.0/8",))
    said = {
        "X_Forwarded_Proto": "https",
        "X_Forwarded_Host": "news.example",
        "X_Forwarded_Prefix": "/b",
    }
    reply = running.ask("feed.xml", X_Forwarded_For="198.51.100.7", **said)
    assert base_of(reply.body) == f"https://news.example/b{running.prefix}"
    assert (
        base_of(running.ask("feed.xml").body) == f"http://127.0.0.1:{running.port}{running.prefix}"
    )
    assert " 198.51.100.7 GET " in running.logged(1)[0]


def test_others_may_not(begin: Start) -> None:
    running = begin(has_token=True, trusted=("10.0.0.0/8",))
    said = {
        "X_Forwarded_Proto": "https",
        "X_Forwarded_Host": "evil.example",
        "Host": "evil.example",
    }
    reply = running.ask("feed.xml", X_Forwarded_For="198.51.100.7", **said)
    assert b"evil" not in reply.body
    assert " 127.0.0.1 GET " in running.logged(1)[0]


def test_the_absolute_form_is_understood(private_site: Running) -> None:
    reply = private_site.ask_path(f"http://127.0.0.1{private_site.prefix}feed.xml")
    assert reply.status == 200


def test_several_requests_on_one_connection(open_site: Running) -> None:
    request = b"GET /2026-11-24.vtt HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
    answer = open_site.say(request % b"" + request % b"" + request % b"Connection: close\r\n")
    assert answer.count(b"HTTP/1.1 200 OK") == answer.count(b"WEBVTT") == 3


def test_a_bug_is_an_answer_and_a_line_without_the_token(begin: Start) -> None:
    running = begin(has_token=True)
    assert running.ask("feed.xml").status == 200
    # A folder that is no feed's: what was a feed is a text in another encoding, behind the same stamp.
    feed = running.folder / "feed.xml"
    status = feed.stat()
    content = feed.read_bytes().replace(b'rel="self"', b'rel="sElf"')
    with feed.open("r+b") as file:
        file.write(content)
    os.utime(feed, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert running.ask("subscribe.svg").status == 200
    reply = running.ask("feed.xml", Accept_Encoding="gzip")
    assert (reply.status, reply.body) == (500, b"Internal server error\n")
    told = "\n".join(running.logged(2))
    assert "Traceback" in told
    assert running.prefix.strip("/") not in told
    assert running.ask(MP3).status == 200
