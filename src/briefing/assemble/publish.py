"""Write an episode: the MP3 and its companions, which appear together or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from briefing.adapters.atomic import remove_leftovers, together
from briefing.adapters.dates import spoken_date
from briefing.assemble.chapters_file import chapters_json
from briefing.assemble.cover import make_cover
from briefing.assemble.manifest import AudioFile, is_manifest, manifest_json, voices_of
from briefing.assemble.stream import Frames, write_stream
from briefing.assemble.subrip import subrip
from briefing.assemble.tags import episode_tag
from briefing.assemble.webvtt import webvtt
from briefing.errors import OutputError, SourceError
from briefing.model import Episode, EpisodeIdentity, Fallback, Script, Story

if TYPE_CHECKING:
    from briefing.assemble.timeline import Timeline
    from briefing.config import ShowSettings

MANIFEST = ".json"
TRANSCRIPT = ".vtt"
CHAPTERS = ".chapters.json"
SUBTITLES = ".srt"
COVER = ".jpg"
PAGE = ".html"
"""Written by whoever keeps the feed."""

COVER_SIZE = 1500
"""Pixels of the cover beside the episode: podcast apps want 1400 at least (PSP-1, itunes:image)."""

_BLOCK_BYTES = 1 << 20


def check_target(target: Path, *, in_feed: bool = False) -> None:
    """Raise OutputError when an episode may not take this name: better known before speaking.

    A folder is in the way, or a file beside it that would be overwritten and is not of an episode.
    An episode that goes into a feed has a cover and a page, too.
    """
    if target.is_dir():
        raise OutputError(str(target), "is a folder; name a file that ends in .mp3, or its folder")
    manifest = _companion(target, MANIFEST)
    if _is_ours(manifest):
        return
    suffixes = [MANIFEST, TRANSCRIPT, SUBTITLES, CHAPTERS, *([COVER, PAGE] if in_feed else ())]
    for path in (_companion(target, suffix) for suffix in suffixes):
        if path.exists():
            raise OutputError(
                str(path), "exists and is not of an episode; choose another name for the MP3"
            )


def publish_episode(
    timeline: Timeline,
    script: Script,
    *,
    show: ShowSettings,
    frames: Frames,
    target: Path,
    fallbacks: Sequence[Fallback] = (),
    stories: Sequence[Story] = (),
    skipped: Sequence[SourceError] = (),
    identity: EpisodeIdentity | None = None,
) -> Episode:
    """Write the MP3 to `target`, its transcript, chapters and manifest beside it.

    With an `identity` the episode can go into a feed, and has a cover beside it, too.
    `frames` returns the MP3 frames of the segment of a section, by the section's index; one is asked for
    at a time. The caller holds the lock of the folder. The manifest is renamed first, the MP3 last;
    whatever fails, the files that were there stay.
    Raises OutputError, AudioError for frames that are not what the timeline says, and what `frames` raises.
    """
    check_target(target, in_feed=identity is not None)
    title = f"{script.title}: {spoken_date(script.date, script.language)}"
    tag = episode_tag(
        timeline,
        title=title,
        date=script.date,
        language=script.language,
        show=show,
        cover=make_cover(show.title, script.date, script.language),
    )
    with together(target) as files:
        remove_leftovers(target.parent)
        with files.open(target) as file:
            file.write(tag)
            write_stream(file, timeline, frames)
            audio = _measured(file, target.name)
        texts = {
            MANIFEST: manifest_json(
                timeline,
                script,
                title=title,
                show=show,
                audio=audio,
                fallbacks=fallbacks,
                stories=stories,
                skipped=skipped,
                identity=identity,
            ),
            TRANSCRIPT: webvtt(timeline, title),
            SUBTITLES: subrip(timeline),
            CHAPTERS: chapters_json(
                timeline.chapters, title=title, show=show, file_name=target.name
            ),
        }
        companions = {suffix: text.encode("utf-8", "replace") for suffix, text in texts.items()}
        if identity is not None:
            companions[COVER] = make_cover(
                show.title, script.date, script.language, size=COVER_SIZE
            )
        for suffix, data in companions.items():
            with files.open(_companion(target, suffix)) as file:
                file.write(data)
    return Episode(
        path=target,
        title=title,
        date=script.date,
        language=script.language,
        duration_ms=timeline.duration_ms,
        size_bytes=audio.size_bytes,
        chapters=timeline.chapters,
        lines=timeline.lines,
        companions=tuple(_companion(target, suffix) for suffix in companions),
        stories=tuple(stories),
        skipped=tuple(skipped),
        warnings=timeline.warnings,
        voices=voices_of(timeline.lines),
        fallbacks=tuple(fallbacks),
    )


def _companion(target: Path, suffix: str) -> Path:
    return target.with_name(target.stem + suffix)


def _is_ours(manifest: Path) -> bool:
    try:
        return is_manifest(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False


def _measured(file: BinaryIO, name: str) -> AudioFile:
    digest = sha256()
    size = file.seek(0)
    while block := file.read(_BLOCK_BYTES):
        digest.update(block)
        size += len(block)
    return AudioFile(name, size, digest.hexdigest())
