"""What the command line does, as functions: `briefing.render`, `briefing.script`, `say` and `update_feeds`.

They raise nothing but `BriefingError` and its kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import pipeline
from briefing.casting import Casting
from briefing.config import (
    Config,
    load,
    with_lexicon,
)
from briefing.errors import (
    BriefingError,
    UsageError,
)
from briefing.model import Clip, Episode, Line, Progress, Report
from briefing.parts import needs_words_of, store_or_cache
from briefing.performing import Confirm, drafted, memory_of, performed, recorded, remember
from briefing.pipeline import Draft
from briefing.run import Run
from briefing.speaking import SPEAKING_SHARES

if TYPE_CHECKING:
    from briefing.feed import Published
    from briefing.protocols import Store

__all__ = ["Confirm", "Draft", "render", "say", "script", "update_feeds"]


def script(
    sources: Sequence[str | Path] | str | Path | None = None,
    *,
    config: Config | Path | str | None = None,
    minutes: float | None = None,
    words: int | None = None,
    now: datetime | None = None,
    report: Report | None = None,
    base: Path | None = None,
    since: str = "",
) -> Draft:
    """Select and order what would be said, without any sound.

    `sources` are files, folders, globs or "-"; without them those of the config are read. `config` is
    a path to a config.yaml or a `Config`; without one the defaults hold. Relative paths of a config
    start at its folder, those of `sources` and of a `Config` at `base` (the working folder).
    `minutes` or `words` override the config. `now` is the date and time of the episode; a naive one is local.
    `since` is from when on articles are told ("last", "all", "24h", a date), in place of what the config says
    of each source. Raises NothingNewError when all were told before.
    """
    run = Run.prepare(
        sources, config=config, minutes=minutes, words=words, now=now, base=base, since=since
    )
    report = report or pipeline.silent
    target = run.target(None)
    with memory_of(run, target, in_feed=run.is_in_feed(target, None)) as memory:
        return drafted(run, run.read(report), memory, report)[0]


def render(
    sources: Sequence[str | Path] | str | Path | None = None,
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
    script_file: Path | str | None = None,
    confirm: Confirm | None = None,
    since: str = "",
) -> Episode:
    """Render one MP3 with chapters, its transcripts, chapters file and manifest beside it.

    With a `script_file`, Markdown or JSON as `briefing script` writes them, or "-", that is what is said.
    The sources it names are read again; `sources`, if given, may be quoted besides. Its date is that of
    the episode unless `now` is given; `minutes` and `words` have no place then.

    `output` is a folder, or a path that ends in `.mp3`; without it the config's folder is used and the
    file is named by the date. Files appear whole or not at all, the MP3 last. The feed of the folder, its
    pages and covers follow; an MP3 with a name of its own goes into a feed only where there is one. `wait_s` is how long to
    wait for another render in the same folder before LockedError. `store` keeps encoded segments;
    without it the user's cache folder does. `confirm` is asked before an engine is called that has a price;
    when it says no, CostError. Without it the price is taken as agreed. For the rest see `script`.
    """
    from briefing.adapters.locking import locked
    from briefing.assemble import check_target, layout, publish_episode
    from briefing.feed import check_folder

    report = report or pipeline.silent
    if script_file is not None and not (minutes is None and words is None):
        raise UsageError("a script has the length it has: leave out minutes and words")
    run = Run.prepare(
        sources,
        config=config,
        minutes=minutes,
        words=words,
        now=now,
        base=base,
        has_script=script_file is not None,
        since=since,
    )
    edited: Draft | None = None
    if script_file is not None:
        edited = run.edited(script_file, base or Path.cwd(), keep_date=now is None, report=report)
        run = replace(run, now=edited.script.date)
    target = run.target(output)
    in_feed = run.is_in_feed(target, output)
    check_target(target, in_feed=in_feed)
    if in_feed:
        check_folder(target.parent, run.config.output.name)
    with (
        locked(target.parent, wait_s=wait_s),
        store_or_cache(store) as (segment_store, notes),
        memory_of(run, target, in_feed=in_feed) as memory,
    ):
        draft, recording, told_before = (
            (edited, recorded(run, edited, segment_store, confirm, report), 0)
            if edited
            else performed(run, memory, segment_store, confirm, report)
        )
        script = recording.script
        report(Progress("joining", 0, 1, target.name, SPEAKING_SHARES[1]))
        timeline = layout(script, recording.segments, recording.utterances)
        identity = run.identity(target, script.date) if in_feed else None
        episode = publish_episode(
            timeline,
            script,
            show=run.config.show,
            frames=recording.frames(),
            target=target,
            fallbacks=recording.fallbacks,
            stories=draft.stories,
            skipped=draft.skipped,
            identity=identity,
        )
        report(Progress("joining", 1, 1, target.name, 1.0))
        published = (
            _publish(target.parent, run.config.output.name, run.config, report) if in_feed else None
        )
        forgotten = remember(memory, draft, episode, identity.guid if identity else "")
    return replace(
        episode,
        feeds=published.feeds if published else (),
        warnings=(
            *draft.warnings,
            *notes,
            *run.casting.notes,
            *forgotten,
            *_unheeded(run),
            *episode.warnings,
            *(() if edited else pipeline.shortfall(run.config, episode.duration_ms)),
            *(published.warnings if published else ()),
        ),
        told_before=told_before,
        spoken_segments=recording.made,
        stored_segments=len(recording.segments) - recording.made,
    )


def update_feeds(
    folder: Path | str,
    *,
    config: Config | Path | str | None = None,
    again: bool = True,
    report: Report | None = None,
    wait_s: float = 0.0,
) -> tuple[Published, ...]:
    """Make the feeds, pages and covers of an output folder from the episodes in it, each show in turn.

    `config` has the settings of its show; the others keep those they were published with. `again` makes
    everything anew, not only what changed. Raises UsageError when the folder holds no episode.
    """
    from briefing.adapters.locking import locked
    from briefing.feed import shows_of

    folder = Path(folder)
    if config is not None and not isinstance(config, Config):
        config = load(Path(config))
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; 'briefing render' makes it")
    with locked(folder, wait_s=wait_s):
        shows = shows_of(folder)
        if not shows:
            raise UsageError(f"{folder}: holds no episode of briefing; 'briefing render' makes one")
        updated = []
        for name, known in sorted(shows.items()):
            settings = Config(show=known.show, feed=known.feed)
            if config is not None and config.output.name == name:
                settings = config
            updated.append(_publish(folder, name, settings, report or pipeline.silent, again=again))
    return tuple(updated)


def _publish(
    folder: Path, name: str, config: Config, report: Report, *, again: bool = False
) -> Published:
    from briefing.assemble import make_cover
    from briefing.feed import update

    return update(
        folder,
        name=name,
        show=config.show,
        feed=config.feed,
        draw_cover=make_cover,
        report=report,
        again=again,
    )


def say(text: str, *, config: Config | Path | str | None = None) -> Clip:
    """Speak a text as a briefing does, so that one hears how it is pronounced.

    Engine, voice, pace and language are those of the config. Sentences are spoken one by one and joined
    with 0.35 s of silence. Raises BriefingError when the text holds nothing to say.
    """
    from briefing.adapters.resample import resample
    from briefing.adapters.sentences import sentence_spans
    from briefing.speech.plausibility import has_words
    from briefing.speech.seams import SENTENCE_GAP_S, join

    if isinstance(config, Config):
        config = with_lexicon(config, Path())
    else:
        config = Config() if config is None else load(Path(config))
    text = text.encode(errors="ignore").decode()  # half a surrogate pair is nothing to say
    locale = config.show.language
    speaker = Casting(config).lead
    lines = tuple(Line(text[start:end], "phrase") for start, end in sentence_spans(text, locale))
    asked = [speaker.utterance(line, locale) for line in lines]
    clips = [speaker.engine.speak(one) for one in asked if has_words(one.spoken)]
    if not clips:
        raise BriefingError("nothing to say: the text holds no word that can be pronounced")
    rate_hz = clips[0].rate_hz
    sounds = [resample(clip.samples, clip.rate_hz, rate_hz) for clip in clips]
    return Clip(join(sounds, [SENTENCE_GAP_S] * len(sounds), rate_hz), rate_hz)


def _unheeded(run: Run) -> tuple[str, ...]:
    """Say so when the engine cannot do what `speech.written_out` asks for."""
    engine = run.casting.lead.engine
    if run.config.speech.written_out == "always" or not needs_words_of(engine):
        return ()
    return (
        f"speech.written_out is 'never', but engine {engine.name!r} cannot read numbers itself: "
        "they are written out",
    )
