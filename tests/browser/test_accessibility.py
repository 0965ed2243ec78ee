"""What axe-core says of the pages, and what it cannot see: focus, sizes, small windows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from tests.browser.conftest import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def axe(foreign_tool: Callable[[str], Path]) -> str:
    return (foreign_tool("axe-core") / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> list[str]:
    # Not as a script element: the page's own policy forbids that.
    page.evaluate(axe)
    result = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(390, 844), (1280, 900)])
def test_axe_finds_nothing_in_the_page_of_an_episode(
    page: Page, site: Site, axe: str, scheme: Literal["light", "dark"], size: tuple[int, int]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{site.url}{site.newest.stem}.html")
    page.locator("#s6 .at").click()
    page.wait_for_function("() => document.querySelector('.line[aria-current]')?.id === 's6'")
    page.evaluate("audio.pause()")
    page.wait_for_function("() => document.getAnimations().every(a => a.playState !== 'running')")

    assert violations(page, axe) == []
    page.keyboard.press("?")
    assert violations(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(390, 844), (1280, 900)])
def test_axe_finds_nothing_in_the_list(
    page: Page, site: Site, axe: str, scheme: Literal["light", "dark"], size: tuple[int, int]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(site.url)
    page.locator(".saved").first.wait_for()

    assert violations(page, axe) == []
    page.evaluate("v => briefingMarks.mark(v, { at: 12 })", site.newest.version)
    page.evaluate("v => briefingMarks.mark(v, { heard: true })", site.episodes[1].version)
    page.reload()
    page.locator("#continue").wait_for()
    assert violations(page, axe) == []


@pytest.mark.parametrize("size", [(320, 256), (320, 640), (390, 844), (844, 390), (1280, 900)])
def test_nothing_is_wider_than_the_window_and_every_target_is_large_enough(
    page: Page, site: Site, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for address in (site.url, f"{site.url}{site.newest.stem}.html"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        small = page.evaluate(
            """() => [...document.querySelectorAll('a, button, select, summary, input')]
                .filter(e => e.checkVisibility() && !e.matches('.skip, #shortcuts'))
                .filter(e => { const r = e.getBoundingClientRect(); return r.width < 24 || r.height < 24; })
                .map(e => e.outerHTML.slice(0, 120))"""
        )
        assert small == []


def test_what_has_the_focus_is_never_hidden_behind_the_player(page: Page, site: Site) -> None:
    page.goto(f"{site.url}{site.newest.stem}.html")
    page.locator("#s1 .at").focus()

    for _ in site.newest.sentences:
        page.keyboard.press("ArrowDown")
        hidden = page.evaluate(
            """() => document.activeElement.getBoundingClientRect().bottom
                   > player.getBoundingClientRect().top + 1"""
        )
        assert not hidden


def test_the_first_tab_leads_past_everything_to_the_transcript(page: Page, site: Site) -> None:
    page.goto(f"{site.url}{site.newest.stem}.html")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the transcript"
    page.keyboard.press("Enter")

    assert page.url.endswith("#transcript")


def test_the_focus_can_be_seen_on_every_kind_of_control(page: Page, site: Site) -> None:
    page.goto(f"{site.url}{site.newest.stem}.html")

    for selector in ("#play", "#speed", "#sleep", "#position", ".chapter", "#s1 .at", ".from"):
        page.locator(selector).first.focus()
        page.keyboard.press("Shift")
        seen = page.evaluate(
            """() => [document.activeElement, document.activeElement.parentElement].some(
                e => getComputedStyle(e).outlineStyle !== 'none' && e.matches(':focus-visible, .choice'))"""
        )
        assert seen, selector
