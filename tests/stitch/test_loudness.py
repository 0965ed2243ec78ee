from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.stitch.loudness import (
    ABSOLUTE_GATE_LUFS,
    high_pass_section,
    integrated_lufs,
    k_weight,
    shelf_section,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATES = (24000, 44100, 48000)
ONE_CHANNEL_DB = 10 * np.log10(2)
"""The EBU's signals are in stereo, which reads 3.01 LU more than one of its channels."""


def tone(
    *stretches: tuple[float, float], rate_hz: int = 48000, frequency: float = 1000.0
) -> NDArray[np.float32]:
    """Return a sine in stretches of (level in dBFS, seconds), its phase running on."""
    levels = np.concatenate([np.full(round(s * rate_hz), 10 ** (db / 20)) for db, s in stretches])
    wave = levels * np.sin(2 * np.pi * frequency * np.arange(len(levels)) / rate_hz)
    return wave.astype(np.float32)


# EBU Tech 3341, table 1, signals 1 to 5: what a meter must read within 0.1 LU.
SIGNALS = {
    "1": (-23.0, [(-23.0, 20.0)]),
    "2": (-33.0, [(-33.0, 20.0)]),
    "3": (-23.0, [(-36.0, 10.0), (-23.0, 60.0), (-36.0, 10.0)]),
    "4": (-23.0, [(-72.0, 10.0), (-36.0, 10.0), (-23.0, 60.0), (-36.0, 10.0), (-72.0, 10.0)]),
    "5": (-23.0, [(-26.0, 20.0), (-20.0, 20.1), (-26.0, 20.0)]),
}


@pytest.mark.parametrize("rate_hz", RATES)
@pytest.mark.parametrize(("expected", "stretches"), SIGNALS.values(), ids=SIGNALS)
def test_the_signals_of_ebu_tech_3341_read_what_they_must(
    expected: float, stretches: list[tuple[float, float]], rate_hz: int
) -> None:
    measured = integrated_lufs(tone(*stretches, rate_hz=rate_hz), rate_hz) + ONE_CHANNEL_DB
    assert measured == pytest.approx(expected, abs=0.1)


def test_a_full_scale_sine_of_997_hz_reads_minus_3_01() -> None:
    measured = integrated_lufs(tone((0.0, 10.0), frequency=997.0), 48000)
    assert measured == pytest.approx(-3.01, abs=0.01)


def test_the_filter_equals_the_tables_of_the_standard_at_48_khz() -> None:
    (b0, b1, b2), (_, a1, a2) = shelf_section(48000)
    assert [b0, b1, b2] == pytest.approx([1.53512485958697, -2.69169618940638, 1.19839281085285])
    assert [a1, a2] == pytest.approx([-1.69065929318241, 0.73248077421585])
    forward, (_, a1, a2) = high_pass_section(48000)
    assert forward == (1.0, -2.0, 1.0)
    assert [a1, a2] == pytest.approx([-1.99004745483398, 0.99007225036621])


@pytest.mark.parametrize("rate_hz", RATES)
@pytest.mark.parametrize("frequency", [61.7, 85.0, 105.0, 155.0, 333.3, 2000.0, 8765.4])
def test_every_frequency_reads_by_the_k_curve(frequency: float, rate_hz: int) -> None:
    measured = integrated_lufs(tone((-20.0, 5.0), rate_hz=rate_hz, frequency=frequency), rate_hz)
    gain = float(k_weight(np.array([frequency]), rate_hz)[0])
    expected = -0.691 - 20.0 - ONE_CHANNEL_DB + 10 * np.log10(gain)
    assert measured == pytest.approx(expected, abs=0.05)


def test_direct_current_is_not_heard(speech_like: Callable[..., NDArray[np.float32]]) -> None:
    speech = speech_like(10.0)
    shifted = speech + np.float32(0.05)
    assert integrated_lufs(shifted, 24000) == pytest.approx(integrated_lufs(speech, 24000), abs=0.1)


@given(st.floats(-30, 20))
def test_gain_in_decibels_is_gain_in_loudness(gain_db: float) -> None:
    sound = tone((-20.0, 2.0), rate_hz=24000)
    raised = sound * np.float32(10 ** (gain_db / 20))
    expected = integrated_lufs(sound, 24000) + gain_db
    assert integrated_lufs(raised, 24000) == pytest.approx(expected, abs=0.01)


def test_silence_after_the_sound_does_not_make_it_softer() -> None:
    alone, silence = tone((-20.0, 20.0)), np.zeros(48000 * 60, np.float32)
    measured = integrated_lufs(np.concatenate((alone, silence)), 48000)
    assert measured == pytest.approx(integrated_lufs(alone, 48000), abs=0.1)


@pytest.mark.parametrize("milliseconds", [1, 20, 100, 399, 400, 401, 499])
def test_short_sound_is_measured_as_one_block(milliseconds: int) -> None:
    measured = integrated_lufs(tone((-20.0, milliseconds / 1000)), 48000)
    assert measured == pytest.approx(-20.0 - ONE_CHANNEL_DB, abs=0.3)


@pytest.mark.parametrize("length", [0, 1, 100, 48000])
def test_silence_reads_the_absolute_gate(length: int) -> None:
    assert integrated_lufs(np.zeros(length, np.float32), 48000) == ABSOLUTE_GATE_LUFS


def test_sound_under_the_absolute_gate_reads_the_gate() -> None:
    assert integrated_lufs(tone((-75.0, 5.0)), 48000) == ABSOLUTE_GATE_LUFS


def foreign_lufs(samples: NDArray[np.float32], rate_hz: int) -> float:
    command = ["ffmpeg", "-hide_banner", "-nostats", "-f", "f32le", "-ar", str(rate_hz), "-ac", "1"]
    command += ["-i", "-", "-af", "ebur128", "-f", "null", "-"]
    found = subprocess.run(command, input=samples.tobytes(), capture_output=True, check=True)
    summary = found.stderr.decode().rpartition("Summary:")[2]
    reading = re.search(r"I:\s+(-?[\d.]+) LUFS", summary)
    assert reading is not None
    return float(reading[1])


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
@pytest.mark.parametrize("rate_hz", [44100, 48000])
def test_a_foreign_meter_reads_the_same(
    rate_hz: int, speech_like: Callable[..., NDArray[np.float32]]
) -> None:
    rng = np.random.default_rng(3)
    sounds = {
        "low voice": speech_like(20.0, rate_hz=rate_hz, pitch_hz=95.0),
        "high voice": speech_like(20.0, rate_hz=rate_hz, pitch_hz=230.0),
        "noise": (0.1 * rng.standard_normal(rate_hz * 10)).astype(np.float32),
        "steps": tone((-40, 5), (-20, 5.05), (-30, 4.9), rate_hz=rate_hz, frequency=333.3),
    }
    for name, sound in sounds.items():
        # The foreign meter prints one decimal, so half of it is its rounding.
        here = integrated_lufs(sound, rate_hz)
        assert here == pytest.approx(foreign_lufs(sound, rate_hz), abs=0.1), name
