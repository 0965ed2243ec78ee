"""Which text is the headline: the site's name off it, and never a time, a byline or a menu."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.extract.fragments import sentences_in
from briefing.extract.junk import junk_rule, text_key, title_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.extract.page_metadata import PageMetadata
    from briefing.model import Paragraph

MAX_CHARACTERS = 250
MAX_WORDS = 40
MIN_SAME = 0.8
"""The share of words in common from which a heading repeats the title."""

MAX_LINE_WORDS = 22
"""The longest first line of a text that may be its headline."""

MIN_LINE_CHARACTERS = 8

MAX_SHOWN = 70
"""The longest title that is cut from a first sentence."""

_SEPARATOR = re.compile(r"\s+[|·•»:~–—-]+\s+|\s*[|»]\s*|\s+::\s+")
_BAR = re.compile(r"\s*[|»]\s*|\s+::\s+")
_KEY = re.compile(r"[\W_]+")
_OWNER = re.compile(r"([^.]+)\.(?:[a-z]{2,3}\.[a-z]{2}|[a-z]{2,})$")
_CLAUSE = re.compile(r"[,;:](?=\s)|\s[–—-](?=\s)")
_CLOSED = re.compile(r"[.:;,…]['\"”’»)]*$")
_GENERIC = frozenset(
    {"home", "homepage", "untitled", "untitled document", "index", "news", "article", "blog"}
)


def page_titles(about: PageMetadata) -> tuple[str, ...]:
    """Return the title candidates of a page, best first, without the name of the site."""
    names = _site_names(about)
    said = [title for title in (about.og_title, about.headline, about.window_title) if title]
    declared = [without_site(title, names, (*said, *about.headings)) for title in said]
    # A window's title may be any name of the page; its one great heading is what a reader sees on top.
    is_alone = not (about.og_title or about.headline) and len(about.headings) == 1
    visible = [text for text in about.headings if is_alone or not said or _agrees(text, declared)]
    found = dict.fromkeys([*(without_site(text, names, declared) for text in visible), *declared])
    return tuple(title for title in found if title and text_key(title) not in names)


def usable(title: str) -> bool:
    """Whether a candidate can be a headline at all."""
    words = title.split()
    return (
        len(title) <= MAX_CHARACTERS
        and 0 < len(words) <= MAX_WORDS
        and title.lower().strip(" .") not in _GENERIC
        and not title_rule(title)
    )


def first_headline(blocks: Sequence[Paragraph]) -> str:
    """Return the first block of a text if it looks like a headline; junk before it is passed over."""
    block = next((block for block in blocks if not junk_rule(block.text)), None)
    if block is None:
        return ""
    words = block.text.split()
    is_short = len(words) <= MAX_LINE_WORDS and len(block.text) >= MIN_LINE_CHARACTERS
    is_open = block.kind == "heading" or not _CLOSED.search(block.text)
    is_headline = is_short and is_open and not block.text[0].islower() and usable(block.text)
    return block.text if is_headline else ""


def without_site(title: str, names: Iterable[str], others: Sequence[str] = ()) -> str:
    """Return *title* without the site's name before or after it.

    *names* are keys of what the site may be called; *others* are further titles of the same page:
    what is left when the name is off is sometimes one of them.
    """
    known = set(names)
    marks = list(_SEPARATOR.finditer(title))
    if not marks:
        return title
    first, last = marks[0], marks[-1]
    head, tail = title[: last.start()].strip(), title[last.end() :].strip()
    if _is_site(tail, known) or (
        text_key(head) and text_key(head) in {text_key(other) for other in others}
    ):
        return without_site(head, known, others)
    start, rest = title[: first.start()].strip(), title[first.end() :].strip()
    if _is_site(start, known):
        return without_site(rest, known, others)
    # A bar hardly ever stands within a headline; a dash and a colon often do.
    if _BAR.fullmatch(last[0]) and len(tail.split()) <= 4 <= len(head.split()):  # noqa: PLR2004
        return without_site(head, known, others)
    return title


def says_the_same(text: str, title: str) -> bool:
    """Whether a paragraph is the title again, perhaps with a word more or less."""
    if abs(len(text) - len(title)) > max(12, len(title) // 4):
        return False
    ours, theirs = (set(_KEY.split(said.casefold())) - {""} for said in (text, title))
    return (
        text_key(text) == text_key(title) or len(ours & theirs) >= MIN_SAME * len(ours | theirs) > 0
    )


def first_sentence(paragraphs: Sequence[Paragraph]) -> str:
    """Return the first sentence of the running text, or of what there is."""
    texts = [p.text for p in sorted(paragraphs, key=lambda p: p.kind != "text")]
    return sentences_in(texts[0])[0] if texts else ""


def shown_title(text: str) -> str:
    """Cut a title for display from a first sentence, at the end of a clause or a word."""
    if len(text) <= MAX_SHOWN:
        return text
    window = text[:MAX_SHOWN]
    clauses = [
        match.start() for match in _CLAUSE.finditer(window) if match.start() >= MAX_SHOWN // 2
    ]
    end = clauses[-1] if clauses else max(window.rfind(" "), MAX_SHOWN // 2)
    return window[:end].rstrip(" ,;:–—-") + "…"


def _is_site(part: str, names: set[str]) -> bool:
    folded = text_key(part)
    if not folded:
        return True
    return any(
        folded == name or (len(name) > 2 and folded.startswith(name) and len(part.split()) <= 4)  # noqa: PLR2004
        for name in names
    )


def _site_names(about: PageMetadata) -> set[str]:
    host = (urlsplit(about.url).hostname or "").removeprefix("www.")
    site = text_key(about.site)
    names = {site, site.removeprefix("the"), text_key(host), text_key(_owner(host))}
    return {name for name in names if name}


def _owner(host: str) -> str:
    """Return the registered part of a host: `post` of `news.post.co.uk`."""
    match = _OWNER.search(host)
    return match[1] if match else ""


def _agrees(heading: str, declared: Sequence[str]) -> bool:
    """Whether a heading of the page says about the same as a title that it declares."""
    words = set(_KEY.split(heading.casefold())) - {""}
    return any(
        len(words & set(_KEY.split(title.casefold()))) * 2 >= max(len(words), 2)
        for title in declared
    )
