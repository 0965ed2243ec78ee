"""The page of an episode: show notes, chapters, transcript and player, in one static file.

It works without scripts, from any folder, host or memory stick: all links in it are relative.
"""

from __future__ import annotations

from collections.abc import Collection

from briefing.adapters.links import ascii_url
from briefing.feed.html import clock, tag, text
from briefing.feed.page_controls import controls
from briefing.feed.page_frame import content_language, document, facts, icon
from briefing.feed.page_transcript import SOURCE_REL, seconds, transcript
from briefing.feed.page_words import PageWords
from briefing.feed.published import PublishedEpisode, Told

COMPANIONS = frozenset({".jpg", ".vtt", ".srt"})
"""Files beside the MP3 that the page shows or links to."""
SCRIPTS = ("marks.js", "player.js", "offline.js")
DESCRIBED_TITLES = 3


def episode_page(
    episode: PublishedEpisode,
    *,
    feed: str = "feed.xml",
    index: str = "index.html",
    companions: Collection[str] = COMPANIONS,
) -> str:
    """Return the page. *companions* are the suffixes of those files that exist."""
    words = PageWords(episode.language)
    in_language = content_language(words, episode.language)
    head = tag(
        "link",
        {
            "rel": "alternate",
            "type": "application/rss+xml",
            "href": feed,
            "title": episode.show.title,
        },
    )
    body = (
        f'<a class="skip" href="#transcript">{text(words["skip"])}</a>',
        _top(episode, words, index),
        tag(
            "main",
            {
                "class": "episode",
                "data-version": episode.version,
                "data-duration": seconds(episode.duration_ms),
                "data-index": index,
            },
            tag(
                "div",
                {"class": "column"},
                tag(
                    "div", {"class": "side"}, _cover(episode, companions), _heading(episode, words)
                ),
                tag("div", {"class": "sound"}, _audio(episode, words, companions)),
                _chapters(episode, words),
            ),
            tag(
                "section",
                {"class": "transcript", "id": "transcript", "aria-labelledby": "t", **in_language},
                tag("h2", {"id": "t", "lang": words.language}, text(words["transcript"])),
                transcript(episode, words),
            ),
            _notes(episode, words, feed, companions),
        ),
        controls(episode, words),
        f'<button type="button" class="button return" id="return" hidden>{text(words["return"])}'
        "</button>",
    )
    return document(
        title=f"{episode.title} – {episode.show.title}",
        description=" · ".join(told.title for told in episode.articles[:DESCRIBED_TITLES]),
        language=episode.language,
        head=head,
        body="".join(f"\n{piece}" for piece in body) + "\n",
        scripts=SCRIPTS,
    )


def _top(episode: PublishedEpisode, words: PageWords, index: str) -> str:
    return tag(
        "header",
        {"class": "top"},
        tag("a", {"href": index, "class": "home"}, text(words["all_episodes"])),
        tag("span", {"class": "show", "dir": "auto"}, text(episode.show.title)),
        f'<button type="button" class="button help-open" id="help-open" aria-label='
        f'"{text(words["shortcuts"])}" hidden><span aria-hidden="true">?</span></button>',
    )


def _cover(episode: PublishedEpisode, companions: Collection[str]) -> str:
    if ".jpg" not in companions:
        return ""
    # The heading beside it says all that the cover does.
    attributes = {
        "class": "cover",
        "id": "cover",
        "src": episode.href(".jpg"),
        "alt": "",
        "width": "1500",
        "height": "1500",
    }
    return tag("img", attributes)


def _heading(episode: PublishedEpisode, words: PageWords) -> str:
    heading = tag(
        "h1", {**content_language(words, episode.language), "dir": "auto"}, text(episode.title)
    )
    marks = (
        f'<span class="mark heard" id="heard" hidden>{icon("done")}{text(words["heard"])}</span>'
        f'<span class="mark saved" data-saved="{text(episode.href(".mp3"))}" hidden>{icon("done")}'
        f"{text(words['saved'])}</span>"
    )
    return tag(
        "div",
        {"class": "heading"},
        heading,
        f'<p class="facts">{facts(episode, episode.language)}{marks}</p>',
    )


def _audio(episode: PublishedEpisode, words: PageWords, companions: Collection[str]) -> str:
    track = ""
    if ".vtt" in companions:
        attributes = {
            "kind": "captions",
            "src": episode.href(".vtt"),
            "srclang": episode.language,
            "label": words["transcript"],
        }
        track = tag("track", attributes)
    sound: dict[str, str | bool | None] = {
        "id": "audio",
        "controls": True,
        "preload": "metadata",
        "src": episode.href(".mp3"),
        "aria-label": episode.title,
    }
    return tag("audio", sound, track)


def _chapters(episode: PublishedEpisode, words: PageWords) -> str:
    if not episode.chapters:
        return ""
    sound = episode.href(".mp3")
    items = "".join(
        "\n"
        + tag(
            "li",
            {},
            tag(
                "a",
                {
                    "class": "chapter",
                    "href": f"{sound}#t={seconds(chapter.start_ms)}",
                    "data-start": seconds(chapter.start_ms),
                },
                tag("span", {"class": "time"}, clock(chapter.start_ms)),
                " ",
                tag("span", {"class": "name", "dir": "auto"}, text(chapter.title)),
            ),
        )
        for chapter in episode.chapters
    )
    in_language = content_language(words, episode.language)
    return tag(
        "nav",
        {"class": "chapters", "aria-labelledby": "c"},
        tag("h2", {"id": "c"}, text(words["chapters"])),
        tag("ol", {"role": "list", **in_language}, items),
    )


def _notes(
    episode: PublishedEpisode, words: PageWords, feed: str, companions: Collection[str]
) -> str:
    files = [(episode.href(".mp3"), f"MP3, {episode.audio.size_bytes / 1e6:.1f} MB")]
    if ".vtt" in companions:
        files.append((episode.href(".vtt"), f"{words['transcript']} (VTT)"))
    if ".srt" in companions:
        files.append((episode.href(".srt"), f"{words['subtitles']} (SRT)"))
    listed = "".join(
        tag("li", {}, tag("a", {"href": href, "download": True}, text(name)))
        for href, name in files
    )
    listed += tag("li", {}, tag("a", {"href": feed}, text(words["feed"])))
    sources = "".join(dict.fromkeys(_source(told) for told in episode.articles))
    in_language = content_language(words, episode.language)
    return tag(
        "footer",
        {"class": "notes"},
        tag("h2", {}, text(words["sources"])) if sources else "",
        tag("ul", {"class": "sources", "role": "list", **in_language}, sources) if sources else "",
        tag("h2", {}, text(words["files"])),
        tag("ul", {"class": "files", "role": "list"}, listed),
        tag("p", {"class": "about"}, text(words["about"])),
    )


def _source(told: Told) -> str:
    address = ascii_url(told.url)
    title = tag("span", {"dir": "auto"}, text(told.title))
    if address:
        title = tag("a", {"href": address, "rel": SOURCE_REL}, title)
    name = f' <span class="by" dir="auto">{text(told.source)}</span>' if told.source else ""
    return tag("li", {}, title, name)
