"""Bring a whole segment to its loudness, under its ceiling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from briefing.stitch.limiter import limit
from briefing.stitch.loudness import integrated_lufs

if TYPE_CHECKING:
    from numpy.typing import NDArray

TOLERANCE_LU = 0.1
ROUNDS = 6
"""Limiting costs loudness, which more gain wins back: it settles in two or three rounds."""


def master(
    samples: NDArray[np.float32], rate_hz: int, *, target_lufs: float, ceiling_dbtp: float
) -> tuple[NDArray[np.float32], float]:
    """Return the sound at the target loudness, its true peak at or under the ceiling; and its loudness.

    The loudness is within 0.1 LU of the target where that can be had. The ceiling goes first: sound
    that is all peaks (a click in silence) stays quieter than the target.
    """
    ceiling = 10.0 ** (ceiling_dbtp / 20.0)
    gain_db = target_lufs - integrated_lufs(samples, rate_hz)
    for _ in range(ROUNDS):
        mastered, touched = _raised(samples, gain_db, rate_hz, ceiling)
        if not touched:
            return mastered, target_lufs
        loudness = integrated_lufs(mastered, rate_hz)
        if abs(target_lufs - loudness) <= TOLERANCE_LU:
            break
        gain_db += target_lufs - loudness
    return mastered, loudness


def _raised(
    samples: NDArray[np.float32], gain_db: float, rate_hz: int, ceiling: float
) -> tuple[NDArray[np.float32], bool]:
    """Return the sound with that gain, limited, and whether the limiter had to act."""
    raised = samples * np.float32(10.0 ** (gain_db / 20.0))
    limited = limit(raised, rate_hz, ceiling)
    return limited, limited is not raised
