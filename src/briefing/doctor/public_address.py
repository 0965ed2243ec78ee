"""Whether listeners reach the feed."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.doctor.asking import ask, ask_for_feed
from briefing.doctor.check import Check, Subject
from briefing.doctor.feed_file import FeedFile, NotAFeedError, parse
from briefing.feed.names import feed_file

NAME = "public address"
OK, PARTIAL = 200, 206


def check_public_address(subject: Subject) -> Iterator[Check]:
    """Fetch the feed from where it is published, and a byte of its newest episode."""
    serve, feed = subject.config.serve, subject.config.feed
    address = serve.public_url or feed.url
    if not address:
        yield Check(NAME, "ok", "none is set (feed.url, serve.public_url): nothing to check")
        return
    try:
        answer = ask_for_feed(subject, address)
    except ConnectionError as error:
        advice = "is the server running, is the name right, does the router let it through?"
        yield Check(NAME, "failed", f"{address} does not answer: {error}", advice)
        return
    if answer.status != OK:
        advice = f"is {subject.output} what is served there?"
        yield Check(NAME, "failed", f"{address} answers with status {answer.status}", advice)
        return
    try:
        published = parse(answer.body)
    except NotAFeedError as error:
        advice = "another program answers, or a page that asks to log in"
        yield Check(NAME, "failed", f"{address} answers with no feed: {error}", advice)
        return
    yield from _compared(subject, address, published)
    yield from _sound(address, published)


def _compared(subject: Subject, address: str, published: FeedFile) -> Iterator[Check]:
    try:
        ours = parse((subject.output / feed_file(subject.config.output.name)).read_bytes())
    except (OSError, NotAFeedError):
        yield Check(
            NAME, "warning", f"{address} has a feed, but here is none", "run 'briefing feed'"
        )
        return
    if ours.guid != published.guid:
        reason = f"{address} has the feed of another show: {published.title}"
        yield Check(NAME, "failed", reason, "correct feed.url or serve.public_url")
    elif [item.guid for item in ours.items] != [item.guid for item in published.items]:
        reason = (
            f"{address} has {len(published.items)} episodes, here are {len(ours.items)}, or others"
        )
        yield Check(NAME, "warning", reason, "copy the folder of the episodes there again")
    else:
        yield Check(NAME, "ok", f"{address} has this feed, with {len(ours.items)} episodes")


def _sound(address: str, published: FeedFile) -> Iterator[Check]:
    """Ask for the newest episode as players do: for its size, and for a byte of it."""
    name = "public episodes"
    if not published.items:
        return
    item = published.items[0]
    try:
        head = ask("HEAD", item.url)
        part = ask("GET", item.url, {"Range": "bytes=0-0"}, most_bytes=2)
    except ConnectionError as error:
        reason = f"the newest does not answer: {error}"
        yield Check(name, "failed", reason, f"does feed.url say where {address} is?")
        return
    if head.status != OK or part.status not in {OK, PARTIAL}:
        reason = f"the newest answers with status {head.status} to HEAD, {part.status} to GET"
        yield Check(name, "failed", reason, "copy the folder of the episodes there again")
    elif head.headers.get("content-length") != str(item.length):
        reason = f"the newest has {head.headers.get('content-length')} bytes, the feed says {item.length}"
        yield Check(name, "failed", reason, "copy the folder of the episodes there again")
    elif part.status != PARTIAL or len(part.body) != 1:
        advice = "Apple's and other players need them: choose another server"
        yield Check(name, "failed", "the server does not answer byte ranges", advice)
    else:
        yield Check(name, "ok", "the newest can be fetched, whole and in parts")
