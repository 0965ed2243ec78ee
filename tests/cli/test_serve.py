"""`briefing serve` as a person starts it: a process, its output, its end."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.cli.conftest import Ran
from tests.serve.conftest import SOUND, feed_of, write_folder

from briefing.serve.addresses import listen

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/(?:([A-Za-z0-9_-]{32})/)?feed\.xml\n")

HANG_UP = pytest.param(
    getattr(signal, "SIGHUP", 0),
    marks=pytest.mark.skipif(
        not hasattr(signal, "SIGHUP") or signal.getsignal(signal.SIGHUP) == signal.SIG_IGN,
        reason="there is no SIGHUP, or nohup keeps it away",
    ),
)


@pytest.fixture
def output(folder: Path) -> Path:
    """The default output folder, below the working folder."""
    made = folder / "output"
    write_folder(made)
    return made


@contextmanager
def serving(*words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start it, yield the process and the first line of its output."""
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", "serve", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline()
    finally:
        process.kill()
        process.communicate()


def fetched(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as reply:  # noqa: S310
        return bytes(reply.read())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, HANG_UP])
def test_the_address_is_printed_when_it_answers_and_a_signal_ends_it(
    output: Path, number: signal.Signals
) -> None:
    with serving("--port", "0") as (process, line):
        assert ADDRESS.fullmatch(line)
        assert fetched(line.strip()) == feed_of(SOUND, line.strip().removesuffix("feed.xml"))
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (0, "")
    assert f"serving {output.resolve()}; Ctrl-C ends it" in err
    assert " GET /feed.xml 200 " in err


def test_with_a_token_it_is_nowhere_but_on_stdout(output: Path) -> None:
    with serving(str(output), "--port", "0", "--token") as (process, line):
        found = ADDRESS.fullmatch(line)
        assert found is not None
        assert fetched(line.strip()).startswith(b"<?xml")
        process.terminate()
        _, err = process.communicate(timeout=20)
    assert found[2] not in err
    assert f"page with player:  http://127.0.0.1:{found[1]}/…/" in err
    assert " GET /…/feed.xml 200 " in err
    assert stat.S_IMODE((output / ".briefing/token").stat().st_mode) == 0o600


def test_quiet_is_quiet(output: Path) -> None:
    with serving("-q", "--port", "0") as (process, line):
        fetched(line.strip())
        process.terminate()
        assert process.communicate(timeout=20) == ("", "")


def test_a_running_download_is_finished_when_it_is_told_to_end(output: Path) -> None:
    (output / "2026-11-24.mp3").write_bytes(bytes(20_000_000))
    with serving("--port", "0") as (process, line):
        url = line.strip().replace("feed.xml", "2026-11-24.mp3")
        with urllib.request.urlopen(url, timeout=10) as reply:  # noqa: S310
            first = reply.read(1000)
            process.terminate()
            rest = reply.read()
        process.communicate(timeout=20)
    assert len(first) + len(rest) == 20_000_000
    assert process.returncode == 0


def test_a_terminal_is_shown_the_page_and_its_code(output: Path) -> None:
    pty = pytest.importorskip("pty", reason="Windows has none")
    terminal, end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", "serve", "--port", "0", "--token"],
        stdout=subprocess.PIPE, stderr=end, text=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "TERM": "xterm"},
    )  # fmt: skip
    os.close(end)
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    shown = b""
    while not shown.count("▄".encode()) > 20:
        shown += os.read(terminal, 4096)
    process.terminate()
    process.communicate(timeout=20)
    os.close(terminal)
    assert line.removesuffix("feed.xml") in shown.decode("utf-8", "replace")


