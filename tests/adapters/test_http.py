"""One deadline for a whole request, in plain HTTP; certificates are tested with the gTTS engine."""

from __future__ import annotations

import pickle
import socket
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from threading import enumerate as threads
from typing import Any

import pytest

from briefing.adapters.http import Answer, HttpClient, Unreachable


@dataclass
class Site:
    """A small server: `respond` writes the answer, `heard` keeps what came in."""

    url: str
    respond: Callable[[Any], None]
    stopping: Event = field(default_factory=Event)
    heard: list[tuple[str, bytes, str]] = field(default_factory=list)
    connections: int = 0


def fine(handler: Any) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Kind: Fine\r\nContent-Length: 4\r\n\r\nfine")


def drip(handler: Any) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n")
    while not handler.server.site.stopping.wait(0.02):
        handler.wfile.write(b"x")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10

    def setup(self) -> None:
        super().setup()
        self.server.site.connections += 1  # type: ignore[attr-defined]

    def do_POST(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers["Content-Length"]))
        site.heard.append((self.path, body, self.headers.get("X-Name", "")))
        site.respond(self)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: the client hangs up on purpose."""


@pytest.fixture
def site() -> Iterator[Site]:
    server = Quiet(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_address[1]}", fine)
    server.site = site  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield site
    site.stopping.set()
    server.shutdown()
    thread.join()
    server.server_close()


def post(client: HttpClient, url: str, timeout_s: float = 5.0) -> Answer:
    return client.post(url, b"body", headers={"X-Name": "value"}, timeout_s=timeout_s)


def test_an_answer_has_status_headers_and_body(site: Site) -> None:
    answer = post(HttpClient(), f"{site.url}/place?a=b")
    assert (answer.status, answer.headers["x-kind"], answer.body) == (200, "Fine", b"fine")
    assert site.heard == [("/place?a=b", b"body", "value")]


def test_any_status_is_an_answer_and_redirects_are_not_followed(site: Site) -> None:
    site.respond = lambda handler: handler.wfile.write(
        b"HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n"
    )
    answer = post(HttpClient(), site.url)
    assert (answer.status, answer.headers["location"]) == (302, "/there")
    assert len(site.heard) == 1


def test_a_connection_is_used_again_until_it_is_closed(site: Site) -> None:
    client = HttpClient()
    post(client, site.url)
    post(client, site.url)
    assert site.connections == 1
    client.close()
    client.close()
    post(client, site.url)
    assert site.connections == 2


def test_every_calling_thread_has_its_own_connections(site: Site) -> None:
    client = HttpClient()
    post(client, site.url)
    other = Thread(target=post, args=(client, site.url))
    other.start()
    other.join()
    assert site.connections == 2


def test_a_drip_does_not_outlast_the_deadline(site: Site) -> None:
    site.respond = drip
    client = HttpClient()
    begun = time.monotonic()
    with pytest.raises(TimeoutError, match=r"no whole answer within 0\.2 s"):
        post(client, site.url, timeout_s=0.2)
    assert time.monotonic() - begun < 2
    site.respond = fine
    assert post(client, site.url).body == b"fine"


def test_what_was_given_up_comes_to_an_end_by_itself(site: Site) -> None:
    site.respond = drip
    with pytest.raises(TimeoutError):
        post(HttpClient(), site.url, timeout_s=0.1)
    for thread in [thread for thread in threads() if thread.name == "http request"]:
        thread.join(5)
        assert not thread.is_alive()


@pytest.mark.parametrize(
    "answer",
    [b"", b"not HTTP\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"],
)
def test_an_answer_that_does_not_arrive_whole_is_an_error(site: Site, answer: bytes) -> None:
    def respond(handler: Any) -> None:
        handler.wfile.write(answer)
        handler.close_connection = True

    site.respond = respond
    with pytest.raises(ConnectionError):
        post(HttpClient(), site.url)


def test_an_answer_without_end_is_an_error(site: Site) -> None:
    site.respond = lambda handler: handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + bytes(9000)
    )
    with pytest.raises(ConnectionError, match="more than 5000 bytes"):
        post(HttpClient(most_bytes=5000), site.url)


def test_a_server_that_is_not_there_is_an_error() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with pytest.raises(Unreachable):
            post(HttpClient(), f"http://127.0.0.1:{port}")


def test_what_is_no_address_cannot_be_reached() -> None:
    with pytest.raises(Unreachable, match="is no address"):
        post(HttpClient(), "http://[::1")


@pytest.mark.skipif(sys.platform != "linux", reason="a full queue is kept waiting on Linux only")
def test_who_does_not_take_the_connection_is_not_waited_for(site: Site) -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        port = full.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)), pytest.raises(Unreachable):
            HttpClient().post(
                f"http://127.0.0.1:{port}", b"", headers={}, timeout_s=20.0, connect_s=0.2
            )


def test_a_proxy_of_the_environment_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", site.url)
    monkeypatch.setenv("NO_PROXY", "")
    assert post(HttpClient(), "http://example.invalid/page").body == b"fine"
    assert site.heard[0][0] == "http://example.invalid/page"


@pytest.mark.parametrize("proxy", ["gopher://127.0.0.1:9", "socks5://127.0.0.1:x"])
def test_a_proxy_that_cannot_be_used_is_an_error(
    site: Site, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy)
    with pytest.raises(Unreachable, match="a proxy of the environment cannot be used"):
        post(HttpClient(), site.url)


def test_no_proxy_is_asked_when_none_is_wanted(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    client = pickle.loads(pickle.dumps(HttpClient(proxies=False)))  # noqa: S301
    assert post(client, site.url).body == b"fine"


def test_a_mistake_of_the_program_stays_what_it_is(site: Site) -> None:
    with pytest.raises(TypeError):
        post(HttpClient(most_bytes="many"), site.url)  # type: ignore[arg-type]


def test_a_certificate_file_that_is_not_there_is_an_error(site: Site) -> None:
    with pytest.raises(FileNotFoundError):
        post(HttpClient(ca_file="/nowhere.pem"), site.url)


def test_it_pickles_and_opens_its_own_connections(site: Site) -> None:
    client = HttpClient(most_bytes=5000)
    post(client, site.url)
    again = pickle.loads(pickle.dumps(client))  # noqa: S301
    assert post(again, site.url).body == b"fine"
    assert site.connections == 2
