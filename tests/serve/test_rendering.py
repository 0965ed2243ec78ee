"""Serving while episodes are rendered: a listener never gets half of one version and half of another."""

from __future__ import annotations

import threading
from pathlib import Path

from tests.serve.conftest import Running, Start, feed_of, mark_of, replace_file

MP3 = "2026-11-24.mp3"
VERSIONS = tuple(bytes([65 + number]) * (400_000 + 1000 * number) for number in range(8))
BY_MARK = {mark_of(version): version for version in VERSIONS}


def render_again_and_again(folder: Path, stop: threading.Event) -> None:
    """Replace the sound, then the feed, as a render does."""
    number = 0
    while not stop.wait(0.03):
        number = (number + 1) % len(VERSIONS)
        replace_file(folder / MP3, VERSIONS[number])
        stop.wait(0.03)
        replace_file(folder / "feed.xml", feed_of(VERSIONS[number]))


def rendering(running: Running) -> tuple[threading.Thread, threading.Event]:
    stop = threading.Event()
    replace_file(running.folder / MP3, VERSIONS[0])
    replace_file(running.folder / "feed.xml", feed_of(VERSIONS[0]))
    thread = threading.Thread(target=render_again_and_again, args=(running.folder, stop))
    thread.start()
    return thread, stop


def test_every_answer_is_whole_and_of_one_version(begin: Start) -> None:
    running = begin()
    thread, stop = rendering(running)
    try:
        seen = set()
        for _ in range(150):
            sound, feed = running.ask(MP3), running.ask("feed.xml", Accept_Encoding="gzip")
            assert (sound.status, feed.status) == (200, 200)
            assert sound.body in VERSIONS
            seen.add(sound.body)
            assert running.ask("2026-11-24.vtt").status == 200
    finally:
        stop.set()
        thread.join()
    assert len(seen) > 3


def test_halves_fit_together_or_are_not_given(begin: Start) -> None:
    running = begin()
    thread, stop = rendering(running)
    whole = halves = 0
    try:
        for turn in range(300):
            mark = list(BY_MARK)[turn % len(BY_MARK)]
            first = running.ask(f"{MP3}?v={mark}", Range="bytes=0-199999")
            second = running.ask(f"{MP3}?v={mark}", Range="bytes=200000-")
            if first.status == second.status == 206:
                assert first.body + second.body == BY_MARK[mark]
                halves += 1
            for reply in (first, second):
                if reply.status == 200:
                    assert reply.body in VERSIONS
                    whole += 1
            tagged = running.ask(MP3, Range="bytes=0-199999")
            rest = running.ask(MP3, Range="bytes=200000-", If_Range=tagged.headers["etag"])
            joined = tagged.body + rest.body if rest.status == 206 else rest.body
            assert joined in VERSIONS
    finally:
        stop.set()
        thread.join()
    assert halves > 5
    assert whole > 5
