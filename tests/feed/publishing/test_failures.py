"""What goes wrong on disk is told with the name of the file, and loses nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import briefing
from briefing.config import Config, FeedSettings, ShowSettings
from briefing.errors import OutputError
from briefing.feed import publishing
from briefing.feed.listing import list_episodes
from briefing.feed.published import MAX_MANIFEST_BYTES, read_episode
from briefing.feed.state import Index, KnownShow, known_shows, remember_show, write_index

KNOWN = KnownShow("9b024349-ccf0-5f69-a609-6b82873eab3c", ShowSettings(), FeedSettings())
Settings = Callable[..., Config]


def manifest(folder: Path, **changes: Any) -> Path:
    path = folder / "2026-11-22.json"
    document = json.loads(path.read_text("utf-8")) | changes
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_a_file_that_is_no_json_is_no_manifest(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"\xff{")

    with pytest.raises(OutputError, match=r"a\.json: is no manifest of an episode: not JSON"):
        read_episode(path)


def test_a_manifest_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"a\.json: cannot be read"):
        read_episode(tmp_path / "a.json")


def test_a_file_without_end_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with path.open("wb") as file:
        file.truncate(MAX_MANIFEST_BYTES + 1)

    with pytest.raises(OutputError, match="too large"):
        read_episode(path)


@pytest.mark.parametrize(
    "name", ["../feed.mp3", "/etc/passwd", "a/b.mp3", "..", "", ".hidden", "a\\b.mp3"]
)
def test_a_manifest_speaks_of_its_own_folder_only(folder: Path, name: str) -> None:
    audio = json.loads((folder / "2026-11-22.json").read_text("utf-8"))["audio"]
    path = manifest(folder, audio=audio | {"file": name})

    with pytest.raises(OutputError, match="is not the name of a file"):
        read_episode(path)


def test_a_manifest_of_another_program_is_none(folder: Path) -> None:
    path = manifest(folder, generator={"name": "another"})

    with pytest.raises(OutputError, match="another program wrote it"):
        read_episode(path)


def test_a_date_without_a_zone_is_local(folder: Path) -> None:
    assert read_episode(manifest(folder, date="2026-11-22T07:00:00")).date.tzinfo is not None


def test_a_show_whose_episodes_know_no_guid_gets_a_new_one(folder: Path) -> None:
    (folder / ".briefing" / "shows.json").unlink()
    for path in folder.glob("????-??-??.json"):
        document = json.loads(path.read_text("utf-8"))
        document["show"]["guid"] = "not a guid"
        path.write_text(json.dumps(document), encoding="utf-8")

    briefing.update_feeds(folder)

    assert known_shows(folder)[""].guid.count("-") == 4


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"gone: cannot be read"):
        list_episodes(tmp_path / "gone", Index())


def test_a_state_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / ".briefing").write_text("in the way")

    with pytest.raises(OutputError, match=r"\.briefing: cannot be made"):
        write_index(tmp_path, Index())


def test_a_state_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / ".briefing" / "shows.json").mkdir(parents=True)

    with pytest.raises(OutputError, match=r"shows\.json: cannot be read"):
        known_shows(tmp_path)


def test_settings_that_became_invalid_are_damage(tmp_path: Path) -> None:
    remember_show(tmp_path, "", KNOWN)
    path = tmp_path / ".briefing" / "shows.json"
    path.write_text(path.read_text("utf-8").replace("News > Daily News", "Smalltalk"))

    with pytest.raises(OutputError, match=r"shows\.json: is damaged"):
        known_shows(tmp_path)


def test_a_file_of_the_state_that_cannot_be_replaced_is_named(tmp_path: Path) -> None:
    state = tmp_path / ".briefing"
    (state / "index.json").mkdir(parents=True)
    (state / "index.json" / "in-the-way").touch()

    with pytest.raises(OutputError, match=r"index\.json: cannot be"):
        write_index(tmp_path, Index({"a": {}}))


@pytest.mark.parametrize("name", ["2026-11-20.mp3", "feed.3.xml"])
def test_what_cannot_be_removed_is_named(
    folder: Path, settings: Settings, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing.update_feeds(folder, config=settings(page_size=1))
    unlink = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == name:
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    (folder / "feed.3.xml").touch()
    monkeypatch.setattr(Path, "unlink", refuse)

    with pytest.raises(OutputError, match=rf"{name}: .*cannot be removed: Permission denied"):
        briefing.update_feeds(folder, config=settings(page_size=1, keep_episodes=2))


def test_stories_beyond_those_of_the_feed_are_removed(
    folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.feed.story_feed.STORY_EPISODES", 2)
    (folder / "stories").mkdir()
    old, other = (
        folder / "stories" / name for name in ("2026-11-20-01.mp3", "2026-11-20-b-01.mp3")
    )
    old.touch()
    other.touch()

    briefing.update_feeds(folder, config=settings(stories=True))

    assert not old.exists()
    assert other.exists()


def test_a_show_that_only_its_episodes_name_is_found(folder: Path) -> None:
    guid = known_shows(folder)[""].guid
    (folder / ".briefing" / "shows.json").unlink()

    assert publishing.shows_of(folder)[""].guid == guid
    assert sorted(path.name for path in (folder / ".briefing").iterdir()) == [
        "history.sqlite3",
        "index.json",
    ]
