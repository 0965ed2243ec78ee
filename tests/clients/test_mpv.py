"""mpv plays an episode from its address, lists its chapters, and jumps between them."""

from __future__ import annotations

import json
import re
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.clients.conftest import Subscription, Tool
from tests.clients.homes import Home

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

BYTES_PER_MS = 8
NEAR = 200_000
"""As many bytes as tags and cover may take."""
LATE_S = 0.0251
"""mpv counts from the first sample that is heard, 1105 samples after the first of the file."""


class Player:
    """mpv, silent and without a window, asked over its JSON protocol."""

    def __init__(self, mpv: Path, home: Home, address: str, *options: str) -> None:
        self._socket, theirs = socket.socketpair()
        self._socket.settimeout(30)
        self._talk = self._socket.makefile("rw", encoding="utf-8")
        self._number = 0
        self._said = home.folder / "mpv.txt"
        with theirs, self._said.open("wb") as said:
            self._program = subprocess.Popen(
                [
                    *(str(mpv), "--no-config", "--ao=null", "--vo=null", "--pause", *options),
                    *(f"--input-ipc-client=fd://{theirs.fileno()}", address),
                ],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                pass_fds=[theirs.fileno()],
                cwd=home.folder,
                env=home.environment,
            )

    def wait_for(self, event: str) -> None:
        while True:
            message = self._next()
            assert message.get("event") != "end-file", self.stop()
            if message.get("event") == event:
                return

    def ask(self, *command: object) -> Any:
        self._number += 1
        self._talk.write(json.dumps({"command": command, "request_id": self._number}) + "\n")
        self._talk.flush()
        while "error" not in (answer := self._next()) or answer["request_id"] != self._number:
            pass
        assert answer["error"] == "success", (command, answer)
        return answer.get("data")

    def stop(self) -> str:
        """End it, and return what it said."""
        self._talk.close()
        self._socket.close()
        self._program.terminate()
        self._program.wait(timeout=20)
        return self._said.read_text(encoding="utf-8", errors="replace")

    def _next(self) -> Any:
        line = self._talk.readline()
        assert line, self.stop()
        return json.loads(line)


@pytest.fixture
def player(subscription: Subscription, home: Home, foreign_tool: Tool) -> Iterator[Player]:
    """Return mpv with the long episode, paused within its second chapter."""
    start_s = subscription.episodes[0].chapters[1].start_ms / 1000 + 5
    address = subscription.address(subscription.episodes[0])
    # By default FFmpeg reads an MP3 up to the place it looks for; so it asks for what it wants only.
    fast = "--demuxer-lavf-o=fflags=+fastseek"
    options = (f"--start={start_s}", fast, "--msg-level=ffmpeg=trace")
    player = Player(foreign_tool("mpv"), home, address, *options)
    player.wait_for("playback-restart")
    yield player
    player.stop()


def test_it_shows_title_length_and_chapters(subscription: Subscription, player: Player) -> None:
    episode = subscription.episodes[0]

    assert player.ask("get_property", "media-title") == episode.title
    assert player.ask("get_property", "duration") == pytest.approx(
        episode.duration_ms / 1000, abs=0.1
    )
    chapters = player.ask("get_property", "chapter-list")
    assert [chapter["title"] for chapter in chapters] == [c.title for c in episode.chapters]
    assert [chapter["time"] for chapter in chapters] == pytest.approx(
        [c.start_ms / 1000 for c in episode.chapters], abs=LATE_S
    )


def test_it_starts_where_it_is_told_and_jumps_to_each_chapter(
    subscription: Subscription, player: Player
) -> None:
    chapters = subscription.episodes[0].chapters

    assert player.ask("get_property", "chapter") == 1
    assert player.ask("get_property", "time-pos") == pytest.approx(
        chapters[1].start_ms / 1000 + 5, abs=0.06
    )
    assert player.ask("get_property", "seekable") is True
    for number in (len(chapters) - 2, 2):
        player.ask("set_property", "chapter", number)
        player.wait_for("playback-restart")

        assert player.ask("get_property", "chapter") == number
        assert player.ask("get_property", "time-pos") == pytest.approx(
            chapters[number].start_ms / 1000, abs=0.06
        )

    asked = [int(first) for first in re.findall(r"Range: bytes=(\d+)-", player.stop())]
    far = chapters[-2].start_ms * BYTES_PER_MS
    assert any(far - NEAR < first < far + NEAR for first in asked)
