from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import AudioError
from briefing.model import Clip
from briefing.stitch.takes import LEAD_S, TAIL_S, Take, even, take

if TYPE_CHECKING:
    from numpy.typing import NDArray

    SpeechLike = Callable[..., NDArray[np.float32]]

RATE = 24000
FRAME = RATE // 200


def padded(sound: NDArray[np.float32], before_s: float, after_s: float) -> Clip:
    around = (round(before_s * RATE), round(after_s * RATE))
    return Clip(np.pad(sound, around).astype(np.float32), RATE)


@settings(max_examples=20, deadline=None)
@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.05, 3))
def test_silence_is_trimmed_to_a_lead_and_a_tail(before: float, after: float, gain: float) -> None:
    wave = (np.hanning(RATE // 2) ** 0.1 * np.sin(np.arange(RATE // 2) * 0.3)).astype(np.float32)
    taken = take(padded(np.float32(gain) * 0.3 * wave, before, after), "Hello.", RATE)
    assert taken.onset == pytest.approx(min(before, LEAD_S) * RATE, abs=2 * FRAME)
    tail = len(taken.samples) - taken.end
    assert tail == pytest.approx(min(after, TAIL_S) * RATE, abs=3 * FRAME)
    assert taken.end - taken.onset == pytest.approx(len(wave), abs=4 * FRAME)


def test_a_soft_first_and_last_consonant_are_kept(speech_like: SpeechLike) -> None:
    """An f, h or s at 46 dB under the vowels, 90 ms before and after them, is sound, not silence."""
    vowels = speech_like(1.0)
    level = float(np.sqrt(np.mean(vowels**2)))
    hiss = np.random.default_rng(1).standard_normal(round(0.09 * RATE)) * level * 10 ** (-46 / 20)
    clip = padded(np.concatenate((hiss, vowels, hiss)).astype(np.float32), 0.3, 0.5)
    taken = take(clip, "Fish.", RATE)
    assert taken.end - taken.onset >= RATE + 1.7 * len(hiss)
    assert taken.onset >= LEAD_S * RATE - 1


def test_noise_under_the_speech_is_trimmed_too(speech_like: SpeechLike) -> None:
    clip = padded(speech_like(2.0), 0.5, 0.5)
    noise = np.random.default_rng(1).standard_normal(len(clip.samples)).astype(np.float32)
    taken = take(Clip(clip.samples + np.float32(0.0003) * noise, RATE), "Hiss.", RATE)
    assert len(taken.samples) <= (2.0 + LEAD_S + TAIL_S) * RATE + 4 * FRAME
    assert len(taken.samples) >= 1.9 * RATE


def test_sound_without_silence_is_kept_whole(speech_like: SpeechLike) -> None:
    speech = speech_like(1.0)
    taken = take(Clip(speech, RATE), "Now.", RATE)
    assert (len(taken.samples), taken.onset) == (len(speech), 0)


@pytest.mark.parametrize("rate_hz", [44100, 48000])
def test_a_take_has_the_rate_of_the_show(rate_hz: int, speech_like: SpeechLike) -> None:
    here = take(padded(speech_like(1.0), 0.3, 0.4), "One.", RATE)
    there = take(padded(speech_like(1.0), 0.3, 0.4), "One.", rate_hz)
    assert there.samples.dtype == np.float32
    assert len(there.samples) / rate_hz == pytest.approx(len(here.samples) / RATE, abs=1e-4)
    assert there.onset / rate_hz == pytest.approx(here.onset / RATE, abs=1e-4)
    assert there.end / rate_hz == pytest.approx(here.end / RATE, abs=1e-4)
    assert there.level_db == here.level_db


def test_direct_current_and_rumble_are_taken_out(speech_like: SpeechLike) -> None:
    speech = speech_like(2.0)
    rumble = 0.1 * np.sin(2 * np.pi * 8 * np.arange(len(speech)) / RATE)
    taken = take(Clip((speech + 0.1 + rumble).astype(np.float32), RATE), "Rumble.", RATE)
    spectrum = np.abs(np.fft.rfft(taken.samples)) / len(taken.samples)
    below = np.fft.rfftfreq(len(taken.samples), 1 / RATE) < 15
    assert spectrum[below].max() < 0.003


@pytest.mark.parametrize(
    ("samples", "reason"),
    [
        (np.empty(0, np.float32), "is empty"),
        (np.zeros(1000, np.float32), "is silent"),
        (np.full(1000, 0.5, np.float32), "is silent"),
        (np.array([0.1, np.nan], np.float32), "not finite"),
        (np.array([0.1, np.inf], np.float32), "not finite"),
        (np.array([0.1, 9.0], np.float32), "far over full scale"),
        (np.zeros((10, 2), np.float32), "one channel"),
    ],
    ids=["empty", "zeros", "direct current", "nan", "infinite", "absurd", "stereo"],
)
def test_a_clip_that_is_no_sound_is_an_error_that_names_the_text(
    samples: NDArray[np.float32], reason: str
) -> None:
    with pytest.raises(AudioError, match=f"'What was to be said.' .*{reason}"):
        take(Clip(samples, RATE), "What was to be said.", 44100)


def test_a_clip_without_a_rate_is_an_error() -> None:
    with pytest.raises(AudioError, match="at a rate"):
        take(Clip(np.ones(10, np.float32), 0), "Text.", 44100)


def test_a_long_text_is_shortened_in_the_error() -> None:
    with pytest.raises(AudioError) as caught:
        take(Clip(np.empty(0, np.float32), RATE), "word " * 100, 44100)
    assert len(str(caught.value)) < 120


def take_at(level_db: float, length: int = 1000) -> Take:
    level = 10 ** (level_db / 20)
    samples = (level * np.sin(np.arange(length) * 0.1)).astype(np.float32)
    return Take(samples, onset=0, end=length, level_db=level_db)


def levels(takes: tuple[Take, ...]) -> list[float]:
    return [20 * float(np.log10(np.abs(t.samples).max())) for t in takes]


@given(st.lists(st.floats(-50, 0), min_size=1, max_size=6))
def test_evening_brings_levels_together_and_peaks_under_full_scale(found: list[float]) -> None:
    evened = levels(even([take_at(db) for db in found]))
    assert max(evened) == pytest.approx(20 * np.log10(0.9), abs=0.01)
    spread = max(found) - min(found)
    assert max(evened) - min(evened) <= max(3.0, spread - 3.0) + 0.02
    order = sorted(range(len(found)), key=found.__getitem__)
    assert all(evened[a] <= evened[b] + 0.01 for a, b in pairwise(order))


def test_evening_keeps_a_little_of_what_was_soft_and_loud() -> None:
    first, second = levels(even([take_at(-21.0), take_at(-19.0)]))
    assert second - first == pytest.approx(0.6, abs=0.05)


def test_two_engines_far_apart_come_within_three_decibels() -> None:
    first, second = levels(even([take_at(-32.0), take_at(-20.0)]))
    assert 0 < second - first <= 3.0
