"""A feed under another address: what `serve` answers, and what the feed lists.

Only feeds of ours are understood, as `feed_xml` writes them. That makes it quick and exact: in them a raw
"<" always begins markup and a raw '"' in markup always bounds a value, so a pattern that starts with the one
and ends with the other cannot match in a text, whatever the text says.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Final
from urllib.parse import unquote

_ATTRIBUTE: Final = (
    # Addresses of articles are others' (psc:chapter, links in show notes): they stay, even when they
    # begin like ours. The show notes mark the one that is ours, see notes.OUR_PAGE.
    rb"<(?:enclosure|atom:link|itunes:image|podcast:chapters|podcast:transcript)\b[^<>]*?"
    rb' (?:url|href)="'
    rb'|<a rel="bookmark" href="'
)
_ELEMENT: Final = rb"<(?:link|url)>"
_BEFORE: Final = rb"(?P<before>" + _ATTRIBUTE + rb"|" + _ELEMENT + rb")"
_ADDRESS: Final = re.compile(_BEFORE + rb'(?P<address>[^"<]*)')
_SELF: Final = re.compile(rb'<atom:link href="(?P<address>[^"<]*)" rel="self"')
_STYLE: Final = re.compile(rb'<\?xml-stylesheet [^>]*?href="(?P<address>[^"]*)"')


def base_of(xml: bytes) -> str:
    """Return the address under which a feed lists its files. Raises ValueError when it is none of ours."""
    found = _SELF.search(xml)
    if found is None:
        raise ValueError(
            "names no address of its own (atom:link rel=self): it is no feed of briefing"
        )
    return unescape(found["address"].decode("utf-8")).rpartition("/")[0] + "/"


def rebase(xml: bytes, base: str) -> bytes:
    """Return a feed with its addresses under *base*, which ends with a slash; all else is the same."""
    old, new = _written(base_of(xml)), _written(base)
    if old == new:
        return xml
    pattern = re.compile(_BEFORE + re.escape(old))
    return pattern.sub(lambda found: found["before"] + new, xml)


def listed_files(xml: bytes) -> frozenset[str]:
    """Return the names, relative to the base, of all files a feed speaks of, itself and styles included."""
    base = base_of(xml)
    names = {
        _name(address[len(base) :])
        for found in _ADDRESS.finditer(xml)
        if (address := unescape(found["address"].decode("utf-8"))).startswith(base)
    }
    names |= {_name(found["address"].decode("utf-8")) for found in _STYLE.finditer(xml)}
    return frozenset(name for name in names if _is_inside(name))


def _written(address: str) -> bytes:
    return escape(address, quote=False).replace('"', "&quot;").encode("utf-8")


def _name(relative: str) -> str:
    return unquote(relative.partition("#")[0].partition("?")[0])


def _is_inside(name: str) -> bool:
    """Tell whether a name is of a file in the folder, and not hidden."""
    parts = name.split("/")
    return "\\" not in name and "\0" not in name and not any(p == "" or p[0] == "." for p in parts)
