"""The records that travel from a source to a podcast, in the order they are made.

    Document ─▶ Article ─▶ Story ─▶ Script ─▶ Utterance ─▶ Clip ─▶ Segment ─▶ Episode

All are frozen; change one with `dataclasses.replace`. Text is NFC without control characters.
Character spans are half-open `[start, end)` Python string indices. Date-times are aware.
Durations named `_ms` are whole milliseconds; sample counts are of one channel (all sound is mono).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NewType

from briefing.word_count import count_words

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from briefing.errors import SourceError

Milliseconds = NewType("Milliseconds", int)

ParagraphKind = Literal["title", "heading", "text"]
LineKind = Literal["quotation", "phrase"]
SectionKind = Literal["greeting", "headlines", "transition", "story", "brief", "signoff"]


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes as they were read or fetched, and what whoever listed them already knew.

    `media_type` and `charset` are what was declared, empty when nothing was. The fields after
    them are hints (of a feed, a config entry); what the document itself says comes second, but for
    the language: that is the hint's only when the document declares none.
    """

    uri: str
    body: bytes
    media_type: str = ""
    charset: str = ""
    title: str = ""
    source: str = ""
    language: str = ""
    section: str = ""
    published: datetime | None = None
    weight: float = 1.0
    position: int = 0
    """Its place among the documents of its source, from 0: what an editor put first matters more."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One cleaned paragraph; `place` is its index among the blocks of the raw document."""

    text: str
    place: int
    kind: ParagraphKind = "text"


@dataclass(frozen=True, slots=True)
class Article:
    """One cleaned article.

    A title that the document gives is `paragraphs[0]`, of kind "title", so that a headline is
    quoted like any other text. When there was none, `title` is cut from the first sentence, for
    display only, and no paragraph has that kind.
    `language` is a BCP 47 tag or empty; `uri` may be a file URI, `url` is the public page or empty.
    """

    uri: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    url: str = ""
    source: str = ""
    author: str = ""
    language: str = ""
    section: str = ""
    published: datetime | None = None
    image: str = ""
    weight: float = 1.0
    position: int = 0
    """Its place among the documents of its source, from 0."""

    @property
    def has_own_title(self) -> bool:
        """Whether the document gave a title, which can then be quoted."""
        return bool(self.paragraphs) and self.paragraphs[0].kind == "title"


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim span of one article: `paragraphs[paragraph].text[start:end]`."""

    uri: str
    paragraph: int
    start: int
    end: int
    text: str
    reason: str = ""
    """Why it was chosen, for `briefing script --explain`; never spoken."""


@dataclass(frozen=True, slots=True)
class Story:
    """One event: its articles, best told first, and what is told of it.

    `passages` are in the order they are spoken; `reserve` holds further passages, best first, for
    whoever must lengthen the story: any number of them, from the first, may be added. `headline_only`
    stories are named, not told: their passage is the title; those without one had no room.
    """

    articles: tuple[Article, ...]
    passages: tuple[Passage, ...] = ()
    reserve: tuple[Passage, ...] = ()
    headline_only: bool = False
    notes: tuple[str, ...] = ()
    """What whoever runs the show should know of how the passages were chosen: a warning each."""
    follows: datetime | None = None
    """When it was told before, if this is its news: it is introduced as that."""

    @property
    def lead(self) -> Article:
        """The article that leads the story."""
        return self.articles[0]


@dataclass(frozen=True, slots=True)
class Budget:
    """How much may be said: quoted words in all, how many stories at the most (0: no limit).

    What comes on top of the quoted words is taken off them as stories and passages are chosen.
    """

    words: int
    max_stories: int = 0
    story_words: float = 0.0
    """What our phrases and pauses cost for each told story, as words."""
    passage_words: float = 0.0
    """What the pause after each passage costs, as words."""
    letters_per_word: float = 0.0
    """How many letters, as they are spoken, count as a word; 0 counts the words as they are written."""
    headlines: int = 0
    """How many of the told stories have their titles read out first."""
    sections: tuple[str, ...] = ()
    """The parts of the show in the order they are wanted; others come after them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said: either a quotation of a source or a phrase of ours, never a mixture.

    `passage` is set for quotations only, and `passage.text == written`.
    """

    written: str
    kind: LineKind
    passage: Passage | None = None
    pause_ms: Milliseconds = Milliseconds(350)
    """The silence after it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the script that is stitched, stored and joined as one segment.

    `chapter` is the chapter title it opens; empty when it continues the chapter before.
    `url` is where the chapter links to, or empty. A "transition" leads to the story after it: what
    depends on the place of a story is said there, so that the story sounds the same in every episode.
    """

    kind: SectionKind
    lines: tuple[Line, ...]
    chapter: str = ""
    url: str = ""
    articles: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """Everything that will be said, in order. `date` is the day of the episode, aware."""

    title: str
    language: str
    date: datetime
    sections: tuple[Section, ...]

    @property
    def words(self) -> int:
        """How many written words it has; see `briefing.word_count`."""
        return sum(count_words(line.written) for s in self.sections for line in s.lines)


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of an engine. `words_per_minute` is measured on news text at rate 1.0."""

    engine: str
    name: str
    language: str
    words_per_minute: float = 165.0


