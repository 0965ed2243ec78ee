"""The player of an episode's page, in a real browser with real sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.conftest import Site, Watch

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

PLAYING = "() => !audio.paused && audio.currentTime > {after}"
"""`audio` and the other ids are names of elements in the page."""


def open_episode(page: Page, site: Site, *, stem: str = "", fragment: str = "") -> None:
    page.goto(f"{site.url}{stem or site.newest.stem}.html{fragment}")
    page.wait_for_function("() => audio.readyState >= 1 && !player.hidden")


def wait_until_playing(page: Page, after: float = 0) -> None:
    page.wait_for_function(PLAYING.format(after=after))


def position(page: Page) -> float:
    return float(page.evaluate("audio.currentTime"))


def is_paused(page: Page) -> bool:
    return bool(page.evaluate("audio.paused"))


def starts(site: Site) -> list[float]:
    return [sentence.start_ms / 1000 for sentence in site.newest.sentences]


def test_play_and_pause(page: Page, site: Site) -> None:
    open_episode(page, site)
    play = page.get_by_role("button", name="Play", exact=True)

    play.click()
    wait_until_playing(page, 0.3)
    page.get_by_role("button", name="Pause").click()

    assert is_paused(page)
    play.wait_for()
    assert page.evaluate(
        "Math.abs(audio.duration - document.querySelector('main').dataset.duration) < 0.1"
    )


def test_a_click_on_a_sentence_plays_from_there(page: Page, site: Site) -> None:
    open_episode(page, site)

    page.locator(".line .words").nth(7).click()
    wait_until_playing(page, starts(site)[7])

    assert position(page) < starts(site)[7] + 5


def test_the_time_beside_a_sentence_plays_by_the_keyboard(page: Page, site: Site) -> None:
    open_episode(page, site)

    page.locator("#s3 .at").focus()
    page.keyboard.press("Enter")
    wait_until_playing(page, starts(site)[2])

    assert position(page) < starts(site)[2] + 5
    assert page.url.endswith(".html")


def test_text_that_is_being_marked_is_not_a_click(page: Page, site: Site) -> None:
    open_episode(page, site)

    page.locator("#s5 .words").click(click_count=3)

    # The first of the three clicks plays; what matters is that a drag does not.
    page.evaluate("audio.pause()")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#s9 .words'))")
    page.evaluate("document.querySelector('#s9 .words').click()")
    assert is_paused(page)


def test_a_chapter_plays_from_its_start(page: Page, site: Site) -> None:
    chapter = site.newest.chapters[2]
    open_episode(page, site)

    page.get_by_role("navigation", name="Chapters").get_by_text(chapter.title).click()
    wait_until_playing(page, chapter.start_ms / 1000)

    assert page.locator(".chapter[aria-current]").inner_text().endswith(chapter.title)
    assert page.locator("#now-chapter").inner_text() == chapter.title


def test_the_transcript_follows_the_voice(page: Page, site: Site) -> None:
    open_episode(page, site)
    page.locator("#s4 .at").click()

    page.wait_for_function("() => document.querySelector('.line[aria-current]')?.id === 's4'")
    page.wait_for_function("() => document.querySelector('.line[aria-current]')?.id === 's5'")

    assert position(page) >= starts(site)[4] - 0.05
    page.wait_for_function(
        """() => {
            const { top, bottom } = document.querySelector('.line[aria-current]').getBoundingClientRect();
            return top > 0 && bottom < player.getBoundingClientRect().top;
        }"""
    )
    assert page.locator(".line[aria-current]").count() == 1


def test_it_stops_following_who_scrolls_away_and_comes_back_on_request(
    page: Page, site: Site
) -> None:
    open_episode(page, site)
    page.locator("#s4 .at").click()
    page.wait_for_function("() => document.querySelector('.line[aria-current]')?.id === 's4'")
    page.wait_for_function("() => scrollY > 0")
    back = page.get_by_role("button", name="Back to the voice")

    page.mouse.move(200, 300)
    # Until it arrives: the scroll of the page's own may still run.
    page.wait_for_function(
        "() => { scrollBy(0, -5000); dispatchEvent(new Event('wheel')); return scrollY === 0 }"
    )
    back.wait_for()
    now = page.locator(".line[aria-current]").get_attribute("id")
    page.wait_for_function(
        "now => document.querySelector('.line[aria-current]').id !== now", arg=now
    )
    assert page.evaluate("scrollY") == 0

    back.click()
    page.wait_for_function("() => scrollY > 0")
    assert back.is_hidden()


def test_without_motion_the_page_jumps_to_the_sentence(
    context: BrowserContext, watch: Watch, site: Site
) -> None:
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    open_episode(page, site)

    behaviour = page.evaluate(
        """() => new Promise(done => {
            Element.prototype.scrollIntoView = options => done(options.behavior);
            document.querySelector('#s8 .at').click();
        })"""
    )

    assert behaviour == "instant"


def test_keys_play_skip_and_change_chapter_and_speed(page: Page, site: Site) -> None:
    chapters = [chapter.start_ms / 1000 for chapter in site.newest.chapters]
    open_episode(page, site)

    page.keyboard.press("n")
    assert position(page) == pytest.approx(chapters[1], abs=0.05)
    page.keyboard.press("l")
    assert position(page) == pytest.approx(chapters[1] + 15, abs=0.05)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("p")
    assert position(page) == pytest.approx(chapters[0], abs=0.05)
    page.keyboard.press(".")
    assert page.evaluate("audio.playbackRate") == 1.1
    page.keyboard.press(",")
    page.keyboard.press(" ")
    wait_until_playing(page)
    page.keyboard.press("k")
    assert is_paused(page)
    page.keyboard.press("?")
    page.get_by_role("heading", name="Keyboard shortcuts").wait_for()
    page.keyboard.press("Escape")


def test_keys_leave_controls_and_the_browser_alone(page: Page, site: Site) -> None:
    open_episode(page, site)

    page.locator("#speed").focus()
    page.keyboard.press("l")
    page.locator("#back").focus()
    page.keyboard.press("ArrowRight")
    page.locator("body").press("Control+l")
    assert position(page) == 0


def test_single_keys_can_be_switched_off(page: Page, site: Site) -> None:
    open_episode(page, site)
    page.get_by_role("button", name="Keyboard shortcuts").click()
    page.get_by_label("Use single-key shortcuts").uncheck()
    page.get_by_role("button", name="Close").click()

    page.keyboard.press("l")
    page.reload()
    page.wait_for_function("() => audio.readyState >= 1")
    page.keyboard.press("l")

    assert position(page) == 0


def test_the_transcript_is_one_stop_of_the_tab_key_and_arrows_move_in_it(
    page: Page, site: Site
) -> None:
    open_episode(page, site)
    assert page.locator(".line a[tabindex='0']").count() == 1

    page.locator("#s1 .at").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.line').id") == "s3"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "from"
    page.keyboard.press("End")
    last = f"s{len(site.newest.sentences)}"
    assert page.evaluate("document.activeElement.closest('.line').id") == last
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.closest('.line').id") == "s1"


def test_the_slider_seeks_and_says_where_it_is(page: Page, site: Site) -> None:
    open_episode(page, site)
    slider = page.get_by_role("slider", name="Position")

    slider.fill("20")
    assert position(page) == pytest.approx(20, abs=0.05)
    assert str(slider.get_attribute("aria-valuetext")).startswith("0:20 of ")
    slider.press("ArrowRight")
    assert position(page) == pytest.approx(25, abs=0.05)
    assert page.locator("#ticks span").count() == len(site.newest.chapters) - 1


def test_speed_is_kept_for_the_next_episode(page: Page, site: Site) -> None:
    open_episode(page, site)
    page.get_by_label("Speed").select_option("1.5")
    assert page.evaluate("audio.playbackRate") == 1.5

    open_episode(page, site, stem=site.episodes[1].stem)

    assert page.get_by_label("Speed").input_value() == "1.5"
    assert page.evaluate("audio.playbackRate") == 1.5


def test_it_goes_on_where_i_was(page: Page, site: Site) -> None:
    open_episode(page, site)
    page.locator("#s6 .at").click()
    wait_until_playing(page, starts(site)[5] + 0.3)

    page.reload()
    page.wait_for_function("() => audio.currentTime > 5")

    assert is_paused(page)
    assert position(page) == pytest.approx(starts(site)[5] + 0.5, abs=2)
    assert page.get_by_role("status").inner_text().startswith("Resumes at 0:")


def test_an_address_with_a_second_opens_there(page: Page, site: Site) -> None:
    open_episode(page, site, fragment="#t=17.5")

    assert position(page) == pytest.approx(17.5, abs=0.05)


def test_what_was_heard_to_the_end_is_marked_and_starts_again(page: Page, site: Site) -> None:
    open_episode(page, site)
    page.evaluate("audio.currentTime = audio.duration - 0.6")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => audio.ended")

    page.locator("#heard").wait_for()
    page.goto(site.url)
    first = page.locator(".episodes > li").first
    first.locator(".heard").wait_for()
    assert page.locator("#continue").is_hidden()
    open_episode(page, site)
    assert position(page) == 0
    assert page.locator("#heard").is_visible()


def test_the_list_offers_to_continue(page: Page, site: Site) -> None:
    open_episode(page, site)
    page.locator("#s6 .at").click()
    wait_until_playing(page, starts(site)[5] + 0.3)

    page.goto(site.url)
    link = page.get_by_role("link", name="Continue listening")

    assert site.newest.title in link.inner_text()
    assert page.locator(".episodes .part").first.inner_text().endswith(" left")
    link.click()
    page.wait_for_function("() => globalThis.audio?.currentTime > 5")


def test_the_sleep_timer_stops_the_sound(page: Page, site: Site) -> None:
    page.clock.install()
    open_episode(page, site)
    page.get_by_label("Sleep timer").select_option("5")
    page.evaluate("audio.play()")
    wait_until_playing(page)
    assert page.locator("#sleep-left").inner_text() == "5"

    page.clock.fast_forward("04:30")
    assert page.locator("#sleep-left").inner_text() == "1"
    assert not is_paused(page)
    page.clock.fast_forward("00:31")

    page.wait_for_function("() => audio.paused")
    assert page.get_by_label("Sleep timer").input_value() == ""
    assert page.evaluate("audio.volume") == 1


def test_the_sleep_timer_waits_for_the_end_of_the_chapter(page: Page, site: Site) -> None:
    end = site.newest.chapters[1].start_ms / 1000
    open_episode(page, site)
    page.get_by_label("Sleep timer").select_option("chapter")
    page.evaluate(f"audio.currentTime = {end - 1}")

    page.evaluate("audio.play()")
    # A browser that is paused may set its clock back to the last sample that it played.
    page.wait_for_function(f"() => audio.paused && audio.currentTime > {end} - 0.3")

    # Measured: 20 ms; a busy machine wakes the page up later.
    assert position(page) < end + 1.5


MEDIA_SESSION = """
    globalThis.handlers = {};
    const set = MediaSession.prototype.setActionHandler;
    MediaSession.prototype.setActionHandler = function (action, handler) {
        globalThis.handlers[action] = handler;
        set.call(this, action, handler);
    };
    globalThis.positions = [];
    MediaSession.prototype.setPositionState = (state) => globalThis.positions.push(state);
