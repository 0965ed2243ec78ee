"""Identity must last, the cache need not."""

import json
import os
import stat
from pathlib import Path
from uuid import uuid5

import pytest

from briefing.config import FeedSettings, ShowSettings
from briefing.errors import OutputError
from briefing.feed.identity import PODCAST, new_guid
from briefing.feed.state import (
    Index,
    KnownShow,
    known_shows,
    read_index,
    remember_show,
    write_index,
)

KNOWN = KnownShow("9b024349-ccf0-5f69-a609-6b82873eab3c", ShowSettings(title="Ü"), FeedSettings())


def test_a_show_is_remembered(tmp_path: Path) -> None:
    remember_show(tmp_path, "", KNOWN)
    remember_show(tmp_path, "late", KNOWN)

    assert known_shows(tmp_path) == {"": KNOWN, "late": KNOWN}


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_the_state_is_for_its_owner_only(tmp_path: Path) -> None:
    remember_show(tmp_path, "", KNOWN)

    assert stat.S_IMODE((tmp_path / ".briefing").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / ".briefing" / "shows.json").stat().st_mode) == 0o600


def test_settings_of_another_release_are_read(tmp_path: Path) -> None:
    remember_show(tmp_path, "", KNOWN)
    path = tmp_path / ".briefing" / "shows.json"
    document = json.loads(path.read_text("utf-8"))
    document["shows"][""]["feed"]["smell"] = "roses"
    path.write_text(json.dumps(document))

    assert known_shows(tmp_path) == {"": KNOWN}


@pytest.mark.parametrize("text", ["{", "[]", '{"shows": {"": {"guid": "x", "show": {}}}}'])
def test_a_damaged_identity_is_an_error_that_says_what_to_do(tmp_path: Path, text: str) -> None:
    (tmp_path / ".briefing").mkdir()
    (tmp_path / ".briefing" / "shows.json").write_text(text)

    with pytest.raises(
        OutputError, match=r"shows\.json: is damaged; delete it, and 'briefing feed'"
    ):
        known_shows(tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"format": 99}', '{"format": 1, "episodes": 3}'])
def test_a_damaged_cache_is_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / ".briefing").mkdir()
    (tmp_path / ".briefing" / "index.json").write_text(text)

    assert read_index(tmp_path) == Index()


def test_the_cache_is_read_back(tmp_path: Path) -> None:
    index = Index({"2026-11-20": {"stamp": [1, 2]}}, {"feed.xml": "ab"})

    write_index(tmp_path, index)

    assert read_index(tmp_path) == index


def test_the_guid_of_a_show_is_made_of_its_address_without_scheme_and_slashes() -> None:
    # The example that PSP-1 gives.
    assert str(uuid5(PODCAST, "podnews.net/rss")) == "9b024349-ccf0-5f69-a609-6b82873eab3c"

    guid = new_guid("", FeedSettings(url="https://example.org/show/"))

    assert guid == str(uuid5(PODCAST, "example.org/show/feed.xml"))
    assert guid == new_guid("", FeedSettings(url="http://example.org/show"))
    assert guid != new_guid("late", FeedSettings(url="http://example.org/show"))


def test_shows_without_an_address_are_never_the_same() -> None:
    assert new_guid("", FeedSettings()) != new_guid("", FeedSettings())
