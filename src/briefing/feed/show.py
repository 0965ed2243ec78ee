"""A show that is being published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefing.config import category_path
from briefing.feed.channel import Channel
from briefing.feed.names import DEFAULT_BASE

if TYPE_CHECKING:
    from briefing.feed.listing import Entry
    from briefing.feed.state import KnownShow


@dataclass(frozen=True, slots=True)
class PublishedShow:
    """A show that is being published: its settings and its episodes, newest first."""

    name: str
    known: KnownShow
    entries: tuple[Entry, ...]
    cover: str
    """Address of the cover."""

    def channel(
        self, file: str, *, older: str = "", kind: Literal["episodes", "stories"] = "episodes"
    ) -> Channel:
        """Return what a feed document says of the show; `older` is the page behind it."""
        show, feed = self.known.show, self.known.feed
        return Channel(
            title=show.title,
            description=show.description,
            language=show.language,
            link=show.link,
            author=show.author,
            email=feed.email,
            copyright=feed.copyright,
            category=category_path(feed.category),
            explicit=feed.explicit,
            private=feed.private,
            guid=self.known.guid,
            base=feed.url.rstrip("/") + "/" if feed.url else DEFAULT_BASE,
            file=file,
            image=self.cover,
            next_file=older,
            kind=kind,
        )
