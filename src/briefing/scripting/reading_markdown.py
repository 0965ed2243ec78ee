"""Reads a script that was written as Markdown and edited by hand: `as_markdown` says how it looks.

Each quotation is looked up in the articles again: only what is there, word for word, is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.adapters.sentences import sentence_spans
from briefing.errors import SHOWN_CHARACTERS
from briefing.model import Line, Script, Section
from briefing.scripting.as_markdown import usual_urls
from briefing.scripting.blocks import page
from briefing.scripting.checking import verify
from briefing.scripting.edited import EditedScript, can_be_said, stories_of, with_something_to_say
from briefing.scripting.front_matter import FrontMatter, front_matter
from briefing.scripting.pausing import paused
from briefing.scripting.quoting import Library, Place, Quoted, is_whole, quoted_at

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.config import PauseSettings, ShowSettings
    from briefing.model import Article
    from briefing.scripting.blocks import Block, Written

NOT_VERBATIM = "is not verbatim in any source (did you edit it?): spoken as your own words and listed as a phrase"
LOST = "is not verbatim in any source that could be read: spoken as your own words and listed as a phrase"
PART = "is only a part of a sentence of its source: check that it still says what was meant there"

LONGEST_SENTENCE_LINES = 12
"""Over how many lines an editor may have wrapped one sentence."""


def read_markdown(
    text: str,
    articles: Mapping[int, Article],
    more: Sequence[Article] = (),
    *,
    name: str,
    pauses: PauseSettings,
    show: ShowSettings,
    now: datetime,
) -> EditedScript:
    """Return the script that *text* is, its quotations taken from articles.

    *articles* are the sources of its front matter by their numbers, *more* may be quoted, too. Where the
    front matter does not say, the title and language are those of *show*, and the date is *now*.
    *name* is what errors and warnings call the file. Raises UsageError for what is no script, and
    BriefingError when it says nothing.
    """
    head = front_matter(text, name)
    found = page(_body(text, head), first_line=head.lines + 1, name=name)
    language = head.language or show.language
    title = head.title or found.title or show.title
    reader = _Reader(articles, more, head, name, language)
    sections = reader.sections(found.blocks)
    if found.title and found.title != title:
        reader.warn(found.title_line, f"the title stays {title!r}: the front matter says so")
    script = with_something_to_say(Script(title, language, head.date or now, sections), name)
    script = replace(script, sections=tuple(paused(s, pauses) for s in script.sections))
    verify(script)
    return EditedScript(script, stories_of(script.sections), reader.warnings())


def _body(text: str, head: FrontMatter) -> str:
    lines = text.split("\n", head.lines)
    return lines[head.lines] if len(lines) > head.lines else ""


class _Reader:
    def __init__(
        self,
        articles: Mapping[int, Article],
        more: Sequence[Article],
        head: FrontMatter,
        name: str,
        language: str,
    ) -> None:
        self._articles = articles
        self._library = Library((*articles.values(), *more))
        self._head = head
        self._name = name
        self._language = language
        self._warnings: list[tuple[int, str]] = []
        self._lost: list[int] = []
        """Lines that are in no source, in sections with a source that could not be read."""

    def sections(self, blocks: Sequence[Block]) -> tuple[Section, ...]:
        """Return a section a block, those without lines included."""
        said = [self._section(block) for block in blocks]
        if self._lost:
            more = len(self._lost) - 1
            others = f"with {more} more {'line' if more == 1 else 'lines'}, " if more else ""
            self.warn(self._lost[0], f"{others}{LOST}")
        self._check_transitions(blocks, said)
        return _linked(blocks, said)

    def warn(self, line: int, message: str) -> None:
        """Note what the editor should know of a line."""
        self._warnings.append((line, f"{self._name}:{line}: {message}"))

    def warnings(self) -> tuple[str, ...]:
        """Return what was noted, from top to bottom."""
        return tuple(message for _, message in sorted(self._warnings))

    def _section(self, block: Block) -> Section:
        listed = list(self._listed(block))
        lacks_source = any(
            n in self._head.sources and n not in self._articles for n, _ in block.sources
        )
        lines: list[Line] = []
        before: Quoted | None = None
        rest = block.written
        while rest:
            quoted, count = self._quoted(rest, before, listed)
            if quoted is None:
                self._tell_unquoted(rest[0], lacks_source=lacks_source)
                lines += self._own(rest[0])
            else:
                before = quoted
                lines.append(Line(quoted.passage.text, "quotation", quoted.passage))
                if not any(article is quoted.article for article in listed):
                    listed.append(quoted.article)
            rest = rest[count:]
        return Section(block.kind, tuple(lines), block.chapter, block.url or "", tuple(listed))

    def _listed(self, block: Block) -> Iterator[Article]:
        seen: set[int] = set()
        for number, line in block.sources:
            article = self._articles.get(number)
            if article is None and number not in self._head.sources:
                self.warn(line, f"[{number}] is no source of this script")
            elif article is not None and number not in seen:
                seen.add(number)
                yield article

    def _quoted(
        self, rest: Sequence[Written], before: Quoted | None, listed: Sequence[Article]
    ) -> tuple[Quoted | None, int]:
        """Return what the next line quotes, if anything, and how many lines that takes.

        It is one line, unless someone's editor wrapped a sentence into several.
        """
        first = rest[0]
        if first.kind != "quotation" or not can_be_said(first.text):
            return None, 1
        if (exact := self._at_place(first)) is not None:
            return exact, 1
        alone = self._library.find(first.text, after=before, listed=listed)
        if alone is None:
            return None, 1
        for count in range(1, len(_adjacent(rest)) + 1):
            text = " ".join(written.text for written in rest[:count])
            quoted = self._library.find(text, after=before, listed=listed)
            if quoted is None:
                break
            if is_whole(quoted):
                return quoted, count
        self.warn(first.line, f"{_shown(first.text)} {PART}")
        return alone, 1

    def _tell_unquoted(self, written: Written, *, lacks_source: bool) -> None:
        if written.kind != "quotation" or not can_be_said(written.text):
            return
        if lacks_source:
            self._lost.append(written.line)
        else:
            self.warn(written.line, f"{_shown(written.text)} {NOT_VERBATIM}")

    def _at_place(self, written: Written) -> Quoted | None:
        """Return what stands at the place that the line names, if it is the text of the line."""
        if written.place is None:
            return None
        number, *place = written.place
        article = self._articles.get(number)
        quoted = quoted_at(article, Place(*place)) if article else None
        same = quoted is not None and quoted.passage.text.split() == written.text.split()
        return quoted if same else None

    def _own(self, written: Written) -> Iterator[Line]:
        if not can_be_said(written.text):
            self.warn(written.line, "holds nothing that could be said: left out")
            return
        if written.kind != "prose":
            yield Line(written.text, "phrase")
            return
        for start, end in sentence_spans(written.text, self._language):
            yield Line(written.text[start:end], "phrase")

    def _check_transitions(self, blocks: Sequence[Block], sections: Sequence[Section]) -> None:
        spoken = [(b, s) for b, s in zip(blocks, sections, strict=True) if s.lines]
        for index, (block, section) in enumerate(spoken):
            following = spoken[index + 1][1].kind if index + 1 < len(spoken) else ""
            if section.kind == "transition" and following != "story":
                self.warn(
                    block.line, "leads to no story: delete it, too, or it is said all the same"
                )


def _adjacent(rest: Sequence[Written]) -> Sequence[Written]:
    """Return the quotations that stand line under line from the first on, as many as a sentence may take."""
    first = rest[0].line
    for index, written in enumerate(rest[:LONGEST_SENTENCE_LINES]):
        if written.kind != "quotation" or written.line != first + index:
            return rest[:index]
    return rest[:LONGEST_SENTENCE_LINES]


def _shown(text: str) -> str:
    return repr(text if len(text) <= SHOWN_CHARACTERS else f"{text[: SHOWN_CHARACTERS - 1]}…")


def _linked(blocks: Sequence[Block], sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections with the usual links where nothing is said of them."""
    linked: list[Section] = []
    for block, section in zip(reversed(blocks), reversed(sections), strict=True):
        usual = usual_urls([section, *linked[:1]])[0]
        linked.insert(0, replace(section, url=usual if block.url is None else block.url))
    return tuple(linked)
