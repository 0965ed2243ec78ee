"""Whether a sound can be the speech of a text: what a listener would notice, cheap enough for every clip.

The limits are far apart on purpose. Measured on news text at natural pace, a letter sounds for 55 to 71 ms
in a sentence of the embedded voice and for 216 ms in "A."; the settings allow half and double the
pace. What is meant is the clip of another text, a voice that stopped after a word, an hour of noise.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATES_HZ = (8000, 192_000)

SOUNDING = 10 ** (-50 / 20)
"""A sample above -50 dBFS sounds; the pauses of the engines measured stay below -60 dBFS."""

SHORTEST_LETTER_S = 0.012
LONGEST_LETTER_S = 0.4
LONGEST_SIGN_S = 1.5
"""A digit, a symbol or a Chinese character is read as a word or more: 0.6 s in a twenty-digit number."""
GRACE_S = 3.0
"""Silence at both ends, and the least that the longest limit allows."""

FULL_SCALE = 4.0
"""Decoders overshoot 1.0 a little; beyond this, somebody forgot to divide by 32768."""

_PRONUNCIATION = re.compile(r"\[([^\]]+)\]\(/[^)]*/\)")


def has_words(text: str) -> bool:
    """Whether there is a letter, a digit or a symbol in it: something that can be pronounced."""
    return any(unicodedata.category(c)[0] in "LNS" for c in text)


def defect(samples: NDArray[np.float32], rate_hz: int, text: str) -> str:
    """Return why mono *samples* cannot be the speech of *text*, or an empty string."""
    return _malformed(samples, rate_hz) or _silent(samples) or _absurd(samples, rate_hz, text)


def _malformed(samples: NDArray[np.float32], rate_hz: int) -> str:
    import numpy as np  # here, not above: a render that finds everything stored needs no numpy

    low, high = RATES_HZ
    if not low <= rate_hz <= high:
        return f"its sample rate is {rate_hz} Hz"
    if samples.dtype != np.float32 or samples.ndim != 1:
        return f"its samples are {samples.dtype} in {samples.ndim} dimensions, not float32 in one"
    if not samples.size:
        return "it has no sound"
    if not np.isfinite(samples).all():
        return "its samples are not finite"
    peak = float(np.abs(samples).max())
    return f"its samples reach {peak:.0f}, not 1" if peak > FULL_SCALE else ""


def _silent(samples: NDArray[np.float32]) -> str:
    import numpy as np

    start, end = sounding(samples)
    loud = samples[start:end]
    rms = float(np.sqrt(np.mean(np.square(loud, dtype=np.float64)))) if loud.size else 0.0
    return "it is silent" if rms < SOUNDING else ""


def _absurd(samples: NDArray[np.float32], rate_hz: int, text: str) -> str:
    letters, signs, stops = _count(text)
    start, end = sounding(samples)
    heard_s, length_s = (end - start) / rate_hz, samples.size / rate_hz
    if heard_s < SHORTEST_LETTER_S * (letters + signs):
        return f"it sounds for {heard_s:.2f} s, too short for {letters + signs} characters"
    longest_s = LONGEST_LETTER_S * letters + LONGEST_SIGN_S * (signs + stops) + GRACE_S
    if length_s > longest_s:
        return f"it lasts {length_s:.1f} s, too long for {letters + signs} characters"
    return ""


def sounding(samples: NDArray[np.float32], threshold: float = SOUNDING) -> tuple[int, int]:
    """Return the half-open span from the first to the last sample above *threshold*; (0, 0) if none."""
    import numpy as np

    loud = np.flatnonzero(np.abs(samples) > threshold)
    return (int(loud[0]), int(loud[-1]) + 1) if loud.size else (0, 0)


def _count(text: str) -> tuple[int, int, int]:
    """Count letters, signs that are read as a word, and stops (they make a pause, "/" even a word)."""
    letters = signs = stops = 0
    for character in _PRONUNCIATION.sub(r"\1", text):
        kind = unicodedata.category(character)[0]
        if kind == "L" and unicodedata.east_asian_width(character) not in "WF":
            letters += 1
        elif kind in "LNS":
            signs += 1
        elif kind == "P":
            stops += 1
    return letters, signs, stops
