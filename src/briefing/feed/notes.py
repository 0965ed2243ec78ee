"""Show notes: what is told when, and where every word of it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import accumulate

from briefing.adapters.links import ascii_url
from briefing.feed.html import direction, tag, text
from briefing.feed.namespaces import one_line
from briefing.feed.note_words import NoteWords
from briefing.feed.published import PublishedEpisode, Sentence
from briefing.model import Chapter

MAX_BYTES = 4000
"""Of a description (PSP-1, Apple)."""
HEADLINES = "headlines"
OUR_PAGE = "bookmark"
"""The link type of a page of ours: the permanent address of what is described (HTML, section 4.6.7.3)."""
_ELLIPSIS = "…"
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
"""Where HTML sees markup begin; "<3" is text."""
_HALF_REFERENCE = re.compile(r"&[a-z]{0,3}$")

address = lru_cache(maxsize=4096)(ascii_url)


@dataclass(frozen=True, slots=True)
class _Source:
    title: str
    name: str
    url: str


def stamp(milliseconds: int) -> str:
    """Return a time as apps turn it into a link: 00:00:29."""
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def show_notes_html(episode: PublishedEpisode, page_url: str) -> str:
    """Return the show notes, with only those elements that podcast apps show (PSP-1, "description")."""
    words = NoteWords(episode.language)
    way = {"dir": direction(episode.language)}
    chapters = [_chapter_html(episode, chapter, words) for chapter in episode.chapters]
    parts = [tag("ul", way, "\n", *(f"{line}\n" for line in chapters))] if chapters else []
    if unheard := _unheard(episode):
        parts.append(tag("p", way, text(words["more"])))
        listed = (f"{tag('li', {}, _titled(source))}\n" for source in unheard)
        parts.append(tag("ul", way, "\n", *listed))
    parts.append(tag("p", way, text(words["quoted"])))
    parts.append(tag("p", way, _page_link(words, page_url)))
    return "\n".join(parts)


def story_notes_html(episode: PublishedEpisode, chapter: Chapter, page_url: str) -> str:
    """Return the show notes of one story."""
    words = NoteWords(episode.language)
    way = {"dir": direction(episode.language)}
    listed = _sources(_within(episode, chapter)) or [_Source(chapter.title, "", chapter.url)]
    lines = (f"{tag('li', {}, _titled(source))}\n" for source in listed)
    parts = (tag("ul", way, "\n", *lines), tag("p", way, text(words["quoted"])))
    return "\n".join((*parts, tag("p", way, _page_link(words, page_url))))


def description_text(episode: PublishedEpisode) -> str:
    """Return the chapters with their time stamps, one a line, in at most 4000 bytes of UTF-8.

    Readers take a description for HTML (RSS Advisory Board, "description"), so what would be markup there is
    escaped; all else, such as "AT&T" and "<3", is as it is written elsewhere. What is too much is left out in whole lines, but the last line, which says how it was made, stays. An
    episode without chapters gets a sentence.
    """
    closing = NoteWords(episode.language)["quoted"]
    lines = [
        f"{stamp(chapter.start_ms)} {_no_markup(chapter.title)}" for chapter in episode.chapters
    ]
    if not lines:
        title = cut_bytes(_no_markup(episode.title), MAX_BYTES - _size(closing) - len(". "))
        return f"{title.rstrip('.')}. {closing}" if title else closing
    room = MAX_BYTES - _size(closing) - len("\n\n")
    return "\n".join([*_fitting(lines, room), "", closing])


def story_description(title: str, episode: PublishedEpisode) -> str:
    """Return what a story is and which episode tells it, in two lines."""
    return "\n".join(
        cut_bytes(_no_markup(line), MAX_BYTES // 2 - 1) for line in (title, episode.title)
    )


def show_description(title: str, description: str, language: str) -> str:
    """Return what a show is about, in at most 4000 bytes; a sentence from its title when nobody said."""
    paragraphs = (one_line(line) for line in description.strip().split("\n"))
    told = "\n".join(paragraphs).strip()
    return cut_bytes(told or f"{one_line(title)}. {NoteWords(language)['quoted']}", MAX_BYTES)


def cut_bytes(line: str, most: int) -> str:
    """Return a text of at most *most* bytes of UTF-8; one that is cut, at a whole character, has an ellipsis."""
    encoded = line.encode("utf-8")
    if len(encoded) <= most:
        return line
    kept = encoded[: most - _size(_ELLIPSIS)].decode("utf-8", "ignore")
    return _HALF_REFERENCE.sub("", kept).rstrip() + _ELLIPSIS


def _no_markup(told: str) -> str:
    line = one_line(told)
    if "&" in line and unescape(line) != line:
        line = line.replace("&", "&amp;")
    return _TAG.sub("&lt;", line)


def _fitting(lines: list[str], room: int) -> list[str]:
    if sum(map(_size, lines)) + len(lines) - 1 <= room:
        return lines
    ends = accumulate(_size(line) + 1 for line in lines)
    kept = [line for line, end in zip(lines, ends, strict=True) if end + _size(_ELLIPSIS) <= room]
    return [*kept, _ELLIPSIS] if kept else [cut_bytes(lines[0], room)]


def _size(line: str) -> int:
    return len(line.encode("utf-8"))


def _page_link(words: NoteWords, page_url: str) -> str:
    return tag("a", {"rel": OUR_PAGE, "href": page_url}, text(words["open_page"]))


def _chapter_html(episode: PublishedEpisode, chapter: Chapter, words: NoteWords) -> str:
    told = _within(episode, chapter)
    sources = [] if any(line.part == HEADLINES for line in told) else _sources(told)
    url = address(chapter.url)
    begin = f"{stamp(chapter.start_ms)} {_link(url, chapter.title)}"
    if not url and len(sources) > 1:
        inner = "".join(f"{tag('li', {}, _titled(source))}\n" for source in sources)
        return tag("li", {}, begin, "\n", tag("ul", {}, "\n", inner))
    lead = sources[0].name if sources else ""
    told_by = [text(lead)] if lead else []
    if others := [_link(source.url, source.name or source.title) for source in sources[1:]]:
        told_by.append(words["also_from"].replace("{sources}", ", ".join(others)))
    return tag("li", {}, begin, f" ({'; '.join(told_by)})" if told_by else "")


def _within(episode: PublishedEpisode, chapter: Chapter) -> list[Sentence]:
    return [
        line for line in episode.sentences if chapter.start_ms <= line.start_ms < chapter.end_ms
    ]


def _sources(told: Iterable[Sentence]) -> list[_Source]:
    """Return the articles that are quoted, each once, in the order they are heard."""
    found: dict[tuple[str, str, str], None] = {}
    for line in told:
        if line.is_quotation:
            found.setdefault((line.title, line.source, line.url))
    return [_Source(title, name, address(url)) for title, name, url in found]


def _unheard(episode: PublishedEpisode) -> list[_Source]:
    """Return the articles with an address that belong to a story, but are not quoted."""
    heard = {line.url for line in episode.sentences} | {""}
    found = {told.url: told for told in reversed(episode.articles) if told.url not in heard}
    sources = [_Source(told.title, told.source, address(told.url)) for told in found.values()]
    return [source for source in reversed(sources) if source.url]


def _titled(source: _Source) -> str:
    linked = _link(source.url, source.title or source.name or source.url)
    return f"{linked} ({text(source.name)})" if source.name and source.title else linked


def _link(url: str, shown: str) -> str:
    return tag("a", {"href": url}, text(shown)) if url else text(shown)
