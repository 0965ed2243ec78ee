"""Whoever opens the feed in a browser sees a page: by XSLT where there is some, else by CSS."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from subprocess import run
from threading import Thread
from typing import Any

import pytest
from lxml import etree

from briefing.feed.namespaces import PREFIXES
from briefing.feed.published import PublishedEpisode
from briefing.feed.rebase import rebase
from briefing.feed.rss import STYLES

Feed = Callable[..., bytes]

SITE = files("briefing.feed") / "site"
CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def page_of(xml: bytes) -> Any:
    transform = etree.XSLT(etree.fromstring((SITE / "feed.xsl").read_bytes()))
    return etree.HTML(bytes(transform(etree.fromstring(xml))))


@pytest.fixture
def page(feed: Feed, hostile: PublishedEpisode, episode: PublishedEpisode) -> Any:
    return page_of(feed(hostile, episode))


def test_the_feed_names_both_style_sheets_and_they_are_there(
    feed: Feed, episode: PublishedEpisode
) -> None:
    sheets = re.findall(r'<\?xml-stylesheet type="(.*?)" href="(.*?)"\?>', feed(episode).decode())

    assert tuple(sheets) == STYLES
    for _, address in sheets:
        assert (SITE / address.removeprefix("player/")).is_file()


def test_the_page_shows_the_show_and_how_to_subscribe(page: Any) -> None:
    assert page.findtext("head/title") == page.findtext(".//h1") == "Morning Paper"
    assert page.find(".//header/img").get("src") == "cover.jpg?v=0123456789ab"
    assert page.findtext(".//p[@class='about']") == "What the papers say & why.\nEvery day."
    assert page.findtext(".//code") == "https://pod.example.org/morning/feed.xml"
    welcome = "".join(page.find(".//div[@class='welcome']").itertext())
    assert "This is a podcast feed." in welcome
    assert "To subscribe, copy the address" in welcome
    assert [(a.get("href"), a.text) for a in page.findall(".//div[@class='welcome']//a")] == [
        ("index.html", "Listen and subscribe here"),
        ("feed.3.xml", "Older episodes"),
    ]
    assert page.get("lang") == "en-us"


def test_the_page_lists_the_episodes_with_dates_links_and_sound(
    page: Any, hostile: PublishedEpisode
) -> None:
    first, second = page.findall(".//article")

    assert first.findtext("h2/a") == hostile.title
    assert second.find("h2/a").get("href") == "https://pod.example.org/morning/2026-11-24.html"
    assert "".join(second.find("p[@class='when']").itertext()).split() == [
        "Tue,", "24", "Nov", "2026", "·", "1:02",
    ]  # fmt: skip
    assert [" ".join("".join(li.itertext()).split()) for li in second.iter("li")] == [
        "00:00:00 Headlines",
        "00:00:12 Night ferry sails again",
        "00:00:40 Rye loaf wins",
        "00:00:58 Goodbye",
    ]
    assert [a.get("href") for a in second.findall(".//li//a")] == [
        "https://courier.example/ferry",
        "https://post.example/bread",
    ]
    assert second.find("audio").get("src").endswith("2026-11-24.mp3?v=ab12cd34ef56")
    assert second.find("audio").get("preload") == "none"


def test_an_episode_without_chapters_shows_its_description(
    feed: Feed, episode: PublishedEpisode
) -> None:
    page = page_of(feed(replace(episode, chapters=())))

    assert page.find(".//article//li") is None
    assert "word for word" in page.findtext(".//article/p[@class='about']")


def test_the_page_runs_nothing_and_fetches_nothing_from_elsewhere(page: Any) -> None:
    assert not page.findall(".//script")
    assert not [key for node in page.iter() for key in node.attrib if key.startswith("on")]
    assert page.xpath("head/link[@rel!='alternate']/@href") == [
        "player/feed.css",
        "player/icon.svg",
    ]


def test_the_style_knows_the_elements_it_shows() -> None:
    style = (SITE / "feed.css").read_text(encoding="utf-8")

    assert f'@namespace xhtml "{PREFIXES["xhtml"]}";' in style
    # Without "|", a rule for `title` is one for `itunes:title`, too.
    assert not re.search(r"> (?:title|description|pubDate)\b", style)
    assert "://" not in style.replace(PREFIXES["xhtml"], "")
    assert style.count("{") == style.count("}")


@dataclass
class Folder:
    """A folder on the web: its address, and the paths that were asked for."""

    url: str
    asked: list[str]


@pytest.fixture
def folder(tmp_path: Path, feed: Feed, episode: PublishedEpisode) -> Iterator[Folder]:
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        extensions_map = {  # noqa: RUF012
            ".xml": "application/xml",
            ".xsl": "application/xslt+xml",
            ".css": "text/css",
            "": "application/octet-stream",
        }

        def do_GET(self) -> None:
            asked.append(self.path.partition("?")[0])
            super().do_GET()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    (tmp_path / "player").mkdir()
    for name in ("feed.css", "feed.xsl"):
        (tmp_path / "player" / name).write_bytes((SITE / name).read_bytes())
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path))) as server:
        url = f"http://127.0.0.1:{server.server_port}/"
        (tmp_path / "feed.xml").write_bytes(rebase(feed(episode), url))
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield Folder(url, asked)
        server.shutdown()
        thread.join()


@pytest.mark.slow
def test_chromium_lays_the_feed_out_by_css(
    folder: Folder, foreign_tool: Callable[[str], Path], tmp_path: Path
) -> None:
    chromium = foreign_tool("chromium")
    profile = f"--user-data-dir={tmp_path / 'profile'}"

    dump = run(
        [chromium, *CHROMIUM, profile, "--dump-dom", f"{folder.url}feed.xml"],
        capture_output=True, check=True, text=True, timeout=50,
    ).stdout  # fmt: skip

    assert "<rss " in dump
    assert {"/player/feed.css", "/cover.jpg"} <= {*folder.asked}
    # Chromium would show a warning in a red bar above a page that is made by XSLT.
    assert "/player/feed.xsl" not in folder.asked


@pytest.mark.slow
def test_firefox_makes_a_page_of_it_by_xslt(
    folder: Folder, foreign_tool: Callable[[str], Path], tmp_path: Path
) -> None:
    firefox = foreign_tool("firefox")
    (tmp_path / "profile").mkdir()
    picture = tmp_path / "page.png"

    run(
        [firefox, "--headless", "--no-remote", "--profile", tmp_path / "profile",
         "--window-size=800,900", "--screenshot", picture, f"{folder.url}feed.xml"],
        capture_output=True, check=True, timeout=55, env={"HOME": str(tmp_path)},
    )  # fmt: skip

    assert picture.stat().st_size > 10_000
    assert {"/player/feed.xsl", "/player/feed.css", "/cover.jpg"} <= {*folder.asked}
