"""The voices that there are, as a person and as a program read them."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from briefing.cli.terminal import clean

if TYPE_CHECKING:
    from briefing.cli.voice_list import ListedEngine, ListedVoice

WIDTH = 80
NAME_COLUMN = 24
"""As wide as that of the options of an engine."""


def as_text(engines: Sequence[ListedEngine]) -> Iterator[str]:
    """Yield the lines for a person, none wider than 80 columns where names allow."""
    for engine in engines:
        if engine.reason:
            yield f"{engine.title}: cannot speak"
            yield textwrap.fill(
                clean(engine.reason),
                WIDTH,
                initial_indent="  ",
                subsequent_indent="  ",
                break_long_words=False,
                break_on_hyphens=False,
            )
            continue
        yield engine.title
        yield from _rows(engine.voices)


def as_json(engines: Sequence[ListedEngine], language: str) -> str:
    """Return everything as one JSON object on one line."""
    return json.dumps(
        {
            "language": language,
            "engines": {
                engine.name: {
                    "state": engine.state,
                    "reason": engine.reason,
                    "online": None if engine.sends_to is None else bool(engine.sends_to),
                    "sends_to": engine.sends_to,
                    "voices": [_fields(voice) for voice in engine.voices],
                }
                for engine in engines
            },
            "unusable": {engine.name: engine.reason for engine in engines if engine.reason},
        }
    )


def _fields(voice: ListedVoice) -> dict[str, Any]:
    return {
        "name": voice.name,
        "language": voice.language,
        "description": voice.description,
        "state": voice.state,
        "size_bytes": voice.size_bytes,
        "install": voice.install,
    }


def _rows(voices: Sequence[ListedVoice]) -> Iterator[str]:
    rows = [(clean(v.name), clean(v.language), v.description, _note(v)) for v in voices]
    is_described = any(description for _, _, description, _ in rows)
    least = 0 if is_described else NAME_COLUMN
    first = max(least, *(len(name) for name, *_ in rows)) if rows else 0
    second, third = (max((len(row[at]) for row in rows), default=0) for at in (1, 2))
    gap = "  " if is_described else " "
    for name, language, description, note in rows:
        columns = (f"{name:<{first}}", f"{language:<{second}}", f"{description:<{third}}", note)
        yield ("  " + gap.join(columns)).rstrip()


def _note(voice: ListedVoice) -> str:
    if not voice.install:
        return ""
    size = f", {voice.size_bytes / 1e6:.0f} MB" if voice.size_bytes else ""
    return f"{'damaged' if voice.is_damaged else 'not here'}{size}: {voice.install}"
