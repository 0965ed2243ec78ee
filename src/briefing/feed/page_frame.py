"""What all pages have in common: the head, the language, the little pictures on the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.adapters.dates import spoken_date
from briefing.feed.html import CONTENT_SECURITY_POLICY, clock, direction, tag, text
from briefing.feed.page_words import PageWords
from briefing.feed.site import asset
from briefing.version import __version__

if TYPE_CHECKING:
    from briefing.feed.index_page import Listed
    from briefing.feed.published import PublishedEpisode

LIGHT, DARK = "#faf8f5", "#131218"
"""Grounds of the page, as player.css has them."""

_PATHS = {
    "back": "M12 5V1.5L6.8 6 12 10.5V7.2a6.3 6.3 0 1 1-6.3 6.3H3.5A8.5 8.5 0 1 0 12 5z",
    "done": "M9.2 16.6 4.9 12.3l-1.5 1.5 5.8 5.8L21 7.8l-1.5-1.5z",
    "forward": "M12 5V1.5L17.2 6 12 10.5V7.2a6.3 6.3 0 1 0 6.3 6.3h2.2A8.5 8.5 0 1 1 12 5z",
    "moon": "M20.5 14.8A9 9 0 0 1 9.2 3.5a8.9 8.9 0 1 0 11.3 11.3z",
    "next": "M15.5 5.5H18v13h-2.5zM5 5.5 14 12l-9 6.5z",
    "out": "M7 5v2.2h8.2L4.8 17.6l1.6 1.6L16.8 8.8V17H19V5z",
    "pause": "M6.5 4.5h4v15h-4zM13.5 4.5h4v15h-4z",
    "play": "M7.5 4.2v15.6L20 12z",
    "previous": "M6 5.5h2.5v13H6zM19 5.5v13L10 12z",
}


def document(
    *, title: str, description: str, language: str, head: str, body: str, scripts: tuple[str, ...]
) -> str:
    """Return a whole page. *language* is that of what it says; see `page_language`."""
    words = PageWords(language)
    meta = (
        '<meta charset="utf-8">',
        # Before anything that loads: a policy holds from where it stands.
        tag("meta", {"http-equiv": "Content-Security-Policy", "content": CONTENT_SECURITY_POLICY}),
        '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
        # The address of a page may hold a secret.
        '<meta name="referrer" content="no-referrer">',
        '<meta name="robots" content="noindex">',
        # By this the page is known as ours, see `ownership`.
        f'<meta name="generator" content="briefing {__version__}">',
        '<meta name="color-scheme" content="light dark">',
        f'<meta name="theme-color" content="{LIGHT}" media="(prefers-color-scheme: light)">',
        f'<meta name="theme-color" content="{DARK}" media="(prefers-color-scheme: dark)">',
        tag("title", {}, text(title)),
        tag("meta", {"name": "description", "content": description}) if description else "",
        tag("link", {"rel": "stylesheet", "href": asset("player.css")}),
        tag("link", {"rel": "icon", "href": asset("icon.svg"), "type": "image/svg+xml"}),
        tag("link", {"rel": "apple-touch-icon", "href": asset("icon-192.png")}),
        '<link rel="manifest" href="app.webmanifest">',
        head,
        *(tag("script", {"src": asset(script), "defer": True}) for script in scripts),
    )
    shown = page_language(words, language)
    return (
        "<!DOCTYPE html>\n"
        + tag(
            "html",
            {"lang": shown, "dir": direction(shown)},
            "\n",
            tag("head", {}, *(f"\n{line}" for line in meta if line), "\n"),
            "\n",
            tag("body", {}, body),
        )
        + "\n"
    )


def page_language(words: PageWords, language: str) -> str:
    """Return the language of the page: English where our words are English for want of others."""
    return language if language.partition("-")[0].lower() == words.language else words.language


def content_language(words: PageWords, language: str) -> dict[str, str | bool | None]:
    """Return the attributes of what is in *language* on a page whose words are not."""
    if page_language(words, language) == language:
        return {}
    return {"lang": language, "dir": direction(language) or "ltr"}


def facts(episode: PublishedEpisode | Listed, language: str) -> str:
    """Return the date of an episode, unless its title says it, and how long it is."""
    day = spoken_date(episode.date, language)
    attributes = {"datetime": episode.date.date().isoformat()}
    date = tag("time", attributes, text(day)) if day not in episode.title else ""
    return f"{date}<span>{clock(episode.duration_ms)}</span>"


def icon(name: str, label: str = "") -> str:
    """Return a picture; *label* is written into it, as the 15 of "15 seconds back"."""
    written = (
        f'<text x="12" y="16.2" font-size="7.5" text-anchor="middle">{text(label)}</text>'
        if label
        else ""
    )
    return (
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        f'<path d="{_PATHS[name]}"/>{written}</svg>'
    )
