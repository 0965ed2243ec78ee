import os
from pathlib import Path

import pytest
from tests.serve.conftest import FEED_NS, SOUND, feed_of, mark_of, replace_file

from briefing.serve.catalogue import Catalogue
from briefing.serve.feeds import is_plain, read_feed

ITEM = '<item><enclosure url="http://127.0.0.1:8017/{}" length="5" type="audio/mpeg"/></item>'


def catalogue_of(folder: Path) -> Catalogue:
    catalogue = Catalogue(folder)
    catalogue.refresh()
    return catalogue


def test_a_feed_tells_its_files_and_their_versions(folder: Path) -> None:
    feed = read_feed(folder, "feed.xml")
    assert feed is not None
    mark = frozenset({mark_of(SOUND)})
    assert feed.versions == {
        "2026-11-24.mp3": mark,
        "2026-11-24.chapters.json": mark,
        "2026-11-24.vtt": mark,
    }
    assert {
        "cover.jpg",
        "2026-11-24.html",
        "feed.xml",
        "feed.1.xml",
        "player/feed.css",
    } <= feed.files


def test_what_is_listed_can_be_found(folder: Path) -> None:
    catalogue = catalogue_of(folder)
    mp3, feed, page, code = (
        catalogue.find(n) for n in ("2026-11-24.mp3", "feed.xml", "", "subscribe.svg")
    )
    assert mp3 is not None
    assert (mp3.kind, dict(mp3.versions)) == ("file", {mark_of(SOUND): FEED_NS})
    assert feed is not None
    assert feed.kind == "feed"
    assert page is not None
    assert page.name == "index.html"
    assert code is not None
    assert code.kind == "code"


@pytest.mark.parametrize(
    "name", ["2026-11-24.json", "feed.1.xml", "notes.txt", ".briefing/index.json", "..", "."]
)
def test_what_is_not_listed_cannot(folder: Path, name: str) -> None:
    assert catalogue_of(folder).find(name) is None


def test_an_old_folder_is_current_until_something_changes(folder: Path) -> None:
    catalogue = Catalogue(folder)
    assert not catalogue.is_current()
    catalogue.refresh()
    assert catalogue.is_current()
    replace_file(folder / "feed.xml", feed_of(SOUND, more=ITEM.format("new.mp3")))
    assert not catalogue.is_current()
    catalogue.refresh()
    assert catalogue.find("new.mp3") is not None


def test_a_feed_that_is_written_in_place_is_seen(folder: Path) -> None:
    catalogue = catalogue_of(folder)
    (folder / "feed.xml").write_bytes(feed_of(SOUND, more=ITEM.format("new.mp3")))
    assert not catalogue.is_current()


def test_a_folder_that_changed_just_now_is_looked_at_again(folder: Path) -> None:
    os.utime(folder)
    catalogue = catalogue_of(folder)
    assert not catalogue.is_current()  # the next change may have the same time stamp


def test_several_feeds_list_together(folder: Path) -> None:
    (folder / "evening.xml").write_bytes(feed_of(SOUND, more=ITEM.format("evening-1.mp3")))
    (folder / "other.xml").write_bytes(b"<rss><channel/></rss>")
    catalogue = catalogue_of(folder)
    assert catalogue.feeds == ("evening.xml", "feed.xml")
    for name in ("evening-1.mp3", "2026-11-24.mp3", "evening.xml"):
        assert catalogue.find(name) is not None


def test_no_folder_is_an_empty_one(tmp_path: Path) -> None:
    assert catalogue_of(tmp_path / "gone").feeds == ()
    assert read_feed(tmp_path, "gone.xml") is None


@pytest.mark.parametrize(
    "name", ["a", "a.mp3", "stories/a-01.mp3", "a b", "ü.mp3", "..a".removeprefix("..")]
)
def test_plain_names_are_plain(name: str) -> None:
    assert is_plain(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        ".a",
        "a/.b",
        "../a",
        "a/../b",
        "/a",
        "a/",
        "a//b",
        "a\\b",
        "C:a",
        "a\0",
        "a:b",
    ],
)
def test_others_are_not(name: str) -> None:
    assert not is_plain(name)
