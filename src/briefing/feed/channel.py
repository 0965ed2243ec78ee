"""What a feed says of the show, before its first episode."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import format_datetime
from typing import TYPE_CHECKING, Literal
from uuid import UUID, uuid5

from briefing.feed.namespaces import add, one_line, short
from briefing.feed.note_words import NoteWords
from briefing.feed.notes import address, show_description
from briefing.version import __version__

if TYPE_CHECKING:
    from datetime import datetime

    from lxml import etree

DOCS = "https://www.rssboard.org/rss-specification"
MINUTES_BETWEEN_VISITS = 60
PAGE = "index.html"
AI_CONTENT = {"purpose": "ai-content"}
"""Says "true" where the voice is synthetic, as hosts and apps agreed (podcast namespace, "txt")."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A show as one feed document tells of it.

    `base` is the address of the output folder, with a slash at its end; `file`, `image` and `next_file`
    (of the page with the next older episodes, or empty) are relative to it. `link` may be empty.
    `category` is a path: the category and, if any, its subcategory.
    """

    title: str
    description: str
    language: str
    link: str
    author: str
    email: str
    copyright: str
    category: tuple[str, ...]
    explicit: bool
    private: bool
    guid: str
    base: str
    file: str
    image: str
    next_file: str = ""
    kind: Literal["episodes", "stories"] = "episodes"

    def address(self, relative: str) -> str:
        """Return the whole address of something in the output folder, in ASCII."""
        # An apostrophe is written in two ways in XML and HTML; without it, addresses look alike in both.
        return (address(self.base) or self.base).replace("'", "%27") + relative

    @property
    def own_title(self) -> str:
        """What the feed is called: that of stories tells itself apart."""
        if self.kind == "stories":
            return f"{self.title}: {NoteWords(self.language)['stories']}"
        return self.title

    @property
    def own_guid(self) -> str:
        """The podcast:guid of the feed; `guid` is that of the show, whose episodes it has."""
        return str(uuid5(UUID(self.guid), self.kind)) if self.kind == "stories" else self.guid

    @property
    def shown_explicit(self) -> str:
        """Its explicitness as Apple writes it."""
        return "true" if self.explicit else "false"


def add_channel(root: etree._Element, channel: Channel, built: datetime) -> etree._Element:
    """Add the channel without its items."""
    node = add(root, "channel")
    title, author = short(channel.own_title), short(channel.author or channel.title)
    link = channel.link or channel.address(PAGE)
    add(node, "title", title)
    add(node, "link", link)
    add(node, "description", show_description(title, channel.description, channel.language))
    # RSS writes its codes in small letters ("en-us"); BCP 47 knows no case.
    add(node, "language", channel.language.lower())
    _add_links(node, channel)
    if rights := short(channel.copyright):
        add(node, "copyright", rights)
    if channel.email:
        add(node, "managingEditor", f"{channel.email} ({author})")
    add(node, "lastBuildDate", format_datetime(built))
    add(node, "generator", f"briefing {__version__}")
    add(node, "docs", DOCS)
    add(node, "ttl", str(MINUTES_BETWEEN_VISITS))
    _add_image(node, title, link, channel.address(channel.image))
    _add_itunes(node, channel, author)
    _add_podcast(node, channel)
    _add_welcome(node, channel, title)
    return node


def _add_links(node: etree._Element, channel: Channel) -> None:
    media_type = "application/rss+xml"
    self_link = {"href": channel.address(channel.file), "rel": "self", "type": media_type}
    add(node, "atom:link", attributes=self_link)
    if channel.next_file:  # RFC 5005, section 3
        older = {"href": channel.address(channel.next_file), "rel": "next", "type": media_type}
        add(node, "atom:link", attributes=older)


def _add_image(node: etree._Element, title: str, link: str, url: str) -> None:
    image = add(node, "image")
    add(image, "url", url)
    add(image, "title", title)
    add(image, "link", link)


def _add_itunes(node: etree._Element, channel: Channel, author: str) -> None:
    add(node, "itunes:author", author)
    if channel.email:
        owner = add(node, "itunes:owner")
        add(owner, "itunes:name", author)
        add(owner, "itunes:email", channel.email)
    inner = node
    for name in channel.category:
        inner = add(inner, "itunes:category", attributes={"text": one_line(name)})
    add(node, "itunes:explicit", channel.shown_explicit)
    add(node, "itunes:image", attributes={"href": channel.address(channel.image)})
    add(node, "itunes:type", "episodic")
    if channel.private:
        add(node, "itunes:block", "Yes")


def _add_podcast(node: etree._Element, channel: Channel) -> None:
    add(node, "podcast:guid", channel.own_guid)
    owner = {"owner": channel.email} if channel.email else None
    add(node, "podcast:locked", "yes", owner)
    add(node, "podcast:medium", "podcast")
    if channel.private:
        add(node, "podcast:block", "yes")
    add(node, "podcast:txt", "true", AI_CONTENT)


def _add_welcome(node: etree._Element, channel: Channel, title: str) -> None:
    """Add what someone sees who opens the feed in a browser: the style sheets lay it out.

    Programs pass over it, as over any element of a name space that they do not know (RSS 2.0,
    "Extending RSS").
    """
    words = NoteWords(channel.language)
    welcome = add(node, "xhtml:div", attributes={"class": "welcome", "lang": words.language})
    # Relative: so it shows wherever the folder lies.
    add(welcome, "xhtml:img", attributes={"src": channel.image, "alt": title})
    add(welcome, "xhtml:p", words["feed"])
    add(welcome, "xhtml:p", words["how"])
    add(add(welcome, "xhtml:p"), "xhtml:a", words["listen"], {"href": PAGE})
    if channel.next_file:
        add(add(welcome, "xhtml:p"), "xhtml:a", words["older"], {"href": channel.next_file})
