"""Reads a script from a file, whichever of its forms it is in, and its sources again where it needs them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.adapters.encoding import binary_kind, decode
from briefing.errors import SourceError, UsageError
from briefing.scripting.edited import EditedScript
from briefing.scripting.front_matter import front_matter
from briefing.scripting.reading_json import read_json
from briefing.scripting.reading_markdown import read_markdown

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.config import PauseSettings, ShowSettings, SourceSettings
    from briefing.model import Article

MAX_BYTES = 20 * 1024 * 1024
"""A script of an hour, with its articles, is a megabyte."""

ReadAgain = Callable[["SourceSettings"], "Sequence[Article | SourceError]"]
"""Reads one source again: its articles, or the errors in their places."""


def read_script(
    body: bytes,
    *,
    name: str,
    read_again: ReadAgain,
    more: Sequence[Article] = (),
    pauses: PauseSettings,
    show: ShowSettings,
    now: datetime,
) -> EditedScript:
    """Return the script in a file: Markdown, whose sources are read again, or JSON, which carries them.

    Articles in *more* stand in for those sources that have their URI, and may be quoted besides. A source
    that cannot be read any more is among `skipped`, and what was quoted from it is spoken as a phrase.
    Raises UsageError for what is no script, FaithfulnessError, and BriefingError when it says nothing.
    """
    text = script_text(body, name)
    if text.lstrip().startswith("{"):
        return read_json(text, name=name, pauses=pauses)
    text = unicodedata.normalize("NFC", text)  # as articles are
    head = front_matter(text, name)
    articles: dict[int, Article] = {}
    skipped: list[SourceError] = []
    others = list(more)
    for number, settings in head.sources.items():
        given = next((a for a in more if a.uri == settings.path), None)
        found = [given] if given else read_again(settings)
        read = [article for article in found if not isinstance(article, SourceError)]
        skipped += [error for error in found if isinstance(error, SourceError)]
        if read:
            articles[number] = read[0]
            others += read[1:]
    edited = read_markdown(text, articles, others, name=name, pauses=pauses, show=show, now=now)
    return replace(edited, skipped=tuple(skipped))


def script_text(body: bytes, name: str) -> str:
    """Return the text of a script, with newlines for all line ends. Raises UsageError for what is none."""
    if len(body) > MAX_BYTES:
        raise UsageError(f"{name}: is larger than {MAX_BYTES // 1024 // 1024} MB: no script")
    if not body.strip():
        raise UsageError(f"{name}: is empty; 'briefing script --format markdown' writes a script")
    if kind := binary_kind(body):
        raise UsageError(f"{name}: is {kind}, not a script; name the Markdown or JSON file")
    try:
        text = decode(body)
    except ValueError as error:
        raise UsageError(f"{name}: {error}") from error
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
