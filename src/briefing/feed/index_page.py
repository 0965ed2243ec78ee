"""The page of all shows of a folder: covers, subscribing, episodes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from briefing.feed.html import tag, text
from briefing.feed.page_frame import content_language, document, facts, icon
from briefing.feed.page_words import PageWords
from briefing.feed.published import PublishedEpisode
from briefing.feed.site import asset
from briefing.model import Milliseconds

MOST_EPISODES = 200
"""Of each show on the page; the feed has all."""
SCRIPTS = ("marks.js", "listing.js", "offline.js")
APPS = (
    ("antennapod", "AntennaPod"),
    ("apple", "Apple Podcasts"),
    ("overcast", "Overcast"),
    ("pocketcasts", "Pocket Casts"),
)
OFFLINE_SITE = (
    "./",
    "index.html",
    "app.webmanifest",
    *(
        asset(name)
        for name in (
            "icon.svg",
            "listing.js",
            "marks.js",
            "offline.js",
            "player.css",
            "player.js",
        )
    ),
)
"""What the service worker keeps besides the newest episodes: all that both kinds of pages load."""
KEPT_OFFLINE = (".html", ".mp3", ".vtt", ".jpg")


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list says of an episode; `version` as in PublishedEpisode."""

    stem: str
    title: str
    date: datetime
    duration_ms: Milliseconds
    version: str

    def href(self, suffix: str) -> str:
        """Return the relative address of a file of it, which changes when the sound does."""
        return f"{quote(self.stem)}{suffix}?v={self.version}"


@dataclass(frozen=True, slots=True)
class ShowPage:
    """A show with its episodes, newest first. `feed` and `older` are file names, `cover` an address."""

    title: str
    author: str
    description: str
    language: str
    feed: str
    cover: str
    episodes: Sequence[Listed]
    older: str = ""
    """The feed page that goes on where the list ends, when it is cut; empty for `feed`."""


def listed(episode: PublishedEpisode) -> Listed:
    """Return what the list needs of an episode."""
    return Listed(episode.stem, episode.title, episode.date, episode.duration_ms, episode.version)


def index_page(shows: Sequence[ShowPage], *, qr: str = "subscribe.svg") -> str:
    """Return the page; its language is that of the first show. *qr* is a picture's address, or empty."""
    language = shows[0].language if shows else "en"
    words = PageWords(language)
    title = shows[0].title if len(shows) == 1 else words["shows"]
    heads = "\n".join(
        tag(
            "link",
            {
                "rel": "alternate",
                "type": "application/rss+xml",
                "href": quote(show.feed),
                "title": show.title,
            },
        )
        for show in shows
    )
    several = len(shows) != 1
    body = (
        tag("header", {"class": "top"}, tag("h1", {}, text(title))) if several else "",
        tag(
            "main",
            {"class": "index", "data-site": json.dumps(OFFLINE_SITE)},
            _continue(words),
            *(_show(show, place, words, several=several) for place, show in enumerate(shows)),
            _qr(qr, words),
        ),
    )
    return document(
        title=title,
        description=shows[0].description if len(shows) == 1 else "",
        language=language,
        head=heads,
        body="".join(f"\n{piece}" for piece in body if piece) + "\n",
        scripts=SCRIPTS,
    )


def _continue(words: PageWords) -> str:
    # The script fills it in when an episode was begun.
    return (
        '<a class="continue" id="continue" href="index.html" hidden>'
        f'{icon("play")}<span><span class="label">{text(words["continue"])}</span> '
        '<span class="what" id="continue-title" dir="auto"></span></span></a>'
    )


