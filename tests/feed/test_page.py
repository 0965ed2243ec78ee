"""The pages as files: what is in them, that nothing gets in raw, and that they are quick to make."""

import json
import re
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.feed.html import clock, tag, text
from briefing.feed.index_page import (
    MOST_EPISODES,
    Listed,
    ShowPage,
    index_page,
    listed,
)
from briefing.feed.page import episode_page
from briefing.feed.page_words import WORDS, PageWords
from briefing.feed.published import (
    Audio,
    PublishedEpisode,
    Sentence,
    ShowInfo,
    Told,
)
from briefing.feed.words import LANGUAGES
from briefing.model import Chapter, Milliseconds

MOMENT = datetime(2026, 11, 24, 7, 0, tzinfo=timezone.utc)
FERRY = "https://courier.example.com/ferry?a=1&b=2"


def sentence(words: str, start: int, *, url: str = "", paragraph: int = -1) -> Sentence:
    return Sentence(
        text=words,
        start_ms=Milliseconds(start),
        end_ms=Milliseconds(start + 900),
        part="story",
        section=1,
        url=url,
        source="The Courier" if paragraph >= 0 else "",
        title="Ferry sails" if paragraph >= 0 else "",
        paragraph=paragraph,
    )


EPISODE = PublishedEpisode(
    stem="2026-11-24",
    title="Morning: the ferry sails",
    date=MOMENT,
    language="en-US",
    guid="a",
    number=1,
    season=2026,
    show=ShowInfo("", "g", "Lake & Valley", "Ida", "Daily <news>.", ""),
    voice="heart",
    audio=Audio("2026-11-24.mp3", 1_234_567, "ab" * 32, 44100, 64),
    duration_ms=Milliseconds(3_725_500),
    chapters=(
        Chapter("Headlines", Milliseconds(0), Milliseconds(29_000)),
        Chapter("Ferry sails", Milliseconds(29_000), Milliseconds(3_725_500), FERRY),
    ),
    cuts=(),
    sentences=(
        sentence("Good morning.", 212),
        sentence("From The Courier.", 29_025),
        sentence("The ferry sailed.", 31_000, url=FERRY, paragraph=1),
        sentence("It takes 40 minutes.", 32_000, url=FERRY, paragraph=1),
        sentence("A file said so.", 33_000, url="", paragraph=0),
    ),
    articles=(Told("Ferry sails", "The Courier", FERRY, False), Told("Cup", "", "", True)),
)


def parsed(page: str) -> Any:
    return lxml.html.document_fromstring(page)


def entry(number: int, title: str = "An episode") -> Listed:
    return Listed(f"2026-{number:04}", title, MOMENT, Milliseconds(60_000), f"{number:012x}")


def show(**changes: Any) -> ShowPage:
    page = ShowPage(
        title="Lake & Valley",
        author="Ida",
        description="Daily <news>.",
        language="en-US",
        feed="feed.xml",
        cover="cover.jpg?v=1",
        episodes=[entry(2), entry(1)],
    )
    return replace(page, **changes)


def test_the_page_plays_without_scripts_and_links_only_to_what_lies_beside_it() -> None:
    root = parsed(episode_page(EPISODE))

    audio = root.get_element_by_id("audio")
    version = "ab" * 6
    assert audio.get("controls") is not None
    assert (audio.get("src"), audio.get("preload")) == (f"2026-11-24.mp3?v={version}", "metadata")
    assert audio.find("track").get("src") == f"2026-11-24.vtt?v={version}"
    assert root.get_element_by_id("player").get("hidden") is not None
    for _, attribute, link, _ in root.iterlinks():
        if not link.startswith("https://courier.example.com/") and attribute != "content":
            assert not re.match(r"[a-z]+:|/", link), link


def test_chapters_and_sentences_have_their_seconds() -> None:
    root = parsed(episode_page(EPISODE))

    links = root.xpath("//a[@class='chapter']")
    assert [(a.get("data-start"), a.xpath("string(span[1])")) for a in links] == [
        ("0", "0:00"),
        ("29", "0:29"),
    ]
    lines = root.xpath("//p[contains(@class, 'line')]")
    assert [(p.get("data-start"), p.get("data-end")) for p in lines][:2] == [
        ("0.212", "1.112"),
        ("29.025", "29.925"),
    ]
    assert lines[1].xpath("a[@class='at']/@href") == [f"2026-11-24.mp3?v={'ab' * 6}#t=29.025"]
    assert [h.text_content().strip() for h in root.xpath("//section[@id='transcript']//h3")] == [
        "Headlines",
        "Ferry sails",
    ]


