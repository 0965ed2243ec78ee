"""What a page says of itself: Open Graph, schema.org JSON-LD, `meta` names, `html lang`, `h1`."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from briefing.adapters.clean_text import clean_line
from briefing.extract.dates import parse_date

if TYPE_CHECKING:
    from datetime import datetime

    from lxml.html import HtmlElement

MAX_JSON_CHARACTERS = 2_000_000
MAX_JSON_NODES = 2_000
MAX_VALUE_CHARACTERS = 500
MIN_NAME_CHARACTERS = 3

_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting)$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SLOGAN = re.compile(r"\s+[|·•–—-]\s+|\s*\|\s*")
_BY = re.compile(r"^(?:by|von|par|por)\s+", re.IGNORECASE)
_NOBODY = frozenset(
    {"admin", "administrator", "author", "editor", "guest", "staff", "unknown", "webmaster"}
)
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "pubdate",
    "dc.date.issued",
    "dc.date",
    "date",
)
_AUTHORS = ("author", "parsely-author", "dc.creator", "sailthru.author", "article:author", "byl")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Values cleaned, empty where the page said nothing; URLs are absolute http(s) ones."""

    headings: tuple[str, ...] = ()
    """The texts of its `h1` elements."""
    og_title: str = ""
    headline: str = ""
    """Of its JSON-LD."""
    window_title: str = ""
    """Its `title` element."""
    site: str = ""
    url: str = ""
    author: str = ""
    language: str = ""
    published: datetime | None = None
    image: str = ""
    body: str = ""
    """The article's text as its JSON-LD has it: paragraphs are often run together."""


def read_metadata(tree: HtmlElement) -> PageMetadata:
    """Return what the page says of itself; what is malformed is left out."""
    meta = _meta(tree)
    article = _linked_article(tree)
    url = _url(tree, meta, article)
    published = article.get("datePublished")
    return PageMetadata(
        headings=tuple(filter(None, (_text(h1.text_content()) for h1 in tree.iter("h1")))),
        og_title=_text(meta.get("og:title") or meta.get("twitter:title")),
        headline=_text(article.get("headline")),
        window_title=_text(tree.findtext(".//title")),
        site=_site([_text(meta.get("og:site_name")), _name(article.get("publisher"))], url),
        url=url,
        author=_author(meta, article),
        language=_language(tree, meta),
        published=_first_date([published, *(meta.get(name) for name in _DATES), *_times(tree)]),
        image=_http(meta.get("og:image") or meta.get("twitter:image"), url),
        body=str(article.get("articleBody") or "")
        if isinstance(article.get("articleBody"), str)
        else "",
    )


def _site(names: list[str], url: str) -> str:
    """Return the site's name without its slogan; two letters are a section or a country, not a name."""
    short = (_SLOGAN.split(name)[0].strip() for name in names)
    return next((name for name in short if len(name) >= MIN_NAME_CHARACTERS), _host(url))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    text = clean_line(value)
    return text if len(text) <= MAX_VALUE_CHARACTERS else ""


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = element.get("content") or ""
        if name and content.strip():
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_article(tree: HtmlElement) -> dict[str, Any]:
    """Return the first schema.org article of the page's JSON-LD."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text:
            continue
        try:
            data = json.loads(script.text[:MAX_JSON_CHARACTERS], strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            types = node.get("@type")
            names = types if isinstance(types, list) else [types]
            if any(isinstance(name, str) and _ARTICLE_TYPE.search(name) for name in names):
                return node
    return {}


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    waiting = deque([data])
    for _ in range(MAX_JSON_NODES):
        if not waiting:
            return
        node = waiting.popleft()
        if isinstance(node, list):
            waiting.extendleft(reversed(node[:MAX_JSON_NODES]))
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity") if key in node)


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _author(meta: dict[str, str], article: dict[str, Any]) -> str:
    candidates = [_name(article.get("author")), *(_text(meta.get(name)) for name in _AUTHORS)]
    names = (_BY.sub("", name) for name in candidates)
    return next(filter(_is_author, names), "")


def _is_author(name: str) -> bool:
    is_address = "://" in name or "@" in name
    return bool(name) and not is_address and name.casefold() not in _NOBODY


def _language(tree: HtmlElement, meta: dict[str, str]) -> str:
    declared = (tree.get("lang"), tree.get("xml:lang"))
    for tag in (*declared, meta.get("og:locale"), meta.get("content-language")):
        if tag and _LANGUAGE.fullmatch(tag.strip()):
            return tag.strip().replace("_", "-")
    return ""


def _times(tree: HtmlElement) -> list[str | None]:
    """Return its `time` elements, if there is one only: of several, none is surely the article's."""
    times = [element.get("datetime") for element in tree.iter("time") if element.get("datetime")]
    return times if len(set(times)) == 1 else []


def _first_date(values: list[Any]) -> datetime | None:
    found = (parse_date(value) for value in values if isinstance(value, str))
    return next(filter(None, found), None)


def _url(tree: HtmlElement, meta: dict[str, str], article: dict[str, Any]) -> str:
    canonical = next(
        (
            link.get("href")
            for link in tree.iter("link")
            if (link.get("rel") or "").lower() == "canonical"
        ),
        None,
    )
    for value in (
        canonical,
        meta.get("og:url"),
        article.get("url"),
        article.get("mainEntityOfPage"),
    ):
        if url := _http(value, meta.get("og:url") or ""):
            return url
    return ""


def _http(value: Any, base: str) -> str:
    if not isinstance(value, str):
        return ""
    try:
        url = urljoin(base, clean_line(value))
        parts = urlsplit(url)
        is_public = parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in url
    except ValueError:
        return ""
    return url if is_public else ""


def _host(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return host.removeprefix("www.")
