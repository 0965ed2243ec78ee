"""The newest episode without a network, through the service worker of a real browser."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.conftest import Site, Watch, episodes_in

import briefing

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

PART = """async ([address, range]) => {
    const response = await fetch(address, { headers: range ? { Range: range } : {} });
    const body = new Uint8Array(await response.arrayBuffer());
    return [response.status, response.headers.get('Content-Range'), [...body.slice(0, 4)], body.length];
}"""


def wait_until_saved(page: Page, site: Site) -> None:
    page.goto(site.url)
    page.locator(".episodes > li").first.locator(".saved").wait_for()
    page.reload()  # a page that was there before the service worker is not in its hands
    page.wait_for_function("() => navigator.serviceWorker.controller")


def seconds_later(path: Path) -> None:
    """Date a file later: a server says when it changed in whole seconds."""
    moment = path.stat().st_mtime + 10
    os.utime(path, (moment, moment))


def kept(page: Page) -> list[str]:
    """Return the names of what is in the cache."""
    names = page.evaluate(
        """async () => {
            const urls = [];
            for (const name of await caches.keys())
                for (const request of await (await caches.open(name)).keys()) urls.push(request.url);
            return urls;
        }"""
    )
    return sorted(url.rsplit("/", 1)[1].partition("?")[0] for url in names)


def test_the_newest_episode_plays_and_seeks_without_a_network(
    context: BrowserContext, page: Page, site: Site
) -> None:
    wait_until_saved(page, site)
    context.set_offline(True)

    page.goto(f"{site.url}{site.newest.stem}.html")
    page.wait_for_function("() => audio.readyState >= 1 && !player.hidden")
    page.locator(".saved").wait_for()
    last = site.newest.sentences[-1].start_ms / 1000
    page.locator(".line .at").last.click()
    page.wait_for_function(f"() => !audio.paused && audio.currentTime > {last}")
    page.locator("#s2 .at").click()
    page.wait_for_function(f"() => audio.currentTime > 0 && audio.currentTime < {last}")
    page.goto(site.url)
    assert page.locator(".episodes > li").count() == 2
    context.set_offline(False)


def test_sound_from_the_network_goes_on_from_the_copy(
    context: BrowserContext, page: Page, site: Site
) -> None:
    """The copy may arrive, or go, while the sound is playing."""
    page.goto(f"{site.url}{site.newest.stem}.html")
    page.locator(".saved").wait_for()
    page.evaluate(
        "async () => { for (const name of await caches.keys()) await caches.delete(name) }"
    )
    page.reload()
    page.wait_for_function("() => audio.readyState >= 1 && navigator.serviceWorker.controller")
    page.locator("#s2 .at").click()
    page.wait_for_function("() => !audio.paused && audio.currentTime > 6")
    page.locator(".saved").wait_for()

    for number in (14, 4, 11):
        start = site.newest.sentences[number - 1].start_ms / 1000
        page.locator(f"#s{number} .at").click()
        page.wait_for_function(
            f"() => !audio.paused && audio.currentTime > {start} && audio.currentTime < {start + 9}"
        )
        assert page.evaluate("audio.error") is None


def test_only_the_newest_is_kept(page: Page, site: Site) -> None:
    wait_until_saved(page, site)

    names = kept(page)

    stem = site.newest.stem
    assert {f"{stem}.html", f"{stem}.mp3", f"{stem}.vtt", f"{stem}.jpg", "index.html"} <= set(names)
    assert not [name for name in names if name.startswith(site.episodes[1].stem)]
    older = page.locator(".episodes > li").last
    assert older.locator(".saved").is_hidden()


def test_an_episode_opened_by_itself_is_kept_when_it_is_the_newest(page: Page, site: Site) -> None:
    page.goto(f"{site.url}{site.newest.stem}.html")

    page.locator(".saved").wait_for()


def test_what_is_not_kept_leads_back_to_the_list(
    context: BrowserContext, page: Page, site: Site
) -> None:
    wait_until_saved(page, site)
    context.set_offline(True)

    page.goto(f"{site.url}{site.episodes[1].stem}.html")

    assert page.url == site.url
    context.set_offline(False)


def test_parts_of_the_sound_come_right_out_of_the_copy(
    page: Page, site: Site, watch: Watch
) -> None:
    watch.expected = ("status of 416",)
    wait_until_saved(page, site)
    sound = (site.folder / f"{site.newest.stem}.mp3").read_bytes()
    size = len(sound)

    def ask(range_: str) -> Any:
        return page.evaluate(PART, [site.newest.href(".mp3"), range_])

    assert ask("bytes=1000-1999") == [206, f"bytes 1000-1999/{size}", [*sound[1000:1004]], 1000]
    assert ask("bytes=1000-") == [
        206,
        f"bytes 1000-{size - 1}/{size}",
        [*sound[1000:1004]],
        size - 1000,
    ]
    assert ask("bytes=-4") == [206, f"bytes {size - 4}-{size - 1}/{size}", [*sound[-4:]], 4]
    assert ask(f"bytes=0-{size * 2}") == [206, f"bytes 0-{size - 1}/{size}", [*sound[:4]], size]
    assert ask(f"bytes={size}-")[:2] == [416, f"bytes */{size}"]
    for whole in ("", "bytes=5-2", "bytes=-", "bytes=0-1,4-5"):
        assert ask(whole) == [200, None, [*sound[:4]], size]


@pytest.fixture
def own_site(site: Site, tmp_path: Path, serve: Callable[[Path], str]) -> Site:
    """A copy of the folder that a test may change; so far only the older episode is out."""
    folder = tmp_path / "out"
    shutil.copytree(site.folder, folder)
    for path in folder.glob(f"{site.newest.stem}.*"):
        path.unlink()
    briefing.update_feeds(folder)
    return Site(folder, serve(folder), episodes_in(folder))


def test_a_new_episode_takes_the_place_of_the_old_one(
    context: BrowserContext, site: Site, own_site: Site
) -> None:
    page = context.new_page()
    wait_until_saved(page, own_site)
    assert f"{own_site.newest.stem}.mp3" in kept(page)

    for path in site.folder.glob(f"{site.newest.stem}.*"):
        shutil.copy(path, own_site.folder)
    briefing.update_feeds(own_site.folder)
    old, new = own_site.newest, episodes_in(own_site.folder)[0]
    page.reload()
    page.locator(".episodes > li").first.locator(".saved").wait_for()
    page.wait_for_function(
        "async name => !(await caches.match(name))", arg=f"{own_site.url}{old.href('.mp3')}"
    )

    names = kept(page)
    assert f"{new.stem}.mp3" in names
    assert not [name for name in names if name.startswith(old.stem)]


def test_a_page_of_an_older_release_works_with_newer_scripts(
    context: BrowserContext, own_site: Site
) -> None:
    path = own_site.folder / f"{own_site.newest.stem}.html"
    path.write_text(re.sub(r"(player\.\w+\?v=)\w+", r"\1older", path.read_text()), encoding="utf-8")
    page = context.new_page()
    wait_until_saved(page, own_site)
    context.set_offline(True)

    page.goto(f"{own_site.url}{path.name}")

    page.wait_for_function("() => audio.readyState >= 1 && !player.hidden")
    context.set_offline(False)


def test_pages_are_fresh_while_there_is_a_network(context: BrowserContext, own_site: Site) -> None:
    page = context.new_page()
    wait_until_saved(page, own_site)
    index = own_site.folder / "index.html"
    index.write_text(index.read_text().replace("Lake &amp; Valley", "Renamed"), encoding="utf-8")
    seconds_later(index)

    page.reload()

    assert page.get_by_role("heading", level=1).inner_text() == "Renamed"
