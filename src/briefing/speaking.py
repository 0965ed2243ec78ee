"""From a script to segments: who speaks each line, in which words, and what happens when they cannot.

A story is one stretch of speech: when its first speaker fails anywhere in it, the next one speaks all of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.errors import BriefingError, SpeechError, UntoldError
from briefing.model import Fallback, Price, Progress, Utterance
from briefing.normalize import Wording, spoken_form
from briefing.scripting.stretches import Stretch, language_of, stretches, title_of

if TYPE_CHECKING:
    from briefing.config import AudioSettings
    from briefing.model import Clip, Line, Report, Script, Section, Segment, Voice
    from briefing.protocols import Executor, SpeechEngine, Store

SPEAKING_SHARES = (0.05, 0.95)
"""Where on the progress scale speaking begins and ends; measured, it is nearly all of the work."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """An engine, the voice of it that speaks, and what it wants to have written out."""

    engine: SpeechEngine
    voice: Voice
    wording: Wording

    def utterance(self, line: Line, locale: str) -> Utterance:
        """Return what this speaker is asked for: what is written, and how it is spoken."""
        spoken = spoken_form(
            line.written, locale=locale, markup=self.engine.markup, wording=self.wording
        )
        return Utterance(
            spoken=spoken.text, written=line.written, voice=self.voice, pause_ms=line.pause_ms
        )


Cast = Mapping[str, tuple[Speaker, ...]]
"""The speakers of each language of a script, the first choice first."""


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch as it is spoken: one segment and its utterances a section."""

    segments: tuple[Segment, ...]
    utterances: tuple[tuple[Utterance, ...], ...]
    made: int
    """How many of the segments had to be made."""
    fallbacks: tuple[Fallback, ...] = ()


@dataclass(frozen=True, slots=True)
class _Turn:
    """One line, and who speaks it."""

    utterance: Utterance
    engine: SpeechEngine
    language: str


class _GaveUp(Exception):
    """The speaker of a language could not speak something."""

    def __init__(self, language: str, error: SpeechError) -> None:
        super().__init__(language, error)
        self.language = language
        self.error = error


@dataclass(frozen=True, slots=True)
class Teller:
    """Speaks, stitches, encodes and stores a stretch; what is in the store already is not spoken.

    It pickles when its engines and store do, so that any Executor can map it.
    """

    cast: Cast
    language: str
    """That of the show: what is not quoted from an article in another language is in it."""
    store: Store
    audio: AudioSettings

    def __call__(self, stretch: Stretch) -> Told:
        """Return the segments, all by the first speaker of each language who can speak all of it.

        Raises SpeechError, of the last speaker of a language, when none can.
        """
        first = {language: chain[0] for language, chain in self.cast.items()}
        return self._told_by(first, stretch, ())

    def prices(self, stretches: Sequence[Stretch]) -> tuple[Price, ...]:
        """Return what those who charge would take to speak what is not in the store.

        Of one that takes over when others fail, it is what it would take for everything.
        """
        found = []
        for language, chain in self.cast.items():
            for place, speaker in enumerate(chain):
                rate = float(getattr(speaker.engine, "price_per_million_characters", 0.0))
                characters = self._unspoken(stretches, language, speaker) if rate else 0
                if characters:
                    found.append(Price(speaker.voice, characters, rate, is_fallback=place > 0))
        return tuple(found)

    def frames(self, key: str, stretch: Stretch) -> bytes:
        """Return the MP3 frames of a segment of a stretch that was told before.

        It is made again if the store lost it meanwhile: another process may have pruned it.
        """
        stored = self.store.read(key)
        if stored is None:
            self(stretch)
            stored = self.store.read(key)
        if stored is None:
            raise BriefingError(f"the segment store does not keep what is written to it ({key})")
        return stored[1]

    def _told_by(
        self, speakers: Mapping[str, Speaker], stretch: Stretch, fallbacks: tuple[Fallback, ...]
    ) -> Told:
        try:
            return replace(self._told(stretch, speakers), fallbacks=fallbacks)
        except _GaveUp as failure:
            language, error = failure.language, failure.error
            gave_up, chain = speakers[language], self.cast[language]
            left = chain[chain.index(gave_up) + 1 :]
            if not left:
                raise error from failure
            fallback = Fallback(
                title=title_of(stretch),
                language=language,
                gave_up=gave_up.voice,
                spoken_by=left[0].voice,
                reason=error.reason,
            )
        return self._told_by({**speakers, language: left[0]}, stretch, (*fallbacks, fallback))

    def _told(self, stretch: Stretch, speakers: Mapping[str, Speaker]) -> Told:
        segments: list[Segment] = []
        made = 0
        spoken = [self._turns(section, speakers) for section in stretch]
        for turns in spoken:
            key = self._key(turns)
            stored = self.store.read(key)
            made += stored is None
            segments.append(self._made(key, turns) if stored is None else stored[0])
        utterances = (tuple(turn.utterance for turn in turns) for turns in spoken)
        return Told(tuple(segments), tuple(utterances), made)

    def _turns(self, section: Section, speakers: Mapping[str, Speaker]) -> tuple[_Turn, ...]:
        turns = []
        for line in section.lines:
            language = language_of(line, section, self.language)
            speaker = speakers[language]
            turns.append(_Turn(speaker.utterance(line, language), speaker.engine, language))
        return tuple(turns)

    def _key(self, turns: Sequence[_Turn]) -> str:
        """Return the store key: a hash of all that changes the sound."""
        from briefing.stitch import segment_key

        identities = [turn.engine.identity for turn in turns]
        is_one = len(set(identities)) == 1
        identity = identities[0] if is_one else json.dumps(identities)
        return segment_key([turn.utterance for turn in turns], identity, self.audio)

    def _made(self, key: str, turns: Sequence[_Turn]) -> Segment:
        """Speak and encode a section, and keep it."""
        # pydub, the encoder and numpy: not needed when every segment is in the store.
        from briefing.stitch import stitch

        utterances = [turn.utterance for turn in turns]
        segment, frames = stitch(key, utterances, map(_clip, turns), self.audio)
        self.store.write(segment, frames)
        return segment

    def _unspoken(self, stretches: Sequence[Stretch], language: str, speaker: Speaker) -> int:
        """Return how many characters a speaker would be sent."""
        speakers = {other: chain[0] for other, chain in self.cast.items()} | {language: speaker}
        characters = 0
        for section in (section for stretch in stretches for section in stretch):
            turns = self._turns(section, speakers)
            mine = [turn for turn in turns if turn.language == language]
            if mine and self.store.read(self._key(turns)) is None:
                count = getattr(speaker.engine, "characters", None)
                characters += sum(map(count, (t.utterance for t in mine))) if count else 0
        return characters


