from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone

import pytest

from briefing.errors import ExtractError
from briefing.model import Article

Read = Callable[..., Article]

TEXT = (
    "<p>The town council voted on Tuesday to plant four hundred trees along the river before winter.</p>"
    "<p>The trees will come from a nursery in the next valley, the mayor said, and children will help.</p>"
)


def page(head: str = "", body: str = TEXT, attributes: str = "") -> str:
    return f"<!DOCTYPE html><html {attributes}><head>{head}</head><body><article>{body}</article></body></html>"


def test_metadata_of_open_graph_is_read(read: Read) -> None:
    article = read(
        page(
            '<meta property="og:title" content="Trees for the river | Valley Post">'
            '<meta property="og:site_name" content="Valley Post | All the news">'
            '<meta property="og:url" content="https://post.example/trees">'
            '<meta property="og:image" content="/tree.jpg"><meta name="author" content="By Ana Ruiz">'
            '<meta property="article:published_time" content="2026-11-23T08:00:00Z">',
            attributes='xml:lang="en_GB"',
        )
    )
    assert article.title == "Trees for the river"
    assert (article.source, article.author, article.language) == (
        "Valley Post",
        "Ana Ruiz",
        "en-GB",
    )
    assert article.url == "https://post.example/trees"
    assert article.image == "https://post.example/tree.jpg"
    assert article.published == datetime(2026, 11, 23, 8, tzinfo=timezone.utc)


def test_metadata_of_json_ld_is_read(read: Read) -> None:
    article = read(
        page(
            '<script type="application/ld+json">not json</script><script>x</script>'
            '<script type="application/ld+json">[1, {"@type": "Thing"}, {"@type": ["NewsArticle"],'
            '"headline": "Trees for the river", "author": [{"name": "Ana Ruiz"}, "Bo Lee", 3],'
            '"publisher": {"name": "Valley Post"}, "datePublished": "2026-11-23", "articleBody": 7,'
            '"mainEntityOfPage": "https://post.example/trees"}]</script>'
        )
    )
    assert (article.title, article.source, article.author) == (
        "Trees for the river",
        "Valley Post",
        "Ana Ruiz, Bo Lee",
    )
    assert article.url == "https://post.example/trees"
    assert article.published == datetime(2026, 11, 23, tzinfo=timezone.utc)


def test_what_is_malformed_says_nothing(read: Read) -> None:
    article = read(
        page(
            '<link rel="canonical" href="http://[bad"><meta property="og:image" content="javascript:x">'
            '<meta name="author" content="https://x.example/ana"><meta name="date" content="soon">'
            '<meta property="og:site_name" content="U.K."><meta property="og:title" content="'
            + "x " * 400
            + '">',
            attributes='lang="the english language"',
        )
    )
    assert (article.url, article.image, article.author, article.language) == ("", "", "", "")
    assert article.published is None
    assert not article.has_own_title


def test_a_source_without_a_name_is_called_by_its_host(read: Read) -> None:
    article = read(page('<link rel="canonical" href="https://www.post.example/trees">'))
    assert article.source == "post.example"


def test_the_one_time_of_a_page_is_its_date(read: Read) -> None:
    one = '<time datetime="2026-11-23">today</time>'
    assert read(page(body=one + TEXT)).published == datetime(2026, 11, 23, tzinfo=timezone.utc)
    assert read(page(body=one + '<time datetime="2026-11-22">x</time>' + TEXT)).published is None


def test_the_name_of_nobody_is_no_author(read: Read) -> None:
    assert read(page('<meta name="author" content="admin">')).author == ""


def test_later_boxes_of_an_article_are_read_too(read: Read) -> None:
    def box(n: int) -> str:
        text = f"Box {n} of the report tells at some length what the people of street {n} think of the new trees."
        return f'<div class="chunk"><div class="body"><p>{text}</p><p>{text.replace("Box", "Part")}</p></div></div>'

    boxes = "".join(
        f"{box(n)}<section class='ad'><h4>Advertisement</h4></section>" for n in range(12)
    )
    texts = [p.text for p in read(page(body=boxes)).paragraphs]
    assert [f"Box {n} of" in " ".join(texts) for n in range(12)] == [True] * 12


def test_links_to_other_stories_are_left_out(read: Read) -> None:
    link = '<ul><li><a href="/x">Why the old oaks had to go</a></li></ul>'
    texts = [p.text for p in read(page(body=TEXT[: len(TEXT) // 2] + link + TEXT)).paragraphs]
    assert "Why the old oaks had to go" not in texts


def test_boxes_of_another_article_on_the_page_are_not_read(read: Read) -> None:
    other = TEXT.replace("council", "club").replace("trees", "roses") * 3
    html = (
        page(body=f"<div class='c'>{TEXT}</div>")
        + f"<article><div class='c'>{other}</div></article>"
    )
    assert "town council" in read(html).paragraphs[0].text


def test_source_lines_of_html_are_no_lines(read: Read) -> None:
    article = read(page(body=TEXT.replace("on Tuesday", "on\nTuesday\r\n")))
    assert article.paragraphs[0].text.startswith("The town council voted on Tuesday to plant")


def test_deleted_and_quoted_code_is_not_told(read: Read) -> None:
    extra = "<p>It cost <del>three</del> four <b>million</b>.</p><pre>x = 1\ny = 2</pre>"
    joined = " ".join(p.text for p in read(page(body=TEXT + extra)).paragraphs)
    assert "It cost four million." in joined
    assert "x = 1" not in joined


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<html></html>", "holds no text"),
        ("<html>" + "<div>" * 100_000 + TEXT, "nested deeper"),
        ("<html><body>" + "<i>x</i>" * 30_000 + TEXT, "elements"),
        ("<html>" + "x" * 11_000_000, "characters"),
        ("<!-- nothing --><html", "empty page"),
    ],
    ids=["empty", "deep", "wide", "long", "broken"],
)
def test_pages_without_an_article_say_why(read: Read, html: str, reason: str) -> None:
    with pytest.raises(ExtractError, match=reason):
        read(html, "text/html")
