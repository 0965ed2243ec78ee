"""A local server that speaks OpenAI's speech protocol, and fails on demand.

It hums: every character of the text sounds for 60 ms at speed 1. `faults` holds what goes wrong with the next
requests, in order; None means that one is answered well. It is as strict as real servers are: a wrong path is
404, a missing or wrong key 401, an unknown model 404, an unknown voice or format or too long a text 400.
"""

from __future__ import annotations

import io
import json
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any

import numpy as np
import soundfile

PATH = "/v1/audio/speech"
RATE_HZ = 24_000
MOST_CHARACTERS = 4096
DRIP_S = 0.02

FORMATS = {
    "mp3": ("audio/mpeg", "MP3", "MPEG_LAYER_III"),
    "wav": ("audio/wav", "WAV", "PCM_16"),
    "flac": ("audio/flac", "FLAC", "PCM_16"),
    "opus": ("audio/ogg", "OGG", "OPUS"),
    "pcm": ("audio/pcm", "", ""),
}
"""The media type of each, and libsndfile's names."""


@dataclass(frozen=True)
class Asked:
    """One request as it was understood."""

    body: dict[str, Any]
    headers: dict[str, str]

    @property
    def text(self) -> str:
        return str(self.body["input"])

    @property
    def format(self) -> str:
        return str(self.body.get("response_format", "mp3"))

    @property
    def seconds(self) -> float:
        """How long its speech sounds."""
        return 0.06 * len(self.text) / float(self.body.get("speed", 1.0))


Fault = Callable[["Handler", Asked], None]


@cache
def hum(format_: str, seconds: float, rate_hz: int = RATE_HZ, level: float = 0.2) -> bytes:
    """Return a hum between two short silences, as a whole file of a format."""
    time_s = np.arange(round(seconds * rate_hz)) / rate_hz
    sound = level * np.sin(2 * np.pi * 220 * time_s)
    samples = np.pad(sound, round(0.15 * rate_hz)).astype(np.float32)
    _, container, encoding = FORMATS[format_]
    if not container:
        return (samples * 32767).astype("<i2").tobytes()
    file = io.BytesIO()
    soundfile.write(file, samples, rate_hz, format=container, subtype=encoding)
    return file.getvalue()


def speech(asked: Asked) -> bytes:
    return hum(asked.format, asked.seconds)


