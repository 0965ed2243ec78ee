"""From what was read to what was recorded: drafted, agreed to, spoken; and what was told is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import pipeline
from briefing.errors import CostError, NothingNewError, OutputError, UnspokenError, UntoldError
from briefing.execute import SerialExecutor
from briefing.scripting.stretches import in_parts, languages_of, stretches
from briefing.speaking import Recording, Teller, record

if TYPE_CHECKING:
    from briefing.model import Episode, Price, Report
    from briefing.pipeline import Draft
    from briefing.protocols import Store
    from briefing.run import Read, Run
    from briefing.select.memory import Memory

Confirm = Callable[["Sequence[Price]"], bool]
"""Whether to go on, at these prices."""

MOST_UNTOLD = 3
"""How many stories are left out because nobody can speak them, before that ends the run."""


@contextmanager
def memory_of(run: Run, target: Path, *, in_feed: bool) -> Iterator[Memory | None]:
    """Yield what the show remembers; None for an episode that is of no show."""
    if not in_feed:
        yield None
        return
    from briefing.adapters.history import EpisodeKey
    from briefing.select.memory import remembering

    with remembering(
        target.parent, run.config.output.name, EpisodeKey(target.stem, run.now)
    ) as memory:
        yield memory


def remember(memory: Memory | None, draft: Draft, episode: Episode, guid: str) -> tuple[str, ...]:
    """Keep what was told, now that it is published; return what there is to be said about that."""
    if memory is None:
        return ()
    untold = {error.uri for error in draft.skipped if isinstance(error, UnspokenError)}
    try:
        memory.record(draft.stories, guid=guid, title=episode.title, postponed=untold)
    except OutputError as error:  # the episode is out: it is no failure any more
        return (*memory.notes, f"{error}: what this episode told will not be remembered")
    return memory.notes


def drafted(run: Run, read: Read, memory: Memory | None, report: Report) -> tuple[Draft, Read, int]:
    """Draft what is new; return with it what was considered, and how many articles were told before."""
    if memory is None:
        return run.draft(read, report), read, 0
    fresh = memory.fresh(read.articles, lambda article: read.since[article.uri])
    if read.articles and not fresh.articles:
        raise NothingNewError(len(read.articles), read.skipped)
    considered = replace(read, articles=fresh.articles)
    draft = run.draft(considered, report, memory.known)
    return draft, considered, len(fresh.old)


def performed(
    run: Run, memory: Memory | None, store: Store, confirm: Confirm | None, report: Report
) -> tuple[Draft, Recording, int]:
    """Draft and speak; a story that nobody can speak is left out, and the script made without it."""
    draft, read, told_before = drafted(run, run.read(report), memory, report)
    left = MOST_UNTOLD
    while True:
        try:
            return draft, recorded(run, draft, store, confirm, report), told_before
        except UntoldError as error:  # noqa: PERF203 - a few times at the most
            # More than a few: it is not the text, and what is left would be no briefing.
            if not (error.uris and left):
                raise
            left -= 1
            untold = (UnspokenError(uri, f"cannot be spoken: {error}") for uri in error.uris)
            read = replace(
                read,
                articles=tuple(a for a in read.articles if a.uri not in error.uris),
                skipped=(*read.skipped, *untold),
            )
            draft = run.draft(read, report, memory.known if memory else pipeline.all_new)


def recorded(
    run: Run, draft: Draft, store: Store, confirm: Confirm | None, report: Report
) -> Recording:
    script = in_parts(draft.script)
    cast = run.casting.cast(languages_of(script))
    teller = Teller(cast, script.language, store, run.config.audio)
    _agree(teller.prices(stretches(script)), confirm)
    return record(script, teller=teller, executor=SerialExecutor(), report=report)


def _agree(prices: Sequence[Price], confirm: Confirm | None) -> None:
    """Ask before money is spent. Raises CostError when the answer is no."""
    if prices and confirm is not None and not confirm(prices):
        engines = tuple(dict.fromkeys(price.voice.engine for price in prices))
        amount = sum(price.amount for price in prices)
        raise CostError(engines, sum(price.characters for price in prices), amount)
