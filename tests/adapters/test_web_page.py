from __future__ import annotations

import logging

import pytest
from lxml.html import document_fromstring

from briefing.adapters.web_page import MAX_CHARACTERS, main_content, parse_page

PARAGRAPH = (
    "<p>The council voted on Tuesday to plant four hundred trees along the river before winter.</p>"
)


def test_the_article_of_a_page_is_found() -> None:
    tree = parse_page(
        f"<html><body><nav>Home</nav><article>{PARAGRAPH * 3}</article></body></html>"
    )
    body = main_content(tree)
    assert body is not None
    assert body[0].tag == "p"
    assert len(tree.findall(".//nav")) == 1  # the page itself is as it was


def test_a_page_without_an_article_has_none_and_nothing_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        assert main_content(parse_page("<html><body></body></html>"), precise=True) is None
    assert caplog.records == []


def test_a_stumble_of_the_extractor_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise AttributeError("of something deep inside")

    monkeypatch.setattr("trafilatura.bare_extraction", stumble)
    assert main_content(parse_page(PARAGRAPH)) is None


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "is an empty page"),
        ("<!-- x -->", "is an empty page"),
        ("x" * (MAX_CHARACTERS + 1), "more than 10,000,000 characters"),
        ("<div>" * 100_000, "nested deeper than 200"),
        ("<i>x</i>" * 21_000, "more than 20,000 elements"),
    ],
    ids=["empty", "comment", "long", "deep", "wide"],
)
def test_pages_that_would_take_for_ever_are_refused(html: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_page(html)


def test_lone_surrogates_do_no_harm() -> None:
    assert parse_page("<p>a\ud800b</p>").text_content() == "ab"


def test_a_tree_from_elsewhere_will_do() -> None:
    assert main_content(document_fromstring(f"<article>{PARAGRAPH * 3}</article>")) is not None
