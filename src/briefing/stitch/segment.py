"""One segment from the clips of one section: takes, joined, mastered, encoded, measured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from briefing.adapters import codec
from briefing.adapters.mp3_frames import EDGE, count_frames
from briefing.adapters.word_times import packed
from briefing.errors import AudioError
from briefing.model import Cue, Milliseconds, Segment
from briefing.stitch.joining import Joined, join
from briefing.stitch.loudness import integrated_lufs
from briefing.stitch.master import master
from briefing.stitch.peaks import true_peak_dbtp
from briefing.stitch.takes import Take, even, take

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from briefing.adapters.word_times import Span
    from briefing.config import AudioSettings
    from briefing.model import Clip, Utterance

OVERSHOOT_DB = 0.8
"""Left free under the true peak asked for: LAME adds 0.1 to 0.6 dB to limited speech at 48 to 64 kbit/s."""
STEP_DB = 0.1
CODEC_TOLERANCE_LU = 0.3
"""LAME changes the loudness of speech by its fixed gain within 0.05 LU, of very short words by more."""
ATTEMPTS = 4
PCM_SCALE = 32768


def make_segment(
    key: str, utterances: Sequence[Utterance], clips: Iterable[Clip], audio: AudioSettings
) -> tuple[Segment, bytes]:
    """Stitch, master and encode one section; see `briefing.stitch.stitch`."""
    rate = audio.sample_rate_hz
    joined = _joined(utterances, clips, rate)
    cues = _cues(joined.spans, rate)
    encoded = encode(with_edges(joined.pcm), audio)
    segment = Segment(
        key=key,
        frame_count=count_frames(encoded.frames),
        sample_count=len(joined.pcm) + 2 * EDGE,
        onset_samples=joined.spans[0][0] + EDGE,
        cues=cues,
        rate_hz=rate,
        bitrate_kbps=audio.bitrate_kbps,
        loudness_lufs=round(encoded.loudness_lufs, 2),
        true_peak_dbtp=round(encoded.true_peak_dbtp, 2),
        words=_words(joined.words, cues, rate),
    )
    return segment, encoded.frames


def _joined(utterances: Sequence[Utterance], clips: Iterable[Clip], rate_hz: int) -> Joined:
    """Join the clips; that they are gone before the encoding saves a third of the memory."""
    takes = even(_takes(utterances, clips, rate_hz))
    return join(takes, [u.pause_ms for u in utterances], rate_hz)


def _takes(utterances: Sequence[Utterance], clips: Iterable[Clip], rate_hz: int) -> list[Take]:
    if not utterances:
        raise AudioError("a section without utterances has no sound")
    spoken = iter(clips)
    takes = []
    for utterance in utterances:
        clip = next(spoken, None)
        if clip is None:
            raise AudioError(f"there is no clip of {utterance.written!r}")
        takes.append(take(clip, utterance.written, rate_hz, utterance.spoken))
    if next(spoken, None) is not None:
        raise AudioError(f"there are more clips than the {len(takes)} utterances")
    return takes


def with_edges(pcm: NDArray[np.int16]) -> NDArray[np.float32]:
    """Return the sound as float, with the zeros on both sides that let segments be joined."""
    samples = np.zeros(len(pcm) + 2 * EDGE, np.float32)
    samples[EDGE:-EDGE] = pcm
    samples /= PCM_SCALE
    return samples


@dataclass(frozen=True, slots=True)
class Encoded:
    """MP3 frames, and what a decoder makes of them."""

    frames: bytes
    loudness_lufs: float
    true_peak_dbtp: float


def encode(
    samples: NDArray[np.float32],
    audio: AudioSettings,
    *,
    room_db: float = OVERSHOOT_DB,
    attempts: int = ATTEMPTS,
) -> Encoded:
    """Master the sound of a whole segment and encode it; measure what is heard.

    `room_db` is left free under the ceiling for what the codec adds. When it added more, or changed
    the loudness otherwise than it does to most sounds, all is mastered and encoded again.
    """
    rate, lossy_lu = audio.sample_rate_hz, codec.LAME_GAIN_DB
    while True:
        mastered, loudness = master(
            samples,
            rate,
            target_lufs=audio.loudness_lufs - lossy_lu,
            ceiling_dbtp=audio.true_peak_dbtp - codec.LAME_GAIN_DB - room_db,
        )
        frames = codec.encode_mp3(
            _pcm(mastered),
            rate_hz=rate,
            bitrate_kbps=audio.bitrate_kbps,
            quality=audio.encoder_quality,
        )
        decoded, _ = codec.decode(frames, "MP3")
        found = Encoded(frames, integrated_lufs(decoded, rate), true_peak_dbtp(decoded))
        over_db = found.true_peak_dbtp - audio.true_peak_dbtp
        changed_lu = found.loudness_lufs - loudness
        attempts -= 1
        fits = over_db <= 0 and abs(changed_lu - lossy_lu) <= CODEC_TOLERANCE_LU
        if fits or not attempts:
            return found
        room_db += over_db + STEP_DB if over_db > 0 else 0.0
        lossy_lu = changed_lu


def _pcm(samples: NDArray[np.float32]) -> NDArray[np.int16]:
    return np.clip(np.rint(samples * PCM_SCALE), -PCM_SCALE, PCM_SCALE - 1).astype(np.int16)


def _cues(spans: Sequence[tuple[int, int]], rate_hz: int) -> tuple[Cue, ...]:
    """Turn spans into cues: from the whole millisecond before to the one after, never overlapping."""
    starts = [(start + EDGE) * 1000 // rate_hz for start, _ in spans]
    ends = [-(-(end + EDGE) * 1000 // rate_hz) for _, end in spans]
    limits = [*starts[1:], ends[-1]]
    return tuple(
        Cue(Milliseconds(start), Milliseconds(min(end, limit)))
        for start, end, limit in zip(starts, ends, limits, strict=True)
    )


def _words(
    spans: Sequence[Sequence[Span]], cues: Sequence[Cue], rate_hz: int
) -> tuple[tuple[int, ...], ...]:
    """Return the words of each utterance within its cue, as a segment has them; nothing if nobody told."""
    if not any(spans):
        return ()
    return tuple(
        packed([_within(cue, span, rate_hz) for span in words], cue.start_ms)
        for words, cue in zip(spans, cues, strict=True)
    )


def _within(cue: Cue, span: Span, rate_hz: int) -> Span:
    start, end = ((samples + EDGE) * 1000 // rate_hz for samples in span)
    return min(max(start, cue.start_ms), cue.end_ms), min(max(end, cue.start_ms), cue.end_ms)
