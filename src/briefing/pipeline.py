"""The journey of a briefing up to its script, one line a stage; `briefing.speaking` is the rest of it.

Source ─▶ Document ─▶ Article ─▶ Story ─▶ Script ─▶ Utterance ─▶ Clip ─▶ Segment ─▶ Episode
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.errors import ExtractError, NothingToSayError, SourceError
from briefing.extract import extract, language_of
from briefing.model import Progress, Report, Voice
from briefing.scripting import budget, build_script, paused, verify
from briefing.select import cluster, weigh

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.config import Config, PauseSettings, PhraseSettings
    from briefing.model import Article, Document, Line, Script, Section, Story
    from briefing.protocols import Source, Summarizer

READ_SHARE = 0.05
"""Where on the progress scale reading ends."""

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


def silent(progress: Progress) -> None:
    """Report nothing."""


def read(
    sources: Iterable[Source], *, refusal: Refusal, report: Report = silent
) -> tuple[tuple[Article, ...], tuple[SourceError, ...]]:
    """Read and extract every document; one that is bad is left out, never the end of the run.

    So is an article in a language that is not spoken.
    """
    articles: list[Article] = []
    skipped: list[SourceError] = []
    for source in sources:
        for found in source.documents():
            outcome = found if isinstance(found, SourceError) else _article(found, refusal)
            report(Progress("reading", len(articles) + len(skipped), 0, outcome.uri))
            if isinstance(outcome, SourceError):
                skipped.append(outcome)
            else:
                articles.append(outcome)
    return tuple(articles), tuple(skipped)


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
) -> Draft:
    """Select and script what was read; every quotation is checked against its article.

    Raises NothingToSayError when no article is left.
    """
    if not found:
        raise NothingToSayError(skipped)
    weighed = weigh(found, config.topics)
    articles = tuple(article for article in weighed if article.weight)
    report(Progress("selecting", 0, len(articles), fraction=READ_SHARE))
    words_per_minute = voice.words_per_minute * config.speech.rate
    allowed = budget(config.length, words_per_minute, config.pauses, config.show.sections)
    stories = summarizer.summarize(cluster(articles), allowed)
    skipped += _unused(articles, stories)
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
