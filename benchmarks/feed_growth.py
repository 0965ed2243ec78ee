"""How the cost of the feed grows with the number of episodes.

    python benchmarks/feed_growth.py [--counts 100,1000,10000] [--peer]

For each count: CPU seconds to make everything anew from the episodes (`briefing feed`), to add one episode
(what `briefing render` does after speaking), and to find that nothing changed; the size of the feed document that a
podcast app fetches, how many documents there are, and the peak memory. The episodes are copies of one real
manifest of ten minutes with a silent stand-in for the sound.

With --peer, feedgen (pip install feedgen) writes a feed of the same episodes from what is already in memory: it knows
no podcast namespace, chapters or transcripts, reads no episodes and has no pages.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from briefing.assemble import make_cover
from briefing.config import FeedSettings, ShowSettings
from briefing.feed.publishing import update
from briefing.model import Progress

START = datetime(1999, 1, 1, 6, tzinfo=timezone.utc)
CHAPTERS = 12
LINES = 100
MP3_BYTES = 4096


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", default="100,1000,10000")
    parser.add_argument("--peer", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measured(args.one, peer=args.peer)))
        return
    print(
        f"{'episodes':>8}  {'anew':>8}  {'one more':>8}  {'nothing':>8}  {'feed.xml':>9}"
        f"  {'documents':>9}  {'peak':>7}  peer"
    )
    for count in map(int, args.counts.split(",")):
        command = [
            sys.executable,
            __file__,
            "--one",
            str(count),
            *(["--peer"] if args.peer else []),
        ]
        # A process each: peak memory is that of the process.
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        peer = f"{row['peer_s']:.1f} s, {row['peer_kb']:.0f} kB" if args.peer else ""
        print(
            f"{count:>8}  {row['anew_s']:>6.2f} s  {row['more_s']:>6.2f} s  {row['nothing_s']:>6.2f} s"
            f"  {row['feed_kb']:>6.0f} kB  {row['documents']:>9}  {row['peak_mb']:>4.0f} MB  {peer}"
        )


def measured(count: int, *, peer: bool) -> dict[str, Any]:
    """Return the figures of one count."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for number in range(1, count + 1):
            add_episode(folder, number)
        row: dict[str, Any] = {"anew_s": timed(folder)}
        add_episode(folder, count + 1)
        row["more_s"] = timed(folder)
        row["nothing_s"] = timed(folder)
        row["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        row["feed_kb"] = (folder / "feed.xml").stat().st_size / 1000
        row["documents"] = len(list(folder.glob("feed*.xml")))
        if peer:
            row |= peer_feed(count)
    return row


def timed(folder: Path) -> float:
    """Return the CPU seconds of an update."""
    begun = time.process_time()
    update(
        folder,
        name="",
        show=ShowSettings(title="Morning"),
        feed=FeedSettings(),
        draw_cover=make_cover,
        report=ignore,
    )
    return time.process_time() - begun


def ignore(progress: Progress) -> None:
    """Report nothing."""


def add_episode(folder: Path, number: int) -> None:
    """Write the manifest of a ten-minute episode and a stand-in for its sound."""
    day = START + timedelta(days=number)
    stem = f"{day:%Y-%m-%d}"
    (folder / f"{stem}.mp3").write_bytes(b"\0" * MP3_BYTES)
    step = 600 // CHAPTERS
    article = {
        "uri": "https://example.org/story",
        "url": "https://example.org/story",
        "title": "Council votes to reopen the harbour after the winter storms",
        "source": "The Example Post",
    }
    source = {
        "uri": article["uri"],
        "url": article["url"],
        "name": article["source"],
        "title": article["title"],
        "paragraph": 2,
        "span": [0, 140],
    }
    document = {
        "format": 1,
        "generator": {"name": "briefing", "version": "0"},
        "title": f"Morning: {day:%A, %B %d, %Y}",
        "date": day.isoformat(),
        "language": "en-US",
        "guid": f"urn:uuid:00000000-0000-5000-8000-{number:012}",
        "number": number,
        "season": day.year,
        "show": {
            "name": "",
            "guid": "9b024349-ccf0-5f69-a609-6b82873eab3c",
            "title": "Morning",
            "author": "",
            "description": "",
            "link": "",
        },
        "voice": {"engine": "hibari", "name": "heart"},
        "audio": {
            "file": f"{stem}.mp3",
            "type": "audio/mpeg",
            "size_bytes": MP3_BYTES,
            "sha256": f"{number:064x}",
            "rate_hz": 44100,
            "bitrate_kbps": 64,
            "samples": 26_460_000,
        },
        "duration": 600,
        "words": 1650,
        "chapters": [
            {
                "start": n * step,
                "end": (n + 1) * step,
                "title": f"Story {n}: {article['title']}",
                "url": article["url"],
                "frames": [n * 1914, (n + 1) * 1914],
                "samples": 2_204_928,
            }
            for n in range(CHAPTERS)
        ],
        "lines": [
            {
                "start": n * 6,
                "end": n * 6 + 5.5,
                "section": n // 8,
                "part": "story",
                "kind": "quotation",
                "written": "The council voted by seven to two on Monday evening to reopen the northern harbour "
                "for ferries and fishing boats from the first of March.",
                "spoken": "The council voted by seven to two on Monday evening to reopen the northern harbour "
                "for ferries and fishing boats from the first of March.",
                "source": source,
            }
            for n in range(LINES)
        ],
        "stories": [{"headline_only": False, "articles": [article]} for _ in range(CHAPTERS)],
        "skipped": [],
    }
    (folder / f"{stem}.json").write_text(json.dumps(document, indent=1), encoding="utf-8")


def peer_feed(count: int) -> dict[str, float]:
    """Write the same episodes with feedgen, which gets them from memory."""
    from feedgen.feed import FeedGenerator

    begun = time.process_time()
    feed = FeedGenerator()
    feed.load_extension("podcast")
    feed.title("Morning")
    feed.link(href="https://example.org/feed.xml", rel="self")
    feed.description("Morning")
    notes = "<ul>" + "<li>00:00:00 Council votes to reopen the harbour</li>" * CHAPTERS + "</ul>"
    for number in range(count):
        entry = feed.add_entry()
        entry.id(f"urn:{number}")
        entry.title(f"Morning {number}")
        entry.description("Stories of the day")
        entry.content(notes, type="CDATA")
        entry.enclosure(f"https://example.org/{number}.mp3", "4096", "audio/mpeg")
        entry.published(START + timedelta(days=number))
        entry.podcast.itunes_duration(600)
    text = feed.rss_str()
    return {"peer_s": time.process_time() - begun, "peer_kb": len(text) / 1000}


if __name__ == "__main__":
    main()
