from __future__ import annotations

import pytest

from briefing.extract.kinds import kind_of


@pytest.mark.parametrize(
    ("text", "media_type", "kind"),
    [
        ("Just words.", "", "text"),
        ("Just words.", "text/plain; charset=utf-8", "text"),
        ("Just words.", "text/markdown", "markdown"),
        ("# A heading\n\nWords.", "text/plain", "markdown"),
        ("See [this](https://example.org).", "", "markdown"),
        ("Title\n=====\n", "", "markdown"),
        ("<!DOCTYPE html><p>x", "text/plain", "html"),
        ("<?xml version='1.0'?>\n<!-- x -->\n<html><p>x", "text/markdown", "html"),
        ("<div><p>One<p>Two</div>", "", "html"),
        ("A tag like <p> is written <p>, and <br> too.", "", "text"),
        ("No tags at all.", "text/html", "text"),
        ("Words <b>and</b> tags.", "text/html", "html"),
        ("Words", "application/xhtml+xml", "text"),
    ],
)
def test_looks_go_before_names(text: str, media_type: str, kind: str) -> None:
    assert kind_of(text, media_type) == kind
