"""The transcript of an episode's page: under each chapter its sentences, each with its second and source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefing.adapters.links import ascii_url
from briefing.adapters.text_fragment import source_link
from briefing.feed.html import clock, tag, text
from briefing.feed.page_frame import icon
from briefing.feed.page_words import PageWords
from briefing.feed.published import PublishedEpisode, Sentence
from briefing.model import Chapter

SOURCE_REL = "noreferrer noopener external"


def transcript(episode: PublishedEpisode, words: PageWords) -> str:
    """Return a section for each chapter; sentences before the first chapter stand alone."""
    sound = episode.href(".mp3")
    numbered = list(enumerate(episode.sentences, 1))
    pieces = []
    chapters: list[Chapter | None] = [None, *episode.chapters]
    for place, chapter in enumerate(chapters):
        until = chapters[place + 1] if place + 1 < len(chapters) else None
        count = sum(until is None or s.start_ms < until.start_ms for _, s in numbered)
        told, numbered = numbered[:count], numbered[count:]
        if chapter is not None or told:
            lines = "".join(_blocks(told, sound, words))
            pieces.append(_section(place, chapter, lines, words))
    return "".join(pieces)


def seconds(milliseconds: int) -> str:
    """Return seconds for an attribute: 29, 29.025."""
    return f"{milliseconds / 1000:.3f}".rstrip("0").rstrip(".")


def source_mark(address: str, label: str) -> str:
    """Return the small link to a source; nothing without an address."""
    if not address:
        return ""
    attributes = {
        "class": "from",
        "href": address,
        "rel": SOURCE_REL,
        "aria-label": label,
        "title": label,
    }
    return " " + tag("a", attributes, icon("out"))


def _section(place: int, chapter: Chapter | None, lines: str, words: PageWords) -> str:
    if chapter is None:
        return tag("section", {}, lines)
    mark = source_mark(ascii_url(chapter.url), words.fill("source", name=chapter.title))
    title = tag("span", {"dir": "auto"}, text(chapter.title)) + mark
    # Without a name: dozens of regions would bury the few that help to find one's way.
    return tag("section", {}, tag("h3", {"id": f"chapter-{place}"}, title), lines, "\n")


def _blocks(told: list[tuple[int, Sentence]], sound: str, words: PageWords) -> Iterator[str]:
    """Yield what is quoted from one article as a quotation, and our own phrases between."""
    for (quoted, url), group in groupby(told, key=lambda pair: (pair[1].is_quotation, pair[1].url)):
        lines = "".join(_line(number, sentence, sound, words) for number, sentence in group)
        cite = ascii_url(url) or None
        yield tag("blockquote", {"cite": cite}, lines) if quoted else lines


def _words_attributes(sentence: Sentence) -> dict[str, str]:
    """Name another language than the page's (WCAG 2.2, 3.1.2): screen readers change their voice."""
    if not sentence.language:
        return {"class": "words"}
    return {"class": "words", "lang": sentence.language, "dir": "auto"}


def _line(number: int, sentence: Sentence, sound: str, words: PageWords) -> str:
    start, at = seconds(sentence.start_ms), clock(sentence.start_ms)
    play = tag(
        "a",
        {
            "class": "at",
            "href": f"{sound}#t={start}",
            "aria-label": words.fill("play_from", at=at),
        },
        at,
    )
    name = ", ".join(part for part in (sentence.source, sentence.title) if part)
    mark = source_mark(
        source_link(sentence.url, sentence.text) if sentence.is_quotation else "",
        words.fill("source", name=name or sentence.url),
    )
    return "\n" + tag(
        "p",
        {
            "class": "line" if sentence.is_quotation else "line ours",
            "id": f"s{number}",
            "data-start": start,
            "data-end": seconds(sentence.end_ms),
        },
        play,
        tag("span", _words_attributes(sentence), text(sentence.text)),
        mark,
    )
