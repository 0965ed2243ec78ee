"""HTML as strings: every text and attribute passes through `text` or `tag`, so that nothing gets in raw."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

VOID = frozenset({"meta", "link", "img", "input", "track", "br"})

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What a page of ours may do; a server adds `frame-ancestors 'none'`, which only counts in a header."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that HTML forbids or UTF-8 cannot hold."""

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


def text(content: str) -> str:
    """Return text as HTML."""
    return html.escape(_UNWRITABLE.sub("\ufffd", content))


def tag(name: str, attributes: Mapping[str, str | bool | None], *children: str) -> str:
    """Return an element around HTML; an attribute of None or False is left out, one of True is bare."""
    written = "".join(
        f" {key}" if value is True else f' {key}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in VOID:
        return f"<{name}{written}>"
    return f"<{name}{written}>{''.join(children)}</{name}>"


def direction(language: str) -> str | None:
    """Return "rtl" for a language that is written from right to left."""
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else None


def clock(milliseconds: int) -> str:
    """Return a time as people read it: 0:29, 12:05, 1:02:33."""
    seconds = milliseconds // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    if hours:
        return f"{hours}:{minutes:02}:{seconds % 60:02}"
    return f"{minutes}:{seconds % 60:02}"
