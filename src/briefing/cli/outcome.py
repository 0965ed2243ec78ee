"""What a run made, told to a person and to a program, and its exit code."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from briefing.cli.terminal import clean, clock, say, where
from briefing.errors import (
    BriefingError,
    ConfigError,
    NothingNewError,
    NothingToSayError,
    OutputError,
    SourceError,
)

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.model import Episode, Fallback, Story, Voice

DONE, USAGE, PARTLY = 0, 2, 3


def exit_code(skipped: Sequence[SourceError]) -> int:
    """Return 3 when something was left out, else 0."""
    return PARTLY if skipped else DONE


def save(content: bytes, path: Path) -> None:
    """Write a file whole or not at all; raises OutputError."""
    from briefing.adapters.atomic import write_whole

    try:
        write_whole(path, [content])
    except OSError as error:
        raise OutputError(str(path), f"cannot be written: {error.strerror}") from error


def summary(episode: Episode) -> Iterator[str]:
    """Yield the lines that tell a person what the episode holds."""
    told = sum(not story.headline_only for story in episode.stories)
    yield (
        f"{clean(episode.title)}: {clock(episode.duration_ms)} minutes, {count(told, 'story', 'stories')}, "
        f"{episode.size_bytes / 1e6:.1f} MB"
    )
    for chapter in episode.chapters:
        yield f"  {clock(chapter.start_ms):>7}  {clean(chapter.title)}"
    if episode.told_before:
        yield f"{count(episode.told_before, 'article was', 'articles were')} told before, or not new"
    if episode.stored_segments:
        segments = episode.stored_segments + episode.spoken_segments
        yield f"{episode.stored_segments} of {segments} parts had been spoken before"
    for feed in episode.feeds:
        yield f"listed in {clean(str(feed))}; 'briefing serve' lets a phone subscribe"


def tell_fallbacks(fallbacks: Sequence[Fallback]) -> None:
    """Name on stderr who speaks in place of whom, with the first reason that there was."""
    pairs: dict[tuple[str, str], list[Fallback]] = {}
    for one in fallbacks:
        pairs.setdefault((one.gave_up.engine, one.spoken_by.engine), []).append(one)
    for (gave_up, spoken_by), those in pairs.items():
        titles = {clean(one.title).casefold(): clean(one.title) for one in reversed(those)}
        shown = "; ".join(reversed(titles.values()))
        say(
            f"briefing: warning: {spoken_by} speaks in place of {gave_up}: {clean(those[0].reason)} "
            f"(in {shown})"
        )


def tell_rest(skipped: Sequence[SourceError], warnings: Sequence[str]) -> None:
    """Name on stderr what is not as it was asked for; never silent, not even with --quiet."""
    for warning in warnings:
        say(f"briefing: warning: {clean(warning)}")
    tell_left_out(skipped)
    if skipped:
        articles = count(len(skipped), "article was", "articles were")
        say(f"briefing: {articles} left out, all others are in; correct or remove, and run again")


def tell_left_out(skipped: Sequence[SourceError]) -> None:
    """Name each article that was left out, with the reason."""
    for error in skipped:
        say(f"briefing: left out: {where(error.uri)}: {clean(error.reason)}")


def as_json(episode: Episode) -> str:
    """Return the result as one JSON object on one line."""
    return _dump(
        {
            "path": str(episode.path),
            "title": episode.title,
            "date": episode.date.isoformat(),
            "duration_s": episode.duration_ms / 1000,
            "size_bytes": episode.size_bytes,
            "chapters": [
                {
                    "title": chapter.title,
                    "start_s": chapter.start_ms / 1000,
                    "end_s": chapter.end_ms / 1000,
                    "url": chapter.url,
                }
                for chapter in episode.chapters
            ],
            "stories": [_story(story) for story in episode.stories],
            "skipped": _left_out(episode.skipped),
            "warnings": list(episode.warnings),
            "voices": [_voice(voice) for voice in episode.voices],
            "fallbacks": [
                {
                    "title": fallback.title,
                    "language": fallback.language,
                    "gave_up": _voice(fallback.gave_up),
                    "spoken_by": _voice(fallback.spoken_by),
                    "reason": fallback.reason,
                }
                for fallback in episode.fallbacks
            ],
            "told_before": episode.told_before,
            "spoken_segments": episode.spoken_segments,
            "stored_segments": episode.stored_segments,
            "companions": [str(path) for path in episode.companions],
            "feeds": [str(path) for path in episode.feeds],
        }
    )


def failure_as_json(kind: str, message: str, code: int, error: BriefingError | None = None) -> str:
    """Return a failure as one JSON object on one line."""
    if isinstance(error, NothingNewError):
        return _dump(
            {
                "path": None,
                "message": message,
                "told_before": error.articles,
                "skipped": _left_out(error.skipped),
            }
        )
    told: dict[str, Any] = {"type": kind, "message": message}
    if isinstance(error, ConfigError):
        told["path"] = error.path
        told["problems"] = [{"line": p.line, "message": p.message} for p in error.problems]
    if isinstance(error, NothingToSayError):
        told["skipped"] = _left_out(error.skipped)
    return _dump({"error": told, "exit_code": code})


def _voice(voice: Voice) -> dict[str, str]:
    return {"engine": voice.engine, "name": voice.name, "language": voice.language}


def _story(story: Story) -> dict[str, Any]:
    return {
        "title": story.lead.title,
        "headline_only": story.headline_only,
        "articles": [
            {"title": a.title, "uri": a.uri, "url": a.url, "source": a.source}
            for a in story.articles
        ],
    }


def _left_out(skipped: Sequence[SourceError]) -> list[dict[str, str]]:
    return [{"uri": error.uri, "reason": error.reason} for error in skipped]


def _dump(value: dict[str, Any]) -> str:
    # ASCII: any terminal, pipe or log takes it, and file names that are no valid text survive.
    return json.dumps(value, ensure_ascii=True)


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else many}"
