"""The journey of a briefing up to its script, one line a stage; `briefing.speaking` is the rest of it.

Source ─▶ Document ─▶ Article ─▶ Story ─▶ Script ─▶ Utterance ─▶ Clip ─▶ Segment ─▶ Episode
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.errors import ExtractError, NothingNewError, NothingToSayError, SourceError
from briefing.extract import extract, language_of
from briefing.model import Progress, Report, Voice
from briefing.scripting import budget, build_script, paused, verify
from briefing.select import cluster, weigh
from briefing.select.known import Known

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.config import Config, PauseSettings, PhraseSettings
    from briefing.model import Article, Document, Line, Script, Section, Story
    from briefing.protocols import Source, Summarizer

READ_SHARE = 0.05
"""Where on the progress scale reading ends."""

MOST_AT_ONCE = 16
"""How many sources are asked at once; from one host, whoever fetches asks for less."""

SHOWN_TITLES = 5
"""How many titles a warning lists."""

SHORT_SHARE = 0.9
"""An episode shorter than this share of what was asked for is worth a word."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A script that is checked and ready to be spoken, and what was left out of it."""

    script: Script
    words_per_minute: float
    """The pace of the voice, without the pauses between its sentences."""
    stories: tuple[Story, ...]
    skipped: tuple[SourceError, ...] = ()
    warnings: tuple[str, ...] = ()


Refusal = Callable[[str], str]
"""Says why what is in a language is not spoken; nothing when it is."""


def none_refused(language: str) -> str:
    """Let every language be spoken."""
    return ""


Remembered = Callable[["Sequence[Sequence[Article]]"], Known]
"""Takes out of groups of articles what was told before."""


def all_new(groups: Sequence[Sequence[Article]]) -> Known:
    """Take nothing out."""
    return Known(tuple(map(tuple, groups)))


def silent(progress: Progress) -> None:
    """Report nothing."""


def read(
    sources: Iterable[Source],
    *,
    refusal: Refusal,
    report: Report = silent,
    came_from: dict[str, int] | None = None,
) -> tuple[tuple[Article, ...], tuple[SourceError, ...]]:
    """Read and extract every document; one that is bad is left out, never the end of the run.

    So is an article in a language that is not spoken. In *came_from* is noted from which of the sources
    each article is, by its URI.
    """
    articles: list[Article] = []
    skipped: list[SourceError] = []
    for number, found in _found(tuple(sources)):
        outcome = found if isinstance(found, SourceError) else _article(found, refusal)
        report(Progress("reading", len(articles) + len(skipped), 0, outcome.uri))
        if isinstance(outcome, SourceError):
            skipped.append(outcome)
        else:
            articles.append(outcome)
            if came_from is not None:
                came_from.setdefault(outcome.uri, number)
    return tuple(articles), tuple(skipped)


def _found(sources: Sequence[Source]) -> Iterator[tuple[int, Document | SourceError]]:
    """Yield what the sources hold, in their order; those that wait for others are asked all at once.

    With each comes the number of its source.
    """
    waiting = [n for n, source in enumerate(sources) if getattr(source, "fetches", False)]
    pool = ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="source") if waiting else None
    try:
        asked = {n: pool.submit(list, sources[n].documents()) for n in waiting} if pool else {}
        for n, source in enumerate(sources):
            for found in asked[n].result() if n in asked else source.documents():
                yield n, found
    finally:
        if pool:
            pool.shutdown(wait=False, cancel_futures=True)


def draft(
    sources: Iterable[Source],
    *,
    summarizer: Summarizer,
    voice: Voice,
    config: Config,
    now: datetime,
    refusal: Refusal = none_refused,
    report: Report = silent,
) -> Draft:
    """Read, select and script; every quotation is checked against its article.

    Raises NothingToSayError when no article is left.
    """
    found, skipped = read(sources, refusal=refusal, report=report)
    return draft_of(
        found, skipped, summarizer=summarizer, voice=voice, config=config, now=now, report=report
    )