def _show(show: ShowPage, place: int, words: PageWords, *, several: bool) -> str:
    in_language = content_language(words, show.language)
    level = "h2" if several else "h1"
    heading = f"show-{place}"
    cover = {
        "class": "cover",
        "src": show.cover,
        "alt": "",
        "width": "3000",
        "height": "3000",
    }
    newest = show.episodes[:1]
    kept = [episode.href(suffix) for episode in newest for suffix in KEPT_OFFLINE]
    # Pages are asked for by their bare name.
    kept = [href.partition("?")[0] if ".html" in href else href for href in kept]
    return tag(
        "section",
        {
            "class": "show-card",
            "aria-labelledby": heading,
            "data-newest": json.dumps(kept),
        },
        tag(
            "div",
            {"class": "show-head"},
            tag("img", cover) if show.cover else "",
            tag(
                "div",
                {"class": "show-text"},
                tag(level, {"id": heading, "dir": "auto", **in_language}, text(show.title)),
                tag("p", {"class": "by", "dir": "auto"}, text(show.author)) if show.author else "",
                tag(
                    "p",
                    {"class": "description", "dir": "auto", **in_language},
                    text(show.description),
                )
                if show.description
                else "",
            ),
        ),
        _subscribe(show, place, words, "h3" if several else "h2"),
        _episodes(show, words, "h3" if several else "h2", in_language),
    )


def _subscribe(show: ShowPage, place: int, words: PageWords, level: str) -> str:
    field = f"address-{place}"
    # Addresses of apps hold the feed's own, which only the browser knows: its script fills them in.
    apps = "".join(
        tag("li", {"hidden": True}, tag("a", {"class": "app", "data-app": app}, name))
        for app, name in (*APPS, ("feed", text(words["feed_app"])))
    )
    apps += tag("li", {}, tag("a", {"class": "app", "href": quote(show.feed)}, text(words["feed"])))
    return tag(
        # Open for who comes first; the script closes it for who listens already.
        "details",
        {"class": "subscribe", "data-feed": quote(show.feed), "open": True},
        tag("summary", {}, tag(level, {}, text(words["subscribe"]))),
        tag("ul", {"class": "apps", "role": "list"}, apps),
        tag(
            "div",
            {"class": "address", "hidden": True},
            tag("label", {"for": field}, text(words["address"])),
            tag("input", {"type": "text", "id": field, "readonly": True, "dir": "ltr"}),
            tag(
                "button",
                {"type": "button", "class": "button wide copy", "data-done": words["copied"]},
                text(words["copy"]),
            ),
            '<span class="status" role="status"></span>',
        ),
    )


def _episodes(
    show: ShowPage, words: PageWords, level: str, in_language: dict[str, str | bool | None]
) -> str:
    items = "".join(
        _episode(episode, show.language, words) for episode in show.episodes[:MOST_EPISODES]
    )
    older = ""
    if len(show.episodes) > MOST_EPISODES:
        link = tag("a", {"href": quote(show.older or show.feed)}, text(words["older"]))
        older = tag("p", {"class": "older"}, link)
    return (
        tag(level, {}, text(words["episodes"]))
        + tag("ol", {"class": "episodes", "role": "list", **in_language}, items)
        + older
    )


def _episode(episode: Listed, language: str, words: PageWords) -> str:
    title = tag(
        "a",
        {"class": "title", "href": f"{quote(episode.stem)}.html", "dir": "auto"},
        text(episode.title),
    )
    marks = (
        f'<span class="mark heard" hidden>{icon("done")}{text(words["heard"])}</span>'
        f'<span class="mark part" data-words="{text(words["left"])}" hidden></span>'
        f'<span class="mark saved" data-saved="{text(episode.href(".mp3"))}" hidden>{icon("done")}'
        f"{text(words['saved'])}</span>"
    )
    return "\n" + tag(
        "li",
        {"data-version": episode.version, "data-duration": f"{episode.duration_ms / 1000:.3f}"},
        title,
        f'<p class="facts">{facts(episode, language)}{marks}</p>',
    )


def _qr(address: str, words: PageWords) -> str:
    if not address:
        return ""
    image = {"src": address, "alt": words["qr"], "width": "180", "height": "180", "id": "qr"}
    caption = tag("figcaption", {}, text(words["qr_caption"]))
    return tag("figure", {"class": "qr"}, tag("img", image), caption)
