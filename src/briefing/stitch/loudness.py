"""Integrated loudness of mono sound by ITU-R BS.1770-4, in LUFS (one channel, weight 1.0).

The power of the K-weighted sound is taken in the frequency domain: that of each step of 100 ms is,
by Parseval's theorem, the sum over its spectrum times the squared gain of the K filter. Against
filtering sample by sample this needs no loop, and differs by less than 0.04 LU. Neighbouring steps
fade into each other over 20 ms, their squared windows adding up to one: cut off hard, the lowest
notes of a voice would leak to where the filter takes them out (0.1 LU at 105 Hz).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from briefing.stitch.filtering import biquad

if TYPE_CHECKING:
    from numpy.typing import NDArray

ABSOLUTE_GATE_LUFS = -70.0
RELATIVE_GATE_LU = -10.0
OFFSET_LUFS = -0.691
"""The constant of eq. 2, which makes a full-scale 997 Hz sine read -3.01 LUFS."""
STEP_S = 0.1
STEPS_PER_BLOCK = 4
"""Gating blocks of 400 ms, one every 100 ms: an overlap of 75 %."""
FADES_PER_STEP = 5
BATCH = 64
"""Steps transformed at a time: 3 MB."""

Section = tuple[tuple[float, float, float], tuple[float, float, float]]
"""The factors of a second-order filter: numerator and denominator, in z to the -1."""


def integrated_lufs(samples: NDArray[np.float32], rate_hz: int) -> float:
    """Measure the gated loudness (eq. 3 to 7).

    Sound shorter than one gating block is measured as one block of its own length. When no block is
    above the absolute gate, the result is that gate, -70.
    """
    if not len(samples):
        return ABSOLUTE_GATE_LUFS
    power = _block_power(samples, rate_hz)
    loud = power[_lufs(power) > ABSOLUTE_GATE_LUFS]
    if not len(loud):
        return ABSOLUTE_GATE_LUFS
    gate = _lufs(loud.mean(keepdims=True)) + RELATIVE_GATE_LU  # eq. 6
    return float(_lufs(loud[_lufs(loud) > gate].mean(keepdims=True))[0])  # eq. 7


def k_weight(frequencies_hz: NDArray[np.float64], rate_hz: int) -> NDArray[np.float64]:
    """Return the power gain of the K filter at these frequencies, for sound of that rate.

    The standard gives coefficients for 48 kHz (annex 1, tables 1 and 2); those here come from the
    analogue prototypes behind them through the bilinear transform, and equal the tables at 48 kHz.
    """
    angles = 2.0 * np.pi * frequencies_hz / rate_hz
    both = biquad(*shelf_section(rate_hz))(angles) * biquad(*high_pass_section(rate_hz))(angles)
    gain: NDArray[np.float64] = np.square(np.abs(both))
    return gain


def shelf_section(rate_hz: int) -> Section:
    """Return table 1, the head: +4 dB above 1.7 kHz, for this rate."""
    k = float(np.tan(np.pi * 1681.974450955533 / rate_hz))
    high = 10.0 ** (3.999843853973347 / 20.0)
    middle = high**0.4996667741545416
    damping = k / 0.7071752369554196
    norm = 1.0 + damping + k * k
    forward = (
        (high + middle * damping + k * k) / norm,
        2.0 * (k * k - high) / norm,
        (high - middle * damping + k * k) / norm,
    )
    return forward, (1.0, 2.0 * (k * k - 1.0) / norm, (1.0 - damping + k * k) / norm)


def high_pass_section(rate_hz: int) -> Section:
    """Return table 2, the RLB curve: a high-pass at 38 Hz, for this rate."""
    k = float(np.tan(np.pi * 38.13547087602444 / rate_hz))
    damping = k / 0.5003270373238773
    norm = 1.0 + damping + k * k
    back = (1.0, 2.0 * (k * k - 1.0) / norm, (1.0 - damping + k * k) / norm)
    return (1.0, -2.0, 1.0), back


def _block_power(samples: NDArray[np.float32], rate_hz: int) -> NDArray[np.float64]:
    """Return the mean square of each K-weighted gating block (eq. 1 and 3), whole ones only."""
    step = round(STEP_S * rate_hz)
    count = len(samples) // step
    if count < STEPS_PER_BLOCK:
        alone = np.zeros((1, len(samples) + step), np.float32)
        alone[0, : len(samples)] = samples
        return _energy(alone, rate_hz) / len(samples)
    fade = step // FADES_PER_STEP
    window = _window(step, fade)
    padded = np.zeros(len(samples) + step + fade, np.float32)
    padded[fade // 2 : fade // 2 + len(samples)] = samples
    frames = np.lib.stride_tricks.sliding_window_view(padded, step + fade)[::step]
    power = np.empty(count)
    for first in range(0, count, BATCH):
        batch = slice(first, min(first + BATCH, count))
        power[batch] = _energy(frames[batch] * window, rate_hz) / step
    blocks: NDArray[np.float64] = np.convolve(
        power, np.full(STEPS_PER_BLOCK, 1 / STEPS_PER_BLOCK), "valid"
    )
    return blocks


def _window(step: int, fade: int) -> NDArray[np.float32]:
    """Return a window whose square, repeated every `step`, adds up to one."""
    rise = np.sin(0.5 * np.pi * (np.arange(fade) + 0.5) / fade)
    return np.concatenate((rise, np.ones(step - fade), rise[::-1])).astype(np.float32)


def _energy(frames: NDArray[np.float32], rate_hz: int) -> NDArray[np.float64]:
    """Return the sum of squares of each frame, K-weighted, from its spectrum."""
    length = frames.shape[1]
    frequencies = np.arange(length // 2 + 1) * (rate_hz / length)
    gain = 2.0 / length * k_weight(frequencies, rate_hz)
    if length % 2 == 0:
        gain[-1] /= 2.0  # the one frequency without a mirror image
    spectra = np.fft.rfft(frames, axis=1)
    power = np.square(spectra.real) + np.square(spectra.imag)
    weighted: NDArray[np.float64] = (power @ gain.astype(power.dtype)).astype(np.float64)
    return weighted


def _lufs(power: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn mean squares into loudness (eq. 2 and 4); digital silence is far below every gate."""
    loudness: NDArray[np.float64] = OFFSET_LUFS + 10.0 * np.log10(np.maximum(power, 1e-20))
    return loudness
