"""Selection by itself, for whoever has texts and wants their key sentences, and no show.

    briefing.summarize(title, text, max_words=100)       sentences of one text
    briefing.summarize_story(articles, max_words=230)    of several texts about one event
    briefing.cluster(articles)                           which texts are about one event

An article is a text, a `(title, text)` pair, a mapping with `text` and perhaps `title`, `source`,
`url`, `language` and `published`, or a `briefing.model.Article`. In a text, each line is a paragraph.
All of it is deterministic, offline and needs no model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any, TypeAlias

from briefing.errors import UsageError
from briefing.model import Article, Budget, Paragraph

if TYPE_CHECKING:
    from briefing.protocols import Summarizer

AnyArticle: TypeAlias = "str | tuple[str, str] | Mapping[str, Any] | Article"

__all__ = ["AnyArticle", "cluster", "summarize", "summarize_story"]


def summarize(title: str, text: str, max_words: int, *, language: str = "en") -> list[str]:
    """Return the key sentences of *text*, verbatim and in order, of at most *max_words* words in all.

    At least one sentence is returned where there is one that can be told by itself, even a longer one.
    Any beginning of the list can be read aloud: a sentence never comes without what it leans on.
    """
    from briefing.select import summarize_text

    return summarize_text(title, text, max_words, language=language)


def summarize_story(articles: Sequence[AnyArticle], max_words: int) -> list[str]:
    """Return the key sentences of several articles about one event, verbatim, nothing said twice.

    The best-told article comes first, the others add what is new, each in the order of its text.
    """
    from briefing.select.extractive import ExtractiveSummarizer

    group = articles_of(articles)
    summarizer: Summarizer = ExtractiveSummarizer()
    stories = summarizer.summarize([group], Budget(max_words, max_stories=1)) if group else ()
    return [
        passage.text for story in stories if not story.headline_only for passage in story.passages
    ]


def cluster(articles: Sequence[AnyArticle]) -> list[list[int]]:
    """Return the articles' indices in groups, one a story; groups and indices in the order given."""
    from briefing.select import cluster as grouped

    known = articles_of(articles)
    place = {id(article): index for index, article in enumerate(known)}
    return [[place[id(article)] for article in group] for group in grouped(known)]


def articles_of(given: Sequence[AnyArticle]) -> list[Article]:
    """Return records of the articles, each an object of its own. Raises UsageError for what is none."""
    return [_article(one, index) for index, one in enumerate(given)]


def _article(given: AnyArticle, index: int) -> Article:
    if isinstance(given, Article):
        return _copy(given)
    if isinstance(given, str):
        return _from_text("", given, index)
    if isinstance(given, Mapping):
        if not isinstance(given.get("text"), str):
            raise UsageError(f"article {index}: a mapping should have a 'text'")
        return _from_text(
            str(given.get("title") or ""),
            given["text"],
            index,
            source=str(given.get("source") or ""),
            url=str(given.get("url") or ""),
            language=str(given.get("language") or "en"),
            published=_moment(given.get("published"), index),
        )
    if len(given) == 2 and all(isinstance(part, str) for part in given):  # noqa: PLR2004
        return _from_text(given[0], given[1], index)
    raise UsageError(f"article {index}: should be a text, (title, text), a mapping or an Article")


def _copy(article: Article) -> Article:
    """Return an equal record that is not the same object: one may be given twice."""
    from dataclasses import replace

    return replace(article)


def _from_text(title: str, text: str, index: int, **more: Any) -> Article:
    lines = [line.strip() for line in text.split("\n")]
    head = (Paragraph(title, 0, "title"),) if title else ()
    body = tuple(Paragraph(line, place) for place, line in enumerate(lines, 1) if line)
    more.setdefault("language", "en")
    first = title or (body[0].text if body else "")
    return Article(uri=f"text:{index}", title=first, paragraphs=head + body, **more)


def _moment(given: Any, index: int) -> datetime | None:
    if given is None or given == "":
        return None
    try:
        moment = given if isinstance(given, datetime) else datetime.fromisoformat(str(given))
    except ValueError as error:
        raise UsageError(f"article {index}: published: {error}") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
