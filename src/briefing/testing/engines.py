"""The promises of a SpeechEngine."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, get_args

from briefing.errors import SpeechError
from briefing.model import Clip, Milliseconds, Voice
from briefing.protocols import Markup, SpeechEngine
from briefing.testing.expecting import (
    Unfailing,
    expect,
    expect_constructor,
    expect_options,
    fail,
    in_another_process,
    pickled,
    to_be_written,
    unpickled,
)
from briefing.testing.hearing import expect_named, expect_same, heard, say, spoken_digest
from briefing.testing.texts import MUTE_TEXTS, ODD_TEXTS, SENTENCES

WORDS_PER_MINUTE = (60, 400)
PACE_FACTOR = 2.0
"""How far the pace may be from what the voice says: plans go by it until the first clip."""
MOST_PICKLED_BYTES = 100_000
"""Larger than any options, smaller than any model."""
MOST_VOICES_HEARD = 3

_ADDRESS = re.compile(r"0x[0-9a-fA-F]{6,}")


class EngineContract:
    """Tests for an engine; define `make`, and `sentences` if it speaks no English."""

    sentences: tuple[str, ...] = SENTENCES
    """Texts that it must be able to speak, at least three, the first much longer than the second."""
    odd_texts: tuple[str, ...] = ODD_TEXTS
    """Texts that it may refuse, by a SpeechError."""
    in_new_process = False
    """Whether it is tried in another process, too: needs an engine in a module that can be imported there."""

    _clips: dict[str, Clip]

    def __init_subclass__(cls) -> None:
        cls._clips = {}

    def make(self) -> SpeechEngine:
        """Return a new engine, its options always the same."""
        to_be_written("make(), which returns a new engine")

    def plugin(self) -> Any:
        """Return the class that the entry point names."""
        return type(self.make())

    def test_its_class_is_what_an_entry_point_names(self) -> None:
        plugin = self.plugin()
        expect_options(plugin)
        expect_constructor(plugin, object(), rate=1.0, language="en-US")
        name = getattr(plugin, "name", None)
        expect(
            isinstance(name, str) and name, f"{plugin.__name__}.name should be text, it is {name!r}"
        )
        expect(
            getattr(plugin, "markup", None) in get_args(Markup),
            f"{plugin.__name__}.markup should be one of {', '.join(get_args(Markup))}",
        )

    def test_it_lists_its_voices_the_default_first(self) -> None:
        engine = self.make()
        voices = engine.voices()
        expect(isinstance(voices, tuple) and voices, "voices() should be a tuple with at least one")
        names = [voice.name for voice in voices]
        expect(len(set(names)) == len(names), f"two voices have one name: {', '.join(names)}")
        for voice in voices:
            expect(isinstance(voice, Voice), f"voices() should hold Voice records, not {voice!r}")
            expect(voice.engine == engine.name, f"{voice} should be of engine {engine.name!r}")
            expect(voice.name and voice.language, f"{voice} should have a name and a language")
            low, high = WORDS_PER_MINUTE
            expect(low < voice.words_per_minute < high, f"{voice} has no pace of a human")
        expect(engine.voices() == voices, "voices() should return the same when it is asked again")

    def test_every_voice_it_lists_can_speak(self) -> None:
        engine = self.make()
        for voice in engine.voices()[:MOST_VOICES_HEARD]:
            heard(engine, replace(say(engine, self.sentences[0]), voice=voice))

    def test_its_identity_is_of_what_makes_the_sound_and_nothing_else(self) -> None:
        engine, other = self.make(), self.make()
        identity = engine.identity
        expect(isinstance(identity, str) and identity, f"identity should be text, not {identity!r}")
        expect(identity.isprintable(), f"identity should be one line of text, it is {identity!r}")
        expect(not _ADDRESS.search(identity), f"identity holds a memory address: {identity!r}")
        expect(
            other.identity == identity,
            f"two engines with the same options differ: {identity!r}, {other.identity!r}",
        )
        heard(engine, say(engine, self.sentences[0]))
        expect(engine.identity == identity, f"speaking changed {identity!r} to {engine.identity!r}")

    def test_it_speaks(self) -> None:
        for text in self.sentences:
            self._spoken(text)

    def test_it_speaks_odd_texts_or_says_that_it_cannot(self) -> None:
        engine = self.make()
        for text in self.odd_texts:
            try:
                heard(engine, say(engine, text), of_any_length=True)
            except SpeechError as error:  # noqa: PERF203 - a few texts
                expect_named(error, engine, text)

    def test_where_there_is_nothing_to_speak_it_raises_and_returns_no_silence(self) -> None:
        engine = self.make()
        for text in MUTE_TEXTS:
            try:
                with Unfailing(f"speaking {text!r}", SpeechError):
                    engine.speak(say(engine, text))
            except SpeechError as error:  # noqa: PERF203 - a few texts
                expect_named(error, engine, text)
            else:
                fail(f"{text!r} has nothing to speak in it: it should raise SpeechError")

    def test_all_its_clips_have_one_rate(self) -> None:
        rates = {self._spoken(text).rate_hz for text in self.sentences}
        expect(len(rates) == 1, f"clips have different rates: {sorted(rates)} Hz")

    def test_more_text_is_more_sound(self) -> None:
        long, short = map(self._spoken, self.sentences[:2])
        expect(
            long.duration_ms > short.duration_ms,
            f"{self.sentences[0]!r} takes {long.duration_ms} ms, {self.sentences[1]!r} {short.duration_ms}",
        )

    def test_its_pace_is_about_what_the_voice_says(self) -> None:
        texts = [text for text in self.sentences if len(text.split()) > 1]
        words = sum(len(text.split()) for text in texts)
        minutes = sum(self._spoken(text).duration_ms for text in texts) / 60_000
        said = self.make().voices()[0].words_per_minute
        expect(
            said / PACE_FACTOR < words / minutes < said * PACE_FACTOR,
            f"it speaks {words / minutes:.0f} words a minute, the voice says {said:.0f}",
        )

    def test_the_same_text_is_the_same_sound(self) -> None:
        engine = self.make()
        utterance = say(engine, self.sentences[0])
        first = heard(engine, utterance)
        heard(engine, say(engine, self.sentences[1]))
        expect_same(first, heard(engine, utterance), "after another text")
        other = self._spoken(self.sentences[0])
        expect_same(first, other, "by another engine with the same options")

    def test_a_clip_is_left_alone_by_what_is_spoken_later(self) -> None:
        engine = self.make()
        clip = heard(engine, say(engine, self.sentences[0]))
        before = clip.samples.copy()
        for text in self.sentences[1:3]:
            heard(engine, say(engine, text))
        expect(
            (clip.samples == before).all(), "speaking again changed the samples of an earlier clip"
        )

    def test_the_times_of_words_if_it_tells_them_are_of_the_words_of_the_text(self) -> None:
        for text in self.sentences:
            clip = self._spoken(text)
            if not clip.words:  # captions then share the time of a sentence by its letters
                continue
            letters = iter(_letters(text))
            before = 0
            for word in clip.words:
                expect(
                    before <= word.start_ms <= word.end_ms <= clip.duration_ms,
                    f"{word} of {text!r} begins before the one before it has ended, or ends "
                    f"before it begins, or after the clip, which has {clip.duration_ms} ms",
                )
                spelt = _letters(word.word)
                expect(
                    spelt and all(letter in letters for letter in spelt),
                    f"{word.word!r} is not a word of {text!r}, or comes too late in Clip.words",
                )
                before = word.end_ms

    def test_it_speaks_what_is_spoken_and_nothing_else(self) -> None:
        engine = self.make()
        utterance = say(engine, self.sentences[0])
        clip = heard(engine, utterance)
        other = replace(utterance, written=self.sentences[2], pause_ms=Milliseconds(5000))
        told = "with another `written` and `pause_ms`: only `spoken` is for the engine"
        expect_same(clip, heard(engine, other), told)

    def test_it_pickles_before_and_after_speaking_and_still_speaks(self) -> None:
        engine = self.make()
        utterance = say(engine, self.sentences[0])
        fresh = pickled(engine, "a new engine")
        clip = heard(engine, utterance)
        used = pickled(engine, "an engine that has spoken")
        for data, what in ((fresh, "a new engine"), (used, "an engine that has spoken")):
            expect(
                len(data) <= MOST_PICKLED_BYTES,
                f"{what} pickles as {len(data)} bytes: leave the model out (__getstate__)",
            )
            copy = unpickled(data, what)
            expect(
                copy.identity == engine.identity, f"the pickled copy of {what} has another identity"
            )
            expect_same(clip, heard(copy, utterance), f"by the pickled copy of {what}")

    def test_it_speaks_the_same_in_another_process(self) -> None:
        if not self.in_new_process:
            return
        engine = self.make()
        utterance = say(engine, self.sentences[0])
        here = spoken_digest(engine, utterance)
        there = in_another_process(spoken_digest, engine, utterance)
        expect(here == there, f"another process makes another sound of {utterance.spoken!r}")

    def _spoken(self, text: str) -> Clip:
        """Return the clip of a text, spoken once in all the tests of a class."""
        if text not in self._clips:
            engine = self.make()
            self._clips[text] = heard(engine, say(engine, text))
        return self._clips[text]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
