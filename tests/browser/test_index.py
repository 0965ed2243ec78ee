"""The list of shows in a real browser: subscribing in each app's own way."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from tests.browser.conftest import Site, Watch

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]


def test_every_app_gets_the_feed_in_the_form_it_reads(page: Page, site: Site) -> None:
    feed = f"{site.url}feed.xml"
    bare = feed.removeprefix("http://")
    page.goto(site.url)

    def address(name: str) -> str:
        return str(page.get_by_role("link", name=name).evaluate("link => link.href"))

    assert address("AntennaPod") == f"antennapod-subscribe://{bare}"
    assert address("Apple Podcasts") == f"podcast://{bare}"
    assert address("Overcast") == f"overcast://x-callback-url/add?url={quote(feed, safe='')}"
    assert address("Pocket Casts") == f"pktc://subscribe/{bare}"
    assert address("Another app") == f"feed://{bare}"
    assert address("Podcast feed") == feed
    assert page.get_by_label("Feed address").input_value() == feed


def test_a_feed_of_https_stays_one(
    context: BrowserContext, page: Page, site: Site, watch: Watch
) -> None:
    watch.elsewhere = ("https://podcast.example/x/",)
    watch.expected = ("subscribe.svg",)

    def answer(route: object) -> None:
        name = route.request.url.split("?")[0].rsplit("/", 1)[1] or "index.html"  # type: ignore[attr-defined]
        path = next(iter(site.folder.rglob(name)), None)
        route.fulfill(path=path) if path else route.abort()  # type: ignore[attr-defined]

    context.route("https://podcast.example/**", answer)
    page.goto("https://podcast.example/x/index.html")

    link = page.get_by_role("link", name="AntennaPod")
    assert link.evaluate("link => link.href") == "pcast:https://podcast.example/x/feed.xml"
    other = page.get_by_role("link", name="Another app")
    assert other.evaluate("link => link.href") == "feed:https://podcast.example/x/feed.xml"


def test_the_address_can_be_copied(context: BrowserContext, page: Page, site: Site) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site.url)

    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Address copied").wait_for()

    assert page.evaluate("navigator.clipboard.readText()") == f"{site.url}feed.xml"


def test_subscribing_is_folded_away_for_who_listens_already(page: Page, site: Site) -> None:
    page.goto(site.url)
    assert page.get_by_role("link", name="AntennaPod").is_visible()

    page.evaluate("v => briefingMarks.mark(v, { at: 12 })", site.newest.version)
    page.reload()

    assert page.get_by_role("link", name="AntennaPod").is_hidden()
    page.get_by_text("Subscribe").click()
    assert page.get_by_role("link", name="AntennaPod").is_visible()


def test_storage_that_is_damaged_does_no_harm(page: Page, site: Site) -> None:
    page.goto(site.url)
    page.evaluate("localStorage.setItem('briefing', '{broken')")
    page.reload()
    page.evaluate("localStorage.setItem('briefing', '{\"sounds\": null}')")
    page.reload()

    assert page.locator(".episodes > li").count() == 2
