from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.adapters import codec
from briefing.adapters.mp3_frames import (
    DECODER_DELAY,
    EDGE,
    ENCODER_DELAY,
    SAMPLES_PER_FRAME,
    count_frames,
    frames,
    main_data_begin,
)
from briefing.config import AudioSettings
from briefing.errors import AudioError
from briefing.model import Clip, Milliseconds, Segment, Utterance, Voice
from briefing.stitch import stitch
from briefing.stitch.loudness import integrated_lufs
from briefing.stitch.peaks import true_peak_dbtp
from briefing.stitch.segment import encode

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Speak = Callable[..., tuple[list[Utterance], list[Clip]]]

DELAY = ENCODER_DELAY + DECODER_DELAY
FAST = AudioSettings(encoder_quality=7)


def decoded(segment: Segment, data: bytes) -> NDArray[np.float32]:
    """Return the PCM of a segment as a player hears it, the codec's delay taken off."""
    samples, rate_hz = codec.decode(data, "MP3")
    assert rate_hz == segment.rate_hz
    return samples[DELAY : DELAY + segment.sample_count]


def test_a_segment_says_what_its_frames_are(speak: Speak) -> None:
    segment, data = stitch("a key", *speak(1.0, 0.5), FAST)
    assert segment.key == "a key"
    assert (segment.rate_hz, segment.bitrate_kbps) == (44100, 64)
    assert segment.frame_count == count_frames(data)
    assert segment.sample_count + DELAY <= segment.frame_count * SAMPLES_PER_FRAME
    assert main_data_begin(next(frames(data))) == 0
    assert len(segment.cues) == 2


@pytest.mark.parametrize("rate_hz", [44100, 48000])
@pytest.mark.parametrize("bitrate_kbps", [48, 64, 128])
def test_what_is_heard_has_the_loudness_and_the_peak_asked_for(
    rate_hz: int, bitrate_kbps: int, speak: Speak
) -> None:
    audio = AudioSettings.model_validate(
        {"sample_rate_hz": rate_hz, "bitrate_kbps": bitrate_kbps, "encoder_quality": 7}
    )
    segment, data = stitch("k", *speak(3.0, 2.0), audio)
    samples = decoded(segment, data)
    assert integrated_lufs(samples, rate_hz) == pytest.approx(-19.0, abs=0.5)
    assert true_peak_dbtp(samples) <= -1.0
    assert segment.loudness_lufs == pytest.approx(integrated_lufs(samples, rate_hz), abs=0.2)
    assert segment.true_peak_dbtp == pytest.approx(true_peak_dbtp(samples), abs=0.1)


@pytest.mark.parametrize("gain", [0.003, 0.1, 3.0])
def test_soft_and_loud_engines_come_out_alike(gain: float, speak: Speak) -> None:
    segment, _ = stitch("k", *speak(2.0, 2.0, gains=(gain, gain)), FAST)
    assert segment.loudness_lufs == pytest.approx(-19.0, abs=0.5)
    assert segment.true_peak_dbtp <= -1.0


@pytest.mark.parametrize("seconds", [0.1, 0.3, 0.7])
def test_a_short_word_comes_out_alike_too(seconds: float, speak: Speak) -> None:
    segment, _ = stitch("k", *speak(seconds), FAST)
    assert segment.loudness_lufs == pytest.approx(-19.0, abs=1.0)
    assert segment.true_peak_dbtp <= -1.0


def test_the_edges_are_silent_but_for_what_the_codec_spreads(speak: Speak) -> None:
    _, data = stitch("k", *speak(1.0, 1.0), FAST)
    samples, _ = codec.decode(data, "MP3")
    assert not samples[: EDGE - DELAY].any()
    assert np.abs(samples[-576:]).max() == 0


def test_the_onset_is_where_the_sound_begins(speak: Speak) -> None:
    segment, data = stitch("k", *speak(1.0), FAST)
    samples = decoded(segment, data)
    loud = np.flatnonzero(np.abs(samples) > 0.02)
    assert segment.onset_samples >= EDGE
    assert segment.onset_samples == pytest.approx(loud[0], abs=0.02 * segment.rate_hz)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.floats(0.1, 0.8), min_size=1, max_size=4), st.integers(0, 600))
