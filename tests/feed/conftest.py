"""Episodes as they are read back from their manifests: a plain one, and one whose every text is hostile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from lxml import etree

from briefing.feed.published import Audio, PublishedEpisode, Sentence, ShowInfo, Told
from briefing.feed.rss import Channel, episode_item, feed_xml
from briefing.feed.stories import StoryFile
from briefing.model import Chapter, Milliseconds

SHOW_GUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"
BASE = "https://pod.example.org/morning/"
HOSTILE = (
    "Fish & chips <b>\"won\"</b> ]]> it’s 'all' 🎧 👩‍👩‍👧‍👦 مرحبا \u202eabc\u202c --> &amp; "
    f'href="{BASE}x" <link>{BASE}y</link>'
)
NON_ASCII_URL = "https://häfen.example/news/ärger in port?id=7&q=ü"

Feed = Callable[..., bytes]
Named = Callable[[etree._Element, str], etree._Element]

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


def _chapter(title: str, start_s: int, end_ms: int, url: str = "") -> Chapter:
    return Chapter(title, Milliseconds(start_s * 1000), Milliseconds(end_ms), url)


def _said(
    text: str,
    start_ms: int,
    section: int,
    *,
    part: str = "story",
    url: str = "",
    source: str = "",
    title: str = "",
) -> Sentence:
    end = Milliseconds(start_ms + 900)
    paragraph = 3 if title else -1
    return Sentence(text, Milliseconds(start_ms), end, part, section, url, source, title, paragraph)


@pytest.fixture(scope="session")
def episode() -> PublishedEpisode:
    """Headlines, two stories (one from two sources), a sign-off; 61.2 seconds."""
    ferry, bread = "https://courier.example/ferry", "https://post.example/bread"
    night = {"url": ferry, "source": "The Courier", "title": "Night ferry"}
    late = {"url": "https://gazette.example/late", "source": "Gazette", "title": "Late"}
    loaf = {"url": bread, "source": "The Post", "title": "Rye loaf wins"}
    return PublishedEpisode(
        stem="2026-11-24",
        title="Morning Paper: Tuesday, November 24, 2026",
        date=datetime(2026, 11, 24, 6, 30, 15, 250_000, timezone(timedelta(hours=1))),
        language="en-US",
        guid="urn:uuid:6f1c3d9e-43b5-5d0c-8a3c-0c9c6a0f5b11",
        number=12,
        season=2026,
        show=ShowInfo("", SHOW_GUID, "Morning Paper", "Ada", "", ""),
        voice="heart",
        audio=Audio("2026-11-24.mp3", 489_600, "ab12cd34ef56" + "0" * 52, 44100, 64),
        duration_ms=Milliseconds(61_200),
        chapters=(
            _chapter("Headlines", 0, 12_000),
            _chapter("Night ferry sails again", 12, 40_000, ferry),
            _chapter("Rye loaf wins", 40, 58_000, bread),
            _chapter("Goodbye", 58, 61_200),
        ),
        cuts=(),
        sentences=(
            _said("The headlines.", 300, 1, part="headlines"),
            _said("Night ferry sails again", 1500, 1, part="headlines", **night),
            _said("The ferry sailed.", 12_500, 2, **night),
            _said("It was late.", 20_000, 2, **late),
            _said("A loaf won.", 40_500, 3, **loaf),
            _said("Goodbye.", 58_200, 4, part="signoff"),
        ),
        articles=(
            Told("Night ferry", "The Courier", ferry, headline_only=False),
            Told("Late", "Gazette", "https://gazette.example/late", headline_only=False),
            Told("Rye loaf wins", "The Post", bread, headline_only=False),
            Told("Unheard of", "The Record", "https://record.example/unheard", headline_only=True),
            Told("Of no address", "The Record", "", headline_only=True),
        ),
    )


@pytest.fixture(scope="session")
def hostile(episode: PublishedEpisode) -> PublishedEpisode:
    """The same, with markup, quotes, emoji and our own base in every text, and an address that is not ASCII."""
    first, ferry, bread, last = episode.chapters
    return replace(
        episode,
        title=f"Morning Paper: {HOSTILE}",
        chapters=(
            first,
            replace(ferry, title=HOSTILE, url=NON_ASCII_URL),
            replace(bread, title="Very long " * 700, url="javascript:alert(1)"),
            replace(last, title="וידוי \u0627\u0644\u0639\u0631\u0628"),
        ),
        sentences=tuple(
            replace(line, text=HOSTILE, source=HOSTILE, title=HOSTILE if line.title else "")
            for line in episode.sentences
        ),
        articles=tuple(replace(told, title=HOSTILE, source=HOSTILE) for told in episode.articles),
    )


@pytest.fixture(scope="session")
def channel() -> Channel:
    """A public show that says all that can be said."""
    return Channel(
        title="Morning Paper",
        description="What the papers say & why.\nEvery day.",
        language="en-US",
        link="https://ada.example/about",
        author="Ada",
        email="ada@example.org",
        copyright="Ada",
        category=("News", "Daily News"),
        explicit=False,
        private=False,
        guid=SHOW_GUID,
        base=BASE,
        file="feed.xml",
        image="cover.jpg?v=0123456789ab",
        next_file="feed.3.xml",
    )


@pytest.fixture(scope="session")
def built() -> datetime:
    return datetime(2026, 11, 24, 7, 0, tzinfo=timezone.utc)


@pytest.fixture(scope="session")
def feed(channel: Channel, built: datetime) -> Feed:
    """Return a function that makes the feed of some episodes."""

    def make(*episodes: PublishedEpisode, of: Channel = channel) -> bytes:
        return feed_xml(of, [episode_item(episode, of) for episode in episodes], built)

    return make


@pytest.fixture(scope="session")
def named() -> Named:
    """Return a function that finds the one element of a name such as itunes:image below another."""

    def find(parent: etree._Element, path: str) -> etree._Element:
        (found,) = parent.findall(path, NAMESPACES)
        return found

    return find


@pytest.fixture(scope="session")
def story_files() -> tuple[StoryFile, ...]:
    """The two stories of the plain episode as files of their own."""

    def story(number: int, title: str, url: str, start_ms: int, end_ms: int) -> StoryFile:
        return StoryFile(
            number=number,
            total=2,
            name=f"stories/2026-11-24-{number:02}.mp3",
            title=title,
            url=url,
            start_ms=Milliseconds(start_ms),
            end_ms=Milliseconds(end_ms),
            duration_ms=Milliseconds(end_ms - start_ms - 300),
            size_bytes=200_000 + number,
            sha256=f"{number}" * 64,
        )

    return (
        story(1, "Night ferry sails again", "https://courier.example/ferry", 12_000, 40_000),
        story(2, "Rye loaf wins", "https://post.example/bread", 40_000, 58_000),
    )
