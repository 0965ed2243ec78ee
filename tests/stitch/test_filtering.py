from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from briefing.stitch import filtering

if TYPE_CHECKING:
    from numpy.typing import NDArray


def by_recursion(samples: NDArray[np.float32], cut_hz: float, rate_hz: int) -> NDArray[np.float64]:
    """Return the same high-pass, sample by sample: the definition."""
    k = np.tan(np.pi * cut_hz / rate_hz)
    norm = 1 + np.sqrt(2) * k + k * k
    out = np.zeros(len(samples) + 2)
    x = np.concatenate(([0.0, 0.0], samples.astype(np.float64)))
    for n in range(2, len(x)):
        out[n] = (
            x[n] - 2 * x[n - 1] + x[n - 2]
            - 2 * (k * k - 1) * out[n - 1] - (1 - np.sqrt(2) * k + k * k) * out[n - 2]
        ) / norm  # fmt: skip
    return out[2:]


@pytest.mark.parametrize("length", [0, 1, 1439, 1440, 6752, 6753, 20_000])
@pytest.mark.parametrize("rate_hz", [16000, 24000])
def test_blocks_give_what_the_recursion_gives(length: int, rate_hz: int) -> None:
    samples = np.random.default_rng(1).standard_normal(length).astype(np.float32)
    filtered = filtering.apply(filtering.high_pass(40.0, rate_hz), samples, rate_hz)
    assert filtered.dtype == np.float32
    assert len(filtered) == length
    assert np.abs(filtered - by_recursion(samples, 40.0, rate_hz)).max(initial=0.0) < 3e-4


@pytest.mark.parametrize(
    ("frequency", "gain_db"), [(10, -24.1), (40, -3.0), (80, -0.26), (1000, 0)]
)
def test_the_high_pass_has_the_curve_of_butterworth(frequency: float, gain_db: float) -> None:
    response = filtering.high_pass(40.0, 24000)(np.array([2 * np.pi * frequency / 24000]))
    assert 20 * np.log10(abs(response[0])) == pytest.approx(gain_db, abs=0.05)
