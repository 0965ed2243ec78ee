"""A feed can move to another address and back, and only its own addresses move."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefing.feed.published import PublishedEpisode
from briefing.feed.rebase import base_of, listed_files, rebase
from briefing.feed.rss import Channel

Feed = Callable[..., bytes]

BASE = "https://pod.example.org/morning/"
OTHER = "http://192.0.2.7:8017/s3cr3t_token/"
PIECES = st.lists(
    st.sampled_from(
        [BASE, OTHER, "<link>", "</link>", '"', "'", "<a rel=\"bookmark\" href=\"", "<enclosure url=\"",
         " href=", " url=\"", "]]>", "<![CDATA[", "&", "&quot;", ">", "\n", "x", "é"]
    ),
    max_size=8,
).map("".join)  # fmt: skip
BASES = st.builds(
    "{}://{}/{}".format,
    st.sampled_from(["http", "https"]),
    st.sampled_from(["localhost:8017", "192.0.2.7", "[2001:db8::1]:80", "b.example", "ü.example"]),
    st.sampled_from(["", "a/", "a/b%20c/", "it's/&amp;/", 'q"<x>/', "token_-1/"]),
)


def values_of(xml: bytes) -> Iterator[tuple[str, str]]:
    """Yield each text and attribute of a feed, with the name of where it stands."""
    parser = etree.XMLParser(strip_cdata=False)
    for node in etree.fromstring(xml, parser).iter():
        name = str(node.tag).rpartition("}")[2]
        yield name, (node.text or "").strip()
        yield from ((f"{name}@{key!s}", str(value)) for key, value in node.attrib.items())


OURS = {
    "link", "url", "link@href", "enclosure@url", "image@href", "transcript@url", "chapters@url",
}  # fmt: skip


def test_the_base_is_where_the_feed_says_it_is(
    feed: Feed, episode: PublishedEpisode, channel: Channel
) -> None:
    nested = replace(channel, base="https://a.example/b%20c/?&/it's/", file="name.stories.xml")

    assert base_of(feed(episode)) == BASE
    assert base_of(feed(episode, of=nested)) == "https://a.example/b%20c/?&/it%27s/"


@pytest.mark.parametrize("xml", [b"", b"<rss/>", b'<rss><link rel="self" href="x"/></rss>'])
def test_what_is_no_feed_of_ours_is_refused(xml: bytes) -> None:
    with pytest.raises(ValueError, match="no feed of briefing"):
        base_of(xml)


def test_all_addresses_move_and_nothing_else(feed: Feed, hostile: PublishedEpisode) -> None:
    xml = feed(hostile)

    before, after = list(values_of(xml)), list(values_of(rebase(xml, OTHER)))

    assert len(before) == len(after)
    for (name, old), (_, new) in zip(before, after, strict=True):
        if name in OURS and old.startswith(BASE):
            assert new == OTHER + old.removeprefix(BASE)
        elif name == "encoded":
            page = '<a rel="bookmark" href="{}2026-11-24.html">'
            assert old.count(page.format(BASE)) == 1
            assert new == old.replace(page.format(BASE), page.format(OTHER))
        else:
            assert new == old
    moved = [name for (name, old), (_, new) in zip(before, after, strict=True) if old != new]
    assert {*moved} == OURS | {"encoded"}


def test_articles_under_the_same_address_stay_where_they_are(
    feed: Feed, episode: PublishedEpisode
) -> None:
    article = BASE + "news/ferry.html"
    told = replace(
        episode,
        chapters=tuple(replace(c, url=article if c.url else "") for c in episode.chapters),
        sentences=tuple(replace(s, url=article if s.url else "") for s in episode.sentences),
    )
    xml = feed(told)

    moved = rebase(xml, OTHER)

    assert moved.count(article.encode()) == xml.count(article.encode()) == 5
    assert "news/ferry.html" not in listed_files(xml)


def test_a_page_of_the_show_elsewhere_stays(
    feed: Feed, episode: PublishedEpisode, channel: Channel
) -> None:
    xml = feed(episode, of=replace(channel, link="https://pod.example.org/"))

    assert rebase(xml, OTHER).count(b"<link>https://pod.example.org/</link>") == 2


@given(text=PIECES, base=BASES)
def test_it_comes_back_as_it_was(
    feed: Feed, episode: PublishedEpisode, text: str, base: str
) -> None:
    told = replace(
        episode,
        title=text,
        chapters=tuple(replace(c, title=text) for c in episode.chapters),
        sentences=tuple(replace(s, source=text) for s in episode.sentences),
    )
    xml = feed(told)
    moved = rebase(xml, base)

    assert base_of(moved) == base
    assert rebase(moved, base) == moved
    assert rebase(moved, BASE) == xml
    assert listed_files(moved) == listed_files(xml)
    texts = {(name, value) for name, value in values_of(xml) if name in {"title", "description"}}
    assert texts == {pair for pair in values_of(moved) if pair[0] in {"title", "description"}}


def test_the_files_that_a_feed_lists(
    feed: Feed, episode: PublishedEpisode, channel: Channel
) -> None:
    stem = "abend-2026-11-24 é"
    xml = feed(replace(episode, stem=stem), of=replace(channel, file="abend.xml"))

    assert listed_files(rebase(xml, OTHER)) == {
        "abend.xml",
        "feed.3.xml",
        "cover.jpg",
        "player/feed.css",
        "player/feed.xsl",
        *(f"{stem}{end}" for end in (".mp3", ".html", ".jpg", ".vtt", ".srt", ".chapters.json")),
    }


def test_a_show_without_a_page_of_its_own_lists_ours(
    feed: Feed, episode: PublishedEpisode, channel: Channel
) -> None:
    assert "index.html" in listed_files(feed(episode, of=replace(channel, link="")))


@pytest.mark.parametrize(
    "name", ["..%2fsecret", "a/../b", ".briefing/token", "a//b", "a%5Cb", "a%00b", "%2e%2e/x"]
)
def test_no_name_leads_out_of_the_folder_or_to_what_is_hidden(
    feed: Feed, episode: PublishedEpisode, channel: Channel, name: str
) -> None:
    listed = listed_files(feed(episode, of=replace(channel, image=name)))

    assert listed == listed_files(feed(episode)) - {"cover.jpg"}


def test_all_of_a_large_feed_moves(feed: Feed, hostile: PublishedEpisode) -> None:
    item = feed(hostile)
    start, end = item.index(b"<item>"), item.index(b"</channel>")
    xml = item[:start] + item[start:end] * (1_000_000 // (end - start)) + item[end:]

    moved = rebase(xml, OTHER)

    assert len(xml) > 900_000
    assert BASE.encode() + b"2026" not in moved
