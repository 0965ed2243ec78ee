from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import ExtractError
from briefing.extract import extract
from briefing.model import Article, Document

Read = Callable[..., Article]
SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"


def test_hints_of_whoever_listed_it_go_first(read: Read, body: str) -> None:
    when = datetime(2026, 11, 23, tzinfo=timezone.utc)
    head = "---\ntitle: Theirs\nsource: Their paper\nsection: News\ndate: 2020-01-01\n---\n"
    article = read(
        head + body, title="Ours", source="Our paper", section="Trees", published=when, weight=2.0
    )
    assert (article.title, article.source, article.section) == ("Ours", "Our paper", "Trees")
    assert (article.published, article.weight) == (when, 2.0)


def test_the_language_of_a_source_is_for_documents_that_do_not_say(read: Read, body: str) -> None:
    assert read(body, language="de").language == "de"
    assert read(f"---\nlanguage: en\n---\n{body}", language="de").language == "en"


def test_the_page_of_a_public_document_is_its_url(body: str) -> None:
    assert (
        extract(Document(uri="https://post.example/a", body=body.encode())).url
        == "https://post.example/a"
    )
    assert extract(Document(uri="file:///a.txt", body=body.encode())).url == ""


def test_a_title_is_the_first_paragraph(read: Read, body: str) -> None:
    article = read("Trees for the river\n\n" + body)
    assert article.has_own_title
    assert article.paragraphs[0].text == article.title == "Trees for the river"
    assert [p.place for p in article.paragraphs] == [1, 2, 3]


def test_a_title_from_outside_the_body_has_place_nought(read: Read, body: str) -> None:
    assert read(body, title="Trees for the river").paragraphs[0].place == 0


def test_without_a_title_one_is_shown_and_none_is_told(read: Read, body: str) -> None:
    article = read("4 hours ago\n" + body)
    assert not article.has_own_title
    assert article.title == "The town council voted on Tuesday to plant four hundred trees along…"
    assert [p.kind for p in article.paragraphs] == ["text", "text"]


def test_titles_that_are_none_are_passed_over(read: Read, body: str) -> None:
    assert (
        read(f"---\ntitle: Home\n---\n# Trees for the river\n\n{body}").title
        == "Trees for the river"
    )


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1"])
def test_encodings_are_found_out(read: Read, body: str, charset: str) -> None:
    text = body.replace("river", "Rivière Élan")
    assert "Rivière Élan" in read(text.encode(charset)).paragraphs[0].text


def test_text_is_cleaned_once(read: Read, body: str) -> None:
    dirty = body.replace("council", "coun\u00adcil\u200b \u202egroup\u202c").replace(
        "river", "ri\u0300ver &amp; bank"
    )
    assert read(dirty).paragraphs[0].text.startswith("The town council group voted")
    assert "rìver & bank" in read(dirty).paragraphs[0].text


def test_what_follows_the_comments_is_not_the_articles(read: Read, body: str) -> None:
    article = read(
        f"{body}\n\nComments\n\nI like trees very much and I always have, since I was a child."
    )
    assert len(article.paragraphs) == 2


def test_a_text_without_capitals_is_read(read: Read, body: str) -> None:
    assert len(read(body.lower()).paragraphs) == 2


def test_a_byline_that_is_a_name_alone_is_known_by_the_author(read: Read, body: str) -> None:
    texts = [
        p.text
        for p in read(f"---\nauthor: Ana Ruiz\n---\nTrees for all\n\nAna Ruiz\n\n{body}").paragraphs
    ]
    assert "Ana Ruiz" not in texts


