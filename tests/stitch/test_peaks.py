from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from briefing.adapters.resample import resample
from briefing.stitch.peaks import BLOCK, FLOOR_DBTP, GROUP, over, true_peak_dbtp

if TYPE_CHECKING:
    from numpy.typing import NDArray


def tone(
    divisor: float, degrees: float, amplitude: float, length: int = 9600
) -> NDArray[np.float32]:
    phase = 2 * np.pi * np.arange(length) / divisor + np.radians(degrees)
    faded = np.minimum(1, np.minimum(np.arange(length), np.arange(length)[::-1]) / 480)
    return np.asarray(amplitude * faded * np.sin(phase), np.float32)


# EBU Tech 3341, table 1, signals 15 to 19: sines whose samples miss the peak; +0.2/-0.4 dB allowed.
@pytest.mark.parametrize(
    ("divisor", "degrees", "amplitude", "expected"),
    [(4, 0, 0.5, -6.0), (4, 45, 0.5, -6.0), (6, 60, 0.5, -6.0), (8, 67.5, 0.5, -6.0), (4, 45, 1.41, 3.0)],
    ids=["15", "16", "17", "18", "19"],
)  # fmt: skip
def test_the_signals_of_ebu_tech_3341_read_what_they_must(
    divisor: float, degrees: float, amplitude: float, expected: float
) -> None:
    measured = true_peak_dbtp(tone(divisor, degrees, amplitude))
    assert expected - 0.4 <= measured <= expected + 0.2


def test_only_some_blocks_are_oversampled_yet_none_is_missed() -> None:
    rng = np.random.default_rng(5)
    samples = (0.05 * rng.standard_normal(BLOCK * (GROUP + 50))).astype(np.float32)
    whole = max(np.abs(resample(samples, 1, 4)).max(), np.abs(samples).max())
    assert true_peak_dbtp(samples) == pytest.approx(20 * np.log10(whole), abs=0.05)


@pytest.mark.parametrize("length", [0, 1, 1000])
def test_silence_reads_the_floor(length: int) -> None:
    assert true_peak_dbtp(np.zeros(length, np.float32)) == FLOOR_DBTP


@pytest.mark.parametrize("place", [0, 1, BLOCK - 1, BLOCK, 2999])
def test_a_peak_is_found_where_it_is(place: int) -> None:
    samples = np.zeros(3000, np.float32)
    samples[place] = 0.9
    places, heights = over(samples, 0.8)
    assert place in places
    assert set(places.tolist()) <= {place - 1, place}
    assert heights.max() == pytest.approx(0.9, abs=0.02)


def test_nothing_is_over_a_high_ceiling() -> None:
    places, heights = over(tone(8, 0, 0.5), 0.9)
    assert len(places) == len(heights) == 0
