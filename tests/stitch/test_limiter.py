from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.stitch.limiter import ATTACK_S, RELEASE_S, limit
from briefing.stitch.loudness import integrated_lufs
from briefing.stitch.master import master
from briefing.stitch.peaks import true_peak_dbtp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    SpeechLike = Callable[..., NDArray[np.float32]]

RATE = 44100


def test_what_is_under_the_ceiling_is_not_touched(speech_like: SpeechLike) -> None:
    speech = speech_like(1.0, rate_hz=RATE)
    assert limit(speech, RATE, 2.0) is speech


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1000), st.floats(0.05, 0.9), st.floats(0.2, 3.0))
def test_the_true_peak_stays_at_the_ceiling_whatever_comes(
    seed: int, ceiling: float, level: float
) -> None:
    rng = np.random.default_rng(seed)
    samples = (level * rng.standard_normal(8000) * rng.choice([0, 0.2, 1], 8000)).astype(np.float32)
    limited = limit(samples, RATE, ceiling)
    assert limited.dtype == np.float32
    assert len(limited) == len(samples)
    assert true_peak_dbtp(limited) <= 20 * np.log10(ceiling) + 0.3


def test_the_gain_moves_smoothly_and_only_around_the_peak() -> None:
    samples = np.full(RATE, 0.1, np.float32)
    samples[RATE // 2] = 0.9
    gain = limit(samples, RATE, 0.5) / samples
    changed = np.flatnonzero(gain < 0.9999)
    assert changed[0] >= RATE // 2 - ATTACK_S * RATE - 2
    assert changed[-1] <= RATE // 2 + RELEASE_S * RATE + 2
    assert np.abs(np.diff(gain)).max() < 0.01
    assert gain[RATE // 2] == pytest.approx(0.5 / 0.9, abs=0.02)


@pytest.mark.parametrize("place", [0, 5, RATE // 10 - 1])
def test_a_peak_at_the_very_edge_is_limited_too(place: int) -> None:
    samples = np.full(RATE // 10, 0.01, np.float32)
    samples[place] = 0.9
    assert np.abs(limit(samples, RATE, 0.5)).max() < 0.51


def test_silence_stays_silence_to_the_last_bit(speech_like: SpeechLike) -> None:
    speech = np.pad(speech_like(1.0, rate_hz=RATE), 2304)
    mastered, _ = master(speech, RATE, target_lufs=-14.0, ceiling_dbtp=-6.0)
    assert not mastered[:2304].any()
    assert not mastered[-2304:].any()


@pytest.mark.parametrize("target_lufs", [-31.0, -19.0, -16.0])
@pytest.mark.parametrize("gain", [0.01, 1.0, 5.0])
def test_mastering_meets_loudness_and_ceiling_from_any_level(
    target_lufs: float, gain: float, speech_like: SpeechLike
) -> None:
    speech = np.float32(gain) * speech_like(8.0, rate_hz=RATE)
    mastered, loudness = master(speech, RATE, target_lufs=target_lufs, ceiling_dbtp=-3.0)
    assert loudness == pytest.approx(target_lufs, abs=0.11)
    assert integrated_lufs(mastered, RATE) == pytest.approx(loudness, abs=0.01)
    assert true_peak_dbtp(mastered) <= -3.0 + 0.1


def test_limiting_is_won_back_by_gain(speech_like: SpeechLike) -> None:
    speech = speech_like(8.0, rate_hz=RATE)
    speech[RATE::4000] = 0.9
    mastered, loudness = master(speech, RATE, target_lufs=-19.0, ceiling_dbtp=-9.0)
    assert loudness == pytest.approx(-19.0, abs=0.11)
    assert true_peak_dbtp(mastered) <= -9.0 + 0.1


def test_a_click_in_silence_stays_under_the_ceiling_and_so_under_the_target() -> None:
    samples = np.zeros(RATE * 2, np.float32)
    samples[RATE] = 0.5
    mastered, loudness = master(samples, RATE, target_lufs=-19.0, ceiling_dbtp=-1.5)
    assert loudness < -19.5
    assert true_peak_dbtp(mastered) <= -1.4


def test_nothing_can_be_mastered() -> None:
    mastered, _ = master(np.zeros(RATE, np.float32), RATE, target_lufs=-19.0, ceiling_dbtp=-1.0)
    assert not mastered.any()
