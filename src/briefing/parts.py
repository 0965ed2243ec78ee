"""Builds the objects of a run from its settings: sources, summarizer, engine, voice, store."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from briefing import registry
from briefing.config import Config, EngineSettings, SourceSettings, SpeechSettings, load, options_of
from briefing.errors import PluginError
from briefing.normalize import Wording, own_lexicon
from briefing.sources.building import source_of

if TYPE_CHECKING:
    from briefing.model import Voice
    from briefing.protocols import Source, SpeechEngine, Store


def read_config(path: Path | str) -> Config:
    """Return the settings in a file, the options of its plugins checked with their lines.

    Raises ConfigError. Options of a plugin that is not here are left until it is built.
    """
    return load(path, options_model=registry.options_model)


def sources_of(listed: Sequence[SourceSettings], base: Path) -> tuple[Source, ...]:
    """Return one source an entry; relative paths begin at *base*.

    Raises PluginError for an entry that no installed source reads.
    """
    return tuple(_source(settings, base) for settings in listed)


def _source(settings: SourceSettings, base: Path) -> Source:
    kind = registry.source_reading(settings.path)
    with registry.blamed("source", kind.name):
        return source_of(kind, settings, base=base)


def plugin(kind: registry.Kind, name: str, options: dict[str, Any], **more: Any) -> Any:
    """Return an instance of a plugin, its options checked. Raises PluginError or ConfigError."""
    found = registry.load(kind, name)
    checked = options_of(found.Options, options, where=f"{kind} {name}")
    with registry.blamed(kind, name):
        return found(checked, **more)


def engine_of(speech: SpeechSettings, chosen: EngineSettings, language: str) -> SpeechEngine:
    """Return an engine for a language, its clips checked. Raises PluginError or ConfigError."""
    from briefing.speech import CheckedEngine

    return CheckedEngine(
        plugin("engine", chosen.name, chosen.options, rate=speech.rate, language=language)
    )


NEED_WORDS = frozenset({"hibari", "tone"})
"""Engines of ours that cannot read numbers and abbreviations themselves."""


def wording_of(config: Config, engine: SpeechEngine | type[SpeechEngine] | None = None) -> Wording:
    """Return what the config says about the spoken form, as far as the engine can do with it."""
    speech = config.speech
    needs_words = engine is not None and needs_words_of(engine)
    return Wording(
        written_out=speech.written_out == "always" or needs_words,
        emoji=speech.emoji,
        lexicon=own_lexicon(config.pronunciation.words),
    )


def needs_words_of(engine: SpeechEngine | type[SpeechEngine]) -> bool:
    """Whether an engine gets words whatever `speech.written_out` says."""
    return engine.name in NEED_WORDS or engine.markup != "plain"


def voice_of(engine: SpeechEngine, name: str) -> Voice:
    """Return the voice of that name, the default one for an empty name. Raises PluginError."""
    with registry.blamed("engine", engine.name):
        voices = engine.voices()
    for voice in voices:
        if name in {"", voice.name}:
            return voice
    # A server has voices that nobody here can list.
    named = getattr(engine, "voice_named", None)
    if named and (voice_of_server := named(name)):
        return cast("Voice", voice_of_server)
    raise PluginError(
        "voice", name, f"engine {engine.name!r} has no such voice", tuple(v.name for v in voices)
    )


@contextmanager
def store_or_cache(given: Store | None) -> Iterator[tuple[Store, tuple[str, ...]]]:
    """Yield the store, and a warning when the cache folder cannot be used and a passing one serves."""
    if given is not None:
        yield given, ()
        return
    import platformdirs

    folder_store = registry.load("store", "folder")
    folder = Path(platformdirs.user_cache_dir("briefing", appauthor=False)) / "segments"
    if _is_writable(folder):
        yield folder_store(folder), ()
        return
    with tempfile.TemporaryDirectory(prefix="briefing-") as passing:
        note = (
            f"{folder}: not writable; nothing that is spoken now can be used again by a later run"
        )
        yield folder_store(Path(passing)), (note,)


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)
