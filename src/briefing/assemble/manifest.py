"""The manifest: everything about an episode that a feed, a page or a checker needs, as JSON.

Times are seconds. Every spoken line names, when it is a quotation, the article, the paragraph and the
characters it is taken from, and a link that opens the page at the sentence, so that anyone can check it;
what is not verbatim from a source has the kind "phrase".
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.adapters.links import ascii_url
from briefing.adapters.text_fragment import source_link
from briefing.assemble.seconds import seconds
from briefing.version import __version__

if TYPE_CHECKING:
    from briefing.assemble.timeline import Cut, Timeline
    from briefing.config import ShowSettings
    from briefing.errors import SourceError
    from briefing.model import (
        Article,
        Chapter,
        EpisodeIdentity,
        Fallback,
        Passage,
        Script,
        Section,
        SpokenLine,
        Story,
        Voice,
    )

FORMAT = 1
"""Raise it when a field changes its meaning or goes."""

GENERATOR = "briefing"


@dataclass(frozen=True, slots=True)
class AudioFile:
    """The MP3 as it was written; `sha256` in hexadecimal."""

    name: str
    size_bytes: int
    sha256: str


def manifest_json(
    timeline: Timeline,
    script: Script,
    *,
    title: str,
    show: ShowSettings,
    audio: AudioFile,
    fallbacks: Sequence[Fallback] = (),
    stories: Sequence[Story],
    skipped: Sequence[SourceError],
    identity: EpisodeIdentity | None = None,
) -> str:
    """Return the manifest of an episode."""
    voices = voices_of(timeline.lines)
    document = {
        "format": FORMAT,
        "generator": {"name": GENERATOR, "version": __version__},
        "title": title,
        "date": script.date.isoformat(),
        "language": script.language,
        "guid": identity.guid if identity else "",
        "number": identity.number if identity else 0,
        "season": identity.season if identity else 0,
        "show": {
            "name": identity.show if identity else "",
            "guid": identity.show_guid if identity else "",
            "title": show.title,
            "author": show.author,
            "description": show.description,
            "link": show.link,
        },
        "voice": {"engine": voices[0].engine, "name": voices[0].name},
        "voices": [_voice(voice) for voice in voices],
        "fallbacks": [_fallback(fallback) for fallback in fallbacks],
        "audio": _audio(timeline, audio),
        "duration": seconds(timeline.duration_ms),
        "words": script.words,
        "chapters": [
            _chapter(chapter, cut)
            for chapter, cut in zip(timeline.chapters, timeline.cuts, strict=True)
        ],
        "lines": [
            _line(line, script.sections[line.section], voices.index(line.voice))
            for line in timeline.lines
        ],
        "stories": [_story(story) for story in stories],
        "skipped": [{"uri": error.uri, "reason": error.reason} for error in skipped],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def is_manifest(text: str) -> bool:
    """Tell whether a file is a manifest of ours, of this version or another."""
    try:
        document = json.loads(text)
    except ValueError:
        return False
    generator = document.get("generator") if isinstance(document, dict) else None
    return isinstance(generator, dict) and generator.get("name") == GENERATOR


def voices_of(lines: Sequence[SpokenLine]) -> tuple[Voice, ...]:
    """Return who speaks the lines, the one that speaks most of them first."""
    return tuple(voice for voice, _ in Counter(line.voice for line in lines).most_common())


def _voice(voice: Voice) -> dict[str, Any]:
    return {"engine": voice.engine, "name": voice.name, "language": voice.language}


def _fallback(fallback: Fallback) -> dict[str, Any]:
    return {
        "title": fallback.title,
        "language": fallback.language,
        "gave_up": _voice(fallback.gave_up),
        "spoken_by": _voice(fallback.spoken_by),
        "reason": fallback.reason,
    }


def _audio(timeline: Timeline, audio: AudioFile) -> dict[str, Any]:
    return {
        "file": audio.name,
        "type": "audio/mpeg",
        "size_bytes": audio.size_bytes,
        "sha256": audio.sha256,
        "rate_hz": timeline.rate_hz,
        "bitrate_kbps": timeline.bitrate_kbps,
        "samples": timeline.sample_count,
    }


def _chapter(chapter: Chapter, cut: Cut) -> dict[str, Any]:
    return {
        "start": seconds(chapter.start_ms),
        "end": seconds(chapter.end_ms),
        "title": chapter.title,
        "url": chapter.url,
        "frames": [cut.first_frame, cut.first_frame + cut.frame_count],
        "samples": cut.sample_count,
    }


def _line(spoken: SpokenLine, section: Section, voice: int) -> dict[str, Any]:
    line = spoken.line
    return {
        "start": seconds(spoken.start_ms),
        "end": seconds(spoken.end_ms),
        "section": spoken.section,
        "part": section.kind,
        "kind": line.kind,
        "written": line.written,
        "spoken": spoken.spoken,
        "voice": voice,
        "source": _source(line.passage, section.articles) if line.passage else None,
    }


def _source(passage: Passage, articles: Iterable[Article]) -> dict[str, Any]:
    article = next((a for a in articles if a.uri == passage.uri), None)
    return {
        "uri": passage.uri,
        "url": ascii_url(article.url) if article else "",
        "link": source_link(article.url, passage.text) if article else "",
        "name": article.source if article else "",
        "title": article.title if article else "",
        "paragraph": passage.paragraph,
        "span": [passage.start, passage.end],
    }


def _story(story: Story) -> dict[str, Any]:
    return {
        "headline_only": story.headline_only,
        "articles": [_article(article) for article in story.articles],
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "uri": article.uri,
        "url": ascii_url(article.url),
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "language": article.language,
        "section": article.section,
        "published": article.published.isoformat() if article.published else None,
        "image": ascii_url(article.image),
    }
