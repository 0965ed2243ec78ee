"""Linear filters without scipy: a frequency response, applied block by block with the FFT.

A recursive filter is a loop over samples, which numpy has not. But one whose impulse response has
died away after `MEMORY_S` may as well be applied to overlapping blocks (overlap-save): each block
is multiplied by the exact response of the filter, and the part that the block's edges disturb is
thrown away. What is left of the response of a 40 Hz high-pass is then at -90 dB.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Response = Callable[[NDArray[np.float64]], NDArray[np.complex128]]
    """The complex gain at angular frequencies in radians a sample, 0 to pi."""

MEMORY_S = 0.06
BLOCK_PER_MEMORY = 4


def apply(response: Response, samples: NDArray[np.float32], rate_hz: int) -> NDArray[np.float32]:
    """Return the filtered samples, as many as there were; before the first is silence."""
    memory = round(MEMORY_S * rate_hz)
    size = 1 << (BLOCK_PER_MEMORY * memory - 1).bit_length()
    step = size - memory
    gains = response(np.linspace(0.0, np.pi, size // 2 + 1)).astype(np.complex64)
    filtered = np.empty(len(samples), np.float32)
    block = np.zeros(size, np.float32)
    for start in range(0, len(samples), step):
        before = min(start, memory)
        taken = samples[start - before : start + step]
        block[:] = 0.0
        block[memory - before : memory - before + len(taken)] = taken
        result = np.fft.irfft(np.fft.rfft(block) * gains, size)[memory:]
        filtered[start : start + step] = result[: len(samples) - start]
    return filtered


def biquad(forward: tuple[float, float, float], back: tuple[float, float, float]) -> Response:
    """Return the response of a second-order section: numerator over denominator in z to the -1."""

    def response(angles: NDArray[np.float64]) -> NDArray[np.complex128]:
        delay = np.exp(-1j * angles)
        ratio: NDArray[np.complex128] = _at(forward, delay) / _at(back, delay)
        return ratio

    return response


def _at(
    factors: tuple[float, float, float], delay: NDArray[np.complex128]
) -> NDArray[np.complex128]:
    return factors[0] + delay * (factors[1] + delay * factors[2])


def high_pass(cut_hz: float, rate_hz: int) -> Response:
    """Return a second-order Butterworth high-pass (-3 dB at `cut_hz`, bilinear transform)."""
    k = float(np.tan(np.pi * cut_hz / rate_hz))
    norm = 1.0 + np.sqrt(2.0) * k + k * k
    back = (1.0, 2.0 * (k * k - 1.0) / norm, (1.0 - np.sqrt(2.0) * k + k * k) / norm)
    return biquad((1.0 / norm, -2.0 / norm, 1.0 / norm), back)
