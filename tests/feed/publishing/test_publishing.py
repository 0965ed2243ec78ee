"""What `render` and `feed` leave in the output folder, read as a podcast app would."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import feedparser
import pytest
from lxml import etree

import briefing
from briefing.adapters.segment_store import FolderStore
from briefing.config import Config
from briefing.errors import OutputError, UsageError
from briefing.feed.publishing import update
from briefing.model import Progress

Render = Callable[..., Path]
Settings = Callable[..., Config]
NS = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
}


def feed_of(path: Path) -> "etree._Element":
    return etree.fromstring(path.read_bytes())


def texts(path: Path, where: str) -> list[str]:
    found = feed_of(path).xpath(where, namespaces=NS)
    assert isinstance(found, list)
    return [str(value) for value in found]


def test_a_render_leaves_a_whole_podcast(three_days: Path) -> None:
    names = {str(path.relative_to(three_days)) for path in three_days.rglob("*") if path.is_file()}

    assert {"feed.xml", "cover.jpg", "index.html", "sw.js", "player/player.js"} <= names
    assert {f"2026-11-20{suffix}" for suffix in (".mp3", ".html", ".jpg", ".srt")} <= names
    assert not [name for name in names if name.endswith(".part")]


def test_the_feed_lists_the_newest_first_with_the_bytes_that_are_there(three_days: Path) -> None:
    feed = three_days / "feed.xml"

    assert texts(feed, "//item/link/text()") == [
        f"http://127.0.0.1:8017/2026-11-{number}.html" for number in (22, 21, 20)
    ]
    assert texts(feed, "//enclosure/@url") == [
        f"http://127.0.0.1:8017/2026-11-{number}.mp3?v={version}"
        for number, version in zip((22, 21, 20), versions(three_days, (22, 21, 20)), strict=True)
    ]
    for day, length in zip((22, 21, 20), texts(feed, "//enclosure/@length"), strict=True):
        assert int(length) == (three_days / f"2026-11-{day}.mp3").stat().st_size
    assert texts(feed, "//itunes:episode/text()") == ["3", "2", "1"]
    assert set(texts(feed, "//itunes:season/text()")) == {"2026"}
    assert feedparser.parse(feed.read_bytes()).bozo == 0


def versions(folder: Path, days: Sequence[int]) -> list[str]:
    manifests = (folder / f"2026-11-{day}.json" for day in days)
    return [json.loads(path.read_text("utf-8"))["audio"]["sha256"][:12] for path in manifests]


def test_a_new_render_of_a_day_keeps_its_guid_and_number_and_changes_its_address(
    folder: Path, articles: Path, store: FolderStore, settings: Settings, day: datetime
) -> None:
    before = {
        where: texts(folder / "feed.xml", where)
        for where in ("//guid/text()", "//itunes:episode/text()", "//enclosure/@url")
    }

    briefing.render([articles / "ice.md"], config=settings(), output=folder, now=day, store=store)

    after = {where: texts(folder / "feed.xml", where) for where in before}
    assert after["//guid/text()"] == before["//guid/text()"]
    assert after["//itunes:episode/text()"] == before["//itunes:episode/text()"]
    assert after["//enclosure/@url"][:2] == before["//enclosure/@url"][:2]
    assert after["//enclosure/@url"][2] != before["//enclosure/@url"][2]


def test_the_feed_is_rebuilt_from_the_episodes_alone(folder: Path) -> None:
    kept = {".mp3", ".vtt", ".srt", ".json", ".jpg"}
    before = (
        texts(folder / "feed.xml", "//guid/text()"),
        texts(folder / "feed.xml", "//podcast:guid/text()"),
    )
    for path in folder.rglob("*"):
        if path.is_file() and (
            path.suffix not in kept or path.parent != folder or path.name == "cover.jpg"
        ):
            path.unlink()

    (published,) = briefing.update_feeds(folder)

    assert published.episodes == 3
    assert published.feeds == (folder / "feed.xml",)
    feed = folder / "feed.xml"
    assert (texts(feed, "//guid/text()"), texts(feed, "//podcast:guid/text()")) == before
    assert texts(feed, "/rss/channel/title/text()") == ["Morning"]
    assert texts(feed, "//channel/itunes:author/text()") == ["Ida Brunt"]
    assert (folder / "2026-11-20.html").exists()


def test_what_is_as_it_should_be_is_left_alone(folder: Path, settings: Settings) -> None:
    stamps = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}

    (published,) = briefing.update_feeds(folder, config=settings(), again=False)

    assert published.made == 0
    assert {path: path.stat().st_mtime_ns for path in stamps if path.name != ".briefing.lock"} == {
        path: stamp for path, stamp in stamps.items() if path.name != ".briefing.lock"
    }


def test_older_episodes_go_on_pages_that_stay_as_they_are(
    render: Render, tmp_path: Path, settings: Settings
) -> None:
    config = settings(page_size=2)
    folder = render(tmp_path / "out", range(5), config)

    assert texts(folder / "feed.xml", "//itunes:episode/text()") == ["5", "4", "3"]
    assert texts(folder / "feed.xml", "//atom:link[@rel='next']/@href") == [
        "http://127.0.0.1:8017/feed.1.xml"
    ]
    assert texts(folder / "feed.1.xml", "//itunes:episode/text()") == ["2", "1"]
    first = (folder / "feed.1.xml").stat().st_mtime_ns

    render(folder, (5,), config)

    assert texts(folder / "feed.xml", "//itunes:episode/text()") == ["6", "5"]
    assert texts(folder / "feed.2.xml", "//itunes:episode/text()") == ["4", "3"]
    assert texts(folder / "feed.2.xml", "//atom:link[@rel='next']/@href") == [
        "http://127.0.0.1:8017/feed.1.xml"
    ]
    assert (folder / "feed.1.xml").stat().st_mtime_ns == first

    briefing.update_feeds(folder, config=settings())

    assert len(texts(folder / "feed.xml", "//item/guid/text()")) == 6
    assert not list(folder.glob("feed.[0-9]*.xml"))


def test_retention_removes_what_the_feed_does_not_list_any_more(
    folder: Path, settings: Settings
) -> None:
    (published,) = briefing.update_feeds(folder, config=settings(keep_episodes=2))

    assert published.removed == ("2026-11-20",)
    assert texts(folder / "feed.xml", "//itunes:episode/text()") == ["3", "2"]
    assert not list(folder.glob("2026-11-20*"))
    assert len(list(folder.glob("2026-11-21*"))) == 7


def test_retention_by_age_counts_from_the_newest_episode(folder: Path, settings: Settings) -> None:
    briefing.update_feeds(folder, config=settings(keep_days=1))

    assert texts(folder / "feed.xml", "//itunes:episode/text()") == ["3", "2"]


def test_a_number_is_not_given_twice_after_episodes_went(
    folder: Path, render: Render, settings: Settings
) -> None:
    config = settings(keep_episodes=1)
    briefing.update_feeds(folder, config=config)

    render(folder, (9,), config)

    assert texts(folder / "feed.xml", "//itunes:episode/text()") == ["4"]


def test_nothing_is_removed_when_the_feed_cannot_be_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    (folder / "feed.xml").unlink()
    (folder / "feed.xml").mkdir()
    (folder / "feed.xml" / "in-the-way").touch()

    with pytest.raises(OutputError, match=r"feed\.xml: cannot be written"):
        briefing.update_feeds(folder, config=settings(keep_episodes=1))

    assert (folder / "2026-11-20.mp3").exists()


def test_shows_share_a_folder_without_touching_each_other(
    folder: Path, render: Render, settings: Settings
) -> None:
    morning = (folder / "feed.xml").read_bytes()

    render(folder, (0, 2), settings("evening", {"title": "Evening"}))

    assert (folder / "feed.xml").read_bytes() == morning
    assert texts(folder / "evening.xml", "/rss/channel/title/text()") == ["Evening"]
    assert texts(folder / "evening.xml", "//itunes:episode/text()") == ["2", "1"]
    guids = {texts(folder / f"{n}.xml", "//podcast:guid/text()")[0] for n in ("feed", "evening")}
    assert len(guids) == 2
    index = (folder / "index.html").read_text("utf-8")
    assert index.count("evening-2026-11-22.html") >= 1
    assert index.count("2026-11-22.html") > index.count("evening-2026-11-22.html")


def test_all_shows_of_a_folder_are_updated_with_what_they_were_published_with(
    folder: Path, render: Render, settings: Settings
) -> None:
    render(folder, (0,), settings("evening", {"title": "Evening"}, category="Sports"))

    published = briefing.update_feeds(folder)

    assert [feed.name for show in published for feed in show.feeds] == ["feed.xml", "evening.xml"]
    assert texts(folder / "evening.xml", "//itunes:category/@text") == ["Sports"]


def test_a_feed_of_stories_has_an_episode_for_each(
    render: Render, tmp_path: Path, settings: Settings
) -> None:
    config = settings(stories=True)
    folder = render(tmp_path / "out", (0, 1), config)
    feed = folder / "stories.xml"

    titles = texts(feed, "//item/title/text()")
    assert len(titles) == 4
    assert {"Ice on the lake", "Baker wins a prize"} == set(titles)
    for url, length in zip(
        texts(feed, "//enclosure/@url"), texts(feed, "//enclosure/@length"), strict=True
    ):
        name = url.removeprefix("http://127.0.0.1:8017/").partition("?")[0]
        assert (folder / name).stat().st_size == int(length)
    assert len(set(texts(feed, "//guid/text()"))) == 4

    briefing.update_feeds(folder, config=settings(stories=False, keep_episodes=1))

    assert not feed.exists()
    assert not list((folder / "stories").glob("2026-11-20*"))


def test_an_episode_without_its_sound_is_left_out_and_named(folder: Path) -> None:
    (folder / "2026-11-21.mp3").unlink()
    (folder / "2026-11-20.mp3").write_bytes(b"cut")

    (published,) = briefing.update_feeds(folder)

    assert texts(folder / "feed.xml", "//itunes:episode/text()") == ["3"]
    assert len(published.warnings) == 2
    assert "2026-11-20.mp3: is left out of the feed: it has 3 bytes" in published.warnings[0]


def test_a_damaged_manifest_is_left_out_and_named(folder: Path) -> None:
    (folder / "2026-11-21.json").write_text('{"generator": {"name": "briefing"}}')
    (folder / "notes.json").write_text("[]")

    (published,) = briefing.update_feeds(folder)

    assert texts(folder / "feed.xml", "//itunes:episode/text()") == ["3", "1"]
    assert len(published.warnings) == 1
    assert "2026-11-21.json" in published.warnings[0]


def test_a_file_of_its_own_name_makes_no_feed_where_there_is_none(
    articles: Path, tmp_path: Path, store: FolderStore, settings: Settings, day: datetime
) -> None:
    episode = briefing.render(
        [articles], config=settings(), output=tmp_path / "car.mp3", now=day, store=store
    )

    assert episode.feeds == ()
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith(".")) == [
        "car.chapters.json",
        "car.json",
        "car.mp3",
        "car.srt",
        "car.vtt",
    ]


def test_a_file_of_its_own_name_joins_the_feed_that_is_there(
    folder: Path, articles: Path, store: FolderStore, settings: Settings, day: datetime
) -> None:
    now = day + timedelta(days=3)
    output = folder / "special.mp3"

    episode = briefing.render([articles], config=settings(), output=output, now=now, store=store)

    assert episode.feeds == (folder / "feed.xml",)
    assert texts(folder / "feed.xml", "//itunes:episode/text()") == ["4", "3", "2", "1"]


def test_a_show_can_do_without_a_feed(render: Render, tmp_path: Path, settings: Settings) -> None:
    folder = render(tmp_path / "out", (0,), settings(enabled=False))

    assert not (folder / "feed.xml").exists()


@pytest.mark.parametrize("is_there", [True, False])
def test_a_folder_without_episodes_is_refused(tmp_path: Path, is_there: bool) -> None:
    folder = tmp_path if is_there else tmp_path / "none"

    with pytest.raises(UsageError, match="'briefing render' makes"):
        briefing.update_feeds(folder)


def test_progress_is_told_for_each_episode(folder: Path) -> None:
    told: list[Progress] = []

    briefing.update_feeds(folder, report=told.append)

    assert [(p.stage, p.done, p.total) for p in told] == [("publishing", n, 3) for n in range(3)]


def test_a_page_that_retention_emptied_is_removed(
    render: Render, tmp_path: Path, settings: Settings
) -> None:
    folder = render(tmp_path / "out", range(4), settings(page_size=1))
    assert (folder / "feed.3.xml").exists()

    briefing.update_feeds(folder, config=settings(page_size=1, keep_episodes=2))

    assert sorted(path.name for path in folder.glob("feed*.xml")) == ["feed.1.xml", "feed.xml"]


def test_update_is_what_the_command_calls(folder: Path, settings: Settings) -> None:
    drawn: list[int] = []

    def draw(title: str, day: object, language: str, *, size: int) -> bytes:
        drawn.append(size)
        return b"jpeg"

    config = settings(show={"title": "Another name"})
    published = update(
        folder,
        name="",
        show=config.show,
        feed=config.feed,
        draw_cover=draw,
        report=lambda progress: None,
    )

    assert drawn == [3000]
    assert published.made == 3
    assert (folder / "cover.jpg").read_bytes() == b"jpeg"


def test_a_show_with_an_address_has_it_in_feed_and_code(folder: Path, settings: Settings) -> None:
    assert not (folder / "subscribe.svg").exists()

    briefing.update_feeds(folder, config=settings(url="https://pod.example/me"))

    assert b"<svg" in (folder / "subscribe.svg").read_bytes()
    assert texts(folder / "feed.xml", "//atom:link[@rel='self']/@href") == [
        "https://pod.example/me/feed.xml"
    ]