def test_show_url_prints_the_same_address_each_time_and_ends(
    output: Path, run: Callable[..., Ran]
) -> None:
    first, second = run("serve", "--show-url", "--token"), run("serve", "--show-url", "--token")
    assert first == second
    assert first.code == 0
    assert ADDRESS.fullmatch(first.out)
    assert first.err == ""
    renewed = run("serve", "--show-url", "--token", "--new-token")
    assert ADDRESS.fullmatch(renewed.out)
    assert renewed.out != first.out
    assert run("serve", "--show-url").out == "http://127.0.0.1:8017/feed.xml\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--public-url", "https://example.org/news", "--no-token"], r"https://example\.org/news/feed\.xml\n"),
        (["--public-url", "https://example.org/"], r"https://example\.org/[\w-]{32}/feed\.xml\n"),
        (["--host", "192.168.1.5"], r"http://192\.168\.1\.5:8017/[\w-]{32}/feed\.xml\n"),
        (["--host", "::1", "--port", "80"], r"http://\[::1\]:80/feed\.xml\n"),
        (["--host", "localhost"], r"http://localhost:8017/feed\.xml\n"),
    ],
)  # fmt: skip
def test_it_is_private_wherever_others_can_reach_it(
    output: Path, run: Callable[..., Ran], words: list[str], expected: str
) -> None:
    assert re.fullmatch(expected, run("serve", "--show-url", *words).out)


def test_the_config_says_what_the_command_line_does_not(
    folder: Path, run: Callable[..., Ran]
) -> None:
    write_folder(folder / "casts")
    (folder / "casts/evening.xml").write_bytes(feed_of(SOUND))
    (folder / "config.yaml").write_text(
        "output:\n  folder: casts\n  name: evening\n"
        "serve:\n  port: 9000\n  token: always\n  trusted_proxies: [127.0.0.1]\n"
    )
    told = run("serve", "--show-url")
    assert re.fullmatch(r"http://127\.0\.0\.1:9000/[\w-]{32}/evening\.xml\n", told.out)
    assert (
        run("serve", "--show-url", "--no-token", "--port", "1").out
        == "http://127.0.0.1:1/evening.xml\n"
    )
    assert (
        run("serve", "casts", "--show-url", "--no-token").out
        == "http://127.0.0.1:9000/evening.xml\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--show-url", "--port", "0"], "the address is known only while it is served"),
        (["--new-token"], "no token is in use on 127.0.0.1: add --token"),
        (["--port", "99999"], "port: "),
        (["--port", "x"], "invalid int value"),
        (["--public-url", "example.org"], "should be a web address"),
        (["--public-url", "https://example.org/?a"], "should end with a path"),
        (["--trust-proxy", "nginx"], "trusted proxy 'nginx'"),
        (["--token", "--no-token"], "not allowed with"),
        (["nowhere"], "nowhere: there is no such folder"),
    ],
)
def test_what_cannot_be_is_told(
    output: Path, run: Callable[..., Ran], words: list[str], said: str
) -> None:
    told = run("serve", *words)
    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert "Traceback" not in told.err


def test_a_folder_without_a_feed_is_told_how_to_make_one(
    folder: Path, run: Callable[..., Ran]
) -> None:
    (folder / "output").mkdir()
    told = run("serve")
    assert told.code == 2
    assert "'briefing render'" in told.err
    assert "'briefing feed'" in told.err
    assert not (folder / "output/.briefing").exists()


def test_a_port_that_is_taken_is_told(output: Path, run: Callable[..., Ran]) -> None:
    (taken,) = listen("127.0.0.1", 0)
    with taken:
        port = str(taken.getsockname()[1])
        told = run("serve", "--port", port)
    assert (told.code, told.out) == (1, "")
    assert f"port {port} is taken" in told.err


def test_an_open_door_is_told(output: Path) -> None:
    with serving("--host", "0.0.0.0", "--no-token", "--port", "0") as (process, line):  # noqa: S104
        assert line.startswith("http://")
        process.terminate()
        _, err = process.communicate(timeout=20)
    assert "warning: whoever can reach 0.0.0.0 may listen" in err
