"""The chapters as JSON, version 1.2 of the podcast namespace ("JSON Chapters Format")."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefing.assemble.seconds import seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.config import ShowSettings
    from briefing.model import Chapter


def chapters_json(
    chapters: Sequence[Chapter], *, title: str, show: ShowSettings, file_name: str
) -> str:
    """Return the file; times are in seconds, starts are whole."""
    document: dict[str, Any] = {"version": "1.2.0", "title": title, "podcastName": show.title}
    if show.author:
        document["author"] = show.author
    document["fileName"] = file_name
    document["chapters"] = [_chapter(chapter) for chapter in chapters]
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _chapter(chapter: Chapter) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "startTime": seconds(chapter.start_ms),
        "endTime": seconds(chapter.end_ms),
        "title": chapter.title,
    }
    return {**entry, "url": chapter.url} if chapter.url else entry
