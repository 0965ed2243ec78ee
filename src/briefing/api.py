"""What the command line does, as two functions: `briefing.render` and `briefing.script`.

Both raise nothing but `BriefingError` and its kind.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing import pipeline, registry
from briefing.config import Config, LengthSettings, SourceSettings, load, options_of
from briefing.errors import PluginError, UsageError
from briefing.execute import SerialExecutor
from briefing.model import Episode, Progress, Report
from briefing.pipeline import Draft

if TYPE_CHECKING:
    from briefing.model import Voice
    from briefing.protocols import Source, SpeechEngine, Store

__all__ = ["Draft", "render", "script"]


def script(
    sources: Sequence[str | Path] | None = None,
    *,
    config: Config | Path | str | None = None,
    minutes: float | None = None,
    words: int | None = None,
    now: datetime | None = None,
    report: Report | None = None,
    base: Path | None = None,
) -> Draft:
    """Select and order what would be said, without any sound.

    `sources` are files, folders, globs or "-"; without them those of the config are read. `config` is
    a path to a config.yaml or a `Config`; without one the defaults hold. Relative paths of a config
    start at its folder, those of `sources` and of a `Config` at `base` (the working folder).
    `minutes` or `words` override the config. `now` is the aware date and time of the episode.
    """
    run = _Run.prepare(sources, config=config, minutes=minutes, words=words, now=now, base=base)
    return run.draft(report or pipeline.silent)


def render(
    sources: Sequence[str | Path] | None = None,
    *,
    config: Config | Path | str | None = None,
    output: Path | str | None = None,
    minutes: float | None = None,
    words: int | None = None,
    now: datetime | None = None,
    report: Report | None = None,
    base: Path | None = None,
    wait_s: float = 0.0,
    store: Store | None = None,
) -> Episode:
    """Render one MP3 with chapters, its transcript, chapters file and manifest beside it.

    `output` is a folder, or a path that ends in `.mp3`; without it the config's folder is used and the
    file is named by the date. Files appear whole or not at all, the MP3 last. `wait_s` is how long to
    wait for another render in the same folder before LockedError. `store` keeps encoded segments;
    without it the user's cache folder does. For the rest see `script`.
    """
    from briefing.adapters.locking import locked
    from briefing.assemble import check_target, layout, publish_episode

    report = report or pipeline.silent
    run = _Run.prepare(sources, config=config, minutes=minutes, words=words, now=now, base=base)
    target = run.target(output)
    check_target(target)
    with locked(target.parent, wait_s=wait_s), _store(store) as (segment_store, notes):
        draft = run.draft(report)
        script = pipeline.in_parts(draft.script)
        spoken = [
            pipeline.utterances(
                section, voice=run.voice, locale=script.language, markup=run.engine.markup
            )
            for section in script.sections
        ]
        make = pipeline.SegmentMaker(run.engine, segment_store, run.config.audio)
        segments, made = pipeline.speak(
            script, spoken, make=make, executor=SerialExecutor(), report=report
        )
        report(Progress("joining", 0, 1, target.name, pipeline.SPEAK_SHARE))
        timeline = layout(script, segments, spoken)
        episode = publish_episode(
            timeline,
            script,
            show=run.config.show,
            frames=lambda index: make.frames(spoken[index]),
            target=target,
            voice=run.voice,
            stories=draft.stories,
            skipped=draft.skipped,
        )
        report(Progress("joining", 1, 1, target.name, 1.0))
    return replace(
        episode,
        warnings=(
            *draft.warnings,
            *notes,
            *episode.warnings,
            *pipeline.shortfall(run.config, episode.duration_ms),
        ),
        spoken_segments=made,
        stored_segments=len(segments) - made,
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """The objects of one run, built from the configuration."""

    config: Config
    base: Path
    sources: tuple[Source, ...]
    engine: SpeechEngine
    voice: Voice
    now: datetime

    @classmethod
    def prepare(
        cls,
        sources: Sequence[str | Path] | None,
        *,
        config: Config | Path | str | None,
        minutes: float | None,
        words: int | None,
        now: datetime | None,
        base: Path | None,
    ) -> _Run:
        here = base or Path.cwd()
        if not isinstance(config, Config):
            path = None if config is None else Path(config)
            config = Config() if path is None else load(path)
            here_of_config = here if path is None else path.resolve().parent
        else:
            here_of_config = here
        config = _with_length(config, minutes, words)
        if sources is not None:
            listed = tuple(
                options_of(SourceSettings, {"path": str(source)}, where="sources")
                for source in sources
            )
            found = _sources(listed, here)
        else:
            found = _sources(config.sources, here_of_config)
        if not found:
            raise UsageError(
                "no sources: name files, folders or globs, or make a config.yaml with 'briefing init'"
            )
        engine = _engine(config)
        return cls(
            config=config,
            base=here_of_config,
            sources=found,
            engine=engine,
            voice=_voice(engine, config.speech.voice),
            now=now or datetime.now().astimezone(),
        )

    def draft(self, report: Report) -> Draft:
        settings = self.config.summarizer
        summarizer = _plugin("summarizer", settings.name, settings.options)
        return pipeline.draft(
            self.sources,
            summarizer=summarizer,
            voice=self.voice,
            config=self.config,
            now=self.now,
            report=report,
        )

    def target(self, output: Path | str | None) -> Path:
        folder = self.base / self.config.output.folder if output is None else Path(output)
        if folder.suffix.lower() == ".mp3":
            return folder
        return folder / f"{self.now:%Y-%m-%d}.mp3"


def _with_length(config: Config, minutes: float | None, words: int | None) -> Config:
    if minutes is None and words is None:
        return config
    changes: dict[str, Any] = {"words": words or 0}
    if minutes is not None:
        changes["minutes"] = minutes
    length = options_of(LengthSettings, {**config.length.model_dump(), **changes}, where="length")
    return config.model_copy(update={"length": length})


def _sources(listed: Sequence[SourceSettings], base: Path) -> tuple[Source, ...]:
    kinds = [registry.load("source", name) for name in registry.names("source")]
    built = []
    for settings in listed:
        kind = next((k for k in kinds if k.accepts(settings.path)), None)
        if kind is None:
            raise PluginError(
                "source", settings.path, "no source reads this", registry.names("source")
            )
        built.append(kind(settings, base=base))
    return tuple(built)


def _plugin(kind: registry.Kind, name: str, options: dict[str, Any], **more: Any) -> Any:
    plugin = registry.load(kind, name)
    return plugin(options_of(plugin.Options, options, where=f"{kind} {name}"), **more)


def _engine(config: Config) -> SpeechEngine:
    from briefing.speech import CheckedEngine

    speech = config.speech
    return CheckedEngine(
        _plugin(
            "engine",
            speech.engine,
            speech.options,
            rate=speech.rate,
            language=config.show.language,
        )
    )


def _voice(engine: SpeechEngine, name: str) -> Voice:
    voices = engine.voices()
    for voice in voices:
        if name in {"", voice.name}:
            return voice
    raise PluginError(
        "voice", name, f"engine {engine.name!r} has no such voice", tuple(v.name for v in voices)
    )


@contextmanager
def _store(given: Store | None) -> Iterator[tuple[Store, tuple[str, ...]]]:
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
