"""Takes and silences in a row, by pydub: the only module that imports it."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

with warnings.catch_warnings():
    # pydub looks for ffmpeg, warns that there is none (we hand it raw PCM), has regular expressions
    # that Python 3.12 and later warn of, and imports audioop, deprecated in 3.11 and 3.12.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from briefing.adapters.word_times import Span
    from briefing.stitch.takes import Take

FADE_MS = 5
FULL_SCALE = 32767.0
BYTES_PER_SAMPLE = 2


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """The sound of a section, and where in it each take and each of its words is heard: (start, end) in samples."""

    pcm: NDArray[np.int16]
    spans: tuple[Span, ...]
    words: tuple[tuple[Span, ...], ...] = ()


def join(takes: Sequence[Take], pauses_ms: Sequence[int], rate_hz: int) -> Joined:
    """Put takes in a row, faded at their cuts, with a pause between each and the next.

    `pauses_ms[i]` is what is heard as silence between take i and the next, the silence that the takes
    bring along included; the pause after the last take is not used.
    """
    sounds = [_sound(take, rate_hz) for take in takes]
    lengths = [int(sound.frame_count()) for sound in sounds]
    parts = [sounds[0]]
    spans = [(takes[0].onset, min(takes[0].end, lengths[0]))]
    words = [takes[0].words]
    position = lengths[0]
    for index in range(1, len(takes)):
        brought = position - spans[-1][1] + takes[index].onset
        silence_ms = max(0, pauses_ms[index - 1] - brought * 1000 // rate_hz)
        silence = AudioSegment.silent(silence_ms, frame_rate=rate_hz)
        parts += [silence, sounds[index]]
        position += int(silence.frame_count())
        end = min(takes[index].end, lengths[index])
        spans.append((position + takes[index].onset, position + end))
        words.append(tuple((position + a, position + b) for a, b in takes[index].words))
        position += lengths[index]
    pcm = np.frombuffer(_in_a_row(parts).raw_data, np.int16)
    return Joined(pcm, tuple(spans), tuple(words))


def _sound(take: Take, rate_hz: int) -> AudioSegment:
    """Return a take with its cuts faded; pydub counts in ms, so up to 0.5 ms of the tail may go."""
    pcm = np.rint(take.samples * FULL_SCALE).astype(np.int16)
    sound = AudioSegment(
        pcm.tobytes(), sample_width=BYTES_PER_SAMPLE, frame_rate=rate_hz, channels=1
    )
    return sound.fade_in(FADE_MS).fade_out(FADE_MS)


def _in_a_row(parts: Sequence[AudioSegment]) -> AudioSegment:
    """Append by halves: one after the other, pydub would copy all that came before each time."""
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    return _in_a_row(parts[:middle]).append(_in_a_row(parts[middle:]), crossfade=0)