"""


def test_lock_screens_and_cars_have_chapters_for_tracks(
    context: BrowserContext, page: Page, site: Site
) -> None:
    chapters = site.newest.chapters
    context.add_init_script(MEDIA_SESSION)
    open_episode(page, site)

    def act(action: str, **details: Any) -> float:
        page.evaluate("([a, d]) => handlers[a](d)", [action, details])
        return position(page)

    assert act("nexttrack") == pytest.approx(chapters[1].start_ms / 1000, abs=0.05)
    assert page.evaluate("navigator.mediaSession.metadata.title") == chapters[1].title
    assert act("seekforward", seekOffset=10) == pytest.approx(
        chapters[1].start_ms / 1000 + 10, abs=0.05
    )
    assert act("previoustrack") == pytest.approx(chapters[1].start_ms / 1000, abs=0.05)
    assert act("previoustrack") == 0
    assert act("seekforward") == pytest.approx(15, abs=0.05)
    assert act("seekbackward") == 0
    assert act("seekto", seekTime=21) == pytest.approx(21, abs=0.05)
    act("play")
    wait_until_playing(page, 21)
    assert page.evaluate("navigator.mediaSession.playbackState") == "playing"
    act("pause")
    assert is_paused(page)
    metadata = page.evaluate(
        """() => { const { artist, album, artwork } = navigator.mediaSession.metadata;
             return [artist, album, artwork[0].src] }"""
    )
    assert metadata[:2] == [site.newest.show.title, site.newest.title]
    assert metadata[2] == f"{site.url}{site.newest.href('.jpg')}"
    state = page.evaluate("positions.at(-1)")
    assert state["duration"] == pytest.approx(site.newest.duration_ms / 1000, abs=0.1)


def test_without_scripts_the_browsers_player_and_every_text_are_there(
    browser: Any, site: Site
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.url}{site.newest.stem}.html")

    assert page.locator("audio[controls]").is_visible()
    assert page.locator("#player").is_hidden()
    for sentence in site.newest.sentences:
        assert page.get_by_text(sentence.text).first.is_visible()
    page.get_by_role("link", name="All episodes").click()
    assert page.get_by_role("link", name="Podcast feed").is_visible()
    context.close()


def test_the_page_plays_from_a_folder_without_a_server(
    context: BrowserContext, page: Page, site: Site, watch: Watch
) -> None:
    watch.elsewhere = (site.folder.as_uri(),)
    watch.expected = ("subscribe.svg",)  # the code is of an address, which a folder does not have
    page.goto((site.folder / f"{site.newest.stem}.html").as_uri())
    page.wait_for_function("() => audio.readyState >= 1 && !player.hidden")

    page.locator("#s3 .at").click()
    wait_until_playing(page, starts(site)[2])
    page.goto((site.folder / "index.html").as_uri())
    assert page.get_by_role("link", name="AntennaPod").is_hidden()
    page.locator("figure.qr").wait_for(state="detached")
