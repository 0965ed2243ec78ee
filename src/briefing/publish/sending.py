"""Sends what a place has not: what is new first, then what replaces something, the feeds last.

At every moment the feed over there lists only files that are there, whole: whoever ends this in the middle
leaves the old feed with its files, and some that nobody lists yet. The next run goes on where this one ended.
Only an episode that was made anew keeps its name, and so replaces what the old feed speaks of: that happens
between all that is new and the feed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import PublishError
from briefing.model import Progress, RemoteFile, Report
from briefing.protocols import Publisher
from briefing.publish.outgoing import FEED, Outgoing
from briefing.publish.record import Names, read_record, write_record

FRONT_PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Publication:
    """What was done, or would be: names of files, in the order of doing; `unchanged` were there."""

    sent: tuple[str, ...]
    sent_bytes: int
    unchanged: int
    deleted: tuple[str, ...] = ()


def publish(
    files: Sequence[Outgoing],
    publisher: Publisher,
    *,
    record: Path,
    report: Report,
    keep: bool = False,
    dry_run: bool = False,
) -> Publication:
    """Make a place hold these files, and no longer those that it was sent before, unless *keep*.

    `files` are in the order of sending, the feeds last; they must not change meanwhile. `record` is the file
    that remembers what was sent where. Raises PublishError, which names what failed, and OutputError.
    """
    place = f"{publisher.name} {publisher.place}"
    known = read_record(record, place)
    there = {file.name: _stat(publisher, file.name) for file in files}
    if known is None:
        _refuse_strangers(publisher, files, there)
        known = {}
    missing = [file for file in files if not _is_there(file, there[file.name], known)]
    missing.sort(key=lambda file: _turn(file, replaces=there[file.name] is not None))
    names = {file.name for file in files}
    gone = () if keep else tuple(sorted(known.keys() - names))
    done = Publication(
        sent=tuple(file.name for file in missing),
        sent_bytes=sum(file.size_bytes for file in missing),
        unchanged=len(files) - len(missing),
        deleted=gone,
    )
    sure = {file.name: file.sha256 for file in files} | dict.fromkeys(done.sent, "")
    names_there: Names = known | sure
    if dry_run or (names_there == known and not (missing or gone)):
        return done
    write_record(record, place, names_there)
    try:
        for file in _told(missing, done.sent_bytes, report):
            _send(publisher, file)
            names_there[file.name] = file.sha256
        for name in gone:
            with _blamed(publisher, name):
                publisher.delete(name)
            del names_there[name]
    finally:
        write_record(record, place, names_there)
    return done


def _turn(file: Outgoing, *, replaces: bool) -> int:
    """What is new harms no feed that is there; what replaces something comes as close to the new feed as can be."""
    return 2 if file.step == FEED else int(replaces)


def _send(publisher: Publisher, file: Outgoing) -> None:
    with _blamed(publisher, file.name):
        publisher.put(
            file.name,
            file.source,
            media_type=file.media_type,
            cache_seconds=file.cache_seconds,
        )
    arrived = _stat(publisher, file.name)
    if arrived is None:
        raise PublishError(publisher.name, file.name, "was sent, and is not there")
    if arrived.size_bytes != file.size_bytes:
        reason = f"has {arrived.size_bytes} bytes there, where {file.size_bytes} were to be sent"
        raise PublishError(publisher.name, file.name, reason)
    if arrived.sha256 not in (None, file.sha256):
        raise PublishError(publisher.name, file.name, "has other bytes there than were to be sent")


def _is_there(file: Outgoing, found: RemoteFile | None, known: Names) -> bool:
    """Whether the very bytes are there; where nobody can tell, what was sent is believed to have stayed."""
    if found is None or found.size_bytes != file.size_bytes:
        return False
    return (known.get(file.name) if found.sha256 is None else found.sha256) == file.sha256


def _refuse_strangers(
    publisher: Publisher, files: Sequence[Outgoing], there: dict[str, RemoteFile | None]
) -> None:
    """Raise PublishError where a front page is of others: it has no feed of ours beside it."""
    if any(file.step == FEED and there[file.name] for file in files):
        return
    for file in files:
        if file.name == FRONT_PAGE and not _is_there(file, there[file.name], {}):
            if there[file.name] is None:
                continue
            reason = f"is there already, and of others; publish to a folder of its own in {publisher.place}"
            raise PublishError(publisher.name, file.name, reason)


def _stat(publisher: Publisher, name: str) -> RemoteFile | None:
    with _blamed(publisher, name):
        return publisher.stat(name)


@contextmanager
def _blamed(publisher: Publisher, name: str) -> Iterator[None]:
    """Turn whatever a publisher raises into a PublishError that names it and the file."""
    try:
        yield
    except PublishError:
        raise
    # A publisher is anyone's code, and what it talks to fails in many ways.
    except Exception as error:
        told = error.strerror if isinstance(error, OSError) else None
        reason = told or f"{type(error).__name__}: {error}"
        raise PublishError(publisher.name, name, reason) from error


def _told(files: Sequence[Outgoing], total_bytes: int, report: Report) -> Iterator[Outgoing]:
    sent_bytes = 0
    for number, file in enumerate(files):
        fraction = sent_bytes / total_bytes if total_bytes else 0.0
        report(Progress("publishing", number, len(files), file.name, fraction))
        yield file
        sent_bytes += file.size_bytes
