"""The podcast feed: RSS 2.0 with the elements of Atom, Apple, Podcasting 2.0 and Podlove.

It holds all that PSP-1 (The Podcast RSS Standard 1.0) requires and recommends.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from briefing.feed.channel import Channel, add_channel
from briefing.feed.items import Item, episode_item, story_items
from briefing.feed.namespaces import element

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["STYLES", "Channel", "Item", "episode_item", "feed_xml", "story_items"]

STYLES = (("application/xslt+xml", "player/feed.xsl"), ("text/css", "player/feed.css"))
"""For people who open the feed in a browser: media types and relative addresses of its style sheets.

Firefox takes the first; Chromium and WebKit know XSLT by "text/xsl" and the like only, and take the second.
That is wanted: Chromium warns of pages with XSLT, in a red bar, until it has none any more.
"""


def feed_xml(channel: Channel, items: Sequence[Item], built: datetime) -> bytes:
    """Return the feed in UTF-8; the same for the same input. `built` is aware."""
    root = element("rss")
    root.set("version", "2.0")
    node = add_channel(root, channel, built)
    node.extend([deepcopy(item.element) for item in items])
    for media_type, address in STYLES:
        sheet = f'type="{media_type}" href="{address}"'
        root.addprevious(etree.ProcessingInstruction("xml-stylesheet", sheet))
    body: bytes = etree.tostring(
        root.getroottree(), encoding="UTF-8", pretty_print=True, xml_declaration=False
    )
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body
