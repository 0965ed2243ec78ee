"""Who a show and its episodes are, for ever: what a podcast app recognises them by."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID, uuid4, uuid5

from briefing.config import FeedSettings, ShowSettings
from briefing.feed.listing import Listing, list_episodes
from briefing.feed.names import feed_file
from briefing.feed.published import read_episode
from briefing.feed.state import KnownShow, known_shows, read_index, remember_show
from briefing.model import EpisodeIdentity

PODCAST = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The name space of podcast:guid (podcast namespace 1.0, "guid")."""


def identify(
    folder: Path, *, name: str, show: ShowSettings, feed: FeedSettings, stem: str, date: datetime
) -> EpisodeIdentity:
    """Return the identity of the episode STEM of a day, the one it had if it was made before.

    The caller holds the lock of the folder. Raises OutputError.
    """
    listing = list_episodes(folder, read_index(folder)) if folder.is_dir() else Listing(())
    show_guid = show_identity(folder, name, show=show, feed=feed, listing=listing)
    numbers = {entry.stem: entry for entry in listing.of_show(name)}
    same = numbers.get(stem)
    if same is not None and same.number and same.date.date() == date.date():
        number = same.number
    else:
        number = max((entry.number for entry in numbers.values()), default=0) + 1
    return EpisodeIdentity(
        show=name,
        show_guid=show_guid,
        guid=episode_guid(show_guid, stem, date),
        number=number,
        season=date.year,
    )


def show_identity(
    folder: Path, name: str, *, show: ShowSettings, feed: FeedSettings, listing: Listing
) -> str:
    """Return the podcast:guid of a show and keep it: as stored, as its episodes say, or a new one."""
    known = known_shows(folder).get(name)
    guid = known.guid if known else _guid_of_episodes(folder, name, listing) or new_guid(name, feed)
    remember_show(folder, name, KnownShow(guid, show, feed))
    return guid


def new_guid(name: str, feed: FeedSettings) -> str:
    """Return a podcast:guid: UUIDv5 of the feed's address without its scheme and slashes at the end.

    A feed without an address of its own gets a random one in its place, so that no two shows are one.
    """
    address = feed.url.rstrip("/") + "/" + feed_file(name) if feed.url else uuid4().hex
    parts = urlsplit(address)
    seed = address.removeprefix(f"{parts.scheme}://") if parts.scheme else address
    return str(uuid5(PODCAST, seed.rstrip("/")))


def episode_guid(show_guid: str, stem: str, date: datetime) -> str:
    """Return the guid of an episode: the same for the same file name and day, whatever it says."""
    return f"urn:uuid:{uuid5(UUID(show_guid), f'{stem}/{date:%Y-%m-%d}')}"


def _guid_of_episodes(folder: Path, name: str, listing: Listing) -> str:
    for entry in listing.of_show(name):
        guid = read_episode(folder / f"{entry.stem}.json").show.guid
        if _is_uuid(guid):
            return guid
    return ""


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
