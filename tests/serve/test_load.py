"""Many clients at once, good ones and bad ones: a real process, measured from outside."""

from __future__ import annotations

import asyncio
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.serve.conftest import mark_of, write_folder

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

SOUND = random.Random(1).randbytes(1 << 20) * 20  # noqa: S311  no secret
LORISES = 200
READERS = 64


class Served:
    """A process of `briefing serve`, and its address."""

    def __init__(self, process: subprocess.Popen[str], url: str) -> None:
        self.process = process
        self.host, _, self.path = url.removeprefix("http://").partition("/")
        self.port = int(self.host.partition(":")[2])
        self.path = "/" + self.path.removesuffix("feed.xml")

    @property
    def memory_kb(self) -> int:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        assert found is not None
        return int(found[1])

    def request(self, name: str, more: str = "") -> bytes:
        return f"GET {self.path}{name} HTTP/1.1\r\nHost: {self.host}\r\n{more}\r\n".encode()

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 16)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    write_folder(tmp_path, SOUND)
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", "serve", str(tmp_path), "--port", "0", "--token", "-q"],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        yield Served(process, process.stdout.readline().strip())
        process.terminate()
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.communicate()


async def fetch(served: Served, name: str, more: str = "") -> tuple[int, bytes]:
    reader, writer = await served.connect()
    try:
        writer.write(served.request(name, more))
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head)
        assert length is not None
        return int(head[9:12]), await reader.readexactly(int(length[1]))
    finally:
        writer.close()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_two_hundred_slow_lorises_keep_nobody_waiting(served: Served) -> None:
    async def scenario() -> list[float]:
        lorises = [asyncio.create_task(hold(served, 14.0)) for _ in range(LORISES)]
        await asyncio.sleep(1)
        waits = []
        for _ in range(20):
            started = time.monotonic()
            status, body = await fetch(served, "2026-11-24.mp3", "Range: bytes=1000-200999\r\n")
            waits.append(time.monotonic() - started)
            assert (status, body) == (206, SOUND[1000:201000])
            await asyncio.sleep(0.3)
        lives = await asyncio.gather(*lorises)
        # Ten seconds for the headers, and what a busy machine adds.
        assert max(lives) < 13.5
        assert min(lives) > 8
        return waits

    waits = asyncio.run(scenario())
    assert max(waits) < 5


async def hold(served: Served, most_s: float) -> float:
    """Send a header twice a second; return how long the server bears it."""
    reader, writer = await served.connect()
    born = time.monotonic()
    writer.write(b"GET /feed.xml HTTP/1.1\r\n")
    try:
        while time.monotonic() - born < most_s:
            writer.write(b"X-a: b\r\n")
            try:
                if await asyncio.wait_for(reader.read(100), 0.5) == b"":
                    break
            except asyncio.TimeoutError:
                continue
    except OSError:
        pass
    writer.close()
    return time.monotonic() - born


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_sixty_four_slow_readers_and_many_ranges_on_little_memory(served: Served) -> None:
    async def read_slowly(until: float) -> int:
        reader, writer = await served.connect()
        writer.write(served.request("2026-11-24.mp3"))
        await reader.readuntil(b"\r\n\r\n")
        received = bytearray()
        while time.monotonic() < until:
            received += await reader.readexactly(2000)
            await asyncio.sleep(0.1)
        writer.transport.abort()
        assert received == SOUND[: len(received)]
        return len(received)

    async def ask(number: int) -> None:
        start = number * 7919 % (len(SOUND) - 5000)
        more = f"Range: bytes={start}-{start + 4999}\r\n"
        name = f"2026-11-24.mp3?v={mark_of(SOUND)}"
        assert await fetch(served, name, more) == (206, SOUND[start : start + 5000])

    async def scenario() -> None:
        await asyncio.gather(*(ask(number) for number in range(200)))
        before = served.memory_kb
        until = time.monotonic() + 12
        readers = [asyncio.create_task(read_slowly(until)) for _ in range(READERS)]
        for second in range(10):
            await asyncio.gather(*(ask(second * 200 + number) for number in range(200)))
        assert all(await asyncio.gather(*readers))
        # 64 connections with two chunks each, twice over.
        assert served.memory_kb - before < 32_000
        await asyncio.gather(*(ask(number) for number in range(200)))

    asyncio.run(scenario())


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_abuse_leaves_neither_memory_nor_descriptors(served: Served) -> None:
    async def abuse(number: int) -> None:
        reader, writer = await served.connect()
        kinds = (
            b"GET /" + os.urandom(2000).hex().encode() + b" HTTP/1.1\r\nHost: a\r\n\r\n",
            b"\x00" * 5000,
            b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000,
            served.request("2026-11-24.mp3"),  # and leave
            served.request(f"2026-11-24.mp3?v={number}", "Range: bytes=-99999999999999999999\r\n"),
            served.request("feed.xml", "Accept-Encoding: gzip\r\n") * 20,
        )
        try:
            writer.write(kinds[number % len(kinds)])
            await asyncio.wait_for(reader.read(1000), 20)
        except OSError:
            pass
        writer.transport.abort()

    async def wave() -> None:
        for _ in range(10):
            await asyncio.gather(*(abuse(number) for number in range(120)))
        assert (await fetch(served, "feed.xml"))[0] == 200

    def descriptors() -> int:
        return len(list(Path(f"/proc/{served.process.pid}/fd").iterdir()))

    asyncio.run(wave())
    memory, before = served.memory_kb, descriptors()
    asyncio.run(wave())
    asyncio.run(wave())
    time.sleep(0.5)
    assert descriptors() <= before + 3
    assert served.memory_kb - memory < 16_000
