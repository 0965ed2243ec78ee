"""A script as Markdown that is made to be edited, and to be read back by `reading_markdown`.

    > One sentence a line, word for word from a source.
    *A phrase of ours.*
    - [1] A note, never spoken: here the source that has the number 1 in the front matter.

A comment names the kind of a section (`<!-- headlines -->`); a heading alone opens a story. Where a
quotation could be looked up at another place than it is from, `<!-- [1] 3:0-54 -->` after it names
source, paragraph, and characters.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing.config import SourceSettings, options_of
from briefing.errors import ConfigError
from briefing.scripting.as_text import summary
from briefing.scripting.building import articles_of
from briefing.scripting.estimating import Pace
from briefing.scripting.grouping import article_of, paragraphs
from briefing.scripting.markup import escaped
from briefing.scripting.naming import source_name
from briefing.scripting.quoting import Library, Quoted, is_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.errors import SourceError
    from briefing.model import Article, Line, Script, Section, Story

HOW_TO = """\
<!--
Move or delete lines as you like, then: briefing render --script FILE
"> " begins a line that is quoted, word for word, from a source; what is no longer verbatim will be spoken as
your own words and be listed as such. *Lines in stars* and plain text are your own words.
"## " begins a chapter. Lists and comments are notes: never spoken.
-->"""


def as_markdown(
    script: Script,
    stories: Sequence[Story] = (),
    skipped: Sequence[SourceError] = (),
    *,
    pace: Pace | None = None,
    explain: bool = False,
) -> str:
    """Return the script as Markdown, with the reasons of its choice as comments to *explain* it."""
    writer = _Writer(script, explain=explain)
    blocks = [writer.front_matter(), HOW_TO, f"# {escaped(script.title)}"]
    blocks.append(f"- {script.date.date().isoformat()}: {summary(script, stories, pace or Pace())}")
    for section, url in zip(script.sections, usual_urls(script.sections), strict=True):
        blocks += writer.section(section, url)
    if skipped:
        blocks.append("### Left out")
        blocks.append("\n".join(f"- {escaped(str(error))}" for error in skipped))
    return "\n\n".join(blocks) + "\n"


def usual_urls(sections: Sequence[Section]) -> list[str]:
    """Return where each section links to when nothing else is said.

    A story links to its first article, a transition to where the story after it does.
    """
    urls = []
    following: Section | None = None
    for section in reversed(sections):
        url = ""
        if section.kind == "story" and section.articles:
            url = section.articles[0].url
        elif section.kind == "transition" and following and following.kind == "story":
            url = following.url
        urls.append(url)
        following = section
    return urls[::-1]


class _Writer:
    def __init__(self, script: Script, *, explain: bool) -> None:
        self._script = script
        self._explain = explain
        self._articles = articles_of(script.sections)
        self._library = Library(self._articles)
        self._number = {id(a): number for number, a in enumerate(self._articles, 1)}

    def front_matter(self) -> str:
        import yaml  # not needed by those who read the script on a terminal

        head: dict[str, Any] = {
            "briefing": "script",
            "title": self._script.title,
            "date": self._script.date.isoformat(),
            "language": self._script.language,
            "sources": {self._number[id(a)]: _source_entry(a) for a in self._articles},
        }
        # Groups in lines, but each source on one.
        text = yaml.safe_dump(
            head, default_flow_style=None, sort_keys=False, allow_unicode=True, width=float("inf")
        )
        return f"---\n{text}---"

    def section(self, section: Section, usual_url: str) -> Iterator[str]:
        link = "" if section.url == usual_url else f" <{_address(section.url)}>"
        if section.kind != "story" or link or not section.chapter:
            yield f"<!-- {section.kind}{link} -->"
        if section.chapter:
            yield f"## {escaped(section.chapter)}"
        before: Quoted | None = None
        for group in paragraphs(section):
            lines = []
            for line in group:
                text, before = self._line(line, section, before)
                lines.append(text)
            yield "\n".join(lines)
        if section.articles:
            yield "\n".join(self._sources(section))

    def _line(
        self, line: Line, section: Section, before: Quoted | None
    ) -> tuple[str, Quoted | None]:
        if line.kind == "phrase" or line.passage is None:
            return f"*{escaped(line.written)}*", before
        text = f"> {escaped(line.written)}"
        article = article_of(line, section)
        if article is not None:
            quoted = Quoted(article, line.passage)
            text += self._place(quoted, section, before)
            before = quoted
        if self._explain and line.passage.reason:
            text += f"\n<!-- why: {_in_comment(line.passage.reason)} -->"
        return text, before

    def _place(self, quoted: Quoted, section: Section, before: Quoted | None) -> str:
        """Return the comment that names the place, where looking the text up would not find it."""
        article, passage = quoted
        found = self._library.find(passage.text, after=before, listed=section.articles)
        if found and found.passage == replace(passage, reason="") and is_whole(quoted):
            return ""
        number = self._number[id(article)]
        return f" <!-- [{number}] {passage.paragraph}:{passage.start}-{passage.end} -->"

    def _sources(self, section: Section) -> Iterator[str]:
        numbers = [self._number[id(a)] for a in section.articles]
        if section.kind != "story":
            yield "- " + " ".join(f"[{number}]" for number in numbers)
            return
        for number, article in zip(numbers, section.articles, strict=True):
            yield f"- [{number}] {_titled(article)}"


def _titled(article: Article) -> str:
    source, title = source_name(article), escaped(article.title)
    named = f"{escaped(source)}: {title}" if source else title
    if not article.url or set(article.url) & set("<>\n"):
        return named
    return f"[{named}](<{article.url}>)"


def _source_entry(article: Article) -> Mapping[str, str]:
    """Return what `sources` of a config.yaml takes, to read the article again as it was read."""
    known = {
        "path": article.uri,
        "name": article.source,
        "section": article.section,
        "language": article.language,
    }
    entry = {name: value for name, value in known.items() if value}
    try:
        options_of(SourceSettings, entry, where="")
    except ConfigError:  # such as a name that no config could give: it comes from the document
        return {"path": article.uri}
    return entry


def _address(url: str) -> str:
    """Return a web address without what would end the comment around it."""
    return "".join("" if c.isspace() or c in "<>" else c for c in url)


def _in_comment(text: str) -> str:
    return " ".join(text.replace("--", "- -").replace(">", "›").split())