def draft_of(
    found: Sequence[Article],
    skipped: tuple[SourceError, ...],
    *,
    summarizer: Summarizer,
    voice: Voice,
    config: Config,
    now: datetime,
    report: Report = silent,
    remembered: Remembered = all_new,
) -> Draft:
    """Select and script what was read; every quotation is checked against its article.

    `remembered` takes out of the groups of articles what was told before. Raises NothingToSayError when no
    article is left, NothingNewError when all was told before.
    """
    if not found:
        raise NothingToSayError(skipped)
    weighed = weigh(found, config.topics)
    articles = tuple(article for article in weighed if article.weight)
    report(Progress("selecting", 0, len(articles), fraction=READ_SHARE))
    words_per_minute = voice.words_per_minute * config.speech.rate
    allowed = budget(config.length, words_per_minute, config.pauses, config.show.sections)
    known = remembered(cluster(articles))
    if articles and not known.groups:
        raise NothingNewError(len(articles), skipped)
    stories = known.restored(summarizer.summarize(known.groups, allowed))
    skipped += _unused(known.articles, stories)
    if not any(story.passages for story in stories):
        raise NothingToSayError(skipped)
    script = build_script(stories, config.show, config.pauses, now, said(config.phrases))
    script = _sayable(script, config.pauses)
    verify(script)
    warnings = (
        *_unwanted(weighed),
        *dict.fromkeys(note for story in stories for note in story.notes),
        *_crowded_out(stories),
    )
    return Draft(script, words_per_minute, stories, skipped, warnings)


def shortfall(config: Config, duration_ms: int) -> tuple[str, ...]:
    """Say so when the articles did not hold enough for the length that was asked for."""
    asked_s = config.length.minutes * 60
    lasted_s = duration_ms // 1000
    if config.length.words or lasted_s >= asked_s * SHORT_SHARE:
        return ()
    lasted = f"{lasted_s // 60}:{lasted_s % 60:02}"
    return (f"{config.length.minutes:g} minutes were asked for; the articles hold {lasted}",)


def _article(document: Document, refusal: Refusal) -> Article | ExtractError:
    try:
        article = extract(document)
    except ExtractError as error:
        return error
    language = language_of(article)
    if language and (reason := refusal(language)):
        return ExtractError(document.uri, reason)
    return replace(article, language=language)


def _sayable(script: Script, pauses: PauseSettings) -> Script:
    """Leave out lines without a letter or a digit, such as a title that is one emoji.

    What leads to a story and has nothing left to say leaves the story its chapter.
    """
    sections: list[Section] = []
    chapter = url = ""
    for section in script.sections:
        said = replace(section, lines=tuple(line for line in section.lines if _has_words(line)))
        if chapter and not said.chapter:
            said = replace(said, chapter=chapter, url=url)
        chapter = url = ""
        if said.lines:
            sections.append(paused(said, pauses))
        elif said.kind == "transition":
            chapter, url = said.chapter, said.url
    return replace(script, sections=tuple(sections))


def _has_words(line: Line) -> bool:
    return any(character.isalnum() for character in line.written)


def said(phrases: PhraseSettings) -> dict[str, tuple[str, ...]]:
    """Return the templates that the user gave, by the names of their phrases."""
    return {name: ways for name, ways in phrases if ways}


def _unwanted(articles: Sequence[Article]) -> tuple[str, ...]:
    """Name the articles that fit a topic of weight 0."""
    titles = [article.title for article in articles if not article.weight]
    if not titles:
        return ()
    fit = "article fits a topic" if len(titles) == 1 else "articles fit a topic"
    stay = "stays" if len(titles) == 1 else "stay"
    return (f"{len(titles)} {fit} of weight 0 and {stay} out: {_shown(titles)}",)


def _crowded_out(stories: Sequence[Story]) -> tuple[str, ...]:
    """Name the stories there was no room for, not even for a headline."""
    titles = [story.lead.title for story in stories if not story.passages]
    if not titles:
        return ()
    have = "story has" if len(titles) == 1 else "stories have"
    stay = "stays" if len(titles) == 1 else "stay"
    return (f"{len(titles)} {have} no room in this length and {stay} unsaid: {_shown(titles)}",)


def _shown(titles: Sequence[str]) -> str:
    return "; ".join(titles[:SHOWN_TITLES]) + ("; …" if len(titles) > SHOWN_TITLES else "")


def _unused(articles: Sequence[Article], stories: Sequence[Story]) -> tuple[SourceError, ...]:
    """Name the articles that no story tells of, so that nothing is left out in silence."""
    told = {id(article) for story in stories for article in story.articles}
    return tuple(
        ExtractError(article.uri, "holds nothing that could be told in whole sentences")
        for article in articles
        if id(article) not in told
    )