@dataclass(frozen=True, slots=True)
class Fallback:
    """A story that another voice speaks than the one that was chosen for it."""

    title: str
    language: str
    gave_up: Voice
    spoken_by: Voice
    reason: str


@dataclass(frozen=True, slots=True)
class Price:
    """What speaking costs: so many characters at `per_million`, in the currency of who set that."""

    voice: Voice
    characters: int
    per_million: float
    is_fallback: bool = False
    """Whether it is due only where others fail; it is then the most that it can be."""

    @property
    def amount(self) -> float:
        """The price of all characters."""
        return self.characters * self.per_million / 1_000_000


@dataclass(frozen=True, slots=True)
class Utterance:
    """One request to a speech engine: what is heard, and what a transcript shows."""

    spoken: str
    written: str
    voice: Voice
    pause_ms: Milliseconds = Milliseconds(350)


@dataclass(frozen=True, slots=True)
class WordTime:
    """When one spoken word sounds, from the start of its clip."""

    word: str
    start_ms: Milliseconds
    end_ms: Milliseconds


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """One utterance's sound: mono float32 in [-1, 1], `rate_hz` samples a second."""

    samples: NDArray[np.float32]
    rate_hz: int
    words: tuple[WordTime, ...] = ()

    @property
    def duration_ms(self) -> Milliseconds:
        """Its length, rounded down."""
        return Milliseconds(len(self.samples) * 1000 // self.rate_hz)


@dataclass(frozen=True, slots=True)
class Cue:
    """When one utterance sounds: from the first sample of its segment or of the episode."""

    start_ms: Milliseconds
    end_ms: Milliseconds


@dataclass(frozen=True, slots=True)
class Segment:
    """One section's sound, encoded once; the frames themselves stay in the store under `key`.

    `sample_count` is the length of the PCM that was encoded, its silent edges included;
    `onset_samples` is where its first sound begins in it. `cues` has one entry an utterance.
    """

    key: str
    frame_count: int
    sample_count: int
    onset_samples: int
    cues: tuple[Cue, ...]
    rate_hz: int
    bitrate_kbps: int
    loudness_lufs: float
    true_peak_dbtp: float
    words: tuple[tuple[int, ...], ...] = ()
    """When each spoken word sounds, if the engine told: an entry an utterance, empty if it did not.

    For each word of `Utterance.spoken`, split at white space, the gap before it and its length, in ms, from the
    start of its cue. `briefing.adapters.word_times` reads them.
    """


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter; `start_ms` is a whole second, `end_ms` the start of the next or the end."""

    title: str
    start_ms: Milliseconds
    end_ms: Milliseconds
    url: str = ""


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line of the script with its place in the audio: one transcript cue."""

    line: Line
    spoken: str
    section: int
    start_ms: Milliseconds
    end_ms: Milliseconds
    voice: Voice
    word_times: tuple[int, ...] = ()
    """When each word of `spoken` sounds, as in `Segment.words`, from `start_ms`; empty if nobody told."""


@dataclass(frozen=True, slots=True)
class EpisodeIdentity:
    """What a podcast app knows an episode by, whatever becomes of its bytes.

    `show` is the name of the show among those of one output folder, empty for the only one;
    `show_guid` is its podcast:guid, `guid` that of the episode. `number` counts from 1, `season` is a year.
    """

    show: str
    show_guid: str
    guid: str
    number: int
    season: int


@dataclass(frozen=True, slots=True)
class Episode:
    """What a render made: the files, and all that the feed and the transcript need of them."""

    path: Path
    title: str
    date: datetime
    language: str
    duration_ms: Milliseconds
    size_bytes: int
    chapters: tuple[Chapter, ...]
    lines: tuple[SpokenLine, ...]
    companions: tuple[Path, ...] = ()
    feeds: tuple[Path, ...] = ()
    """The feeds that list it."""
    stories: tuple[Story, ...] = ()
    skipped: tuple[SourceError, ...] = ()
    warnings: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    """Who speaks in it, the one that speaks most first."""
    fallbacks: tuple[Fallback, ...] = ()
    told_before: int = 0
    """How many articles were left out because they are not new."""
    spoken_segments: int = 0
    """How many segments had to be spoken and encoded in this run."""
    stored_segments: int = 0
    """How many came from the store as they were."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """What a publisher finds under a path: its size, and its SHA-256 in hexadecimal, where that can be had."""

    size_bytes: int
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run stands: `done` of `total` units of `stage`, now at `detail`."""

    stage: Literal["reading", "selecting", "speaking", "joining", "publishing"]
    done: int
    total: int
    detail: str = ""
    fraction: float = field(default=0.0)
    """How much of the whole run is behind it, 0 to 1."""


Report = Callable[[Progress], None]
