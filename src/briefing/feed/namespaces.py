"""The XML name spaces of a podcast feed, and elements and texts as XML can hold them."""

from __future__ import annotations

import re
import unicodedata

from lxml import etree

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
PSC = "http://podlove.org/simple-chapters"
XHTML = "http://www.w3.org/1999/xhtml"

PREFIXES: dict[str, str] = {
    "atom": ATOM,
    "content": CONTENT,
    "itunes": ITUNES,
    "podcast": PODCAST,
    "psc": PSC,
    "xhtml": XHTML,
}
"""Declared once, at the root; some readers know these prefixes rather than the addresses."""

MAX_CHARACTERS = 255
"""Of a value whose length nothing else bounds (PSP-1, "Namespace Declarations"; Apple says the same)."""

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no Char of XML 1.0, section 2.2."""
_JOINER = "\u200d"
_TAGS = {prefix: f"{{{address}}}" for prefix, address in PREFIXES.items()}


def element(name: str) -> etree._Element:
    """Return an element that stands for itself, with all name spaces known."""
    return etree.Element(name, nsmap=PREFIXES)


def add(
    parent: etree._Element, name: str, text: str = "", attributes: dict[str, str] | None = None
) -> etree._Element:
    """Add an element; its name is `local` or `prefix:local`. Texts must be XML already."""
    prefix, _, local = name.rpartition(":")
    child = etree.SubElement(parent, _TAGS[prefix] + local if prefix else name, attributes)
    if text:
        child.text = text
    return child


def xml_text(text: str) -> str:
    """Return a text without the characters that XML 1.0 cannot hold, not even escaped."""
    return text if text.isascii() and text.isprintable() else _ILLEGAL.sub("", text)


def one_line(text: str) -> str:
    """Return a text as XML can hold it, on one line, without spaces at its ends."""
    return " ".join(xml_text(text).split())


def short(text: str, most: int = MAX_CHARACTERS) -> str:
    """Return a text on one line of at most *most* characters; one that is cut ends with an ellipsis."""
    line = one_line(text)
    if len(line) <= most:
        return line
    end = most - 1
    while end and _is_amid_character(line, end):
        end -= 1
    return line[:end].rstrip() + "…"


def _is_amid_character(text: str, place: int) -> bool:
    """Tell whether what a reader sees as one character goes on at *place*: accents, joined emoji."""
    return (
        unicodedata.category(text[place]) in {"Mn", "Me", "Mc"}
        or text[place] == _JOINER
        or text[place - 1] == _JOINER
        or "\U0001f3fb" <= text[place] <= "\U0001f3ff"
    )
