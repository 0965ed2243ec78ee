"""Join the sounds of the parts of one utterance, so that no cut is heard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

QUIET = 10 ** (-55 / 20)
"""Below -55 dBFS an edge of a part counts as its silence."""
MARGIN_S = 0.015
"""What is left of that silence: soft consonants begin and end below the threshold."""
FADE_S = 0.004

SENTENCE_GAP_S = 0.35
CLAUSE_GAP_S = 0.16
WORD_GAP_S = 0.03


class Place(NamedTuple):
    """Where a part stands in the whole, in samples: its first one, even if cut off, and what is left of it."""

    origin: int
    start: int
    end: int


def gap_after(text: str) -> float:
    """Return the pause in seconds that belongs between *text* and what goes on after it."""
    last = text.rstrip("\"'”’»)]").rstrip()[-1:]
    if last and last in ".!?…。！？":
        return SENTENCE_GAP_S
    return WORD_GAP_S if last.isalnum() or not last else CLAUSE_GAP_S


def join(
    parts: Sequence[NDArray[np.float32]], gaps_s: Sequence[float], rate_hz: int
) -> NDArray[np.float32]:
    """Return the parts as one sound, with *gaps_s* of silence between each and the next.

    The silence that the parts bring at the seams is cut off; that at both ends of the whole is kept.
    """
    return join_placed(parts, gaps_s, rate_hz)[0]


def join_placed(
    parts: Sequence[NDArray[np.float32]], gaps_s: Sequence[float], rate_hz: int
) -> tuple[NDArray[np.float32], tuple[Place, ...]]:
    """Join parts as `join` does, and return where each has come to stand, too."""
    import numpy as np

    if len(parts) == 1:
        return parts[0], (Place(0, 0, len(parts[0])),)
    joined: list[NDArray[np.float32]] = []
    places: list[Place] = []
    position = 0
    for index, part in enumerate(parts):
        first, last = index == 0, index == len(parts) - 1
        low, high = _kept(part, rate_hz, start=not first, end=not last)
        places.append(Place(position - low, position, position + high - low))
        joined.append(_faded(part[low:high], rate_hz, start=not first, end=not last))
        gap = 0 if last else round(gaps_s[index] * rate_hz)
        joined.append(np.zeros(gap, np.float32))
        position += high - low + gap
    return np.concatenate(joined), tuple(places)


def _kept(part: NDArray[np.float32], rate_hz: int, *, start: bool, end: bool) -> tuple[int, int]:
    """Return what is left of a part whose silence is cut off at its start, its end or both."""
    import numpy as np

    loud = np.flatnonzero(np.abs(part) > QUIET)
    if not loud.size:
        return 0, 0
    margin = round(MARGIN_S * rate_hz)
    low = max(0, int(loud[0]) - margin) if start else 0
    high = min(part.size, int(loud[-1]) + 1 + margin) if end else part.size
    return low, high


def _faded(
    part: NDArray[np.float32], rate_hz: int, *, start: bool, end: bool
) -> NDArray[np.float32]:
    import numpy as np

    fade = round(FADE_S * rate_hz)
    cut: NDArray[np.float32] = part.copy()
    ramp = np.linspace(0, 1, min(fade, cut.size), dtype=np.float32)
    if start:
        cut[: ramp.size] *= ramp
    if end:
        cut[cut.size - ramp.size :] *= ramp[::-1]
    return cut
