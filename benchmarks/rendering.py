"""Measure what a render costs, next to a peer, in one run:

    python benchmarks/rendering.py            # needs briefing installed; ffmpeg for the peer
    python benchmarks/rendering.py --long     # also three hours of audio (memory)

Figures are CPU seconds of whole processes (start to file), children included, and peak resident memory:
a cold ten-minute briefing, the same again, and again with one of ten stories changed (segments counted).
The peer does what people do with the same voice: one clip a sentence, `AudioSegment +` , `export` by ffmpeg.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from dataclasses import dataclass
from pathlib import Path

import material

PEER = """
import sys, numpy, pydub
from hibari import Hibari
voice = Hibari()
episode = pydub.AudioSegment.silent(300, frame_rate=24000)
for line in open(sys.argv[1], encoding="utf-8"):
    samples = voice(line.strip(), seed=0)
    pcm = (numpy.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
    episode += pydub.AudioSegment(pcm, sample_width=2, frame_rate=24000, channels=1)
    episode += pydub.AudioSegment.silent(350, frame_rate=24000)
episode.export(sys.argv[2], format="mp3", bitrate="64k")
"""


@dataclass(frozen=True)
class Cost:
    """What one process took."""

    cpu_s: float
    wall_s: float
    peak_mb: float
    stdout: str


def run(command: list[str], **environment: str) -> Cost:
    """Run a command to its end and return what it cost, its children included."""
    import time

    with tempfile.TemporaryFile("w+") as out:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=out, env={**os.environ, "ORT_DISABLE_TELEMETRY": "1", **environment}
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"{' '.join(command)}: exit status {os.waitstatus_to_exitcode(status)}")
        out.seek(0)
        cpu = usage.ru_utime + usage.ru_stime
        return Cost(cpu, wall, usage.ru_maxrss / 1024, out.read())


def render(folder: Path, minutes: float, output: Path, cache: Path) -> tuple[Cost, dict]:
    """Run `briefing render --json` and return its cost and its result."""
    command = [
        *(
            sys.executable,
            "-m",
            "briefing",
            "render",
            str(folder),
            "--no-config",
            "--quiet",
            "--json",
        ),
        *("--minutes", str(minutes), "-o", str(output)),
    ]
    cost = run(command, XDG_CACHE_HOME=str(cache))
    return cost, json.loads(cost.stdout)


def line(label: str, cost: Cost, audio_s: float, more: str = "") -> None:
    """Print one row of the table."""
    print(
        f"{label:34} {cost.cpu_s:8.2f} {cost.cpu_s / audio_s:9.4f} {cost.wall_s:8.2f} "
        f"{cost.peak_mb:8.0f} {audio_s:8.1f}  {more}"
    )


def counts(result: dict) -> str:
    """Say how many segments were spoken and how many were not."""
    return f"spoken {result['spoken_segments']}, from the store {result['stored_segments']}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=textwrap.dedent(__doc__ or ""))
    parser.add_argument("--long", action="store_true", help="also render three hours")
    arguments = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="briefing-bench-"))
    try:
        measure(work, long=arguments.long)
    finally:
        shutil.rmtree(work)


def measure(work: Path, *, long: bool) -> None:
    """Measure in a folder of its own."""
    print(f"{'':34} {'CPU s':>8} {'CPU/audio':>9} {'wall s':>8} {'peak MB':>8} {'audio s':>8}")
    news, cache = work / "news", work / "cache"
    material.write(news, articles=10, sentences=14)
    cold, result = render(news, 10, work / "out", cache)
    line("cold, ten minutes", cold, result["duration_s"], counts(result))
    warm, result = render(news, 10, work / "out", cache)
    line("nothing changed", warm, result["duration_s"], counts(result))
    changed = news / "0004.md"
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace("contract", "large contract", 1), encoding="utf-8")
    if changed.read_text(encoding="utf-8") == text:
        sys.exit("the benchmark changed nothing")
    once, result = render(news, 10, work / "out", cache)
    line("one of ten stories changed", once, result["duration_s"], counts(result))
    peer(work, result)
    if long:
        many = work / "many"
        material.write(many, articles=150, sentences=30, seed=7)
        cost, result = render(many, 180, work / "long", cache)
        line("cold, three hours", cost, result["duration_s"], counts(result))
        print(f"memory, three hours / ten minutes: {cost.peak_mb / cold.peak_mb:.2f}")


def peer(work: Path, result: dict) -> None:
    """Measure the same sentences through a plain loop with pydub and ffmpeg."""
    if shutil.which("ffmpeg") is None:
        print("peer (loop, pydub +, ffmpeg export): not measured, there is no ffmpeg here")
        return
    manifest = json.loads(Path(result["path"]).with_suffix(".json").read_text(encoding="utf-8"))
    said = work / "said.txt"
    said.write_text("\n".join(entry["spoken"] for entry in manifest["lines"]), encoding="utf-8")
    cost = run([sys.executable, "-W", "ignore", "-c", PEER, str(said), str(work / "peer.mp3")])
    line(
        "peer: loop, pydub +, ffmpeg export",
        cost,
        result["duration_s"],
        "no chapters, no mastering",
    )


if __name__ == "__main__":
    main()
