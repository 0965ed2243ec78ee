"""What a reader (text, Markdown, HTML) found in a document, before anything is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.model import Paragraph


@dataclass(frozen=True, slots=True)
class Contents:
    """Blocks in document order, cleaned but with their junk, and what the document says of itself.

    `titles` are candidates, the best first. Block places count from 1; a title from outside of the
    body (front matter, metadata) has place 0.
    """

    blocks: tuple[Paragraph, ...]
    titles: tuple[str, ...] = ()
    url: str = ""
    source: str = ""
    author: str = ""
    language: str = ""
    section: str = ""
    published: datetime | None = None
    image: str = ""
    links: frozenset[str] = frozenset()
    """Keys (see `junk.text_key`) of the texts that are links as a whole."""
    marked_up: bool = False
    """Whether mark-up parted the blocks; in plain text it was guessed."""
