"""True peaks: what the sound reaches between its samples (ITU-R BS.1770-4, annex 2: 4x oversampling).

Only blocks that come near the level of interest are oversampled, which in speech is a few per cent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from briefing.adapters.resample import resample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

OVERSAMPLING = 4
BLOCK = 512
CONTEXT = 128
"""Samples on both sides of a block that the oversampling filter needs, thrown away afterwards."""
NEAR = 0.6
"""A true peak may stand 3 dB (0.71) over the samples of a sine at a quarter of the rate, rarely more."""
GROUP = 512
"""Blocks oversampled at a time: 6 MB."""
FLOOR_DBTP = -120.0


def true_peak_dbtp(samples: NDArray[np.float32]) -> float:
    """Return the highest true peak in dB of full scale; -120 for silence."""
    if not len(samples):
        return FLOOR_DBTP
    highest = float(max(samples.max(), -samples.min()))
    for _, magnitudes in near(samples, highest * NEAR):
        highest = max(highest, float(magnitudes.max()))
    return max(FLOOR_DBTP, 20.0 * float(np.log10(max(highest, 1e-9))))


def over(
    samples: NDArray[np.float32], ceiling: float
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Return where the true peak is over a (linear) ceiling, in order, and how high it is there."""
    places: list[NDArray[np.intp]] = [np.empty(0, np.intp)]
    heights: list[NDArray[np.float32]] = [np.empty(0, np.float32)]
    for starts, magnitudes in near(samples, ceiling * NEAR):
        block, within = np.nonzero(magnitudes > ceiling)
        places.append(starts[block] + within)
        heights.append(magnitudes[block, within])
    found = np.concatenate(places)
    inside = found < len(samples)  # not what rings on after the end
    return found[inside], np.concatenate(heights)[inside]


def near(
    samples: NDArray[np.float32], level: float
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.float32]]]:
    """Yield (starts of blocks, true peaks): one row a block, one column a sample.

    Only blocks with a sample at or over the (linear) level. The peak of a sample is that of the
    stretch from it to the next.
    """
    count = -(-len(samples) // BLOCK)
    padded = np.zeros(count * BLOCK + 2 * CONTEXT, np.float32)
    padded[CONTEXT : CONTEXT + len(samples)] = samples
    rows = padded[CONTEXT : CONTEXT + count * BLOCK].reshape(count, BLOCK)
    loud = np.flatnonzero(np.maximum(rows.max(axis=1), -rows.min(axis=1)) >= level)
    windows = np.lib.stride_tricks.sliding_window_view(padded, BLOCK + 2 * CONTEXT)[::BLOCK]
    for first in range(0, len(loud), GROUP):
        chosen = loud[first : first + GROUP]
        fine = resample(windows[chosen].ravel(), 1, OVERSAMPLING)
        shaped = fine.reshape(len(chosen), BLOCK + 2 * CONTEXT, OVERSAMPLING)
        between = np.abs(shaped[:, CONTEXT:-CONTEXT]).max(axis=2)
        # The oversampling filter ends just under the Nyquist frequency, so it may lower a sample.
        yield chosen * BLOCK, np.maximum(between, np.abs(rows[chosen]))