def test_a_long_list_at_the_end_belongs_to_the_article(read: Read, body: str) -> None:
    items = "".join(f"- Street number {n}\n" for n in range(12))
    assert read(f"{body}\n\n{items}", "text/markdown").paragraphs[-1].text == "Street number 11"
    assert (
        read(f"{body}\n\n- One link\n- Two links\n", "text/markdown").paragraphs[-1].kind == "text"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Too short.", "2 words are left, 25 are needed"),
        ("4 hours ago\nShare\nFacebook Twitter\nRead more", "left out: "),
        ("A heading\n" * 30, "0 words are left"),
        (b"%PDF-1.7", "is a PDF file, not text"),
        (b"a\0b" * 30, "NUL"),
        ("---\ntitle: [\n---\n", "front matter"),
        ("word " * 100_000, "characters"),
        ("", "holds no article"),
    ],
)
def test_what_holds_no_article_is_told_with_its_uri(
    read: Read, text: str | bytes, reason: str
) -> None:
    with pytest.raises(ExtractError, match=reason) as caught:
        read(text)
    assert caught.value.uri == "test:it"
    assert pickle.loads(pickle.dumps(caught.value)).reason == caught.value.reason  # noqa: S301


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["", "text/plain", "text/markdown", "text/html"]))
def test_any_bytes_are_an_article_or_an_error(body: bytes, media_type: str) -> None:
    _is_article_or_error(body, media_type)


MARKS = [
    "<p>",
    "</p>",
    "<div>",
    "<br>",
    "<li>",
    "<h1>",
    "<b>",
    "</a>",
    "<table><tr><td>",
    "&amp;",
    "&#0;",
    "#",
    "-",
    ">",
    "```",
    "[a](b)",
    "|",
    "“",
    "”.",
    "(",
    "…",
    "é",
]
LINES = (
    "---\n",
    "title: x\n",
    "\n\n",
    "4 hours ago\n",
    "<a href='x'>",
    "by Ana Ruiz ",
    "und so weiter ",
    "The town voted on Tuesday to plant many trees. ",
)
PIECES = st.sampled_from([*MARKS, *LINES])


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(PIECES, max_size=60), st.sampled_from(["", "text/plain", "text/markdown", "text/html"])
)
def test_any_mark_up_is_an_article_or_an_error(pieces: list[str], media_type: str) -> None:
    _is_article_or_error("".join(pieces).encode(), media_type)


def _is_article_or_error(body: bytes, media_type: str) -> None:
    try:
        article = extract(Document(uri="test:it", body=body, media_type=media_type))
    except ExtractError:
        return
    assert article.title
    assert all(p.text == p.text.strip() != "" for p in article.paragraphs)
    assert [p.kind for p in article.paragraphs].count("title") == article.has_own_title
    places = [p.place for p in article.paragraphs if p.kind != "title"]
    assert places == sorted(places)


@pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the seed article is not there: {SEEDS}")
def test_the_seed_article_is_freed_of_its_scraps() -> None:
    for path in SEEDS.iterdir():
        article = extract(
            Document(uri="test:seed", body=path.read_bytes(), media_type="text/plain")
        )
        told = " ".join(p.text for p in article.paragraphs)
        assert "4 hours ago" not in told + article.title
        assert "The circle of force" not in told
        assert "supportive statement" not in told
        assert article.title == "Chinese President Xi Jinping, who is in Samarkand, Uzbekistan…"
        headings = [p.text for p in article.paragraphs if p.kind == "heading"]
        assert headings == ["From Understanding to “Coping”", "Shanghai Cooperation Organization"]


def test_the_headings_under_related_articles_are_left_out(read: Read, body: str) -> None:
    first, second = body.split("\n\n")
    listed = "Related articles\n\nWhy oaks fall\n\nCould a single tree really save the whole of the river bank?"
    article = read(f"{first}\n\n{listed}\n\n{second}")
    assert [p.text for p in article.paragraphs] == [first, second]


def test_a_name_between_paragraphs_of_a_text_is_left_out(read: Read, body: str) -> None:
    article = read(f"{body}\n\nAna Ruiz\n\n{body.replace('council', 'mayor')}")
    assert "Ana Ruiz" not in [p.text for p in article.paragraphs]
