"""Builds the script: what is said, in order, each line either a quotation or a phrase of ours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.adapters.dates import spoken_date
from briefing.model import Line, Passage, Script, Section
from briefing.scripting.catalogue import Catalogue, catalogue
from briefing.scripting.length import HEADLINES
from briefing.scripting.naming import chapter_title, source_name
from briefing.scripting.pausing import paused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from briefing.config import PauseSettings, ShowSettings
    from briefing.model import Article, Story


ALSO = 3
"""How many further sources are named; more are only said to be others."""


def build_script(
    stories: Sequence[Story],
    show: ShowSettings,
    pauses: PauseSettings,
    now: datetime,
    phrases: Mapping[str, Sequence[str]] | None = None,
) -> Script:
    """Return greeting, headlines, a section a story, the stories in brief, and the sign-off.

    Stories without articles, or with nothing to say, are passed over. `phrases` are templates in the
    place of those of the show's language, by their names in `PhraseSettings`.
    """
    return _Builder(show, pauses, now, phrases or {}).script(stories)


class _Builder:
    def __init__(
        self,
        show: ShowSettings,
        pauses: PauseSettings,
        now: datetime,
        phrases: Mapping[str, Sequence[str]],
    ) -> None:
        self._show = show
        self._pauses = pauses
        self._now = now
        self._phrases: Catalogue = catalogue(show.language, phrases)
        self._day = now.date().isoformat()

    def script(self, stories: Sequence[Story]) -> Script:
        told = [s for s in stories if s.articles and s.passages and not s.headline_only]
        named = [s for s in stories if s.articles and s.passages and s.headline_only]
        alone = len(told) == 1 and not named
        headlines = self._headlines(told)
        sections = _opened(self._greeting("headlines" if headlines else "opening"), headlines)
        before: Story | None = None
        for story in told:
            chapter = chapter_title(story.lead.title) or source_name(story.lead)
            leading = self._leading(before, story, after_headlines=bool(headlines))
            if leading:
                sections.append(Section("transition", leading, chapter, story.lead.url))
                chapter = ""
            sections.append(self._story(story, chapter, with_title=alone))
            before = story
        sections += self._brief(named)
        sections.append(self._signoff())
        whole = tuple(paused(section, self._pauses) for section in sections if section.lines)
        return Script(self._show.title, self._show.language, self._now, whole)

    def _greeting(self, chapter: str) -> Section:
        lines: list[Line] = []
        if self._show.listener:
            lines += self._phrase("listener", listener=self._show.listener)
        date = spoken_date(self._now, self._phrases.language_tag(self._show.language))
        lines += self._phrase("greeting", self._day, title=self._show.title, date=date)
        title = chapter_title(self._phrases.phrase(f"{chapter}_chapter"))
        return Section("greeting", tuple(lines), title, self._show.link)

    def _headlines(self, told: Sequence[Story]) -> list[Section]:
        titles = [(s.articles, t) for s in told[:HEADLINES] if (t := _title(s))]
        if len(told) < 2 or not titles:  # noqa: PLR2004
            return []
        lines = self._phrase("headlines", self._day)
        lines += [_quotation(title) for _, title in titles]
        return [
            Section("headlines", tuple(lines), articles=tuple(a for of, _ in titles for a in of))
        ]

    def _leading(
        self, before: Story | None, story: Story, *, after_headlines: bool
    ) -> tuple[Line, ...]:
        """Return what leads to a story from the one before: all of its telling that depends on its place."""
        if before is None:
            return tuple(self._phrase("top", self._day)) if after_headlines else ()
        section = section_of(story)
        if not section or section.casefold() == section_of(before).casefold():
            return ()
        return tuple(self._phrase("section", f"{self._day} {section}", section=section))

    def _story(self, story: Story, chapter: str, *, with_title: bool) -> Section:
        # By the story, not by the day it was told on: it sounds the same in every episode.
        lines = self._phrase("update", story.lead.title) if story.follows else []
        lines += self._attribution(story)
        if with_title and (title := _title(story)):
            lines.append(_quotation(title))
        lines += self._told(story)
        lines += self._also(story)
        return Section("story", tuple(lines), chapter, story.lead.url, story.articles)

    def _attribution(self, story: Story) -> list[Line]:
        # By the story, not by its place or the day: it sounds the same wherever it is told.
        source = source_name(_article_of(story, story.passages[0]))
        if source:
            return self._phrase("told_by", story.lead.title, source=source)
        return self._phrase("told_by_unnamed", story.lead.title)

    def _told(self, story: Story) -> list[Line]:
        lines: list[Line] = []
        speaking = _article_of(story, story.passages[0])
        for passage in story.passages:
            article = _article_of(story, passage)
            if article is not speaking:
                lines += self._change(speaking, article)
                speaking = article
            lines.append(_quotation(passage))
        return lines

    def _change(self, before: Article, article: Article) -> list[Line]:
        source = source_name(article)
        if not source:
            return self._phrase("adds_unnamed", article.title)
        name = "more" if source == source_name(before) else "adds"
        return self._phrase(name, article.title, source=source)

    def _also(self, story: Story) -> list[Line]:
        heard = {source_name(_article_of(story, p)) for p in story.passages}
        others = tuple(
            dict.fromkeys(
                name for a in story.articles if (name := source_name(a)) and name not in heard
            )
        )
        if not others:
            return []
        name = "also" if len(others) <= ALSO else "also_others"
        if name == "also":
            sources = self._phrases.listing(others)
        else:
            sources = self._phrases.phrase("between").join(others[:ALSO])
        return self._phrase(name, story.lead.title, sources=sources)

    def _brief(self, named: Sequence[Story]) -> list[Section]:
        if not named:
            return []
        lines = self._phrase("brief", self._day)
        for story in named:
            source = source_name(_article_of(story, story.passages[0]))
            if source:
                lines += self._phrase("brief_from", story.lead.title, source=source)
            lines += [_quotation(p) for p in story.passages]
        chapter = chapter_title(self._phrases.phrase("brief_chapter"))
        articles = tuple(a for story in named for a in story.articles)
        return [Section("brief", tuple(lines), chapter, articles=articles)]

    def _signoff(self) -> Section:
        lines = self._phrase("signoff", self._day, title=self._show.title)
        chapter = chapter_title(self._phrases.phrase("signoff_chapter"))
        return Section("signoff", tuple(lines), chapter)

    def _phrase(self, name: str, seed: str = "", **values: str) -> list[Line]:
        """Return a phrase as a line; nothing when the user wants none there."""
        written = self._phrases.phrase(name, seed, **values)
        return [Line(written, "phrase")] if written else []


def _opened(greeting: Section, headlines: list[Section]) -> list[Section]:
    """Return the beginning of the show as one chapter, also where nobody is greeted."""
    if greeting.lines or not headlines:
        return [greeting, *headlines]
    return [replace(headlines[0], chapter=greeting.chapter, url=greeting.url), *headlines[1:]]


def section_of(story: Story) -> str:
    """Return the part of the show a story belongs to, or nothing."""
    return next((a.section for a in story.articles if a.section), "")


def _quotation(passage: Passage) -> Line:
    return Line(passage.text, "quotation", passage)


def _title(story: Story) -> Passage | None:
    for article in story.articles:
        if article.has_own_title:
            text = article.paragraphs[0].text
            return Passage(article.uri, 0, 0, len(text), text, "the title")
    return None


def _article_of(story: Story, passage: Passage) -> Article:
    """Return the article a passage is of; the lead when none fits, which `verify` will refuse."""
    return next((a for a in story.articles if holds(a, passage)), story.lead)


def holds(article: Article, passage: Passage) -> bool:
    """Whether *passage* is, character for character, in *article*."""
    if article.uri != passage.uri or not 0 <= passage.paragraph < len(article.paragraphs):
        return False
    if not 0 <= passage.start < passage.end:
        return False
    text = article.paragraphs[passage.paragraph].text
    return text[passage.start : passage.end] == passage.text


def articles_of(sections: Iterable[Section]) -> tuple[Article, ...]:
    """Return the articles of all sections, each once, in order."""
    return tuple({id(a): a for section in sections for a in section.articles}.values())
