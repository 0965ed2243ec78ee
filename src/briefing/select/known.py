"""Takes out of today's articles what listeners were told before; what is left of a story is its news.

A sentence that is known becomes a heading of its article while passages are chosen: it is not told, and
nothing leans over it. `Known.restored` puts the passages back into the articles as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.adapters.history_records import text_hash
from briefing.adapters.sentences import sentence_spans
from briefing.model import Article, Paragraph, ParagraphKind, Passage, Story
from briefing.select.continuing import continued
from briefing.select.lexicon import lexicon
from briefing.select.reading import read
from briefing.select.terms import facts, terms
from briefing.word_count import count_words

if TYPE_CHECKING:
    from briefing.adapters.history_records import ToldStory

MATCH_DAYS = 14
"""A story goes on with what was told so many days before at the most."""
SAME = 0.6
"""Share of a sentence's terms that one known sentence has: from there on it says the same."""
SAME_FACTS = 0.8
"""The same where it has a name or a number that is in nothing known."""
SCATTERED = 0.75
"""Share of its terms that are anywhere in what is known: from there on it tells nothing new."""
BEGINS_KNOWN = 0.66
BEGINNING_SENTENCES = 3
"""Share of the terms of its title and so many sentences that is known: from there on an article is another
report of what was told. Of news of an event about half is known, of other reports of it two thirds."""
NEWS_WORDS = 12
"""Words of whole sentences that can stand by themselves without which there is no news."""
RECOGNISED_WORDS = 6
"""A sentence of fewer may stand in any article."""
OPENING = 24
WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Old:
    """An article that is left out because it holds nothing new, and why."""

    uri: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Reduced:
    """An article without what is known; for each of its paragraphs, where that is in the original."""

    original: Article
    article: Article
    places: tuple[tuple[int, int], ...]

    def holds(self, passage: Passage) -> bool:
        """Whether a passage is one of the reduced article."""
        if passage.uri != self.article.uri or passage.paragraph >= len(self.places):
            return False
        text = self.article.paragraphs[passage.paragraph].text
        return text[passage.start : passage.end] == passage.text

    def passage(self, passage: Passage) -> Passage | None:
        """Return a passage as one of the original; None for what is known."""
        paragraph = self.article.paragraphs[passage.paragraph]
        if paragraph.kind == "heading":
            return None
        index, offset = self.places[passage.paragraph]
        return replace(
            passage, paragraph=index, start=passage.start + offset, end=passage.end + offset
        )


@dataclass(frozen=True, slots=True)
class Known:
    """Today's groups with what is new in them, and what is left out."""

    groups: tuple[tuple[Article, ...], ...]
    old: tuple[Old, ...] = ()
    continues: Mapping[str, ToldStory] = field(default_factory=dict)
    """The told story that an article goes on with, by its URI."""
    reduced: Mapping[Article, _Reduced] = field(default_factory=dict)
    """The articles that something was taken out of."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles of the groups, as they were read."""
        return tuple(self._original(a) for group in self.groups for a in group)

    def restored(self, stories: Iterable[Story]) -> tuple[Story, ...]:
        """Return stories that were made of the groups, of the articles as they were read.

        Those that go on with a told story say when it was told. What is known and was chosen all the
        same is not told; a story of nothing else is gone.
        """
        return tuple(whole for story in stories if (whole := self._restored(story)) is not None)

    def story_before(self, story: Story) -> ToldStory | None:
        """Return the told story that a story goes on with, if any."""
        return next(
            (self.continues[a.uri] for a in story.articles if a.uri in self.continues), None
        )

    def _restored(self, story: Story) -> Story | None:
        before = self.story_before(story)
        passages = self._passages(story.passages, story)
        if story.passages and not passages:
            return None
        if before and story.headline_only and _is_told(passages, before):
            return None
        return replace(
            story,
            articles=tuple(map(self._original, story.articles)),
            passages=passages,
            reserve=self._passages(story.reserve, story),
            follows=before.date if before and not before.named else None,
        )

    def _original(self, article: Article) -> Article:
        found = self.reduced.get(article) if self.reduced else None
        return article if found is None else found.original

    def _passages(self, passages: Sequence[Passage], story: Story) -> tuple[Passage, ...]:
        reduced = [self.reduced[a] for a in story.articles if a in self.reduced]
        if not reduced:
            return tuple(passages)
        found = []
        for passage in passages:
            own = next((one for one in reduced if one.holds(passage)), None)
            found.append(passage if own is None else own.passage(passage))
        return tuple(p for p in found if p is not None)


