"""How the cost of choosing what is told grows with the number of articles.

    python benchmarks/selecting_growth.py [--counts 100,1000,2000,5000] [--minutes 10] [--data DIR] [--profile N]

For each count: that many invented reports as files, a quarter as many events of one to twelve reports each, about
350 words a report; then `briefing.script` on the folder, ten minutes long, in a process of its own. CPU seconds of the whole
process (imports included), of reading and of all that comes after it (clusters, selection, script), and the peak
memory. With --data, the articles of `benchmarks/summaries.py` are one more case: real news, written out as files.
--profile shows where N articles spend their time.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from material import CODAS, MONTHS, ONSETS, TOPICS, VOWELS, name

import briefing
from briefing.model import Progress

NOW = datetime(2026, 11, 23, 7, tzinfo=timezone.utc)
MOST_REPORTS = 12
EVENTS_SHARE = 4
SENTENCES = range(13, 24)
SOURCES = 40
VOCABULARY = 12_000
SECTIONS = ("World", "Business", "Sport", "Culture", "Science")
# In {braces}: what is the same in all reports of an event; in [brackets]: another word or number each time.
OPENINGS = (
    "{person}, who leads {office} in {town}, said on {day} that {work} on {thing} would cost ${millions} million.",
    "{town} will spend ${millions} million on {work} at {thing}, {person} announced on {day}.",
    "After {weeks} weeks of talks, {firm} has won the contract for {work} on {thing} in {town}.",
    "A vote of {yes} to {no} on {day} cleared the way for {work} on {thing} in {town}.",
)
SHARED = (
    "“We have waited {years} years for this, and {town} will not wait for another [noun],” {person} said.",
    "The contract for ${millions} million went to {firm}, which had offered {work} with a [noun] of its own.",
    "{percent} per cent of {people} in {town} had asked for {work}, a survey by {office} found.",
    "{person2}, a councillor for {town2}, called the price “hard to defend before {people} with a [noun]”.",
    "The council voted {yes}-{no} on {day}, with two members from {town2} staying away over a [noun].",
    "{firm} measured {thing} at {metres} metres and marked the [noun] for repair.",
    "In {year}, the last time {thing} was [verb]ed, {town} had half as many inhabitants.",
    "If the [noun] holds, {firm} will finish {work} within {weeks} weeks, {person} told reporters.",
)
OWN = (
    "[Name] [Name], [n] years old, has [verb]ed beside {thing} since she was a [noun] and expects a [adjective] winter.",
    "Neither the [noun] nor the [adjective] [noun] was [verb]ed in time, a report of [n] pages says.",
    "At the [noun] of [Name], [n] people [verb]ed a [adjective] [noun] until the rain came.",
    "“It is a [adjective] [noun], and the [noun] knows it,” said [Name] [Name] of the [Name] [noun] group.",
    "Its [noun] [verb]ed [n] times between [month] and [month], according to the [Name] institute.",
    "However, the [adjective] [noun] of [month] [verb]ed more than [n] of the [noun]s near [Name].",
    "He added that no [noun] had [verb]ed a [noun] so [adjective] since [month].",
    "The [noun] of [Name] asked for [n] more [noun]s and was given a [adjective] [noun].",
    "Shares of [Name] fell by [n] per cent as the [noun] [verb]ed the [adjective] [noun] market.",
    "Last [month] a [noun] from [Name] [verb]ed [n] [noun]s, and the [noun] has been [adjective] since.",
    "Whether the [noun] will be [verb]ed before [month] is a question for the [Name] court.",
    "In [Name], [n] kilometres away, the [adjective] [noun] was [verb]ed without a [noun].",
)


@dataclass(frozen=True, slots=True)
class Event:
    """What all reports of an event have in common."""

    cast: dict[str, str]
    section: str
    when: datetime


class Words:
    """An invented vocabulary in which, as in every language, few words are said very often."""

    def __init__(self, rng: random.Random) -> None:
        made = {
            rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) + rng.choice(tails)
            for tails in (("", "ing", "ter", "ment", "ise"),)
            for _ in range(3 * VOCABULARY)
        }
        self._all = sorted(made)[:VOCABULARY]
        rng.shuffle(self._all)

    def one(self, rng: random.Random) -> str:
        """Return a word; the place of it is Zipf's."""
        return self._all[int(len(self._all) ** rng.random()) - 1]


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--counts", default="100,1000,2000,5000")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--data", type=Path, help="folder with the articles of summaries.py")
    parser.add_argument("--profile", type=int, metavar="N", help="profile N articles instead")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measured(args.one, args.minutes)))
        return
    with tempfile.TemporaryDirectory() as place:
        if args.profile:
            folder = Path(place)
            write(folder, args.profile)
            profile(folder, args.minutes)
            return
        print(
            f"{'articles':<16}{'CPU':>8}{'reading':>10}{'the rest':>10}{'ms each':>9}{'peak':>9}"
            f"{'events':>8}{'stories':>9}{'told':>6}"
        )
        for count in map(int, args.counts.split(",")):
            folder = Path(place) / str(count)
            events = write(folder, count)
            report(str(count), folder, args.minutes, events)
        if args.data:
            folder = Path(place) / "real"
            count = write_real(folder, args.data)
            report(f"{count} (real)", folder, args.minutes, 0)


def report(label: str, folder: Path, minutes: float, events: int) -> None:
    """Measure one folder in a process of its own, since peak memory is that of a process."""
    command = [sys.executable, __file__, "--one", str(folder), "--minutes", str(minutes)]
    row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print(
        f"{label:<16}{row['cpu_s']:>6.1f} s{row['reading_s']:>8.1f} s{row['rest_s']:>8.1f} s"
        f"{1000 * row['cpu_s'] / max(1, row['articles']):>9.1f}{row['peak_mb']:>6.0f} MB"
        f"{events or '?':>8}{row['stories']:>9}{row['told']:>6}",
        flush=True,
    )


