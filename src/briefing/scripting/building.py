"""Builds the script: what is said, in order, each line either a quotation or a phrase of ours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.adapters.dates import spoken_date
from briefing.model import Line, Milliseconds, Passage, Script, Section
from briefing.scripting.catalogue import Catalogue, catalogue
from briefing.scripting.length import HEADLINES
from briefing.scripting.naming import chapter_title, source_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from briefing.config import PauseSettings, ShowSettings
    from briefing.model import Article, Story


def build_script(
    stories: Sequence[Story], show: ShowSettings, pauses: PauseSettings, now: datetime
) -> Script:
    """Return greeting, headlines, a section a story, the stories in brief, and the sign-off.

    Stories without articles, or with nothing to say, are passed over.
    """
    return _Builder(show, pauses, now).script(stories)


class _Builder:
    def __init__(self, show: ShowSettings, pauses: PauseSettings, now: datetime) -> None:
        self._show = show
        self._pauses = pauses
        self._now = now
        self._phrases: Catalogue = catalogue(show.language)
        self._day = now.date().isoformat()

    def script(self, stories: Sequence[Story]) -> Script:
        told = [s for s in stories if s.articles and s.passages and not s.headline_only]
        named = [s for s in stories if s.articles and s.passages and s.headline_only]
        alone = len(told) == 1 and not named
        headlines = self._headlines(told)
        sections = [self._greeting("headlines" if headlines else "opening"), *headlines]
        for number, story in enumerate(told):
            sections.append(self._story(story, is_first=number == 0, with_title=alone))
        sections += self._brief(named)
        sections.append(self._signoff())
        closed = tuple(self._closed(section) for section in sections)
        return Script(self._show.title, self._show.language, self._now, closed)

    def _greeting(self, chapter: str) -> Section:
        lines = []
        if self._show.listener:
            lines.append(self._phrase("listener", listener=self._show.listener))
        date = spoken_date(self._now, self._phrases.language_tag(self._show.language))
        lines.append(self._phrase("greeting", self._day, title=self._show.title, date=date))
        title = chapter_title(self._phrases.phrase(f"{chapter}_chapter"))
        return Section("greeting", tuple(lines), title, self._show.link)

    def _headlines(self, told: Sequence[Story]) -> list[Section]:
        titles = [(s.articles, t) for s in told[:HEADLINES] if (t := _title(s))]
        if len(told) < 2 or not titles:  # noqa: PLR2004
            return []
        lines = [self._phrase("headlines")]
        lines += [self._quotation(title, self._pauses.headline_ms) for _, title in titles]
        return [
            Section("headlines", tuple(lines), articles=tuple(a for of, _ in titles for a in of))
        ]

    def _story(self, story: Story, *, is_first: bool, with_title: bool) -> Section:
        lines = [self._attribution(story, is_first=is_first)]
        if with_title and (title := _title(story)):
            lines.append(self._quotation(title, self._pauses.headline_ms))
        lines += self._told(story)
        lines += self._also(story)
        chapter = chapter_title(story.lead.title) or source_name(story.lead)
        return Section("story", tuple(lines), chapter, story.lead.url, story.articles)

    def _attribution(self, story: Story, *, is_first: bool) -> Line:
        name = "first" if is_first else "next"
        # By the story, not by its place: so that a story that moves keeps its sound.
        seed = f"{self._day} {story.lead.uri}"
        article = _article_of(story, story.passages[0])
        source = source_name(article)
        if source:
            return self._phrase(name, seed, source=source)
        return self._phrase(f"{name}_unnamed", seed)

    def _told(self, story: Story) -> list[Line]:
        lines: list[Line] = []
        speaking = _article_of(story, story.passages[0])
        for passage, following in zip(story.passages, (*story.passages[1:], None), strict=True):
            article = _article_of(story, passage)
            if article is not speaking:
                lines.append(self._change(speaking, article))
                speaking = article
            goes_on = following is not None and (
                (following.uri, following.paragraph) == (passage.uri, passage.paragraph)
            )
            pause_ms = self._pauses.sentence_ms if goes_on else self._pauses.paragraph_ms
            lines.append(self._quotation(passage, pause_ms))
        return lines

    def _change(self, before: Article, article: Article) -> Line:
        source = source_name(article)
        if not source:
            return self._phrase("adds_unnamed")
        return self._phrase("more" if source == source_name(before) else "adds", source=source)

    def _also(self, story: Story) -> list[Line]:
        heard = {source_name(_article_of(story, p)) for p in story.passages}
        others = dict.fromkeys(
            name for a in story.articles if (name := source_name(a)) and name not in heard
        )
        if not others:
            return []
        return [self._phrase("also", sources=self._phrases.listing(tuple(others)))]

    def _brief(self, named: Sequence[Story]) -> list[Section]:
        if not named:
            return []
        lines = [self._phrase("brief")]
        for story in named:
            source = source_name(_article_of(story, story.passages[0]))
            if source:
                lines.append(self._phrase("brief_from", source=source))
            lines += [self._quotation(p, self._pauses.headline_ms) for p in story.passages]
        chapter = chapter_title(self._phrases.phrase("brief_chapter"))
        articles = tuple(a for story in named for a in story.articles)
        return [Section("story", tuple(lines), chapter, articles=articles)]

    def _signoff(self) -> Section:
        line = self._phrase("signoff", self._day, title=self._show.title)
        chapter = chapter_title(self._phrases.phrase("signoff_chapter"))
        return Section("signoff", (line,), chapter)

    def _closed(self, section: Section) -> Section:
        """Return the section with the pause between sections after its last line."""
        last = replace(section.lines[-1], pause_ms=Milliseconds(self._pauses.section_ms))
        return replace(section, lines=(*section.lines[:-1], last))

    def _phrase(self, name: str, seed: str = "", **values: str) -> Line:
        written = self._phrases.phrase(name, seed, **values)
        return Line(written, "phrase", None, Milliseconds(self._pauses.phrase_ms))

    def _quotation(self, passage: Passage, pause_ms: int) -> Line:
        return Line(passage.text, "quotation", passage, Milliseconds(pause_ms))


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
