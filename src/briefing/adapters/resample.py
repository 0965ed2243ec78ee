"""Change the sample rate of sound, through libsoxr."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soxr

if TYPE_CHECKING:
    from numpy.typing import NDArray


def resample(samples: NDArray[np.float32], from_hz: int, to_hz: int) -> NDArray[np.float32]:
    """Return mono samples at another rate, without delay; the array itself when the rates agree.

    libsoxr's "HQ" is flat to 0.913 of the lower Nyquist frequency, with 20 bits of precision.
    """
    if from_hz == to_hz:
        return samples
    resampled: NDArray[np.float32] = soxr.resample(
        samples.astype(np.float32, copy=False), from_hz, to_hz, quality="HQ"
    )
    return resampled
