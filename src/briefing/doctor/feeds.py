"""Whether the feeds in the folder of the episodes are right, to the byte and the second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from briefing.adapters.links import ascii_url
from briefing.adapters.mp3_cutting import duration_ms
from briefing.doctor.check import Check, Subject
from briefing.doctor.feed_file import FeedFile, FeedItem, NotAFeedError, parse
from briefing.errors import AudioError
from briefing.feed.listing import list_episodes
from briefing.feed.names import DEFAULT_BASE, cover_file, feed_file
from briefing.feed.published import GENERATOR, read_episode
from briefing.feed.rebase import base_of, listed_files
from briefing.feed.state import Index

AGAIN = "run 'briefing feed', which makes it again from the episodes"
SMALLEST_COVER, LARGEST_COVER = 1400, 3000
MOST_COVER_BYTES = 512 << 10
HEAD_BYTES = 1 << 16
SHOWN = 3
"""How many of many problems are told."""


def check_feeds(subject: Subject) -> Iterator[Check]:
    """Check each feed of ours, the cover of the show, and the bytes of its newest episode."""
    if not subject.config.feed.enabled:
        yield Check("feed", "ok", "switched off (feed.enabled)")
        return
    folder = subject.output
    main = feed_file(subject.config.output.name)
    names = _feeds_in(folder)
    if main not in names:
        yield Check("feed", "warning", f"there is no {main} in {folder}", _first_step(folder))
    for name in names:
        problems = tuple(_problems(subject, name, is_main=name == main))
        if problems:
            yield Check(f"feed {name}", "failed", _some(problems), AGAIN)
        else:
            yield Check(f"feed {name}", "ok", "well-formed, and all that it lists is as it says")
    if main in names:
        yield _cover(folder / cover_file(subject.config.output.name))
        yield from _newest(subject)


def _feeds_in(folder: Path) -> list[str]:
    names = []
    for path in sorted(folder.glob("*.xml")) if folder.is_dir() else ():
        with path.open("rb") as file:
            if f"<generator>{GENERATOR}".encode() in file.read(HEAD_BYTES):
                names.append(path.name)
    return names


def _first_step(folder: Path) -> str:
    has_episodes = folder.is_dir() and list_episodes(folder, Index()).entries
    return "run 'briefing feed'" if has_episodes else "make a first episode with 'briefing render'"


def _problems(subject: Subject, name: str, *, is_main: bool) -> Iterator[str]:
    xml = (subject.output / name).read_bytes()
    try:
        feed = parse(xml)
        base, listed = base_of(xml), listed_files(xml)
    except (NotAFeedError, ValueError) as error:
        yield str(error)
        return
    url = subject.config.feed.url
    # As the feed writes it: in ASCII.
    wanted = ascii_url(url.rstrip("/") + "/") if url else DEFAULT_BASE
    if is_main and feed.own_address != wanted + name:
        yield f"it says that it is at {feed.own_address}, the config {wanted}{name}"
    yield from _guid_problems(feed)
    for item in feed.items:
        yield from _item_problems(subject.output, base, item)
    for file in sorted(listed):
        if not (subject.output / file).is_file():
            yield f"{file} is not there"


def _guid_problems(feed: FeedFile) -> Iterator[str]:
    guids = [item.guid for item in feed.items]
    if not feed.guid:
        yield "it has no podcast:guid"
    if "" in guids or len(set(guids)) < len(guids):
        yield "two episodes have the same guid, or one has none"


def _item_problems(folder: Path, base: str, item: FeedItem) -> Iterator[str]:
    name = unquote(item.url.removeprefix(base).partition("?")[0])
    if not item.url.startswith(base) or Path(name).is_absolute() or ".." in Path(name).parts:
        yield f"{item.title}: {item.url} is not under {base}"
        return
    try:
        with (folder / name).open("rb") as file:
            size = file.seek(0, 2)
            heard_s = -(-duration_ms(file) // 1000)
    except FileNotFoundError:
        return  # told as one of the files that it lists
    except (OSError, AudioError) as error:
        yield f"{name}: {error}"
        return
    if size != item.length:
        yield f"{name} has {size} bytes, the feed says {item.length}"
    if item.duration_s is not None and item.duration_s != max(1, heard_s):
        yield f"{name} is {heard_s} s long, the feed says {item.duration_s}"


def _cover(path: Path) -> Check:
    from PIL import Image, UnidentifiedImageError

    try:
        size_bytes = path.stat().st_size
        with Image.open(path) as image:
            width, height = image.size
    except (OSError, UnidentifiedImageError) as error:
        return Check("cover", "failed", f"{path.name}: {error}", AGAIN)
    told = f"{path.name}: {width} x {height} pixels, {size_bytes // 1024} kB"
    if width != height or not SMALLEST_COVER <= width <= LARGEST_COVER:
        return Check("cover", "failed", told, "it must be square, of 1400 to 3000 pixels; " + AGAIN)
    if size_bytes >= MOST_COVER_BYTES:
        return Check("cover", "failed", told, "it must have less than 512 kB; " + AGAIN)
    return Check("cover", "ok", told)


def _newest(subject: Subject) -> Iterator[Check]:
    name = "newest episode"
    listing = list_episodes(subject.output, Index())
    for problem in listing.problems:
        yield Check(name, "warning", str(problem), "render that day again, or remove its files")
    entries = listing.of_show(subject.config.output.name)
    if not entries:
        return
    episode = read_episode(subject.output / f"{entries[0].stem}.json")
    digest = sha256((subject.output / episode.audio.file).read_bytes()).hexdigest()
    if digest == episode.audio.sha256:
        yield Check(name, "ok", f"{episode.audio.file} has the bytes that its manifest says")
    else:
        reason = f"{episode.audio.file} is damaged: not the bytes that its manifest says"
        yield Check(name, "failed", reason, "render that day again")


def _some(problems: Sequence[str]) -> str:
    more = len(problems) - SHOWN
    return "; ".join(problems[:SHOWN]) + (f"; and {more} more" if more > 0 else "")
