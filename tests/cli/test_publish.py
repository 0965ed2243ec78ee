"""`briefing publish`, from a folder that was really rendered to one that a web server could have."""

from __future__ import annotations

import html
import re
import shutil
from datetime import datetime, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest

import briefing
from briefing.adapters.locking import locked
from briefing.adapters.segment_store import FolderStore

ARTICLE = (
    "# The ferry sails again\n\nThe night ferry to Ostby sails again after nine weeks. The first crossing left "
    "at eight with forty people on board. Tickets cost what they cost before the storm, the council said.\n"
)
CONFIG = """\
sources: [ferry.md]
speech: {engine: tone}
feed:
  url: https://ada.example/cast
  stories: true
publish:
  - to: folder
    options:
      path: www
"""
ADDRESSES = ["https://ada.example/cast/feed.xml", "https://ada.example/cast/stories.xml"]


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show with episodes of two days."""
    folder = tmp_path_factory.mktemp("show")
    (folder / "ferry.md").write_text(ARTICLE)
    (folder / "config.yaml").write_text(CONFIG)
    store = FolderStore(folder / "store")
    for day in (23, 24):
        now = datetime(2026, 11, day, 7, tzinfo=timezone.utc)
        briefing.render(config=folder / "config.yaml", now=now, store=store)
    return folder


@pytest.fixture
def show(folder: Path, rendered: Path) -> Path:
    """The same, where the command runs; it has a folder www."""
    shutil.copytree(rendered, folder, dirs_exist_ok=True)
    (folder / "www").mkdir()
    return folder


def there(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not path.relative_to(folder).as_posix().startswith(".briefing")
    }


def test_the_addresses_of_the_feeds_are_all_that_stdout_gets(run: Any, show: Path) -> None:
    ran = run("publish")

    assert ran.code == 0, ran.err
    assert ran.out.splitlines() == ADDRESSES
    summary = (
        rf"folder {re.escape(str(show / 'www'))}: \d+ files sent \(\d\.\d MB\), 0 there already"
    )
    assert re.fullmatch(summary, ran.err.splitlines()[-1])


def test_all_but_the_manifests_is_published(run: Any, show: Path) -> None:
    run("publish", "-q")

    manifests = {"2026-11-23.json", "2026-11-24.json"}
    assert there(show / "www") == there(show / "output") - manifests
    for name in there(show / "www"):
        assert (show / "www" / name).read_bytes() == (show / "output" / name).read_bytes()


def test_each_file_that_a_feed_lists_is_there_as_it_says(run: Any, show: Path) -> None:
    run("publish", "-q")

    for feed in ("feed.xml", "stories.xml"):
        xml = (show / "www" / feed).read_text()
        enclosures = re.findall(r'<enclosure url="([^"]+)" length="(\d+)"', xml)
        assert len(enclosures) == 2
        for url, length in enclosures:
            name, mark = url.removeprefix("https://ada.example/cast/").split("?v=")
            body = (show / "www" / name).read_bytes()
            assert len(body) == int(length)
            assert sha256(body).hexdigest().startswith(mark)


def test_each_address_in_a_page_leads_to_what_is_there(run: Any, show: Path) -> None:
    run("publish", "-q")

    published, count = there(show / "www"), 0
    for page in (show / "www").glob("*.html"):
        for address in re.findall(r'(?:href|src)="([^"]*)"', page.read_text()):
            parts = urlsplit(urljoin("http://site.example/", html.unescape(address)))
            if parts.netloc == "site.example" and parts.path.strip("/"):
                assert unquote(parts.path[1:]) in published, (page.name, address)
                count += 1
    assert count > 20


def test_a_second_run_sends_nothing(run: Any, show: Path) -> None:
    run("publish")

    ran = run("publish")

    assert (ran.code, ran.out.splitlines()) == (0, ADDRESSES)
    assert ": 0 files sent (0.0 MB), " in ran.err


def test_what_left_the_feed_is_removed_unless_it_is_to_be_kept(run: Any, show: Path) -> None:
    run("publish")
    for path in (show / "output").glob("2026-11-23.*"):
        path.unlink()
    briefing.update_feeds(show / "output")
    config = show / "config.yaml"
    config.write_text(CONFIG.replace("- to: folder", "- to: folder\n    keep: true"))

    kept = run("publish")
    assert "removed" not in kept.err
    assert "2026-11-23.mp3" in there(show / "www")

    config.write_text(CONFIG)
    removed = run("publish")
    assert re.search(r"\d removed$", removed.err.strip())
    assert not any("2026-11-23" in name for name in there(show / "www"))


def test_a_dry_run_tells_what_would_be_done(run: Any, show: Path) -> None:
    ran = run("publish", "--dry-run")

    lines = ran.out.splitlines()
    assert lines[0] == "send 2026-11-23.mp3"
    assert lines[-2:] == ["send feed.xml", "send stories.xml"]
    assert "would be sent" in ran.err
    assert there(show / "www") == set()


@pytest.mark.parametrize("words", [(), ("--quiet",)])
def test_a_feed_without_an_address_is_a_warning(
    run: Any, show: Path, words: tuple[str, ...]
) -> None:
    text = CONFIG.replace("  url: https://ada.example/cast\n", "")
    (show / "config.yaml").write_text(text)
    briefing.update_feeds(show / "output", config=show / "config.yaml")

    ran = run("publish", *words)

    assert (ran.code, ran.out) == (0, "")
    assert (
        "briefing: warning: feed.url is empty, and feed.xml lists its files where only" in ran.err
    )


def test_another_address_in_the_config_than_in_the_feed_is_a_warning(run: Any, show: Path) -> None:
    (show / "config.yaml").write_text(CONFIG.replace("ada.example/cast", "ida.example"))

    ran = run("publish")

    told = "feed.xml lists its files under https://ada.example/cast/, not under feed.url: run 'briefing feed'"
    assert f"briefing: warning: {told}\n" in ran.err


@pytest.mark.parametrize(
    ("config", "words", "told"),
    [
        (None, (), "no config says where to publish; name one with --config"),
        ("sources: [a]", (), "config.yaml: says not where to publish; write 'publish:' in it"),
        (CONFIG, ("elsewhere",), "no config says where to publish"),
        (CONFIG, ("--to", "moon"), "--to moon: config.yaml publishes to folder"),
        (CONFIG.replace("to: folder", "to: moon"), (), "publisher 'moon': not found; installed publishers: "),
        (CONFIG.replace("path:", "paht:"), (), "paht: no such setting; did you mean 'path'?"),
        (CONFIG.replace("output", "o") + "output: {folder: none}", (), "none: no such folder; 'briefing render'"),
    ],
)  # fmt: skip
def test_what_is_asked_for_wrongly_is_told(
    run: Any, show: Path, config: str | None, words: tuple[str, ...], told: str
) -> None:
    (show / "config.yaml").unlink()
    if config is not None:
        (show / "config.yaml").write_text(config)

    ran = run("publish", *words)

    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert there(show / "www") == set()


def test_a_failure_names_publisher_file_and_reason_and_exits_with_1(run: Any, show: Path) -> None:
    (show / "www").rmdir()

    ran = run("publish")

    assert (ran.code, ran.out) == (1, "")
    told = f"briefing: error: publisher 'folder': {show / 'www'}: no such folder; make it, or mount"
    assert told in ran.err


def test_one_place_that_fails_does_not_keep_another_from_getting_its_own(
    run: Any, show: Path
) -> None:
    more = "  - to: folder\n    options: {path: good}\n"
    (show / "config.yaml").write_text(CONFIG + more)
    (show / "www").rmdir()
    (show / "good").mkdir()

    ran = run("publish")

    assert (ran.code, ran.out) == (1, "")
    assert "www: no such folder" in ran.err
    assert "feed.xml" in there(show / "good")


def test_a_file_that_is_missing_here_keeps_the_feed_over_there_as_it_is(
    run: Any, show: Path
) -> None:
    run("publish")
    before = (show / "www" / "feed.xml").read_bytes()
    (show / "output" / "2026-11-23.mp3").unlink()

    ran = run("publish")

    assert ran.code == 1
    assert "2026-11-23.mp3: is to be published and cannot be read" in ran.err
    assert (show / "www" / "feed.xml").read_bytes() == before
    assert "2026-11-23.mp3" in there(show / "www")


def test_while_another_run_writes_there_it_waits_for_another_day(run: Any, show: Path) -> None:
    with locked(show / "output"):
        ran = run("publish")

    assert ran.code == 1
    assert "another briefing run" in ran.err
    assert there(show / "www") == set()
