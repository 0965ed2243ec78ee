"""What a folder offers to listeners, and in which order its feeds may appear."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import OutputError
from briefing.feed.channel import Channel
from briefing.feed.names import DEFAULT_BASE
from briefing.feed.offered import base_of_url, offered
from briefing.feed.site import SITE_NAMES, write_site
from briefing.serve.catalogue import Catalogue

Feed = Callable[..., bytes]


@pytest.fixture
def folder(feed: Feed, episode: Any, channel: Channel, tmp_path: Path) -> Path:
    """A folder with a feed, and a page of older episodes that it leads to."""
    write_site(tmp_path)
    (tmp_path / "index.html").write_text("<title>Morning Paper</title>")
    (tmp_path / "feed.xml").write_bytes(feed(episode))
    archive = replace(channel, file="feed.3.xml", next_file="", image="cover.jpg")
    (tmp_path / "feed.3.xml").write_bytes(feed(of=archive))
    return tmp_path


def names(files: Sequence[Any]) -> list[str]:
    return [file.name for file in files]


def test_it_is_what_the_feeds_list_and_what_pages_share(folder: Path) -> None:
    files = set(names(offered(folder).files))

    assert {
        "2026-11-24.mp3",
        "2026-11-24.vtt",
        "2026-11-24.html",
        "cover.jpg",
        "index.html",
    } < files
    assert files >= SITE_NAMES
    assert not any(name.endswith((".xml", "2026-11-24.json")) for name in files)


def test_it_is_what_the_server_offers(folder: Path) -> None:
    (folder / "subscribe.svg").write_text("<svg/>")
    catalogue = Catalogue(folder)
    catalogue.refresh()
    offer = offered(folder)

    for name in (*names(offer.files), *names(offer.feeds)):
        assert catalogue.find(name) is not None, name


def test_a_code_that_was_not_drawn_is_not_offered(folder: Path) -> None:
    assert "subscribe.svg" not in names(offered(folder).files)


def test_what_the_feed_says_of_the_sound_is_known(folder: Path, episode: Any) -> None:
    (sound,) = (file for file in offered(folder).files if file.name == "2026-11-24.mp3")

    assert sound.size_bytes == episode.audio.size_bytes
    assert sound.sha256 == episode.audio.sha256[:12]


def test_the_feeds_are_those_bytes(folder: Path) -> None:
    for file in offered(folder).feeds:
        body = (folder / file.name).read_bytes()
        assert (file.size_bytes, file.sha256) == (len(body), sha256(body).hexdigest())


def test_pages_come_before_the_feed_that_leads_to_them_the_oldest_first(folder: Path) -> None:
    page = (folder / "feed.3.xml").read_bytes()
    for name in ("feed.10.xml", "feed.1.xml", "late.2.xml", "late.xml", "a.stories.xml"):
        (folder / name).write_bytes(page)

    assert names(offered(folder).feeds) == [
        "feed.1.xml",
        "late.2.xml",
        "feed.3.xml",
        "feed.10.xml",
        "a.stories.xml",
        "feed.xml",
        "late.xml",
    ]


def test_the_addresses_are_those_to_subscribe_to(folder: Path, channel: Channel) -> None:
    offer = offered(folder)

    assert offer.addresses == (f"{channel.base}feed.xml",)
    assert set(offer.bases) == {"feed.xml", "feed.3.xml"}


def test_a_feed_that_knows_no_address_has_none(
    folder: Path, feed: Feed, episode: Any, channel: Channel
) -> None:
    (folder / "feed.xml").write_bytes(feed(episode, of=replace(channel, base=DEFAULT_BASE)))

    assert offered(folder).addresses == ()


@pytest.mark.parametrize(
    "url", ["https://ada.example/cast", "https://ada.example/l'été/", "http://münchen.example/ö"]
)
def test_the_base_of_a_setting_is_that_of_the_feed_made_with_it(
    url: str, folder: Path, feed: Feed, episode: Any, channel: Channel
) -> None:
    (folder / "feed.xml").write_bytes(
        feed(episode, of=replace(channel, base=url.rstrip("/") + "/"))
    )
    offer = offered(folder)

    assert offer.bases["feed.xml"] == base_of_url(url)
    (sound,) = (file for file in offer.files if file.name == "2026-11-24.mp3")
    assert sound.size_bytes == episode.audio.size_bytes


def test_xml_of_others_is_no_feed(folder: Path) -> None:
    (folder / "sitemap.xml").write_text("<urlset/>")

    assert "sitemap.xml" not in names(offered(folder).feeds)


def test_no_name_leads_out_of_the_folder(folder: Path) -> None:
    body = (folder / "feed.xml").read_bytes()
    (folder / "feed.xml").write_bytes(re.sub(rb"2026-11-24\.(mp3|vtt)", rb"../2026-11-24.\1", body))

    assert not any(".." in name for name in names(offered(folder).files))


def test_a_folder_without_a_feed_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="holds no feed; 'briefing render' makes one"):
        offered(tmp_path)


def test_a_feed_that_is_damaged_is_named(folder: Path) -> None:
    body = (folder / "feed.xml").read_bytes()
    (folder / "feed.xml").write_bytes(body.replace(b'rel="self"', b'rel="other"'))

    with pytest.raises(OutputError, match=r"feed\.xml: is damaged"):
        offered(folder)
