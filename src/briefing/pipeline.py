"""The journey of a briefing, one line a stage: the only place that knows more than one of them.

Source ─▶ Document ─▶ Article ─▶ Story ─▶ Script ─▶ Utterance ─▶ Clip ─▶ Segment ─▶ Episode
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.errors import BriefingError, ExtractError, NothingToSayError, SourceError
from briefing.extract import extract
from briefing.model import Progress, Report, Utterance, Voice
from briefing.normalize import Wording, spoken_form
from briefing.scripting import budget, build_script, paused, verify
from briefing.select import cluster, weigh

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.config import AudioSettings, Config, PauseSettings, PhraseSettings
    from briefing.model import Article, Document, Line, Script, Section, Segment, Story
    from briefing.protocols import Executor, Markup, Source, SpeechEngine, Store, Summarizer

READ_SHARE = 0.05
SPEAK_SHARE = 0.95
"""Where on the progress scale reading and speaking end; measured, speaking is nearly all of it."""


PART_WORDS = 150
LONGEST_PART_WORDS = 300
"""A long section is cut at the end of a paragraph after so many words, and anywhere after twice as many.

About a minute of speech, 60 MB of sound while it is mastered; most stories stay in one piece.
"""


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


def silent(progress: Progress) -> None:
    """Report nothing."""


def read(
    sources: Iterable[Source], *, language: str, report: Report = silent
) -> tuple[tuple[Article, ...], tuple[SourceError, ...]]:
    """Read and extract every document; one that is bad is left out, never the end of the run."""
    articles: list[Article] = []
    skipped: list[SourceError] = []
    for source in sources:
        for found in source.documents():
            outcome = found if isinstance(found, SourceError) else _article(found, language)
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
    report: Report = silent,
) -> Draft:
    """Read, select and script; every quotation is checked against its article.

    Raises NothingToSayError when no article is left.
    """
    found, skipped = read(sources, language=config.show.language, report=report)
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


def in_parts(script: Script) -> Script:
    """Return the script with long sections cut into parts, at the ends of paragraphs where it can be.

    A part is spoken and stitched in memory, at about 1 MB a second of sound: so memory does not grow
    with the length of a story, and a changed sentence costs its part alone. A part that goes on opens
    no chapter, and the pause of its last line is the one the listener hears anyway.
    """
    sections = tuple(part for section in script.sections for part in _parts(section))
    return replace(script, sections=sections)


def utterances(
    section: Section,
    *,
    voice: Voice,
    locale: str,
    markup: Markup,
    wording: Wording | None = None,
) -> tuple[Utterance, ...]:
    """Return one utterance a line: what is written, and how it is spoken."""
    wording = wording or Wording()
    return tuple(
        Utterance(
            spoken=spoken_form(line.written, locale=locale, markup=markup, wording=wording).text,
            written=line.written,
            voice=voice,
            pause_ms=line.pause_ms,
        )
        for line in section.lines
    )


@dataclass(frozen=True, slots=True)
class SegmentMaker:
    """Speaks, stitches, encodes and stores one section; what is in the store already is not spoken.

    It pickles when its engine and store do, so that any Executor can map it.
    """

    engine: SpeechEngine
    store: Store
    audio: AudioSettings

    def key(self, spoken: Sequence[Utterance]) -> str:
        """Return the store key: a hash of all that changes the sound."""
        from briefing.stitch import segment_key

        return segment_key(spoken, self.engine.identity, self.audio)

    def __call__(self, spoken: Sequence[Utterance]) -> tuple[Segment, bool]:
        """Return the segment, and whether it had to be made."""
        key = self.key(spoken)
        if (stored := self.store.read(key)) is not None:
            return stored[0], False
        return self.make(key, spoken), True

    def make(self, key: str, spoken: Sequence[Utterance]) -> Segment:
        """Speak and encode the section, and keep it."""
        # pydub, the encoder and numpy: not needed when every segment is in the store.
        from briefing.stitch import stitch

        segment, frames = stitch(key, spoken, map(self.engine.speak, spoken), self.audio)
        self.store.write(segment, frames)
        return segment

    def frames(self, spoken: Sequence[Utterance]) -> bytes:
        """Return the MP3 frames of a segment made before.

        It is made again if the store lost it meanwhile: another process may have pruned it.
        """
        key = self.key(spoken)
        stored = self.store.read(key)
        if stored is None:
            self.make(key, spoken)
            stored = self.store.read(key)
        if stored is None:
            raise BriefingError(f"the segment store does not keep what is written to it ({key})")
        return stored[1]


def speak(
    script: Script,
    spoken: Sequence[Sequence[Utterance]],
    *,
    make: SegmentMaker,
    executor: Executor,
    report: Report = silent,
) -> tuple[tuple[Segment, ...], int]:
    """Return the segment of each section, and how many of them had to be made."""
    sizes = [sum(len(u.spoken) for u in section) for section in spoken]
    total = max(1, sum(sizes))
    segments: list[Segment] = []
    made = behind = 0
    results = iter(executor.map(make, spoken))
    chapter = ""
    for index, size in enumerate(sizes):
        chapter = script.sections[index].chapter or chapter
        fraction = READ_SHARE + (SPEAK_SHARE - READ_SHARE) * behind / total
        report(Progress("speaking", index, len(spoken), chapter, fraction))
        segment, is_new = next(results)
        segments.append(segment)
        made += is_new
        behind += size
    report(Progress("speaking", len(spoken), len(spoken), "", SPEAK_SHARE))
    return tuple(segments), made


def shortfall(config: Config, duration_ms: int) -> tuple[str, ...]:
    """Say so when the articles did not hold enough for the length that was asked for."""
    asked_s = config.length.minutes * 60
    lasted_s = duration_ms // 1000
    if config.length.words or lasted_s >= asked_s * SHORT_SHARE:
        return ()
    lasted = f"{lasted_s // 60}:{lasted_s % 60:02}"
    return (f"{config.length.minutes:g} minutes were asked for; the articles hold {lasted}",)


def _parts(section: Section) -> Iterator[Section]:
    begin = words = 0
    for index, line in enumerate(section.lines[:-1]):
        words += len(line.written.split())
        ends_paragraph = not _goes_on(line, section.lines[index + 1])
        if words >= LONGEST_PART_WORDS or (words >= PART_WORDS and ends_paragraph):
            yield _part(section, begin, index + 1)
            begin, words = index + 1, 0
    yield _part(section, begin, len(section.lines))


def _goes_on(line: Line, following: Line) -> bool:
    """Whether both are quoted from one paragraph."""
    here, there = line.passage, following.passage
    if here is None or there is None:
        return False
    return (here.uri, here.paragraph) == (there.uri, there.paragraph)


def _part(section: Section, begin: int, end: int) -> Section:
    lines = section.lines[begin:end]
    return replace(section, lines=lines, chapter="" if begin else section.chapter)


def _article(document: Document, language: str) -> Article | ExtractError:
    try:
        article = extract(document)
    except ExtractError as error:
        return error
    if article.language and not is_same_language(article.language, language):
        reason = (
            f"is in {article.language!r} while the show speaks {language!r}; "
            "set show.language, or make a show of its own for it"
        )
        return ExtractError(document.uri, reason)
    return article


def is_same_language(one: str, other: str) -> bool:
    """Whether two BCP 47 tags are of one language, whatever their regions and scripts."""
    return _primary(one) == _primary(other)


def _primary(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].lower()


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
