from __future__ import annotations

import json

from lxml.html import document_fromstring

from briefing.extract.page_metadata import PageMetadata, read_metadata


def read(head: str, body: str = "<p>x</p>") -> PageMetadata:
    return read_metadata(
        document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    )


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_a_page_that_says_nothing() -> None:
    assert read("") == PageMetadata()


def test_articles_are_found_within_graphs_and_beside_what_is_no_article() -> None:
    graph = {
        "@graph": [
            {"@type": None},
            3,
            {"@type": "WebPage", "mainEntity": {"@type": "BlogPosting", "headline": "A"}},
        ]
    }
    assert read(linked(graph)).headline == "A"
    assert read(linked([{"@type": "Thing", "headline": "A"}])).headline == ""


def test_endless_or_broken_json_says_nothing() -> None:
    assert read('<script type="application/ld+json">' + "[" * 100_000 + "</script>").headline == ""
    assert read(linked([{"@graph": [1]}] * 5000)).headline == ""
    assert read('<script type="application/ld+json"></script>').headline == ""


def test_empty_meta_elements_say_nothing() -> None:
    assert read('<meta property="og:title" content=" "><meta content="x">').og_title == ""


def test_the_first_of_two_values_counts() -> None:
    assert (
        read('<meta name="Date" content="2026-01-01"><meta name="date" content="x">').published
        is not None
    )
    assert read("", "<h1>One</h1><h1> </h1><h1>Two</h1>").headings == ("One", "Two")


def test_the_language_of_the_locale_serves_without_a_declaration() -> None:
    assert read('<meta property="og:locale" content="en_GB">').language == "en-GB"


def test_addresses_are_absolute_and_public() -> None:
    assert read(
        '<link rel="canonical" href="/a"><meta property="og:url" content="https://x.example/b">'
    ).url == ("https://x.example/a")
    assert read('<link rel="canonical" href="ftp://x.example/a">').url == ""
    assert read('<link rel="alternate" href="https://x.example/a">').url == ""
