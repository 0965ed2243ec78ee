"""Is it HTML, Markdown or plain text? What it looks like goes before what it is called."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["text", "markdown", "html"]

LOOK = 4096
"""How many characters are looked at."""

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_BLOCK = re.compile(
    r"</?(?:html|head|body|article|main|section|div|p|h[1-6]|ul|table|br)\b[^<>]*>", re.IGNORECASE
)
MIN_BLOCK_TAGS = 3
_ESCAPED_TAG = re.compile(
    r"&lt;/?(?:p|div|br|h[1-6]|article|span)\b[^<>]{0,80}?&gt;", re.IGNORECASE
)
_ANY_TAG = re.compile(r"<[a-z!/][^<>]*>", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} +\S|={3,}\s*$|```|\s*>\s+\S)|!?\[[^\]\n]+\]\((?:https?:|/|#|mailto:)", re.MULTILINE
)


def kind_of(text: str, media_type: str) -> Kind:
    """Return the kind of a text of which *media_type* was declared, or nothing."""
    declared = media_type.split(";", maxsplit=1)[0].strip().lower()
    head = text[:LOOK]
    if _HTML_START.match(head):
        return "html"
    if declared in {"text/html", "application/xhtml+xml"}:
        return "html" if _ANY_TAG.search(text) else "text"
    if declared == "text/markdown":
        return "markdown"
    if len(_HTML_BLOCK.findall(head)) >= MIN_BLOCK_TAGS and head.lstrip().startswith("<"):
        return "html"
    return "markdown" if _MARKDOWN.search(head) else "text"


def is_escaped_html(text: str) -> bool:
    """Whether a text is HTML of which the tags themselves were escaped, as feeds and databases do."""
    return len(_ESCAPED_TAG.findall(text[:LOOK])) >= MIN_BLOCK_TAGS
