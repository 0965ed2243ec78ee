"""A feed as another reader sees it: parsed as XML, not by what we know of how we write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"


class NotAFeedError(ValueError):
    """Bytes that are no feed."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An episode in the feed; `duration_s` is None when it says none."""

    guid: str
    title: str
    url: str
    length: int
    duration_s: int | None


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A feed: who it is, where it says that it is, what it lists."""

    guid: str
    title: str
    own_address: str
    items: tuple[FeedItem, ...]


def parse(xml: bytes) -> FeedFile:
    """Parse a feed; entities and external things are not resolved. Raises NotAFeedError."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        channel = etree.fromstring(xml, parser).find("channel")
    except etree.XMLSyntaxError as error:
        raise NotAFeedError(f"not well-formed XML: {error.msg}") from error
    if channel is None:
        raise NotAFeedError("not an RSS feed")
    own = [
        link.get("href", "") for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"
    ]
    try:
        return FeedFile(
            guid=channel.findtext(f"{PODCAST}guid", ""),
            title=channel.findtext("title", ""),
            own_address=own[0] if own else "",
            items=tuple(_item(node) for node in channel.findall("item")),
        )
    except ValueError as error:
        raise NotAFeedError(f"an episode without sound, or with a wrong number: {error}") from error


def _item(node: etree._Element) -> FeedItem:
    enclosure = node.find("enclosure")
    if enclosure is None:
        raise ValueError(node.findtext("title", "no title"))
    duration = node.findtext(f"{ITUNES}duration")
    return FeedItem(
        guid=node.findtext("guid", ""),
        title=node.findtext("title", ""),
        url=str(enclosure.get("url", "")),
        length=int(enclosure.get("length", "0")),
        duration_s=None if duration is None else int(duration),
    )
