"""A clip made ready to be joined: checked, without rumble and silence, at the show's rate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from briefing.adapters.resample import resample
from briefing.adapters.word_times import Span, plain_words, respread
from briefing.errors import AudioError
from briefing.stitch import filtering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from briefing.model import Clip

RUMBLE_HZ = 40.0
"""The lowest voices begin at 75 Hz."""
FRAME_S = 0.005
SOUND_DB = -50.0
"""Below the level of the speech: measured, hibari's softest f and h begin 55 to 45 dB under it."""
NOISE_MARGIN_DB = 8.0
LEAST_DB = -35.0
"""A noisy clip may raise the threshold to this, no further."""
LEAD_S = 0.03
TAIL_S = 0.08
"""Kept before and after what is over the threshold: the breath of an h, the end of an s."""
SPEECH_RANGE_DB = 30.0
"""Frames so far under the loudest are no speech, and do not count in its level."""
SILENT = 1e-4
ABSURD = 8.0
"""Samples are in [-1, 1]; an engine may overshoot a little, but this is another unit."""
KEPT_SHARE = 0.3
KEPT_MOST_DB = 1.5
EVEN_MOST_DB = 12.0
"""No clip is raised or lowered by more: what is so far off is not speech of the same kind."""
SHOWN = 80
"""Characters of a text in an error."""


@dataclass(frozen=True, slots=True, eq=False)
class Take:
    """One utterance's sound, at the show's rate.

    What is heard is `samples[onset:end]`; around it is a little of the silence that was there.
    `level_db` is the level of its speech, pauses left out. `words` are from where to where each word of the
    text is heard, in samples; none if the engine did not tell.
    """

    samples: NDArray[np.float32]
    onset: int
    end: int
    level_db: float
    words: tuple[Span, ...] = ()


def take(clip: Clip, text: str, rate_hz: int, spoken: str = "") -> Take:
    """Make a clip of what is spoken ready. Raises AudioError, which names *text*, for one that is no sound."""
    _check(clip, text)
    centred = clip.samples - clip.samples.mean(dtype=np.float64).astype(np.float32)
    if float(np.abs(centred).max()) < SILENT:
        raise _unusable(text, "is silent")
    rumble = filtering.high_pass(RUMBLE_HZ, clip.rate_hz)
    clean = filtering.apply(rumble, centred.astype(np.float32, copy=False), clip.rate_hz)
    levels, hop = _levels(clean, clip.rate_hz)
    speech_db = _speech_db(levels)
    start, end = _bounds(levels, speech_db, hop, len(clean))
    first = max(0, start - round(LEAD_S * clip.rate_hz))
    last = min(len(clean), end + round(TAIL_S * clip.rate_hz))
    samples = resample(clean[first:last], clip.rate_hz, rate_hz)
    onset = (start - first) * rate_hz // clip.rate_hz
    heard_end = min(len(samples), -(-(end - first) * rate_hz // clip.rate_hz))
    return Take(
        samples=samples,
        onset=onset,
        end=heard_end,
        level_db=speech_db,
        words=_words(clip, spoken, rate_hz, first * rate_hz // clip.rate_hz, (onset, heard_end)),
    )


def even(takes: Sequence[Take]) -> tuple[Take, ...]:
    """Even the levels, gently: of each take's distance to the mean, 30 % stay, 1.5 dB at most.

    Together they then peak just under full scale, which is as fine as 16 bits can hold them.
    """
    power = np.array([10.0 ** (t.level_db / 10.0) for t in takes])
    mean_db = 10.0 * np.log10(np.average(power, weights=[len(t.samples) for t in takes]))
    gains = [10.0 ** (_evening_db(t.level_db - float(mean_db)) / 20.0) for t in takes]
    peak = max(float(np.abs(t.samples).max()) * g for t, g in zip(takes, gains, strict=True))
    return tuple(
        replace(t, samples=t.samples * np.float32(0.9 * g / peak))
        for t, g in zip(takes, gains, strict=True)
    )


def _words(
    clip: Clip, spoken: str, rate_hz: int, origin: int, heard: tuple[int, int]
) -> tuple[Span, ...]:
    """Return the span of each word of what is spoken, within what is heard of the clip."""
    if not clip.words:
        return ()
    low, high = heard
    spans, least = [], low
    for word in clip.words:
        start = min(max(word.start_ms * rate_hz // 1000 - origin, least), high)
        least = min(max(word.end_ms * rate_hz // 1000 - origin, start), high)
        spans.append((start, least))
    return respread(plain_words(spoken), [word.word for word in clip.words], spans)


def _evening_db(distance_db: float) -> float:
    kept = min(max(KEPT_SHARE * distance_db, -KEPT_MOST_DB), KEPT_MOST_DB)
    return min(max(kept - distance_db, -EVEN_MOST_DB), EVEN_MOST_DB)


def _check(clip: Clip, text: str) -> None:
    if clip.samples.ndim != 1 or clip.rate_hz <= 0:
        raise _unusable(text, "is not one channel at a rate")
    if not len(clip.samples):
        raise _unusable(text, "is empty")
    if not np.isfinite(clip.samples).all():
        raise _unusable(text, "holds numbers that are not finite")
    if float(np.abs(clip.samples).max()) > ABSURD:
        raise _unusable(text, "is far over full scale")


def _unusable(text: str, reason: str) -> AudioError:
    shown = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return AudioError(f"the clip of {shown!r} {reason}")


def _levels(samples: NDArray[np.float32], rate_hz: int) -> tuple[NDArray[np.float64], int]:
    """Return the level in dB of each frame of 5 ms (the last may be shorter), and its samples."""
    hop = max(1, round(FRAME_S * rate_hz))
    power = np.add.reduceat(np.square(samples), np.arange(0, len(samples), hop)) / hop
    levels: NDArray[np.float64] = 10.0 * np.log10(np.maximum(power, 1e-12).astype(np.float64))
    return levels, hop


def _speech_db(levels: NDArray[np.float64]) -> float:
    loud = levels[levels >= levels.max() - SPEECH_RANGE_DB]
    return float(10.0 * np.log10((10.0 ** (loud / 10.0)).mean()))


def _bounds(
    levels: NDArray[np.float64], speech_db: float, hop: int, length: int
) -> tuple[int, int]:
    """Return where the sound starts and ends, in samples."""
    noise_db = float(np.percentile(levels, 5)) + NOISE_MARGIN_DB
    threshold = min(max(noise_db, speech_db + SOUND_DB), speech_db + LEAST_DB)
    heard = np.flatnonzero(levels >= threshold)
    return int(heard[0]) * hop, min(length, (int(heard[-1]) + 1) * hop)
