"""One run: the configuration, and the objects that are built from it, up to the script."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing import pipeline
from briefing.casting import Casting
from briefing.config import (
    Config,
    LengthSettings,
    Since,
    SourceSettings,
    options_of,
    parse_since,
    with_lexicon,
)
from briefing.errors import PluginError, SourceError, UsageError
from briefing.language_tags import is_same_language
from briefing.parts import plugin, read_config, sources_of
from briefing.pipeline import Draft, Refusal, Remembered

if TYPE_CHECKING:
    from briefing.model import Article, EpisodeIdentity, Report
    from briefing.protocols import Source


@dataclass(frozen=True, slots=True)
class Read:
    """Articles, the errors in the place of others, and from when on each article is told, by its URI."""

    articles: tuple[Article, ...]
    skipped: tuple[SourceError, ...]
    since: Mapping[str, Since]


@dataclass(frozen=True, slots=True)
class Run:
    """The objects of one run, built from the configuration; relative outputs begin at `base`."""

    config: Config
    base: Path
    sources: tuple[Source, ...]
    casting: Casting
    now: datetime
    since: tuple[Since, ...] = ()
    """From when on what each source has is told."""

    @classmethod
    def prepare(
        cls,
        sources: Sequence[str | Path] | str | Path | None,
        *,
        config: Config | Path | str | None,
        minutes: float | None,
        words: int | None,
        now: datetime | None,
        base: Path | None,
        has_script: bool = False,
        since: str = "",
    ) -> Run:
        """Read the configuration and build what it names; with a script there need be no sources.

        `since` goes before what the config says of each source.
        """
        here = base or Path.cwd()
        if not isinstance(config, Config):
            path = None if config is None else Path(config)
            config = Config() if path is None else read_config(path)
            here_of_config = here if path is None else path.resolve().parent
        else:
            here_of_config = here
            config = with_lexicon(config, here)
        config = _with_length(config, minutes, words)
        listed = config.sources
        if sources is not None:
            sources = (sources,) if isinstance(sources, str | Path) else sources
            listed = tuple(
                options_of(SourceSettings, {"path": str(source)}, where="sources")
                for source in sources
            )
            found = sources_of(listed, here)
        else:
            found = () if has_script else sources_of(config.sources, here_of_config)
        if not (found or has_script):
            raise UsageError(
                "no sources: name files, folders or globs, or make a config.yaml with 'briefing init'"
            )
        run = cls(
            config=config,
            base=here_of_config,
            sources=found,
            casting=Casting(config),
            now=_aware(now),
            since=tuple(_since(since or settings.since) for settings in listed),
        )
        run.casting.lead  # noqa: B018 - who cannot speak should say so before anything is read
        return run

    def read(self, report: Report) -> Read:
        """Return the articles of the sources, what cannot be read, and from when on each is told."""
        came_from: dict[str, int] = {}
        found, skipped = pipeline.read(
            self.sources, refusal=self.casting.refusal, report=report, came_from=came_from
        )
        return Read(found, skipped, {uri: self.since[n] for uri, n in came_from.items()})

    def draft(self, read: Read, report: Report, remembered: Remembered = pipeline.all_new) -> Draft:
        """Return the script of what was read."""
        settings = self.config.summarizer
        found, skipped = read.articles, read.skipped
        return pipeline.draft_of(
            found,
            skipped,
            summarizer=plugin("summarizer", settings.name, settings.options),
            voice=self.casting.lead.voice,
            config=self.config,
            now=self.now,
            report=report,
            remembered=remembered,
        )

    def edited(self, file: Path | str, base: Path, *, keep_date: bool, report: Report) -> Draft:
        """Return the script in a file, what it quotes looked up again in its sources."""
        from briefing.scripting.reading import read_script

        path = base / file
        language, refusal = self.config.show.language, self.casting.refusal
        more, skipped = pipeline.read(self.sources, refusal=refusal, report=report)
        edited = read_script(
            _script_body(file, path),
            name="standard input" if str(file) == "-" else str(file),
            read_again=partial(_read_again, base=path.parent, refusal=refusal, report=report),
            more=more,
            pauses=self.config.pauses,
            show=self.config.show,
            now=self.now,
        )
        script = edited.script if keep_date else replace(edited.script, date=self.now)
        if not is_same_language(script.language, language):
            raise UsageError(
                f"{file}: is in {script.language!r} while the show speaks {language!r}; set show.language"
            )
        return Draft(
            script, self.words_per_minute, edited.stories, skipped + edited.skipped, edited.warnings
        )

    @property
    def words_per_minute(self) -> float:
        """The pace of the voice, without the pauses between its sentences."""
        return self.casting.lead.voice.words_per_minute * self.config.speech.rate

    def target(self, output: Path | str | None) -> Path:
        """Return the path of the MP3."""
        folder = self.base / self.config.output.folder if output is None else Path(output)
        if is_file(folder):
            return folder
        from briefing.feed.names import episode_stem

        return folder / f"{episode_stem(self.config.output.name, self.now)}.mp3"

    def is_in_feed(self, target: Path, output: Path | str | None) -> bool:
        """Whether the episode goes into a feed: of the show's own folder, or of one that has a feed."""
        from briefing.feed.state import STATE_FOLDER

        if not self.config.feed.enabled:
            return False
        has_own_name = output is not None and is_file(Path(output))
        return not has_own_name or (target.parent / STATE_FOLDER).is_dir()

    def identity(self, target: Path, date: datetime) -> EpisodeIdentity:
        """Return what podcast apps know the episode by."""
        from briefing.feed import identify

        return identify(
            target.parent,
            name=self.config.output.name,
            show=self.config.show,
            feed=self.config.feed,
            stem=target.stem,
            date=date,
        )


def _script_body(file: Path | str, path: Path) -> bytes:
    if str(file) == "-":
        stream = getattr(sys.stdin, "buffer", None)
        if stream is None:
            raise UsageError("standard input is closed; pipe a script into it")
        return bytes(stream.read())
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UsageError(
            f"{file}: no such file; 'briefing script --format markdown -o FILE' writes a script"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{file}: cannot be read: {reason}") from error


def _read_again(
    settings: SourceSettings, *, base: Path, refusal: Refusal, report: Report
) -> tuple[Article | SourceError, ...]:
    if settings.path.startswith("stdin:"):
        reason = "was standard input, which is gone; give the article as SOURCE"
        return (SourceError(settings.path, reason),)
    try:
        sources = sources_of((settings,), base)
    except PluginError as error:
        return (SourceError(settings.path, error.reason),)
    articles, skipped = pipeline.read(sources, refusal=refusal, report=report)
    return (*articles, *skipped)


def _since(text: str) -> Since:
    try:
        return parse_since(text or "all")
    except ValueError as error:
        raise UsageError(f"since: {error}") from error


def is_file(output: Path) -> bool:
    """Whether an output is an MP3 by its name, and no folder."""
    return output.suffix.lower() == ".mp3"


def _aware(now: datetime | None) -> datetime:
    if now is None or now.tzinfo is None:
        return (now or datetime.now()).astimezone()  # noqa: DTZ005 - local time is what is meant
    return now


def _with_length(config: Config, minutes: float | None, words: int | None) -> Config:
    if minutes is None and words is None:
        return config
    changes: dict[str, Any] = {"words": words or 0}
    if minutes is not None:
        changes["minutes"] = minutes
    length = options_of(LengthSettings, {**config.length.model_dump(), **changes}, where="length")
    return config.model_copy(update={"length": length})