def complaint(message: str, code: str = "") -> bytes:
    error = {"message": message, "type": "invalid_request_error", "code": code or None}
    return json.dumps({"error": error}).encode()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10
    disable_nagle_algorithm = True  # an answer is two writes: 40 ms otherwise
    server: Server

    def setup(self) -> None:
        super().setup()
        self.server.service.connections += 1

    def do_POST(self) -> None:
        service = self.server.service
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(json.loads(self.rfile.read(int(self.headers["Content-Length"]))), headers)
        with service.counting(asked) as fault:
            if fault:
                fault(self, asked)
            else:
                self.reply(*self._answer(asked))

    def _answer(self, asked: Asked) -> tuple[int, bytes, str]:
        service = self.server.service
        wrong = ""
        if self.path != PATH:
            return 404, b"404 page not found", "text/plain"
        if service.key and asked.headers.get("authorization") != f"Bearer {service.key}":
            shown = asked.headers.get("authorization", "no key")
            return 401, complaint(f"Incorrect API key provided: {shown}"), "application/json"
        if asked.body["model"] not in service.models:
            return 404, complaint(f"no model {asked.body['model']}"), "application/json"
        if asked.body["voice"] not in service.voices:
            wrong = f"voice '{asked.body['voice']}' not found"
        if refused := service.refuses & set(asked.body):
            wrong = f"'{min(refused)}' is not supported"
        if asked.format not in FORMATS:
            wrong = f"format '{asked.format}' is not supported"
        if not 0 < len(asked.text) <= MOST_CHARACTERS:
            wrong = f"input should have at most {MOST_CHARACTERS} characters"
        if wrong:
            return 400, complaint(wrong), "application/json"
        return 200, speech(asked), FORMATS[asked.format][0]

    def reply(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    service: Service

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that hangs up, or does not trust us, is part of the tests."""


@dataclass
class Service:
    """The server, and what it heard."""

    url: str
    """The base address, as a config has it."""
    models: set[str] = field(default_factory=lambda: {"kokoro"})
    voices: set[str] = field(default_factory=lambda: {"af_heart"})
    key: str = ""
    refuses: set[str] = field(default_factory=set)
    """Fields of a request that it answers with 400."""
    faults: list[Fault | None] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    most_at_once: int = 0
    stopping: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)
    _at_once: int = 0

    @property
    def texts(self) -> list[str]:
        return [asked.text for asked in self.asked]

    @contextmanager
    def counting(self, asked: Asked) -> Iterator[Fault | None]:
        """Yield what goes wrong with a request, while it counts as under way."""
        with self._lock:
            self.asked.append(asked)
            fault = self.faults.pop(0) if self.faults else None
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield fault
        finally:
            with self._lock:
                self._at_once -= 1


@contextmanager
def running(context: ssl.SSLContext | None = None) -> Iterator[Service]:
    """Run the server on a free port of this machine, over TLS with a *context*."""
    server = Server(("127.0.0.1", 0), Handler)
    if context:
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    scheme, host = ("https", "localhost") if context else ("http", "127.0.0.1")
    server.service = Service(f"{scheme}://{host}:{server.server_address[1]}/v1")
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.service
    finally:
        server.service.stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()


def status(code: int, body: bytes = b"<html>Sorry.</html>", **headers: str) -> Fault:
    """Answer with a status, and headers such as Retry_After."""
    return lambda handler, _: handler.reply(code, body, "", **headers)


def says(body: bytes, kind: str = "audio/wav") -> Fault:
    """Answer 200 with this body."""
    return lambda handler, _: handler.reply(200, body, kind)


def sends(make: Callable[[bytes], bytes], kind: str = "audio/wav") -> Fault:
    """Answer well, with a file made of the right one."""
    return lambda handler, asked: handler.reply(200, make(speech(asked)), kind)


def sends_another_rate(handler: Handler, asked: Asked) -> None:
    handler.reply(200, hum(asked.format, asked.seconds, 16_000), FORMATS[asked.format][0])


def sends_mp3(handler: Handler, asked: Asked) -> None:
    """Send MP3 whatever was asked for, and call it that."""
    handler.reply(200, hum("mp3", asked.seconds), "audio/mpeg")


def sized(size: int) -> Fault:
    """Answer with a WAV as servers that stream do: its header has this in place of the size."""

    def make(wav: bytes) -> bytes:
        place = wav.index(b"data") + 4
        return wav[:4] + size.to_bytes(4, "little") + wav[8:place] + size.to_bytes(4, "little") + wav[place + 4 :]  # fmt: skip

    return sends(make)


def hangs(handler: Handler, _: Asked) -> None:
    handler.close_connection = True
    handler.server.service.stopping.wait(10)


def drips(handler: Handler, _: Asked) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "audio/wav")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    _drip(handler)


def drips_headers(handler: Handler, _: Asked) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _drip(handler)


def _drip(handler: Handler) -> None:
    handler.close_connection = True
    while not handler.server.service.stopping.wait(DRIP_S):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def hangs_up(handler: Handler, asked: Asked) -> None:
    """Promise a whole answer, send half of it, close the connection."""
    body = speech(asked)
    handler.send_response(200)
    handler.send_header("Content-Type", "audio/wav")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def hangs_up_in_a_chunk(handler: Handler, asked: Asked) -> None:
    """Stream, and break off before the chunk that says it is the last one."""
    body = speech(asked)
    handler.send_response(200)
    handler.send_header("Content-Type", "audio/wav")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    half = body[: len(body) // 2]
    handler.wfile.write(f"{len(half):x}\r\n".encode() + half + b"\r\n")
    handler.close_connection = True


FAULTS: dict[str, Fault] = {
    "too many requests": status(429),
    "too many requests, come back in 7 s": status(429, Retry_After="7"),
    "server error": status(500),
    "bad gateway": status(502),
    "loading the model": status(503, Retry_After="3"),
    "hangs": hangs,
    "drips its body": drips,
    "drips its headers": drips_headers,
    "hangs up in the middle": hangs_up,
    "hangs up in the middle of a stream": hangs_up_in_a_chunk,
    "a page of HTML with status 200": says(b"<!doctype html><title>Welcome</title>", "text/html"),
    "a page of HTML that calls itself sound": says(b"<!doctype html><title>Welcome</title>"),
    "an error in JSON with status 200": says(complaint("overloaded"), "application/json"),
    "events in place of sound": says(b"data: {}\n\n", "text/event-stream"),
    "an empty answer": says(b""),
    "a WAV that is only a header": sends(lambda wav: wav[:44]),
    "a WAV that is cut off": sends(lambda wav: wav[: len(wav) // 2]),
    "an MP3 that calls itself WAV": says(hum("mp3", 2.0)),
    "an MP3 cut in a frame": says(hum("mp3", 2.0)[:-37], "audio/mpeg"),
    "a FLAC that is cut off": says(hum("flac", 2.0)[:-500], "audio/flac"),
    "an Ogg without its end": says(hum("opus", 2.0)[:-300], "audio/ogg"),
    "no sound at all": sends(lambda _: hum("wav", 0.0)),
    "silence": sends(lambda _: hum("wav", 3.0, level=0.0)),
    "an absurd length": sends(lambda _: hum("wav", 300.0, 8000)),
    "a sound much too short": sends(lambda _: hum("wav", 0.05)),
}
"""Every fault after which a client may try again."""

FINAL: dict[str, Fault] = {
    "no key": status(401),
    "no credit": status(429, complaint("You exceeded your current quota", "insufficient_quota")),
    "payment required": status(402),
    "forbidden": status(403),
    "not found": status(404),
    "wrong method": status(405),
    "too long a text": status(413),
    "redirect": status(308, Location="https://elsewhere.invalid/v1/audio/speech"),
}
"""Every fault that another attempt will meet again."""
