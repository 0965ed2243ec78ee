from __future__ import annotations

import numpy as np
import pytest

from briefing.adapters.resample import resample


def test_equal_rates_return_the_array_itself() -> None:
    samples = np.ones(100, np.float32)
    assert resample(samples, 24000, 24000) is samples


@pytest.mark.parametrize("to_hz", [44100, 48000, 16000])
def test_a_tone_keeps_its_frequency_level_and_place(to_hz: int) -> None:
    def tone(rate_hz: int) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        time = np.arange(rate_hz) / rate_hz
        return np.sin(2 * np.pi * 440 * time).astype(np.float32)

    changed = resample(tone(24000), 24000, to_hz)
    assert changed.dtype == np.float32
    assert len(changed) == to_hz
    middle = slice(to_hz // 10, -to_hz // 10)
    assert np.abs(changed - tone(to_hz))[middle].max() < 1e-4


def test_nothing_stays_nothing() -> None:
    assert len(resample(np.empty(0, np.float32), 24000, 44100)) == 0
