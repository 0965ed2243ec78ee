"""A word sounds in the segment where its time says, whatever was cut off, resampled or put before it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from briefing.adapters.codec import decode
from briefing.adapters.mp3_frames import DECODER_DELAY, ENCODER_DELAY
from briefing.adapters.word_times import unpacked
from briefing.config import AudioSettings
from briefing.model import Clip, Milliseconds, Segment, Utterance, Voice, WordTime
from briefing.stitch import stitch

FAST = AudioSettings(encoder_quality=9)
VOICE = Voice("tone", "one", "en-US")
RATE = 24000


def beeps(texts: Sequence[str], *, gap_s: float = 0.12) -> Clip:
    """Return a beep a word between silences, and when each sounds."""
    parts, words = [np.zeros(round(0.4 * RATE))], []
    for number, text in enumerate(texts):
        start = sum(map(len, parts))
        length = round((0.15 + 0.05 * number) * RATE)
        parts += [0.3 * np.sin(np.arange(length) * 0.26), np.zeros(round(gap_s * RATE))]
        ms = Milliseconds(start * 1000 // RATE)
        words.append(WordTime(text, ms, Milliseconds((start + length) * 1000 // RATE)))
    return Clip(np.concatenate([*parts, np.zeros(RATE)]).astype(np.float32), RATE, tuple(words))


def saying(text: str) -> Utterance:
    return Utterance(text, text, VOICE, Milliseconds(350))


def segment_of(texts: Sequence[str], clips: Sequence[Clip]) -> tuple[Segment, bytes]:
    return stitch("k", [saying(text) for text in texts], clips, FAST)


def test_every_word_sounds_at_its_time() -> None:
    texts = ["Boats came back.", "All of them."]
    segment, frames = segment_of(texts, [beeps(text.split()) for text in texts])

    samples, rate = decode(frames, "MP3")
    times = (np.arange(len(samples)) - ENCODER_DELAY - DECODER_DELAY) * 1000 / rate
    loud = np.abs(samples) > 0.02
    assert len(segment.words) == len(texts)
    for cue, words in zip(segment.cues, segment.words, strict=True):
        spans = unpacked(words, cue.start_ms)
        assert len(spans) == 3
        assert spans[0][0] == pytest.approx(cue.start_ms, abs=2)
        assert spans[-1][1] == pytest.approx(cue.end_ms, abs=10)
        for start, end in spans:
            heard = times[loud & (times > start - 50) & (times < end + 50)]
            assert heard[0] == pytest.approx(start, abs=6)
            assert heard[-1] == pytest.approx(end, abs=6)


def test_an_engine_that_tells_nothing_leaves_nothing() -> None:
    silent = replace(beeps(["One."]), words=())

    segment, _ = segment_of(["One."], [silent])

    assert segment.words == ()


def test_an_utterance_without_times_among_others_has_none() -> None:
    clips = [beeps(["One."]), replace(beeps(["Two."]), words=())]

    segment, _ = segment_of(["One.", "Two."], clips)

    assert [len(words) for words in segment.words] == [2, 0]


def test_times_are_of_the_words_that_were_asked_for() -> None:
    clip = beeps(["It", "is", "one", "mile."])

    segment, _ = segment_of(["It is — 1 mile."], [clip])

    spans = unpacked(segment.words[0], segment.cues[0].start_ms)
    assert len(spans) == len(["It", "is", "—", "1", "mile."])
    assert spans[2][1] <= spans[3][0] < spans[3][1] <= spans[4][0]
    assert spans[4][1] - spans[4][0] == pytest.approx(300, abs=10)


def test_times_beyond_what_is_heard_are_cut_off() -> None:
    clip = beeps(["One", "two."])
    astray = (
        WordTime("One", Milliseconds(0), Milliseconds(550)),
        WordTime("two.", Milliseconds(500), Milliseconds(9000)),
    )

    segment, _ = segment_of(["One two."], [replace(clip, words=astray)])

    cue = segment.cues[0]
    (one, two) = unpacked(segment.words[0], cue.start_ms)
    assert cue.start_ms == one[0] <= one[1] <= two[0]
    assert two[1] == pytest.approx(cue.end_ms, abs=1)
