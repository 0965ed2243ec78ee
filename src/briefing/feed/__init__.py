"""The podcast of an output folder: its feeds, pages and covers, made from the episodes alone."""

from __future__ import annotations

from briefing.feed.published import PublishedEpisode, read_episode

__all__ = ["PublishedEpisode", "read_episode"]