def test_each_quoted_sentence_links_to_its_source_at_that_sentence() -> None:
    root = parsed(episode_page(EPISODE))

    links = root.xpath("//p[contains(@class, 'line')]/a[@class='from']")

    assert [link.get("href") for link in links] == [
        f"{FERRY}#:~:text=The%20ferry%20sailed",
        f"{FERRY}#:~:text=It%20takes%2040%20minutes",
    ]
    assert {link.get("rel") for link in links} == {"noreferrer noopener external"}
    assert {link.get("aria-label") for link in links} == {"Source: The Courier, Ferry sails"}


def test_quotations_and_phrases_of_ours_look_different() -> None:
    root = parsed(episode_page(EPISODE))

    quoted = root.xpath("//blockquote")
    assert [block.get("cite") for block in quoted] == [FERRY, None]
    assert [len(block.findall("p")) for block in quoted] == [2, 1]
    ours = root.xpath("//p[@class='line ours']/span[@class='words']/text()")
    assert ours == ["Good morning.", "From The Courier."]


def test_the_policy_stands_before_everything_that_loads() -> None:
    for page in (episode_page(EPISODE), index_page([show()])):
        policy = page.index("Content-Security-Policy")
        assert policy < page.index("<link")
        assert policy < page.index("<script")
        assert "default-src &#x27;none&#x27;" in page
        assert '<meta name="referrer" content="no-referrer">' in page
        root = parsed(page)
        assert root.xpath("//@style") == []
        assert root.xpath("//style | //script[not(@src)] | //@onclick | //iframe | //base") == []


def test_files_that_are_not_there_are_not_mentioned() -> None:
    page = episode_page(EPISODE, companions=())

    for suffix in (".jpg", ".vtt", ".srt"):
        assert f"2026-11-24{suffix}" not in page


def test_an_episode_without_chapters_still_has_its_transcript() -> None:
    root = parsed(episode_page(replace(EPISODE, chapters=())))

    assert root.xpath("//nav") == []
    assert len(root.xpath("//p[contains(@class, 'line')]")) == len(EPISODE.sentences)


def test_sentences_before_the_first_chapter_are_not_lost() -> None:
    late = replace(EPISODE, chapters=EPISODE.chapters[1:])

    assert len(parsed(episode_page(late)).xpath("//p[contains(@class, 'line')]")) == 5


def test_the_page_speaks_the_language_of_the_show() -> None:
    german = parsed(episode_page(replace(EPISODE, language="de-AT")))
    swedish = parsed(episode_page(replace(EPISODE, language="sv")))
    arabic = parsed(episode_page(replace(EPISODE, language="ar")))

    assert german.get("lang") == "de-AT"
    assert german.xpath("string(//nav/h2)") == "Kapitel"
    assert swedish.get("lang") == "en"
    assert swedish.get_element_by_id("transcript").get("lang") == "sv"
    assert arabic.xpath("//h1/@lang") == ["ar"]
    assert arabic.get_element_by_id("transcript").get("dir") == "rtl"


def test_what_is_in_another_language_says_so() -> None:
    first, *others = EPISODE.sentences
    page = parsed(
        episode_page(replace(EPISODE, sentences=(replace(first, language="ar"), *others)))
    )

    words = page.xpath("//section[@id='transcript']//span[@class='words']")
    assert [(span.get("lang"), span.get("dir")) for span in words][:2] == [
        ("ar", "auto"),
        (None, None),
    ]


def test_a_date_that_the_title_says_is_not_said_again() -> None:
    dated = replace(EPISODE, title="Briefing: Tuesday, November 24, 2026")

    assert parsed(episode_page(EPISODE)).xpath("//time/@datetime") == ["2026-11-24"]
    assert parsed(episode_page(dated)).xpath("//time") == []


def test_a_language_has_a_word_and_the_same_places_for_everything() -> None:
    for key, row in WORDS.items():
        assert len(row) == len(LANGUAGES), key
        places = {tuple(sorted(re.findall(r"\{\w+\}", word))) for word in row}
        assert len(places) == 1, key
        assert all(row), key
    assert PageWords("pt-BR")["play"] == "Reproduzir"
    assert PageWords("xx")["play"] == "Play"
    assert PageWords("en").fill("source", name="{at}") == "Source: {at}"


@pytest.mark.parametrize(
    ("milliseconds", "shown"),
    [(0, "0:00"), (59_999, "0:59"), (600_000, "10:00"), (3_725_500, "1:02:05")],
)
def test_times_read_as_people_write_them(milliseconds: int, shown: str) -> None:
    assert clock(milliseconds) == shown


