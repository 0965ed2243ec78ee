"""Files with our names that are someone else's are never overwritten."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import briefing
from briefing.errors import OutputError
from briefing.feed.ownership import check_folder


@pytest.mark.parametrize(
    "name", ["index.html", "cover.jpg", "feed.xml", "sw.js", "app.webmanifest", "player/player.js"]
)
def test_a_file_of_someone_else_stops_the_render_before_a_word_is_spoken(
    name: str, tmp_path: Path, render: Callable[..., Path]
) -> None:
    theirs = tmp_path / name
    theirs.parent.mkdir(exist_ok=True)
    theirs.write_bytes(b"\xff\xd8 mine")

    with pytest.raises(OutputError, match="exists and is not of briefing; move it"):
        render(tmp_path)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [theirs]
    assert theirs.read_bytes() == b"\xff\xd8 mine"


def test_our_own_files_are_known_when_state_and_feed_are_lost(folder: Path) -> None:
    shutil.rmtree(folder / ".briefing")
    (folder / "feed.xml").unlink()

    check_folder(folder, "")
    briefing.update_feeds(folder)

    assert (folder / "feed.xml").exists()


def test_a_second_show_does_not_overwrite_a_file_of_someone_else(folder: Path) -> None:
    (folder / "late.xml").write_text("<recipes/>")

    check_folder(folder, "")
    with pytest.raises(OutputError, match=r"late\.xml"):
        check_folder(folder, "late")


def test_a_file_that_cannot_be_read_is_not_taken_for_ours(tmp_path: Path) -> None:
    (tmp_path / "index.html").mkdir()

    with pytest.raises(OutputError, match=r"index\.html"):
        check_folder(tmp_path, "")
