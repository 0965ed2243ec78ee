"""What a show remembers: which articles are new to it, what of them is news, and what an episode told.

with remembering(folder, show, EpisodeKey(stem, date)) as memory:
    fresh = memory.fresh(articles, LAST)               # what was not considered yet
    known = memory.known(cluster(fresh.articles))      # what was not told yet
    stories = known.restored(summarize(known.groups, budget))
    ...                                                # spoken and published
    memory.record(stories, guid=guid, title=title)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.adapters.history import KEEP_DAYS, EpisodeKey, History, history_path
from briefing.adapters.history_records import (
    Head,
    Item,
    Outcome,
    SeenItem,
    Telling,
    content_hash,
    key_of,
)
from briefing.config.since import Since
from briefing.select.known import Known, Old, known, told_on

if TYPE_CHECKING:
    from briefing.adapters.history_records import ToldStory
    from briefing.model import Article, Story

CROWDED_HOURS = 36
"""How long an article that there was no room for may come again, from when it was first seen."""
REMEMBERED_DAYS = 30
"""How long what was told is not told again word for word."""
HEADS = 4
"""Of how many articles of a story is kept what they say, the best told first."""
HEAD_CHARACTERS = 6000
"""How much of each is kept."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """The articles to consider, and those that are left out because they are not new."""

    articles: tuple[Article, ...]
    old: tuple[Old, ...] = ()


@contextmanager
def remembering(folder: Path, show: str, episode: EpisodeKey) -> Iterator[Memory]:
    """Open the history of a show for an episode. Raises OutputError when it cannot be used."""
    with History(history_path(folder, show)) as history:
        yield Memory(history, episode)


class Memory:
    """The history of a show as it stood before an episode."""

    def __init__(self, history: History, episode: EpisodeKey) -> None:
        """Remember what came before *episode*; what it told itself does not count."""
        self._history = history
        self._episode = episode
        self._considered: dict[str, Article] = {}
        self._still_there: list[bytes] = []
        self._always: set[str] = set()
        self._told: tuple[ToldStory, ...] | None = None
        self._known: Known | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """Warnings for the person, so far."""
        return self._history.notes

    def fresh(
        self, articles: Sequence[Article], since: Since | Callable[[Article], Since]
    ) -> Fresh:
        """Return which articles are new: *since* is one for all, or a function that gives that of each.

        "last": never considered before, or changed since, or crowded out less than 36 hours ago. A span or
        a date: published, or else first seen, after it. "all": every one, told before or not.
        Raises OutputError.
        """
        now = self._episode.date
        keys = [key_of(article.uri) for article in articles]
        seen = self._history.seen(keys, self._episode)
        kept: list[Article] = []
        old: list[Old] = []
        for article, key in zip(articles, keys, strict=True):
            wanted = since(article) if callable(since) else since
            reason = _why_not(article, seen.get(key), wanted, now)
            if reason:
                old.append(Old(article.uri, article.title, reason))
                self._still_there.append(key)
                continue
            kept.append(article)
            self._considered[article.uri] = article
            if wanted.kind == "all":
                self._always.add(article.uri)
        return Fresh(tuple(kept), tuple(old))

    def known(self, groups: Sequence[Sequence[Article]]) -> Known:
        """Return today's groups without what was told before; those of `since: all` as they are.

        Raises OutputError.
        """
        self._known = known(groups, self._told_before(), self._episode.date, self._always)
        return self._known

    def record(
        self,
        stories: Sequence[Story],
        *,
        guid: str = "",
        title: str = "",
        postponed: Collection[str] = (),
        keep_days: int = KEEP_DAYS,
    ) -> None:
        """Keep what the episode told, in place of what it told when it was made before.

        For when it is published. *stories* are all of the selection, also those without room; *postponed*
        are the URIs of articles that nobody could speak, which may come again as those may. Raises
        OutputError, and then nothing is kept.
        """
        outcomes = dict.fromkeys(postponed, Outcome.CROWDED_OUT) | _outcomes(stories)
        articles = dict(self._considered)
        articles |= {a.uri: a for s in stories for a in s.articles if a.uri not in articles}
        items = [
            Item(key_of(uri), _content(article), outcomes.get(uri, Outcome.REJECTED))
            for uri, article in articles.items()
        ]
        self._history.record(
            self._episode,
            guid=guid,
            title=title,
            items=items,
            still_there=self._still_there,
            tellings=[_telling(s, self._thread(s)) for s in stories if s.articles and s.passages],
            keep_days=keep_days,
        )

    def _thread(self, story: Story) -> int:
        before = self._known.story_before(story) if self._known else None
        if before is None:
            told_in = {h.uri: t for t in reversed(self._told_before()) for h in t.heads}
            before = next((told_in[a.uri] for a in story.articles if a.uri in told_in), None)
        return before.thread if before else 0

    def _told_before(self) -> tuple[ToldStory, ...]:
        if self._told is None:
            self._told = self._history.told(self._episode, REMEMBERED_DAYS)
        return self._told


def _why_not(article: Article, seen: SeenItem | None, since: Since, now: datetime) -> str:
    """Return why an article is not new; nothing when it is."""
    if since.kind == "last":
        return _why_not_again(article, seen, now)
    begins = since.begins(now)
    came = article.published or (seen.first_seen if seen else now)
    if begins is None or _aware(came) >= begins:
        return ""
    how = "published" if article.published else "first seen"
    return f"{how} before {begins:%Y-%m-%d %H:%M}"


def _why_not_again(article: Article, seen: SeenItem | None, now: datetime) -> str:
    """Return why an article that an episode considered is not considered again."""
    if seen is None or seen.content != _content(article):
        return ""
    if seen.outcome in {Outcome.TOLD, Outcome.NAMED}:
        return told_on(seen.considered.astimezone(now.tzinfo), now)
    if seen.outcome is Outcome.REJECTED:
        return "was there before, and held nothing to tell"
    if now - seen.first_seen <= timedelta(hours=CROWDED_HOURS):
        return ""
    return "there was no room for it while it was new"


def _content(article: Article) -> bytes:
    return content_hash(paragraph.text for paragraph in article.paragraphs)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.astimezone()


def _outcomes(stories: Sequence[Story]) -> dict[str, Outcome]:
    found: dict[str, Outcome] = {}
    for story in stories:
        outcome = Outcome.TOLD if story.passages else Outcome.CROWDED_OUT
        if story.passages and story.headline_only:
            outcome = Outcome.NAMED
        for article in story.articles:
            found[article.uri] = max(outcome, found.get(article.uri, outcome))
    return found


def _telling(story: Story, thread: int) -> Telling:
    lead = story.lead
    sources = dict.fromkeys(a.source for a in story.articles if a.source)
    return Telling(
        title=lead.title,
        uri=lead.uri,
        url=lead.url,
        sources=tuple(sources),
        language=lead.language,
        named=story.headline_only,
        items=tuple(key_of(a.uri) for a in story.articles),
        heads=tuple(_head(a) for a in story.articles[:HEADS]),
        sentences=tuple(p.text for p in story.passages),
        thread=thread,
    )


def _head(article: Article) -> Head:
    kept: list[str] = []
    length = 0
    for paragraph in article.paragraphs:
        if paragraph.kind != "heading":
            kept.append(paragraph.text[: HEAD_CHARACTERS - length])
            length += len(paragraph.text)
        if length >= HEAD_CHARACTERS:
            break
    return Head(article.uri, tuple(kept), article.has_own_title, article.published)