def known(
    groups: Sequence[Sequence[Article]],
    told: Sequence[ToldStory],
    now: datetime,
    always: Collection[str] = (),
) -> Known:
    """Return *groups* without what was told.

    *told* are the stories of the last weeks, the latest first. Groups with an article whose URI is in
    *always* are told as they are.
    """
    open_groups = [g for g in groups if not any(a.uri in always for a in g)]
    if not told or not open_groups:
        return Known(tuple(map(tuple, groups)))
    recent = [s for s in told if s.date >= now - timedelta(days=MATCH_DAYS)]
    before = _stories_before(open_groups, recent)
    heard = _Heard(told)
    kept: list[tuple[Article, ...]] = []
    old: list[Old] = []
    continues: dict[str, ToldStory] = {}
    reduced: dict[Article, _Reduced] = {}
    for group in groups:
        story = before.get(id(group))
        if id(group) not in before:
            news = [_Reduced(a, a, ()) for a in group]
        elif story is None:
            news = [heard.reduced(a) for a in group]
        else:
            news = _news(group, story, [s for s in told if s.thread == story.thread])
            old += (Old(a.uri, a.title, told_on(story.date, now)) for a in _others(group, news))
            continues |= {one.original.uri: _latest(story, told) for one in news}
        if news:
            kept.append(tuple(one.article for one in news))
            reduced |= {one.article: one for one in news if one.places}
    return Known(tuple(kept), tuple(old), continues, reduced)


def _stories_before(
    groups: Sequence[Sequence[Article]], told: Sequence[ToldStory]
) -> dict[int, ToldStory | None]:
    """Return the told story that each group goes on with: that of the same article, or one that is alike."""
    told_in = {head.uri: story for story in reversed(told) for head in story.heads}
    same = [next((told_in[a.uri] for a in g if a.uri in told_in), None) for g in groups]
    others = [g for g, story in zip(groups, same, strict=True) if story is None]
    alike = iter(continued(others, told))
    return {
        id(g): next(alike) if story is None else story
        for g, story in zip(groups, same, strict=True)
    }


def told_on(date: datetime, now: datetime) -> str:
    """Return "told on Monday", or "told on 2 November" when that is longer ago."""
    if 0 <= (now.date() - date.date()).days < WEEK_DAYS:
        return f"told on {date:%A}" if date.date() != now.date() else "told today"
    return f"told on {date.day} {date:%B}"


class _KnownText:
    """What listeners of a story know, and what stood in the articles it was told from."""

    def __init__(self, thread: Sequence[ToldStory]) -> None:
        self._hashes = {text_hash(text) for story in thread for text in story.sentences}
        texts = [text for story in thread for text in _texts(story)]
        language = thread[0].language
        self._stop = lexicon(language or "en").stop
        self._gists = [frozenset(terms(text, self._stop)) for text in texts]
        self._terms = frozenset().union(*self._gists) if self._gists else frozenset()
        self._facts = frozenset().union(*map(facts, texts)) if texts else frozenset()
        self._words = " ".join(texts).casefold()

    def holds(self, text: str) -> bool:
        """Whether a sentence tells nothing that is not known."""
        if text_hash(text) in self._hashes:
            return True
        gist = frozenset(terms(text, self._stop))
        if not gist:
            return False
        nearest = max((len(gist & one) for one in self._gists), default=0) / len(gist)
        new_facts = {fact for fact in facts(text) - self._facts if fact not in self._words}
        if new_facts:
            return nearest >= SAME_FACTS
        return nearest >= SAME or len(gist & self._terms) >= SCATTERED * len(gist)

    def holds_beginning(self, article: Article) -> bool:
        """Whether an article begins with what is known: news is in the title and the first sentences."""
        texts = [article.title] if article.has_own_title else []
        texts += [s.passage.text for s in read(article)[:BEGINNING_SENTENCES]]
        gist = {term for text in texts for term in terms(text, self._stop)}
        return bool(gist) and len(gist & self._terms) >= BEGINS_KNOWN * len(gist)


