"""A local HTTPS server that offers files, and fails on demand: a path has a reply, which is a function."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import trustme

DRIP_S = 0.02


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10
    server: Server

    def do_GET(self) -> None:
        site = self.server.site
        site.asked.append(self.path)
        site.replies.get(self.path, status(404))(self)

    def reply(self, code: int, body: bytes, **headers: str) -> None:
        self.begin(code, **{"Content_Length": str(len(body)), **headers})
        self.wfile.write(body)

    def begin(self, code: int, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    site: Site

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that hangs up, or does not trust us, is part of the tests."""


Reply = Callable[[Handler], None]


@dataclass
class Site:
    """The server, what it offers, and what it was asked for."""

    url: str
    ca_file: str
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    stopping: Event = field(default_factory=Event)


@contextmanager
def running(folder: Path) -> Iterator[Site]:
    """Run the server on a free port of this machine; *folder* gets the authority's certificate."""
    authority = trustme.CA()
    ca_file = folder / "ca.pem"
    authority.cert_pem.write_to_path(str(ca_file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    server = Server(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    server.site = Site(f"https://localhost:{server.server_address[1]}", str(ca_file))
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.site
    finally:
        server.site.stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()


def offers(body: bytes) -> Reply:
    """Answer with a file."""
    return lambda handler: handler.reply(200, body, Content_Type="application/octet-stream")


def status(code: int, **headers: str) -> Reply:
    return lambda handler: handler.reply(code, b"<html>Sorry.</html>", **headers)


def leads_to(url: str) -> Reply:
    return status(302, Location=url)


def page(handler: Handler) -> None:
    """Answer as the login page of a hotel does."""
    handler.reply(200, b"<html>Welcome! Log in.</html>", Content_Type="text/html; charset=utf-8")


def cuts(body: bytes) -> Reply:
    """Promise a whole file, send half of it, hang up."""

    def reply(handler: Handler) -> None:
        handler.begin(200, Content_Length=str(len(body)))
        handler.wfile.write(body[: len(body) // 2])
        handler.close_connection = True

    return reply


def unannounced(body: bytes) -> Reply:
    """Send bytes until the connection ends, without saying how many."""

    def reply(handler: Handler) -> None:
        handler.begin(200, Connection="close")
        handler.wfile.write(body)
        handler.close_connection = True

    return reply


def hangs(handler: Handler) -> None:
    handler.close_connection = True
    handler.server.site.stopping.wait(10)


def stops(body: bytes) -> Reply:
    """Promise a whole file, send half of it, say nothing more."""

    def reply(handler: Handler) -> None:
        handler.begin(200, Content_Length=str(len(body)))
        handler.wfile.write(body[: len(body) // 2])
        handler.wfile.flush()
        hangs(handler)

    return reply


def drips(body: bytes) -> Reply:
    """Send a file byte by byte."""

    def reply(handler: Handler) -> None:
        handler.close_connection = True
        handler.begin(200, Content_Length=str(len(body)))
        for byte in body:
            if handler.server.site.stopping.wait(DRIP_S):
                return
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()

    return reply
