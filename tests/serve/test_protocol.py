"""Deadlines and limits, with real connections and short times."""

from __future__ import annotations

import socket
import time

import pytest
from tests.serve.conftest import Running, Start, read_to_end, wait_until

from briefing.serve.connections import Limits, most_connections

QUICK = Limits(head_s=0.4, idle_s=0.4, stall_s=0.8, shutdown_s=2)
LARGE = 40_000_000


def slow_connection(running: Running) -> socket.socket:
    """A connection that holds little: what the client does not read stays with the server."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    connection.settimeout(20)
    connection.connect(("127.0.0.1", running.port))
    return connection


def ask_for_script(connection: socket.socket) -> None:
    """Ask for a small file, and read the whole answer."""
    connection.sendall(b"GET /sw.js HTTP/1.1\r\nHost: localhost\r\n\r\n")
    answer = b""
    while not answer.endswith(b"'use strict';\n"):
        answer += connection.recv(65536)
    assert answer.startswith(b"HTTP/1.1 200")


def with_large_file(running: Running) -> Running:
    (running.folder / "2026-11-24.mp3").write_bytes(bytes(LARGE))
    return running


@pytest.mark.parametrize("said", [b"", b"G", b"GET /feed.xml HTTP/1.1\r\nHost: localhost\r\n"])
def test_whoever_does_not_say_what_he_wants_is_dropped(begin: Start, said: bytes) -> None:
    running = begin(limits=QUICK)
    started = time.monotonic()
    assert running.say(said) == b""
    assert 0.3 < time.monotonic() - started < 5


def test_a_byte_now_and_then_does_not_help(begin: Start) -> None:
    running = begin(limits=QUICK)
    started = time.monotonic()
    with running.connect() as connection:
        connection.settimeout(0.1)
        connection.sendall(b"GET /feed.xml HTTP/1.1\r\n")
        while time.monotonic() - started < 10:
            try:
                connection.sendall(b"X: y\r\n")
                if connection.recv(100) == b"":
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
    assert 0.3 < time.monotonic() - started < 5


def test_a_connection_is_kept_for_a_while(begin: Start) -> None:
    running = begin(limits=QUICK)
    with running.connect() as connection:
        for _ in range(3):
            ask_for_script(connection)
        started = time.monotonic()
        assert connection.recv(100) == b""
        assert 0.3 < time.monotonic() - started < 5


def test_the_next_request_has_its_own_deadline(begin: Start) -> None:
    running = begin(limits=QUICK)
    with running.connect() as connection:
        ask_for_script(connection)
        connection.sendall(b"GET /sw.js HT")
        assert connection.recv(100) == b""


def test_whoever_takes_nothing_is_dropped(begin: Start) -> None:
    running = with_large_file(begin(limits=QUICK))
    with slow_connection(running) as connection:
        connection.sendall(b"GET /2026-11-24.mp3 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        wait_until(lambda: any("2026-11-24.mp3" in line for line in running.lines))
        assert len(read_to_end(connection)) < LARGE


@pytest.mark.parametrize("size", [200_000, 250_000, 300_000, 350_000, 400_000, 500_000])
def test_whoever_takes_nothing_of_the_end_is_dropped_too(begin: Start, size: int) -> None:
    running = begin(limits=QUICK)
    (running.folder / "2026-11-24.mp3").write_bytes(bytes(size))
    with slow_connection(running) as connection:
        connection.sendall(
            b"GET /2026-11-24.mp3 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        wait_until(lambda: len(running.lines) == 1)
        wait_until(lambda: not running.server.server_state.connections)


def test_whoever_takes_little_at_a_time_is_not_dropped(begin: Start) -> None:
    running = begin(limits=QUICK)
    size = 700_000
    (running.folder / "2026-11-24.mp3").write_bytes(bytes(size))
    received = 0
    with slow_connection(running) as connection:
        connection.sendall(
            b"GET /2026-11-24.mp3 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        started = time.monotonic()
        while piece := connection.recv(4096):
            received += len(piece)
            time.sleep(0.015)
        spent = time.monotonic() - started
    assert received > size
    assert spent > 2 * QUICK.stall_s


def test_a_new_client_takes_the_place_of_one_that_says_nothing(begin: Start) -> None:
    running = begin(limits=Limits(connections=4))
    silent = [running.connect() for _ in range(4)]
    try:
        wait_until(lambda: len(running.server.server_state.connections) == 4)
        assert running.ask("sw.js").status == 200
        assert silent[0].recv(10) == b""  # who has waited for longest makes room
        silent[3].sendall(b"GET /sw.js HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert silent[3].recv(65536).startswith(b"HTTP/1.1 200")
    finally:
        for connection in silent:
            connection.close()


def test_when_all_are_being_served_the_next_one_is_told_so(begin: Start) -> None:
    running = with_large_file(begin(limits=Limits(connections=3)))
    busy = [slow_connection(running) for _ in range(3)]
    try:
        for connection in busy:
            connection.sendall(b"GET /2026-11-24.mp3 HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert connection.recv(1000).startswith(b"HTTP/1.1 200")
        assert running.say(b"").startswith(b"HTTP/1.1 503 Service Unavailable\r\n")
        busy.pop().close()
        wait_until(lambda: len(running.server.server_state.connections) == 2)
        assert running.ask("sw.js").status == 200
    finally:
        for connection in busy:
            connection.close()


def test_nonsense_behind_a_request_ends_the_connection(begin: Start) -> None:
    running = with_large_file(begin())
    with slow_connection(running) as connection:
        connection.sendall(
            b"GET /2026-11-24.mp3 HTTP/1.1\r\nHost: localhost\r\n\r\n"
            b"nonsense without end\r\n\r\nmore\r\n\r\n"
        )
        assert connection.recv(100).startswith(b"HTTP/1.1 200")
    assert running.ask("sw.js").status == 200


def test_a_client_that_leaves_ends_the_work_for_it(begin: Start) -> None:
    running = with_large_file(begin())
    with slow_connection(running) as connection:
        connection.sendall(b"GET /2026-11-24.mp3 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        connection.recv(1000)
    wait_until(lambda: any("2026-11-24.mp3" in line for line in running.lines))
    assert not running.server.server_state.tasks
    sent = int(running.lines[-1].split()[-2])
    assert sent < LARGE


def test_a_running_download_ends_well_when_the_server_is_stopped(begin: Start) -> None:
    running = with_large_file(begin(limits=Limits(shutdown_s=20)))
    with running.connect() as connection, running.connect() as idle:
        connection.sendall(b"GET /2026-11-24.mp3 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        received = len(connection.recv(1000))
        running.server.should_exit = True
        assert idle.recv(10) == b""
        received += len(read_to_end(connection))
    assert received > LARGE


def test_a_download_without_end_does_not_keep_the_server(begin: Start) -> None:
    running = with_large_file(begin(limits=Limits(shutdown_s=1)))
    with slow_connection(running) as connection:
        connection.sendall(b"GET /2026-11-24.mp3 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        connection.recv(1000)
        running.server.should_exit = True
        wait_until(lambda: not running.server.server_state.tasks, patience_s=5)


def test_there_are_never_more_connections_than_descriptors() -> None:
    assert 8 <= most_connections(16) <= 16
    assert most_connections(10**7) < 10**7
