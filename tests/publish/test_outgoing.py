"""What is to be published is looked at here, before anything is sent."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from briefing.errors import PublishError
from briefing.publish import Outgoing, outgoing

SOUND = bytes(range(256)) * 30


def looked_at(folder: Path, size_bytes: int | None, checksum: str) -> tuple[Outgoing, ...]:
    file: Any = SimpleNamespace(name="a.mp3", size_bytes=size_bytes, sha256=checksum)
    return outgoing(
        folder, files=[file], feeds=[], media_type=lambda _: "audio/mpeg", publisher="folder"
    )


@pytest.mark.parametrize("said", [(None, ""), (len(SOUND), sha256(SOUND).hexdigest()[:12])])
def test_size_and_checksum_are_those_of_the_file(
    tmp_path: Path, said: tuple[int | None, str]
) -> None:
    (tmp_path / "a.mp3").write_bytes(SOUND)

    (file,) = looked_at(tmp_path, *said)

    assert (file.size_bytes, file.sha256) == (len(SOUND), sha256(SOUND).hexdigest())


@pytest.mark.parametrize("said", [(len(SOUND) - 1, ""), (len(SOUND), "0123456789ab")])
def test_a_file_that_is_not_what_the_feed_says_is_an_error(
    tmp_path: Path, said: tuple[int, str]
) -> None:
    (tmp_path / "a.mp3").write_bytes(SOUND)

    with pytest.raises(PublishError, match=r"a\.mp3: is not what the feed says it is"):
        looked_at(tmp_path, *said)


def test_a_file_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=r"a\.mp3: .* cannot be read: No such file"):
        looked_at(tmp_path, None, "")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(SOUND)
    (tmp_path / "a.mp3").symlink_to("secret")

    with pytest.raises(PublishError, match="is no regular file"):
        looked_at(tmp_path, None, "")
