"""Writes the feed that has an episode for each story, and the files it lists."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from briefing.feed.items import Item, story_items
from briefing.feed.names import stories_file
from briefing.feed.retention import remove_stories
from briefing.feed.rss import feed_xml
from briefing.feed.stories import StoryFile, write_stories

if TYPE_CHECKING:
    from briefing.feed.making import Making
    from briefing.feed.published import PublishedEpisode
    from briefing.feed.show import PublishedShow

STORY_EPISODES = 30
"""How many of the newest episodes it goes back."""


def write_story_feed(making: Making, show: PublishedShow) -> None:
    """Write the feed of stories, whose files are cut out of the episodes' sound."""
    channel = show.channel(stories_file(show.name), kind="stories")
    entries = show.entries[:STORY_EPISODES]

    def make() -> bytes:
        items: list[Item] = []
        for entry in entries:
            episode = making.episode(entry)
            items += story_items(episode, channel, _stories(making, episode))
        return feed_xml(channel, items, datetime.now(timezone.utc))

    making.file(channel.file, [channel, [(e.stem, e.stamp) for e in entries]], make)
    for entry in show.entries[STORY_EPISODES:]:
        remove_stories(making.folder, entry.stem)


def _stories(making: Making, episode: PublishedEpisode) -> tuple[StoryFile, ...]:
    """Return the stories of an episode, which are cut out of it only when they are not there already."""
    record = making.index.episodes[episode.stem]
    stories = tuple(StoryFile(**story) for story in record.get("stories", ()))
    if stories and all((making.folder / story.name).exists() for story in stories):
        return stories
    stories = write_stories(making.folder, episode)
    record["stories"] = [asdict(story) for story in stories]
    return stories
