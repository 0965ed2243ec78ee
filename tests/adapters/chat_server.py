"""A local server that speaks the chat protocol of OpenAI, and fails on demand.

`model` answers the questions; `faults` holds what goes wrong with the next requests, in order; None means
that one is answered well. It is as strict as real servers are: a wrong path is 404, a missing or wrong key
401, an unknown model 404.
"""

from __future__ import annotations

import json
import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

PATH = "/v1/chat/completions"
DRIP_S = 0.02
_NUMBERED = re.compile(r"^\d+\. (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Asked:
    """One request as it was understood."""

    body: dict[str, Any]
    headers: dict[str, str]

    @property
    def system(self) -> str:
        return self._message("system")

    @property
    def user(self) -> str:
        return self._message("user")

    @property
    def sentences(self) -> list[str]:
        """The numbered sentences of the question."""
        return _NUMBERED.findall(self.user)

    def _message(self, role: str) -> str:
        return next(str(m["content"]) for m in self.body["messages"] if m["role"] == role)


Model = Callable[[Asked], str]
Fault = Callable[["Handler", Asked], None]


def picks_the_first(asked: Asked) -> str:
    return json.dumps({"sentences": asked.sentences[:1]})


def completion(content: object, finish_reason: str = "stop") -> dict[str, Any]:
    """Word an answer as the servers do."""
    message = {"role": "assistant", "content": content}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": "small",
        "choices": [{"index": 0, "message": message, "finish_reason": finish_reason}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 10, "total_tokens": 20},
    }


def complaint(message: str) -> bytes:
    return json.dumps({"error": {"message": message, "type": "invalid_request_error"}}).encode()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10
    disable_nagle_algorithm = True  # an answer is two writes: 40 ms otherwise
    server: Server

    def setup(self) -> None:
        super().setup()
        self.server.chat.connections += 1

    def do_POST(self) -> None:
        chat = self.server.chat
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked = Asked(body, headers)
        chat.asked.append(asked)
        fault = chat.faults.pop(0) if chat.faults else None
        if fault:
            fault(self, asked)
        elif self.path != PATH:
            self.reply(404, b"404 page not found")
        elif chat.key and headers.get("authorization") != f"Bearer {chat.key}":
            shown = headers.get("authorization", "no key")
            self.reply(401, complaint(f"Incorrect API key provided: {shown}"))
        elif body["model"] not in chat.models:
            self.reply(404, complaint(f"model '{body['model']}' not found"))
        elif refused := chat.refuses & set(body):
            self.reply(400, complaint(f"'{min(refused)}' is not supported"))
        else:
            self.reply(200, json.dumps(completion(chat.model(asked))).encode())

    def reply(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    chat: Chat

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that hangs up, or does not trust us, is part of the tests."""


@dataclass
class Chat:
    """The server, and what it heard."""

    url: str
    """The base address, as a config has it."""
    model: Model = picks_the_first
    models: set[str] = field(default_factory=lambda: {"small"})
    key: str = ""
    refuses: set[str] = field(default_factory=set)
    """Fields of a request that it answers with 400."""
    faults: list[Fault | None] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    stopping: Event = field(default_factory=Event)


@contextmanager
def running(context: ssl.SSLContext | None = None) -> Iterator[Chat]:
    """Run the server on a free port of this machine, over TLS with a *context*."""
    server = Server(("127.0.0.1", 0), Handler)
    if context:
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    scheme, host = ("https", "localhost") if context else ("http", "127.0.0.1")
    server.chat = Chat(f"{scheme}://{host}:{server.server_address[1]}/v1")
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.chat
    finally:
        server.chat.stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()


def status(code: int, body: bytes = b"<html>Sorry.</html>", **headers: str) -> Fault:
    """Answer with a status, and headers such as Retry_After."""
    return lambda handler, _: handler.reply(code, body, **headers)


def says(body: bytes) -> Fault:
    """Answer 200 with this body."""
    return lambda handler, _: handler.reply(200, body)


def answers(content: object) -> Fault:
    """Answer well, with a message of this content."""
    return says(json.dumps(completion(content)).encode())


def hangs(handler: Handler, _: Asked) -> None:
    handler.close_connection = True
    handler.server.chat.stopping.wait(10)


def drips(handler: Handler, _: Asked) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.close_connection = True
    while not handler.server.chat.stopping.wait(DRIP_S):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def hangs_up(handler: Handler, asked: Asked) -> None:
    """Promise a whole answer, send half of it, close the connection."""
    body = json.dumps(completion(picks_the_first(asked))).encode()
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def never_ends(handler: Handler, _: Asked) -> None:
    """Send two mebibytes."""
    handler.close_connection = True
    handler.reply(200, b" " * 2 * 1024 * 1024)


PASSING: dict[str, Fault] = {
    "too many requests": status(429),
    "too many requests, come back in 7 s": status(429, Retry_After="7"),
    "server error": status(500),
    "bad gateway": status(502),
    "loading the model": status(503, Retry_After="3"),
    "hangs up in the middle": hangs_up,
    "a huge answer": never_ends,
    "a page of HTML with status 200": says(b"<!doctype html><title>Welcome to nginx</title>"),
    "an empty body": says(b""),
    "JSON that is cut off": says(json.dumps(completion("{}")).encode()[:-30]),
    "brackets without end": says(b"[" * 200_000),
    "JSON of another kind": says(b'["choices"]'),
    "an error with status 200": says(complaint("overloaded")),
    "no choices": says(b'{"choices": []}'),
    "choices that are null": says(b'{"choices": null}'),
    "a choice that is text": says(b'{"choices": ["Good morning."]}'),
    "no message": says(b'{"choices": [{}]}'),
    "content that is null": answers(None),
    "content that is empty": answers(" \n"),
    "content that is a number": answers(7),
    "content that is only thoughts": answers([{"type": "thinking", "thinking": "Hm."}]),
}
"""Every fault after which a client may try again."""

FINAL: dict[str, Fault] = {
    "no key": status(401),
    "forbidden": status(403),
    "not found": status(404),
    "payment required": status(402),
    "wrong method": status(405),
    "gone": status(410),
    "redirect": status(308, Location="https://elsewhere.invalid/v1/chat/completions"),
}
"""Every fault that no question can avoid."""
