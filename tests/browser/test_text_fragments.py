"""Links to one sentence of an article: a real browser scrolls to it."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import QR, Site, Watch

from briefing.adapters.text_fragment import source_link

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

SENTENCES = (
    "The crossing takes 40 minutes.",
    "“I cleaned offices on this side and slept on that side for 22 years,” said Ruth Adelmann-Cole, 58, "
    "who stood at the rail for the whole trip.",
    "Carrow Rovers came from two goals down to beat Saltmere Town 3-2 in the final – in stoppage time.",
    "Brunt & Sons, Ltd., sold 50% of its shares, then bought them back.",
    "Well-known, far-off, half-open: it's all one, isn't it?",
    "The £1.1m came from 2,317 people; nobody gave more than £10,000 (about $13,000) a head.",
    "'Stop the ferry!' cried the harbour master... but nobody heard.",
    "渡轮公司周六表示，夜间渡轮三十一年来首次起航。",
    "Der Bürgermeister sagte: „Wir öffnen die südliche Bucht am Samstag, wenn der Frost hält.“",
)


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory, serve_plain: Callable[[Path], str]) -> str:
    """An article whose sentences stand far apart, with links and notes inside, as pages have them."""
    folder = tmp_path_factory.mktemp("article")
    paragraphs = "".join(
        f'<p id="p{number}">{html.escape(sentence).replace(" the ", " <a href=x>the</a> ", 1)}</p>'
        f"<svg width=1 height=2500></svg>"
        for number, sentence in enumerate(SENTENCES)
    )
    (folder / "article.html").write_text(
        f"<!DOCTYPE html><meta charset=utf-8><link rel=icon href=icon.svg><title>x</title><h1>The night</h1>"
        f"<svg width=1 height=2500></svg>{paragraphs}",
        encoding="utf-8",
    )
    (folder / "icon.svg").write_text(QR, encoding="utf-8")
    return f"{serve_plain(folder)}article.html"


@pytest.mark.parametrize("number", range(len(SENTENCES)))
def test_the_browser_scrolls_to_the_sentence(
    page: Page, article: str, number: int, site: Site, watch: Watch
) -> None:
    watch.elsewhere = (article.removesuffix("article.html"),)
    page.goto(site.url)
    # By a click, as a reader: a browser ignores text fragments that nobody asked for.
    page.evaluate(
        """href => {
            const link = document.createElement('a');
            link.append('go');
            link.id = 'go';
            link.rel = 'noreferrer noopener external';
            link.href = href;
            document.querySelector('main').prepend(link);
        }""",
        source_link(article, SENTENCES[number]),
    )
    page.locator("#go").click()
    page.wait_for_function("() => document.querySelector('#p0') && scrollY > 0")

    page.wait_for_function(
        """id => { const { top, bottom } = document.getElementById(id).getBoundingClientRect();
                  return top >= 0 && bottom <= innerHeight }""",
        arg=f"p{number}",
    )
