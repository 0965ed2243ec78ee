import asyncio
import os
from pathlib import Path

import pytest

from briefing.serve import opening
from briefing.serve.opening import open_file, opened


@pytest.fixture(params=["by steps", "by looking"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of systems: those that can refuse links, and those that cannot."""
    monkeypatch.setattr(opening, "_CAN_REFUSE_LINKS", request.param == "by steps")


def test_a_file_is_what_it_was_when_it_was_opened(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.mp3"
    path.parent.mkdir()
    path.write_bytes(b"old")
    with opened(tmp_path, "a/b.mp3") as file:
        (tmp_path / "new").write_bytes(b"newer")
        (tmp_path / "new").replace(path)
        assert file.size == 3
        assert file.read_all() == b"old"
        assert asyncio.run(file.read(1, 2)) == b"ld"
        old_tag = file.tag
    with opened(tmp_path, "a/b.mp3") as file:
        assert file.read_all() == b"newer"
        assert file.tag != old_tag


def test_a_file_that_became_shorter_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(bytes(100))
    with opened(tmp_path, "a") as file:
        os.truncate(path, 50)
        with pytest.raises(EOFError):
            asyncio.run(file.read(40, 20))
        with pytest.raises(EOFError):
            file.sha256()


@pytest.mark.parametrize(
    "name", ["link.mp3", "linked/a.mp3", "folder", "pipe", "gone", "folder/gone/a", "a.mp3/b"]
)
def test_links_folders_and_pipes_are_not_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.mp3").write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.mp3").write_bytes(b"x")
    (tmp_path / "link.mp3").symlink_to("a.mp3")
    (tmp_path / "linked").symlink_to("folder")
    os.mkfifo(tmp_path / "pipe")
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(OSError):  # noqa: PT011  any will do
        open_file(tmp_path, name)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
