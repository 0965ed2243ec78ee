"""How `briefing serve` bears many listeners, and what it costs, beside two peers.

    python benchmarks/serving.py [--seconds 10] [--rate 200] [--readers 64] [--megabytes 60] [--only briefing]

Serves one synthetic MP3 on loopback. A client in a process of its own first asks for RATE ranges of 64 KiB a second,
at random places, over 16 kept connections, and compares every byte. Then it does the same while READERS slow readers
take the whole file at 100 KB/s each. Latency counts from the moment a request was due, so a server that falls behind
cannot hide it. CPU is that of the server while it was asked; RSS that of the server before and after, and its
peak. Linux only (/proc).

Peers in the same run: Starlette's StaticFiles under uvicorn (with the same h11 parser), and `python -m http.server`,
which knows no ranges and is asked for the slow readers only.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

NAME = "2026-11-24.mp3"
RANGE_BYTES = 64 * 1024
SLOW_BYTES_A_SECOND = 100_000
CONNECTIONS = 16
STATIC = """
import sys, uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
app = Starlette(routes=[Mount("/", StaticFiles(directory=sys.argv[1]))])
config = uvicorn.Config(app, port=int(sys.argv[2]), http="h11", loop="asyncio", access_log=True)
uvicorn.Server(config).run()
"""
PEERS = ("briefing", "starlette", "http.server")


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rate", type=int, default=200)
    parser.add_argument("--readers", type=int, default=64)
    parser.add_argument("--megabytes", type=int, default=60)
    parser.add_argument("--only", choices=PEERS)
    parser.add_argument("--client", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.client:
        print(json.dumps(asyncio.run(asked(json.loads(args.client)))))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_folder(folder, args.megabytes << 20)
        print(
            f"{'server':<12} {'load':<22} {'done':>6} {'errors':>6} {'p50 ms':>7} {'p99 ms':>7} "
            f"{'max ms':>7} {'CPU s':>6} {'RSS MB':>7} {'after':>6} {'peak':>6}"
        )
        for peer in [args.only] if args.only else PEERS:
            with served(peer, folder) as (process, url):
                loads = ((args.rate, 0), (args.rate, args.readers))
                for rate, readers in ((0, args.readers),) if peer == "http.server" else loads:
                    job = {"url": url, "seconds": args.seconds, "rate": rate, "readers": readers}
                    report(peer, process, {**job, "file": str(folder / NAME)})


def report(peer: str, process: subprocess.Popen[str], job: dict[str, Any]) -> None:
    """Run one load against a server, and print a line."""
    rate, readers = job["rate"], job["readers"]
    before, cpu = memory_mb(process.pid, "VmRSS"), cpu_seconds(process.pid)
    command = [sys.executable, __file__, "--client", json.dumps(job)]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=300).stdout
    done = json.loads(out)
    spent = cpu_seconds(process.pid) - cpu
    load = " + ".join([f"{rate}/s ranges"] * bool(rate) + [f"{readers} readers"] * bool(readers))
    print(
        f"{peer:<12} {load:<22} {done['done']:>6} {done['errors']:>6} {done['p50']:>7.1f} "
        f"{done['p99']:>7.1f} {done['max']:>7.1f} {spent:>6.2f} {before:>7.1f} "
        f"{memory_mb(process.pid, 'VmRSS'):>6.1f} {memory_mb(process.pid, 'VmHWM'):>6.1f}",
        flush=True,
    )


def write_folder(folder: Path, size: int) -> None:
    """Write an MP3 in which every place is different, and a feed that lists it."""
    block = random.Random(1).randbytes(1 << 20)
    with (folder / NAME).open("wb") as file:
        for number in range(size >> 20):
            file.write(number.to_bytes(8, "big") + block[8:])
    base = "http://127.0.0.1:8017/"
    (folder / "index.html").write_text("<!DOCTYPE html><title>Benchmark</title>")
    mark = sha256((folder / NAME).read_bytes()).hexdigest()[:12]
    (folder / "feed.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss xmlns:atom="http://www.w3.org/2005/Atom" version="2.0"><channel>'
        f'<atom:link href="{base}feed.xml" rel="self" type="application/rss+xml"/>'
        "<generator>briefing 1</generator>"
        f'<item><enclosure url="{base}{NAME}?v={mark}" length="{size}" type="audio/mpeg"/></item>'
        "</channel></rss>"
    )


@contextmanager
def served(peer: str, folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a server, yield its process and the address of the MP3, stop it."""
    port = str(random.randint(20_000, 40_000))
    commands = {
        "briefing": ["-m", "briefing", "serve", str(folder), "--token", "--port", port],
        "starlette": ["-c", STATIC, str(folder), port],
        "http.server": ["-m", "http.server", port, "--bind", "127.0.0.1", "-d", str(folder)],
    }
    process = subprocess.Popen(
        [sys.executable, *commands[peer]],
        # A pipe that nobody reads would stop a server that logs there.
        stdout=subprocess.PIPE if peer == "briefing" else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        url = f"http://127.0.0.1:{port}/{NAME}"
        if peer == "briefing":
            feed = process.stdout.readline().strip() if process.stdout else ""
            mark = sha256((folder / NAME).read_bytes()).hexdigest()[:12]
            url = f"{feed.removesuffix('feed.xml')}{NAME}?v={mark}"
        asyncio.run(wait_for(url))
        yield process, url
    finally:
        process.terminate()
        process.wait(20)


async def wait_for(url: str) -> None:
    """Wait until a server listens."""
    parts = urlsplit(url)
    for _ in range(200):
        with suppress(OSError):
            _, writer = await asyncio.open_connection(parts.hostname, parts.port)
            writer.close()
            return
        await asyncio.sleep(0.05)
    raise SystemExit(f"{url}: nobody answers")


def cpu_seconds(pid: int) -> float:
    """Return what a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int, which: str) -> float:
    """Return the resident memory of a process, or its peak."""
    found = re.search(rf"{which}:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


async def asked(job: dict[str, Any]) -> dict[str, float]:
    """Be the client: readers for all the time, ranges at their rate."""
    content = Path(job["file"]).read_bytes()
    end = time.perf_counter() + job["seconds"]
    readers = [asyncio.create_task(read_slowly(job["url"], end)) for _ in range(job["readers"])]
    latencies: list[float] = []
    errors = await ask_for_ranges(job, content, latencies, end) if job["rate"] else 0
    errors += sum(await asyncio.gather(*readers))
    latencies.sort()
    at = lambda share: latencies[int(share * (len(latencies) - 1))] * 1000 if latencies else 0.0  # noqa: E731
    done = len(latencies) or job["readers"]
    return {"done": done, "errors": errors, "p50": at(0.5), "p99": at(0.99), "max": at(1.0)}


async def read_slowly(url: str, end: float) -> int:
    """Read a file at a slow pace until the time is over; return 1 when the connection broke."""
    parts = urlsplit(url)
    try:
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port, limit=16_384)
        writer.write(request(url, ""))
        while (left := end - time.perf_counter()) > 0:
            if not await asyncio.wait_for(reader.read(SLOW_BYTES_A_SECOND // 10), timeout=30):
                return 1
            await asyncio.sleep(min(0.1, max(0.0, left)))
        writer.transport.abort()
    except (OSError, asyncio.TimeoutError):
        return 1
    return 0


async def ask_for_ranges(
    job: dict[str, Any], content: bytes, latencies: list[float], end: float
) -> int:
    """Ask for ranges at a steady rate; return how many answers were wrong."""
    due: asyncio.Queue[float | None] = asyncio.Queue()
    workers = [
        asyncio.create_task(ask_in_turn(job["url"], content, due, latencies))
        for _ in range(CONNECTIONS)
    ]
    start = time.perf_counter() + 0.5
    number = 0
    while (moment := start + number / job["rate"]) < end:
        await asyncio.sleep(max(0.0, moment - time.perf_counter()))
        due.put_nowait(moment)
        number += 1
    for _ in workers:
        due.put_nowait(None)
    return sum(await asyncio.gather(*workers))


async def ask_in_turn(
    url: str, content: bytes, due: asyncio.Queue[float | None], latencies: list[float]
) -> int:
    parts, errors, choose = urlsplit(url), 0, random.Random(len(url))
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    while (moment := await due.get()) is not None:
        start = choose.randrange(len(content) - RANGE_BYTES)
        stop = start + RANGE_BYTES
        try:
            writer.write(request(url, f"Range: bytes={start}-{stop - 1}\r\n"))
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head.lower())
            body = await reader.readexactly(int(length[1]) if length else 0)
            errors += not head.startswith(b"HTTP/1.1 206") or body != content[start:stop]
            latencies.append(time.perf_counter() - moment)
        except (OSError, EOFError):
            errors += 1
            reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    writer.close()
    return errors


def request(url: str, more: str) -> bytes:
    """Return a request as a podcast app sends it."""
    parts = urlsplit(url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return (
        f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nUser-Agent: bench\r\n{more}\r\n".encode()
    )


if __name__ == "__main__":
    main()