@dataclass(frozen=True, slots=True)
class Recording:
    """A script as it was spoken, its long sections in parts."""

    script: Script
    stretches: tuple[Stretch, ...]
    told: tuple[Told, ...]
    teller: Teller

    @property
    def segments(self) -> tuple[Segment, ...]:
        """One segment a section of the script."""
        return tuple(segment for told in self.told for segment in told.segments)

    @property
    def utterances(self) -> tuple[tuple[Utterance, ...], ...]:
        """What was said, one tuple a section of the script."""
        return tuple(said for told in self.told for said in told.utterances)

    @property
    def fallbacks(self) -> tuple[Fallback, ...]:
        """Where another voice speaks than the one that was chosen."""
        return tuple(fallback for told in self.told for fallback in told.fallbacks)

    @property
    def made(self) -> int:
        """How many segments had to be made."""
        return sum(told.made for told in self.told)

    def frames(self) -> Callable[[int], bytes]:
        """Return a function that gives the MP3 frames of a section by its index."""
        segments = self.segments
        stretch_of = [stretch for stretch in self.stretches for _ in stretch]
        return lambda index: self.teller.frames(segments[index].key, stretch_of[index])


def record(script: Script, *, teller: Teller, executor: Executor, report: Report) -> Recording:
    """Speak a script whose sections are in parts already; see `in_parts`.

    Raises UntoldError when nobody can speak one of its stories.
    """
    parts = stretches(script)
    sizes = [sum(len(li.written) for s in stretch for li in s.lines) for stretch in parts]
    told: list[Told] = []
    results = iter(executor.map(teller, parts))
    done = behind = 0
    begin, end = SPEAKING_SHARES
    for stretch, size in zip(parts, sizes, strict=True):
        fraction = begin + (end - begin) * behind / max(1, sum(sizes))
        report(Progress("speaking", done, len(script.sections), title_of(stretch), fraction))
        try:
            told.append(next(results))
        except SpeechError as error:
            raise _untold(stretch, error) from error
        done += len(stretch)
        behind += size
    report(Progress("speaking", done, len(script.sections), "", end))
    return Recording(script, parts, tuple(told), teller)


def _untold(stretch: Stretch, error: SpeechError) -> UntoldError:
    is_story = any(section.kind == "story" for section in stretch)
    uris = dict.fromkeys(a.uri for s in stretch for a in s.articles) if is_story else ()
    return UntoldError(error.engine, error.text, error.reason, tuple(uris))


def _clip(turn: _Turn) -> Clip:
    try:
        return turn.engine.speak(turn.utterance)
    except SpeechError as error:
        raise _GaveUp(turn.language, error) from error