def test_cues_are_in_order_without_overlap_inside_the_segment(
    lengths: list[float], pause_ms: int
) -> None:
    segment, _ = stitch("k", *_speak(lengths, pause_ms), FAST)
    edges = [time for cue in segment.cues for time in (cue.start_ms, cue.end_ms)]
    assert edges == sorted(edges)
    assert len(segment.cues) == len(lengths)
    assert edges[0] == segment.onset_samples * 1000 // segment.rate_hz
    assert edges[-1] * segment.rate_hz / 1000 <= segment.sample_count - EDGE + 45
    for cue, length in zip(segment.cues, lengths, strict=True):
        assert cue.end_ms - cue.start_ms == pytest.approx(length * 1000, abs=70)
    for here, there in zip(segment.cues, segment.cues[1:], strict=False):
        assert there.start_ms - here.end_ms == pytest.approx(max(pause_ms, 110), abs=15)


def _speak(lengths: list[float], pause_ms: int) -> tuple[list[Utterance], list[Clip]]:
    """Make tones between silences, with clear beginnings and ends."""
    utterances, clips = [], []
    for index, length in enumerate(lengths):
        time = np.arange(round(length * 24000)) / 24000
        tone = 0.3 * np.hanning(len(time)) ** 0.1 * np.sin(2 * np.pi * 1000 * time)
        clips.append(Clip(np.pad(tone, 7200).astype(np.float32), 24000))
        voice = Voice("tone", "one", "en-US")
        utterances.append(Utterance(str(index), str(index), voice, Milliseconds(pause_ms)))
    return utterances, clips


def test_a_tone_sounds_where_its_cue_says(speak: Speak) -> None:
    segment, data = stitch("k", *_speak([0.4, 0.7], 300), FAST)
    samples = decoded(segment, data)
    times = np.arange(len(samples)) * 1000 / segment.rate_hz
    inside = np.zeros(len(samples), bool)
    for cue in segment.cues:
        inside |= (times >= cue.start_ms - 1) & (times < cue.end_ms + 1)
    assert np.abs(samples[~inside]).max() < 0.02
    assert np.sqrt(np.mean(samples[inside] ** 2)) > 0.05


def test_the_same_clips_make_the_same_bytes(speak: Speak) -> None:
    assert stitch("k", *speak(1.0, 0.5), FAST) == stitch("k", *speak(1.0, 0.5), FAST)


def test_the_pause_after_the_last_utterance_is_not_in_the_segment(speak: Speak) -> None:
    short, _ = stitch("k", *speak(0.5, pause_ms=0), FAST)
    long, _ = stitch("k", *speak(0.5, pause_ms=5000), FAST)
    assert short.sample_count == long.sample_count


def test_clips_are_taken_one_at_a_time(speak: Speak) -> None:
    utterances, clips = speak(0.3, 0.3)
    asked: list[int] = []

    def lazily() -> Iterator[Clip]:
        for index, clip in enumerate(clips):
            asked.append(index)
            yield clip

    stitch("k", utterances, lazily(), FAST)
    assert asked == [0, 1]


def test_a_bad_clip_names_its_text(speak: Speak) -> None:
    utterances, clips = speak(0.3, 0.3)
    clips[1] = Clip(np.empty(0, np.float32), 24000)
    with pytest.raises(AudioError, match=r"'Sentence 1\.' is empty"):
        stitch("k", utterances, clips, FAST)


@pytest.mark.parametrize(
    ("utterances", "clips", "message"),
    [(0, 0, "without utterances"), (2, 1, "no clip of 'Sentence 1.'"), (1, 2, "more clips")],
)
def test_there_is_one_clip_an_utterance(
    utterances: int, clips: int, message: str, speak: Speak
) -> None:
    texts, sounds = speak(0.3, 0.3)
    with pytest.raises(AudioError, match=message):
        stitch("k", texts[:utterances], sounds[:clips], FAST)


def spiky() -> NDArray[np.float32]:
    """Return sound whose peaks need the limiter at every loudness."""
    time = np.arange(44100 * 2 - 2 * EDGE) / 44100
    level = np.where(time % 0.4 < 0.005, 0.9, 0.05)
    return np.pad(level * np.sin(2 * np.pi * 440 * time), EDGE).astype(np.float32)


def test_sound_is_mastered_again_when_the_codec_adds_too_much() -> None:
    encoded = encode(spiky(), FAST, room_db=-2.0)
    assert encoded.true_peak_dbtp <= -1.0
    assert true_peak_dbtp(codec.decode(encoded.frames, "MP3")[0]) == encoded.true_peak_dbtp


def test_sound_that_does_not_fit_in_the_attempts_says_so() -> None:
    assert encode(spiky(), FAST, room_db=-2.0, attempts=1).true_peak_dbtp > -1.0
