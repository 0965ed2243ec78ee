"""Show notes name what is told when, and every source of it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefing.feed.note_words import WORDS, NoteWords
from briefing.feed.notes import (
    cut_bytes,
    description_text,
    show_description,
    show_notes_html,
    stamp,
)
from briefing.feed.published import PublishedEpisode
from briefing.feed.words import LANGUAGES
from briefing.model import Chapter, Milliseconds

PAGE = "https://pod.example.org/2026-11-24.html"
QUOTED = "The articles are quoted word for word. The voice is synthetic."


def lines_of(html: str) -> list[str]:
    return ["".join(map(str, node.itertext())) for node in etree.HTML(html).iter("li", "p")]


def links_of(html: str) -> list[tuple[str, str | None]]:
    return [(node.get("href", ""), node.text) for node in etree.HTML(html).iter("a")]


def long_episode(episode: PublishedEpisode, titles: list[str]) -> PublishedEpisode:
    return replace(
        episode,
        chapters=tuple(
            Chapter(title, Milliseconds(n * 10_000), Milliseconds(n * 10_000 + 10_000))
            for n, title in enumerate(titles)
        ),
    )


@pytest.mark.parametrize(
    ("milliseconds", "shown"),
    [(0, "00:00:00"), (29_999, "00:00:29"), (3_723_000, "01:02:03"), (360_000_000, "100:00:00")],
)
def test_a_stamp_has_hours(milliseconds: int, shown: str) -> None:
    assert stamp(milliseconds) == shown


def test_show_notes_list_chapters_their_sources_and_how_it_was_made(
    episode: PublishedEpisode,
) -> None:
    html = show_notes_html(episode, PAGE)

    assert lines_of(html) == [
        "00:00:00 Headlines",
        "00:00:12 Night ferry sails again (The Courier; also from Gazette)",
        "00:00:40 Rye loaf wins (The Post)",
        "00:00:58 Goodbye",
        "More to read:",
        "Unheard of (The Record)",
        QUOTED,
        "Listen, read along and see the sources",
    ]
    assert links_of(html) == [
        ("https://courier.example/ferry", "Night ferry sails again"),
        ("https://gazette.example/late", "Gazette"),
        ("https://post.example/bread", "Rye loaf wins"),
        ("https://record.example/unheard", "Unheard of"),
        (PAGE, "Listen, read along and see the sources"),
    ]


def test_a_chapter_of_several_stories_lists_them(episode: PublishedEpisode) -> None:
    brief = Chapter("In brief", Milliseconds(12_000), Milliseconds(58_000))

    html = show_notes_html(replace(episode, chapters=(brief,)), PAGE)

    assert [line.strip() for line in lines_of(html)[1:4]] == [
        "Night ferry (The Courier)",
        "Late (Gazette)",
        "Rye loaf wins (The Post)",
    ]
    assert "<li>00:00:12 In brief\n<ul>" in html


def test_an_episode_without_chapters_has_notes_all_the_same(episode: PublishedEpisode) -> None:
    bare = replace(episode, chapters=(), sentences=(), articles=())

    assert lines_of(show_notes_html(bare, PAGE)) == [
        QUOTED,
        "Listen, read along and see the sources",
    ]


def test_hostile_texts_stay_texts(hostile: PublishedEpisode) -> None:
    html = show_notes_html(hostile, PAGE)
    tree = etree.HTML(html)

    assert {node.tag for node in tree.iter()} == {"html", "body", "ul", "li", "a", "p"}
    assert all(href.startswith("https://") for href, _ in links_of(html))
    assert "]]>" not in html
    assert hostile.chapters[1].title in "".join(map(str, tree.itertext()))


def test_notes_are_in_the_language_of_the_show(episode: PublishedEpisode) -> None:
    german = show_notes_html(replace(episode, language="de-AT"), PAGE)
    arabic = show_notes_html(replace(episode, language="ar"), PAGE)

    assert "Die Artikel werden wörtlich zitiert." in german
    assert "auch aus <a" in german
    assert QUOTED in arabic
    assert arabic.count('dir="rtl"') == len(re.findall("<(?:ul|p)[ >]", arabic))


def test_every_word_is_there_in_every_language() -> None:
    for key, said in WORDS.items():
        assert len(said) == len(LANGUAGES)
        assert all(said), key
    assert all("{sources}" in NoteWords(code)["also_from"] for code in LANGUAGES)


def test_the_description_lists_the_chapters_from_the_first_second(
    episode: PublishedEpisode,
) -> None:
    assert description_text(episode).split("\n") == [
        "00:00:00 Headlines",
        "00:00:12 Night ferry sails again",
        "00:00:40 Rye loaf wins",
        "00:00:58 Goodbye",
        "",
        QUOTED,
    ]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("AT&T, R&D and <3 at 5 < 6", "AT&T, R&D and <3 at 5 < 6"),
        ("The <b> of it", "The &lt;b> of it"),
        ("</p><!-- x -->", "&lt;/p>&lt;!-- x -->"),
        ("Say &amp; & say &copy", "Say &amp;amp; &amp; say &amp;copy"),
    ],
)
def test_what_is_no_markup_is_described_as_it_is(
    episode: PublishedEpisode, title: str, shown: str
) -> None:
    told = description_text(long_episode(episode, [title]))

    assert told.split("\n")[0] == f"00:00:00 {shown}"


def test_a_long_description_is_cut_at_a_line(episode: PublishedEpisode) -> None:
    told = description_text(long_episode(episode, ["Ferry 🎧 sails"] * 255))

    *listed, last, blank, closing = told.split("\n")
    assert 3950 < len(told.encode()) <= 4000
    assert (last, blank, closing) == ("…", "", QUOTED)
    assert listed == [f"{stamp(n * 10_000)} Ferry 🎧 sails" for n in range(len(listed))]


def test_a_single_line_that_is_too_long_is_cut_at_a_character(episode: PublishedEpisode) -> None:
    told = description_text(long_episode(episode, ["🎧" * 2000]))

    first = told.split("\n")[0]
    assert first.startswith("00:00:00 🎧🎧")
    assert first.endswith("🎧…")
    assert 3990 < len(told.encode()) <= 4000


@given(titles=st.lists(st.text(max_size=400), max_size=40))
def test_a_description_is_never_too_long_nor_empty(
    episode: PublishedEpisode, titles: list[str]
) -> None:
    told = description_text(long_episode(episode, titles))

    assert len(told.encode()) <= 4000
    assert told.endswith(QUOTED)
    assert told == told.strip()


def test_without_chapters_the_description_is_a_sentence_of_the_title(
    episode: PublishedEpisode,
) -> None:
    def told(title: str) -> str:
        return description_text(replace(episode, chapters=(), title=title))

    assert told("Tuesday.") == f"Tuesday. {QUOTED}"
    assert told(" ") == QUOTED
    assert len(told("å" * 3000).encode()) <= 4000


def test_a_show_is_described_as_its_maker_did_or_by_its_title() -> None:
    assert show_description("T", " One line.\n\n Another.  ", "en") == "One line.\n\nAnother."
    assert show_description("Lage", "", "de") == (
        "Lage. Die Artikel werden wörtlich zitiert. Die Stimme ist künstlich."
    )
    assert len(show_description("T", "é" * 4000, "en").encode()) <= 4000


def test_no_half_of_an_escape_is_left_where_a_text_is_cut() -> None:
    assert [cut_bytes("ab&amp;&lt;cd", most) for most in (6, 8, 10, 13)] == [
        "ab…",
        "ab…",
        "ab&amp;…",
        "ab&amp;&lt;cd",
    ]


@given(line=st.text(), most=st.integers(min_value=4, max_value=60))
def test_cutting_bytes_keeps_whole_characters(line: str, most: int) -> None:
    cut = cut_bytes(line, most)

    assert len(cut.encode()) <= most
    assert cut == line or (cut.endswith("…") and line.startswith(cut[:-1]))
