"""A look-ahead limiter: the gain dips before a true peak over the ceiling, and recovers after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from briefing.stitch import peaks

if TYPE_CHECKING:
    from numpy.typing import NDArray

ATTACK_S = 0.004
RELEASE_S = 0.06
CLUSTER_S = 0.001
"""Peaks so near to each other share one dip."""


def limit(samples: NDArray[np.float32], rate_hz: int, ceiling: float) -> NDArray[np.float32]:
    """Keep the true peak at or under a (linear) ceiling; the array itself when it is already."""
    places, heights = peaks.over(samples, ceiling)
    if not len(places):
        return samples
    limited = _gain(places, ceiling / heights, len(samples), rate_hz)
    limited *= samples
    return limited


def _gain(
    places: NDArray[np.intp], needed: NDArray[np.float32], length: int, rate_hz: int
) -> NDArray[np.float32]:
    """Return the gain of each sample: 1, but for a smooth dip around each cluster of peaks."""
    attack = _half_cosine(round(ATTACK_S * rate_hz))
    release = _half_cosine(round(RELEASE_S * rate_hz))[::-1]
    gain = np.ones(length + len(attack) + len(release) + 1, np.float32)
    for start, end, depth in _clusters(places, needed, round(CLUSTER_S * rate_hz)):
        hold = np.ones(end - start + 1, np.float32)
        dip = 1.0 - np.float32(depth) * np.concatenate((attack, hold, release))
        around = gain[start : start + len(dip)]  # `gain` begins one attack before the samples
        np.minimum(around, dip, out=around)
    return gain[len(attack) : len(attack) + length]


def _clusters(
    places: NDArray[np.intp], needed: NDArray[np.float32], gap: int
) -> list[tuple[int, int, float]]:
    """Group peaks: (first place, last place, 1 - gain), the last one sample further than its peak."""
    firsts = np.flatnonzero(np.diff(places, prepend=places[0] - gap - 1) > gap)
    lasts = np.append(firsts[1:], len(places)) - 1
    depths = 1.0 - np.minimum.reduceat(needed, firsts)
    return [
        (int(places[a]), int(places[b]) + 1, float(depth))
        for a, b, depth in zip(firsts, lasts, depths, strict=True)
    ]


def _half_cosine(length: int) -> NDArray[np.float32]:
    rise: NDArray[np.float32] = (
        0.5 - 0.5 * np.cos(np.pi * np.arange(1, length + 1) / (length + 1))
    ).astype(np.float32)
    return rise
