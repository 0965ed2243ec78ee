"""Takes out of a page what nobody sees, and boxes whose mark-up says that they are not the article.

Authors name their boxes freely: a name counts only for a small part of the page's text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.extract.page_blocks import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

MAX_SHARE = 0.2
"""A box with more of the page's text is not taken out, whatever its name."""

MAX_FORM_WORDS = 70
"""A box with a field to fill in and no more words than this is a form."""

_KEPT = frozenset({"html", "body", "main", "article", "h1", "head"})
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN_NAMES = frozenset(
    {"sr-only", "visually-hidden", "screen-reader-text", "screen-reader-only", "visuallyhidden"}
)
_PARTS = re.compile(r"[a-z]+|[A-Z][a-z]*")
_NAMES = frozenset(
    [
        "caption",
        "captions",
        "figcaption",
        "fotobijschrift",
        "bildunterschrift",
        "legende",
        "pie",
        "credit",
        "credits",
        "copyright",
        "newsletter",
        "newsletters",
        "signup",
        "optin",
        "paywall",
        "regwall",
        "subscribe",
        "subscription",
        "promo",
        "promos",
        "promotion",
        "share",
        "sharing",
        "sharebar",
        "social",
        "socials",
        "breadcrumb",
        "breadcrumbs",
        "byline",
        "bylines",
        "dateline",
        "timestamp",
        "comments",
        "commentlist",
        "disqus",
        "respond",
        "discussion",
        "cookie",
        "cookies",
        "consent",
        "gdpr",
        "poll",
        "polls",
        "quiz",
        "related",
        "recirc",
        "recirculation",
        "mostread",
        "trending",
        "taboola",
        "outbrain",
        "advert",
        "advertisement",
        "ad",
        "ads",
        "adv",
    ]
)
_PHRASES = (
    "most-read", "most_read", "read-more", "readmore", "read-next", "author-bio", "author-box",
    "about-author", "more-stories", "you-may-like", "also-like",
)  # fmt: skip


def prune(tree: HtmlElement) -> None:
    """Take what is not the article out of the tree itself."""
    code = sum(len(text_of(element)) for element in tree.iter("script", "style"))
    whole = max(1, len(text_of(tree)) - code)
    doomed = [element for element in tree.iter() if _goes(element)]
    forms = _Forms()
    doomed += [box for box in map(forms.box, tree.iter("input", "form")) if box is not None]
    for element in doomed:
        if len(text_of(element)) <= MAX_SHARE * whole and next(element.iter("h1"), None) is None:
            _drop(element)


def _goes(element: _Element) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _KEPT:
        return False
    if tag == "template" or "hidden" in element.attrib or _is_unseen(element):
        return True
    if tag == "a" or (tag == "p" and len(text_of(element).split()) > MAX_FORM_WORDS):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    parts = {part.lower() for part in _PARTS.findall(names)}
    return not _NAMES.isdisjoint(parts) or any(phrase in names for phrase in _PHRASES)


def _is_unseen(element: _Element) -> bool:
    names = (element.get("class") or "").split()
    return bool(_UNSEEN.search(element.get("style") or "")) or not _UNSEEN_NAMES.isdisjoint(names)


class _Forms:
    """Finds the boxes around fields; how many words each element holds is counted once."""

    def __init__(self) -> None:
        self._counts: dict[_Element, int] = {}

    def box(self, field: _Element) -> _Element | None:
        """Return the widest box around a field that holds little more than the form."""
        box = None
        around: _Element | None = field
        while around is not None and around.tag not in _KEPT:
            if self._words(around) > MAX_FORM_WORDS:
                break
            if around.tag in {"form", "div", "section", "aside"}:
                box = around
            around = around.getparent()
        return box

    def _words(self, element: _Element) -> int:
        if element not in self._counts:
            self._counts[element] = len(text_of(element).split())
        return self._counts[element]


def _drop(element: _Element) -> None:
    """Take an element out and leave the text behind it where it is."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + " " + element.tail
        else:
            before.tail = (before.tail or "") + " " + element.tail
    parent.remove(element)
