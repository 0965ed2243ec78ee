"""What sources and chapters are called."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from briefing.model import Article

LONGEST_CHAPTER = 80


def source_name(article: Article) -> str:
    """Return whom to name: the source, else the host of its page; empty for a plain file.

    A path is never read out.
    """
    if article.source:
        return " ".join(article.source.split())
    for address in (article.url, article.uri):
        if address.startswith(("http://", "https://")):
            return _host(address).removeprefix("www.")
    return ""


def chapter_title(text: str) -> str:
    """Return *text* on one line, cut between words to at most LONGEST_CHAPTER characters."""
    title = " ".join(text.split())
    if len(title) <= LONGEST_CHAPTER:
        return title
    cut = title[: LONGEST_CHAPTER - 1]
    head, space, _ = cut.rpartition(" ")
    if space and len(head) > LONGEST_CHAPTER // 2:
        cut = head
    return cut.rstrip(" ,;:-–—") + "…"


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
