"""What a podcast app knows an episode by, for those that do not say it themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from briefing.feed.identity import episode_guid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.feed.published import PublishedEpisode
    from briefing.feed.stories import StoryFile


def guid_of(episode: PublishedEpisode, show_guid: str) -> str:
    """Return the guid of an episode: its own, or the one it would get if it was made again."""
    if episode.guid:
        return episode.guid
    return episode_guid(show_guid, episode.stem, episode.date)


def story_guids(episode_guid: str, stories: Sequence[StoryFile]) -> list[str]:
    """Return a guid for each story of an episode.

    It is made of the article, not of the place in the programme: when a story comes in before it, a story
    that was heard stays heard.
    """
    space = UUID(episode_guid.removeprefix("urn:uuid:"))
    seen: dict[str, int] = {}
    guids = []
    for story in stories:
        subject = story.url or story.title
        seen[subject] = seen.get(subject, 0) + 1
        again = f"/{seen[subject]}" if seen[subject] > 1 else ""
        guids.append(f"urn:uuid:{uuid5(space, subject + again)}")
    return guids