def test_the_index_lists_the_newest_first_and_sends_further_to_the_feed() -> None:
    many = show(episodes=[entry(n) for n in range(MOST_EPISODES + 5, 0, -1)], older="feed-3.xml")

    root = parsed(index_page([many]))

    titles = root.xpath("//ol[@class='episodes']/li/a/@href")
    assert len(titles) == MOST_EPISODES
    assert titles[0] == "2026-0205.html"
    assert root.xpath("//p[@class='older']/a/@href") == ["feed-3.xml"]
    assert parsed(index_page([show()])).xpath("//p[@class='older']") == []


def test_the_index_tells_the_service_worker_what_to_keep() -> None:
    root = parsed(index_page([show()]))

    (kept,) = root.xpath("//@data-newest")
    assert json.loads(kept) == [
        "2026-0002.html",
        "2026-0002.mp3?v=000000000002",
        "2026-0002.vtt?v=000000000002",
        "2026-0002.jpg?v=000000000002",
    ]


def test_one_show_is_the_heading_and_several_have_one_above_them() -> None:
    one = parsed(index_page([show()]))
    two = parsed(index_page([show(), show(title="Evening", feed="evening.xml", language="sv")]))
    none = parsed(index_page([]))

    assert [h.text_content() for h in one.xpath("//h1")] == ["Lake & Valley"]
    assert [h.text_content() for h in two.xpath("//h1")] == ["Shows"]
    assert [h.get("lang") for h in two.xpath("//h2")] == [None, "sv"]
    assert two.xpath("//link[@rel='alternate']/@href") == ["feed.xml", "evening.xml"]
    assert len(none.xpath("//h1")) == 1


def test_a_show_without_cover_author_description_or_episodes_is_still_a_page() -> None:
    bare = show(cover="", author="", description="", episodes=[])

    root = parsed(index_page([bare], qr=""))

    assert root.xpath("//img") == []
    assert root.xpath("//@data-newest") == ["[]"]


def test_a_listed_episode_has_the_addresses_of_its_files() -> None:
    assert listed(EPISODE).href(".mp3") == EPISODE.href(".mp3")


NASTY = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), st.sampled_from("<>&\"'/=` {}")
    ),
    min_size=1,
    max_size=40,
) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=a()>',
        "</title><b>",
        "]]>",
        "--><i>",
        "&lt;",
    ]
)


def shape(root: Any) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(element.tag), tuple(sorted(element.keys()))) for element in root.iter()]


@given(nasty=NASTY)
def test_texts_come_back_as_they_were_and_bring_no_elements(nasty: str) -> None:
    told = [replace(s, text=nasty, source=nasty, title=nasty) for s in EPISODE.sentences]
    hostile = replace(
        EPISODE,
        title=nasty,
        show=ShowInfo(nasty, nasty, nasty, nasty, nasty, nasty),
        chapters=tuple(replace(chapter, title=nasty) for chapter in EPISODE.chapters),
        sentences=tuple(replace(s, text="x" + nasty) for s in told),
        articles=tuple(replace(article, title=nasty, source=nasty) for article in EPISODE.articles),
    )
    plain = replace(
        hostile,
        articles=tuple(
            Told(f"t{i}", "n", a.url, a.headline_only) for i, a in enumerate(hostile.articles)
        ),
    )

    root = parsed(episode_page(hostile))

    assert shape(root.body) == shape(parsed(episode_page(plain)).body)
    assert root.xpath("//span[@class='words']")[0].text == "x" + nasty.replace("\r", "\n")
    assert root.xpath("string(//h1)") == nasty
    assert {link.get("aria-label") for link in root.xpath("//p/a[@class='from']")} <= {
        f"Source: {nasty}, {nasty}"
    }


@given(nasty=NASTY)
def test_the_index_takes_any_text(nasty: str) -> None:
    page = show(title=nasty, author=nasty, description=nasty, episodes=[entry(1, nasty)])

    root = parsed(index_page([page]))

    assert shape(root) == shape(parsed(index_page([show(episodes=[entry(1)])])))
    assert root.xpath("string(//a[@class='title'])") == nasty


@given(content=st.text())
def test_any_string_at_all_can_be_written(content: str) -> None:
    element = tag("p", {"title": content, "hidden": True, "lang": None}, text(content))

    root = lxml.html.fragment_fromstring(element.encode("utf-8").decode())

    assert (root.tag, sorted(root.keys()), list(root)) == ("p", ["hidden", "title"], [])


def test_only_ascii_urles_become_links() -> None:
    hostile = replace(
        EPISODE,
        chapters=(replace(EPISODE.chapters[0], url="javascript:alert(1)"),),
        sentences=(sentence("Told.", 0, url="javascript:alert(1)", paragraph=0),),
        articles=(Told("T", "N", "file:///etc/passwd", False),),
    )

    page = episode_page(hostile)

    assert "javascript:" not in page
    assert "file:" not in page
