"""What a folder promises beyond the contract."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import PublishError
from briefing.publish.folder import FolderPublisher


@pytest.fixture
def www(tmp_path: Path) -> Path:
    folder = tmp_path / "www"
    folder.mkdir()
    return folder


def publisher(path: Path | str, base: Path = Path("/")) -> FolderPublisher:
    return FolderPublisher(FolderPublisher.Options(path=str(path)), base=base)


def put(to: FolderPublisher, name: str, source: Path) -> None:
    to.put(name, source, media_type="audio/mpeg", cache_seconds=1)


def test_a_relative_path_begins_at_the_base(tmp_path: Path) -> None:
    assert publisher("../www", tmp_path / "show").place == str(tmp_path / "www")


def test_a_path_may_begin_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))

    assert publisher("~/www", Path("/elsewhere")).place == str(tmp_path / "www")


@pytest.mark.parametrize("method", ["stat", "delete"])
def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path, method: str) -> None:
    drive = publisher(tmp_path / "nas")

    with pytest.raises(PublishError, match="nas: no such folder; make it, or mount"):
        getattr(drive, method)("feed.xml")
    with pytest.raises(PublishError, match="no such folder"):
        put(drive, "feed.xml", Path(__file__))

    assert not (tmp_path / "nas").exists()


def test_nothing_passing_is_left_behind(www: Path, tmp_path: Path) -> None:
    put(publisher(www), "stories/a.mp3", Path(__file__))
    with pytest.raises(FileNotFoundError):
        put(publisher(www), "stories/b.mp3", tmp_path / "none")

    assert [path.name for path in www.rglob("*")] == ["stories", "a.mp3"]


def test_what_killed_runs_left_goes_and_what_another_writes_stays(www: Path) -> None:
    left, being_written = www / ".briefing-1.part", www / ".briefing-2.part"
    for path in (left, being_written):
        path.write_bytes(b"half")
    long_ago = time.time() - 7200
    os.utime(left, (long_ago, long_ago))

    put(publisher(www), "a.mp3", Path(__file__))

    assert not left.exists()
    assert being_written.exists()


def test_a_folder_in_the_way_is_told(www: Path) -> None:
    (www / "feed.xml").mkdir()

    with pytest.raises(PublishError, match=r"feed\.xml: is there, and is no regular file"):
        publisher(www).stat("feed.xml")


def test_a_link_in_the_way_is_not_written_through(www: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    (www / "feed.xml").symlink_to(precious)

    put(publisher(www), "feed.xml", Path(__file__))

    assert precious.read_text() == "mine"
    assert not (www / "feed.xml").is_symlink()


def test_a_web_server_of_another_user_may_read_it(www: Path) -> None:
    before = os.umask(0o022)
    try:
        put(publisher(www), "feed.xml", Path(__file__))
    finally:
        os.umask(before)

    if os.name == "posix":
        assert (www / "feed.xml").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    "path",
    ["../a.mp3", "stories/../../a.mp3", "/a.mp3", "", "stories//a.mp3", "C:a.mp3", "..\\a.mp3"],
)
def test_a_path_that_leads_out_of_it_is_refused(www: Path, tmp_path: Path, path: str) -> None:
    with pytest.raises(PublishError, match="is no relative path inside the folder"):
        put(publisher(www), path, Path(__file__))

    assert list(tmp_path.rglob("*")) == [www]


def test_the_path_is_needed() -> None:
    fields: Any = FolderPublisher.Options.model_fields

    assert fields["path"].is_required()
