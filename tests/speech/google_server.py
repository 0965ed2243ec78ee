"""A local HTTPS server that speaks the protocol of Google Translate's speech service, and fails on demand.

It hums: every character of the text sounds for 60 ms, as a real MP3. `faults` holds what goes wrong with the
next requests, in order; None means that one is answered well.
"""

from __future__ import annotations

import base64
import json
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs

import lameenc
import numpy as np
import trustme

PATH = "/_/TranslateWebserverUi/data/batchexecute"
RPC = "jQ1olc"
RATE_HZ = 24_000
MOST_CHARACTERS = 100
DRIP_S = 0.02


@dataclass(frozen=True)
class Asked:
    """One request as it was understood; `connection` tells which connection it came over."""

    text: str
    lang: str
    slow: bool
    headers: dict[str, str]
    connection: int


Fault = Callable[["Handler", Asked], None]


@cache
def hum(seconds: float, rate_hz: int = RATE_HZ, level: float = 0.2) -> bytes:
    """Return an MP3 (64 kbit/s, mono) of a hum between two short silences."""
    time_s = np.arange(round(seconds * rate_hz)) / rate_hz
    sound = level * np.sin(2 * np.pi * 220 * time_s)
    pcm = (np.pad(sound, round(0.15 * rate_hz)) * 32767).astype("<i2")
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate_hz)
    encoder.set_out_sample_rate(rate_hz)
    encoder.set_bit_rate(64)
    encoder.set_quality(7)
    encoder.silence()
    return bytes(encoder.encode(pcm.tobytes())) + bytes(encoder.flush())


def speech(asked: Asked) -> bytes:
    return hum(0.06 * len(asked.text) * (1.5 if asked.slow else 1.0))


def answer(audio: str | None) -> bytes:
    """Word an answer as Google does, around audio in base64."""
    result = None if audio is None else json.dumps([audio])
    entries: list[Any] = [["wrb.fr", RPC, result, None, None, None, "generic"]]
    entries += [["di", 87], ["af.httprm", 87, "-1234567890123456789", 7]]
    return b")]}'\n\n" + json.dumps(entries, separators=(",", ":")).encode()


def spoken(mp3: bytes) -> bytes:
    return answer(base64.b64encode(mp3).decode())


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10
    disable_nagle_algorithm = True  # an answer is two writes: 40 ms otherwise
    server: Server

    def setup(self) -> None:
        super().setup()
        self.server.google.connections += 1
        self.connection_number = self.server.google.connections

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        google = self.server.google
        if self.path != PATH:
            self.reply(404, b"no such page")
            return
        ((rpc, parameters, _, _),) = json.loads(parse_qs(body.decode())["f.req"][0])[0]
        text, lang, slow, _ = json.loads(parameters)
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(text, lang, bool(slow), headers, self.connection_number)
        google.asked.append(asked)
        fault = google.faults.pop(0) if google.faults else None
        if rpc != RPC or len(text) > MOST_CHARACTERS:
            self.reply(200, answer(None))
        elif fault:
            fault(self, asked)
        else:
            self.reply(200, spoken(speech(asked)))

    def reply(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    google: Google

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that hangs up, or does not trust us, is part of the tests."""


@dataclass
class Google:
    """The server, and what it heard."""

    url: str
    ca_file: str
    stopping: Event = field(default_factory=Event)
    faults: list[Fault | None] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0

    @property
    def texts(self) -> list[str]:
        return [asked.text for asked in self.asked]


class Certificate:
    """The server's certificate, for "localhost", and the file with the authority that signed it."""

    def __init__(self, folder: Path) -> None:
        authority = trustme.CA()
        self.ca_file = str(folder / "ca.pem")
        authority.cert_pem.write_to_path(self.ca_file)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(self.context)


@contextmanager
def running(certificate: Certificate) -> Iterator[Google]:
    """Run the server on a free port of this machine."""
    server = Server(("127.0.0.1", 0), Handler)
    server.socket = certificate.context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    port = server.server_address[1]
    server.google = Google(f"https://localhost:{port}", certificate.ca_file)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.google
    finally:
        server.google.stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()


def status(code: int, **headers: str) -> Fault:
    """Answer with a status, and headers such as Retry_After."""
    return lambda handler, _: handler.reply(code, b"<html>Sorry.</html>", **headers)


def says(body: bytes) -> Fault:
    """Answer 200 with this body."""
    return lambda handler, _: handler.reply(200, body)


def sends(make: Callable[[bytes], bytes]) -> Fault:
    """Answer well, with an MP3 made of the right one."""
    return lambda handler, asked: handler.reply(200, spoken(make(speech(asked))))


def truncated_base64(handler: Handler, asked: Asked) -> None:
    handler.reply(200, answer(base64.b64encode(speech(asked)).decode()[:-3]))


def hangs(handler: Handler, _: Asked) -> None:
    handler.close_connection = True
    handler.server.google.stopping.wait(10)


def drips(handler: Handler, asked: Asked) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    _drip(handler)


def drips_headers(handler: Handler, asked: Asked) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _drip(handler)


def _drip(handler: Handler) -> None:
    handler.close_connection = True
    while not handler.server.google.stopping.wait(DRIP_S):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def hangs_up(handler: Handler, asked: Asked) -> None:
    """Promise a whole answer, send half of it, close the connection."""
    body = spoken(speech(asked))
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


FAULTS: dict[str, Fault] = {
    "too many requests": status(429),
    "too many requests, come back in 7 s": status(429, Retry_After="7"),
    "server error": status(500),
    "bad gateway": status(502),
    "unavailable": status(503, Retry_After="3"),
    "redirect to the page for robots": status(302, Location="https://www.google.com/sorry/index"),
    "hangs": hangs,
    "drips its body": drips,
    "drips its headers": drips_headers,
    "hangs up in the middle": hangs_up,
    "a page of HTML with status 200": says(b"<!doctype html><title>Before you continue</title>"),
    "an empty answer": says(b""),
    "no audio line": says(b')]}\'\n\n[["di",87]]'),
    "an audio line without audio": says(b')]}\'\n\n[["di",87],["x","jQ1olc"]]'),
    "an audio line that is no JSON": says(b')]}\'\n\n[["wrb.fr","jQ1olc","[\\"SUQz'),
    "no speech for the text": says(answer(None)),
    "empty audio": says(answer("")),
    "truncated base64": truncated_base64,
    "something else than an MP3": sends(lambda _: b"<html></html>" * 100),
    "an MP3 cut in a frame": sends(lambda mp3: mp3[:-37]),
    "an MP3 with a hole": sends(lambda mp3: mp3[:1500] + bytes(700) + mp3[2200:]),
    "an MP3 that changes its rate": sends(lambda mp3: mp3 + hum(1.0, 16_000)),
    "silence": sends(lambda _: hum(3.0, level=0.0)),
    "an absurd length": sends(lambda _: hum(300.0, 8000)),
    "a sound much too short": sends(lambda _: hum(0.05)),
}
"""Every fault after which a client may try again."""

FATAL: dict[str, Fault] = {
    "forbidden": status(403),
    "not found": status(404),
    "bad request": status(400),
}
"""Every fault that another attempt will meet again."""