def measured(folder: Path, minutes: float) -> dict[str, Any]:
    """Return the figures of one folder."""
    begun = time.process_time()
    read = begun
    articles = 0

    def note(progress: Progress) -> None:
        nonlocal read, articles
        if progress.stage == "selecting":
            read, articles = time.process_time(), progress.total

    draft = briefing.script([folder], minutes=minutes, now=NOW, report=note)
    done = time.process_time()
    return {
        "articles": articles,
        "cpu_s": done,
        "reading_s": read - begun,
        "rest_s": done - read,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "stories": len(draft.stories),
        "told": sum(not story.headline_only for story in draft.stories),
    }


def profile(folder: Path, minutes: float) -> None:
    """Print what takes the time."""
    profiler = cProfile.Profile()
    profiler.enable()
    briefing.script([folder], minutes=minutes, now=NOW)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(45)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(25)


def write(folder: Path, count: int) -> int:
    """Write *count* reports as files; return of how many events."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(count)
    words = Words(random.Random(7))
    outlets = [f"The {name(rng)} {rng.choice(('Courier', 'Post', 'Echo'))}" for _ in range(SOURCES)]
    texts: list[str] = []
    sizes = list(event_sizes(count, rng))
    for size in sizes:
        event = made_event(rng)
        texts += [a_report(event, source, words, rng) for source in rng.sample(outlets, size)]
    rng.shuffle(texts)
    for index, text in enumerate(texts):
        (folder / f"{index:05}.md").write_text(text, encoding="utf-8")
    return len(sizes)


def event_sizes(count: int, rng: random.Random) -> Iterator[int]:
    """Yield how many reports each event has, one to twelve: a few have many, many have one."""
    while count:
        size = min(count, MOST_REPORTS, 1 + int(rng.expovariate(1 / (EVENTS_SHARE - 0.5))))
        yield size
        count -= size


def made_event(rng: random.Random) -> Event:
    """Return an event with people, places and figures of its own."""
    thing, work, office, people = TOPICS[rng.choice(sorted(TOPICS))]
    cast = {
        "thing": thing,
        "work": work,
        "office": office,
        "people": people,
        "town": name(rng),
        "town2": name(rng),
        "person": f"{name(rng)} {name(rng)}",
        "person2": f"{name(rng)} {name(rng)}",
        "firm": f"{name(rng)} and {name(rng)}",
        "day": rng.choice(("Friday", "Saturday", "Sunday")),
    }
    for figure, most in (("millions", 90), ("years", 40), ("percent", 96), ("metres", 900)):
        cast[figure] = str(rng.randint(2, most))
    cast |= {"year": str(rng.randint(1950, 2020)), "weeks": str(rng.randint(3, 50))}
    cast |= {"yes": str(rng.randint(11, 20)), "no": str(rng.randint(1, 10))}
    when = NOW - timedelta(hours=rng.randint(1, 60))
    return Event(cast, rng.choice(SECTIONS), when)


def a_report(event: Event, source: str, words: Words, rng: random.Random) -> str:
    """Return one report as text with front matter."""
    shared = rng.sample(SHARED, rng.randint(5, len(SHARED)))
    sentences = [rng.choice(OPENINGS), shared.pop()]
    rest = shared + [rng.choice(OWN) for _ in range(rng.choice(SENTENCES) - len(shared))]
    rng.shuffle(rest)
    told = [filled(sentence, event, words, rng) for sentence in sentences + rest]
    paragraphs = [" ".join(told[i : i + 2]) for i in range(0, len(told), 2)]
    title = filled("{town} [verb]s ahead with {work} on {thing}", event, words, rng)
    moment = event.when + timedelta(minutes=rng.randint(0, 300))
    head = [
        "---",
        f"title: {title}",
        f"url: https://news.example.org/{rng.randrange(10**12)}",
        f"source: {source}",
        f"section: {event.section}",
        f"date: {min(moment, NOW).isoformat()}",
        "---",
        "",
    ]
    return "\n".join(head) + "\n\n".join(paragraphs) + "\n"


def filled(sentence: str, event: Event, words: Words, rng: random.Random) -> str:
    """Fill in what the event gives, and invent the rest."""
    said = sentence.format(**event.cast)
    said = said[0].upper() + said[1:]
    pieces = said.split("[")
    for index, piece in enumerate(pieces[1:], 1):
        slot, _, after = piece.partition("]")
        pieces[index] = invented(slot, words, rng) + after
    return "".join(pieces)


def invented(slot: str, words: Words, rng: random.Random) -> str:
    """Return a name, a number, a month or a word."""
    if slot == "Name":
        return name(rng)
    if slot == "n":
        return str(rng.randint(2, 9000))
    if slot == "month":
        return rng.choice(MONTHS)
    return words.one(rng)


def write_real(folder: Path, data: Path) -> int:
    """Write the articles of `articles_dev.jsonl` and `stories_dev.jsonl` as files; return how many."""
    folder.mkdir(parents=True)
    count = 0
    for file in ("stories_dev.jsonl", "articles_dev.jsonl"):
        for line in (data / file).read_text(encoding="utf-8").splitlines():
            known = json.loads(line)
            first, _, rest = known["text"].partition("\n")
            title, body = (known["title"], known["text"]) if "title" in known else (first, rest)
            text = f"---\ntitle: {json.dumps(title)}\n---\n\n" + body.replace("\n", "\n\n")
            (folder / f"{count:05}.md").write_text(text, encoding="utf-8")
            count += 1
    return count


if __name__ == "__main__":
    main()