class _Heard:
    """All sentences of the last weeks, to find one again word for word in any article."""

    def __init__(self, told: Sequence[ToldStory]) -> None:
        self._sentences = [text for story in told for text in story.sentences]
        self._openings = frozenset(text[:OPENING] for text in self._sentences)

    def reduced(self, article: Article) -> _Reduced:
        """Return an article without the sentences that were told; as it is if there is none."""
        openings = (p.text[:OPENING] for p in article.paragraphs if p.kind == "text")
        if self._openings.isdisjoint(openings):
            return _Reduced(article, article, ())
        return _reduced(article, lambda text: text_hash(text) in self._hashes)

    @cached_property
    def _hashes(self) -> frozenset[bytes]:
        texts = (text for text in self._sentences if count_words(text) >= RECOGNISED_WORDS)
        return frozenset(map(text_hash, texts))


def _news(
    group: Sequence[Article], story: ToldStory, thread: Sequence[ToldStory]
) -> list[_Reduced]:
    """Return the articles of *group* that have news of a told story, without what is known."""
    text = _KnownText(thread)
    told_before = {head.uri for one in thread for head in one.heads}
    told_at = max((one.date for one in thread if not one.named), default=None)
    found = []
    for article in group:
        is_another = article.uri not in told_before
        if is_another and _is_earlier(article, told_at):
            continue
        reduced = _reduced(article, text.holds)
        only_named_before = is_another and told_at is None
        begins_as_known = is_another and text.holds_beginning(article)
        if only_named_before or (not begins_as_known and _is_news(reduced.article, text)):
            found.append(reduced)
    return found


def _is_earlier(article: Article, told_at: datetime | None) -> bool:
    """Whether an article was there when its story was told: it is another report of the same."""
    if article.published is None or told_at is None:
        return False
    published = article.published
    if (published.hour, published.minute, published.second) == (0, 0, 0):
        published += timedelta(days=1)  # a date without a time: some time that day
    return published <= told_at


def _is_news(article: Article, text: _KnownText) -> bool:
    if all(paragraph.kind == "title" for paragraph in article.paragraphs):
        return not text.holds(article.title)
    words = sum(s.words for s in read(article) if not s.unfit and not s.leans)
    return words >= NEWS_WORDS


def _reduced(article: Article, is_known: Callable[[str], bool]) -> _Reduced:
    """Return an article with the sentences that are known as headings; its title stays."""
    language = article.language or "en"
    paragraphs: list[Paragraph] = []
    places: list[tuple[int, int]] = []
    changed = False
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind != "text":
            paragraphs.append(paragraph)
            places.append((index, 0))
            continue
        for start, end, known_part in _parts(paragraph.text, language, is_known):
            changed |= known_part
            kind: ParagraphKind = "heading" if known_part else "text"
            paragraphs.append(replace(paragraph, text=paragraph.text[start:end], kind=kind))
            places.append((index, start))
    if not changed:
        return _Reduced(article, article, ())
    return _Reduced(article, replace(article, paragraphs=tuple(paragraphs)), tuple(places))


def _parts(
    text: str, language: str, is_known: Callable[[str], bool]
) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches of a paragraph that are known, and those that are not."""
    begin = last = 0
    before: bool | None = None
    for start, end in sentence_spans(text, language):
        here = is_known(text[start:end])
        if before is not None and here != before:
            yield begin, last, before
            begin = start
        elif before is None:
            begin = start
        before, last = here, end
    if before is not None:
        yield begin, last, before


def _texts(story: ToldStory) -> Iterator[str]:
    """Yield the sentences that are known of a story: of one that was only named, its title."""
    yield from story.sentences
    if story.named:
        return
    for head in story.heads:
        for paragraph in head.paragraphs[head.titled :]:
            for start, end in sentence_spans(paragraph, story.language or "en"):
                yield paragraph[start:end]


def _is_told(passages: Sequence[Passage], story: ToldStory) -> bool:
    hashes = {text_hash(text) for text in story.sentences}
    return all(text_hash(p.text) in hashes for p in passages)


def _latest(story: ToldStory, told: Sequence[ToldStory]) -> ToldStory:
    """Return the latest telling of a story, of those with more than a title if there is any."""
    thread = [s for s in told if s.thread == story.thread]
    return max(thread, key=lambda s: (not s.named, s.date))


def _others(group: Sequence[Article], news: Sequence[_Reduced]) -> Iterator[Article]:
    kept = {id(one.original) for one in news}
    return (article for article in group if id(article) not in kept)
