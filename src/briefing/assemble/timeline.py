"""Where everything of an episode sounds: the record between placing the segments and writing the file.

Frames are MP3 frames of 1152 samples, counted from the first one that sounds: the Info frame is not
counted. Times are those of a decoder that honours the Info frame; one that does not is 1105 samples
(25 ms) behind.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.adapters.mp3_frames import ENCODER_DELAY, SAMPLES_PER_FRAME
from briefing.model import Chapter, Milliseconds, Segment, SpokenLine


@dataclass(frozen=True, slots=True)
class Placement:
    """A segment at its place, and how many silent frames go before it."""

    segment: Segment
    first_frame: int
    silent_frames: int

    @property
    def end_frame(self) -> int:
        """The frame after its last one."""
        return self.first_frame + self.segment.frame_count

    @property
    def onset(self) -> int:
        """The sample of the episode where its first sound begins."""
        return self.first_frame * SAMPLES_PER_FRAME + self.segment.onset_samples


@dataclass(frozen=True, slots=True)
class Cut:
    """The frames of one chapter, which make a stream of their own when they are cut out.

    `sample_count` is how much of it is to be heard: up to the end of the PCM of its last segment.
    """

    first_frame: int
    frame_count: int
    sample_count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole episode: its segments in order, its chapters, which tile it, and its spoken lines."""

    placements: tuple[Placement, ...]
    chapters: tuple[Chapter, ...]
    lines: tuple[SpokenLine, ...]
    warnings: tuple[str, ...] = ()
    openings: tuple[int, ...] = (0,)
    """The placement that opens each chapter, by its index."""

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """Where each chapter could be cut out; silent frames between two of them are of neither."""
        ends = (*self.openings[1:], len(self.placements))
        return tuple(
            _cut(self.placements[first:end]) for first, end in zip(self.openings, ends, strict=True)
        )

    @property
    def rate_hz(self) -> int:
        """Samples a second, the same in all segments."""
        return self.placements[0].segment.rate_hz

    @property
    def bitrate_kbps(self) -> int:
        """The constant bit rate, the same in all segments."""
        return self.placements[0].segment.bitrate_kbps

    @property
    def frame_count(self) -> int:
        """How many frames the episode has, without the Info frame."""
        return self.placements[-1].end_frame

    @property
    def sample_count(self) -> int:
        """How many samples are to be heard: up to the end of the last segment's PCM."""
        return sample_count(self.placements)

    @property
    def padding_samples(self) -> int:
        """What the last frames hold after the end, as LAME counts it in its tag."""
        return self.frame_count * SAMPLES_PER_FRAME - ENCODER_DELAY - self.sample_count

    @property
    def duration_ms(self) -> Milliseconds:
        """The length of what is heard, to the nearest millisecond."""
        return nearest_ms(self.sample_count, self.rate_hz)


def sample_count(placements: tuple[Placement, ...]) -> int:
    """Return where the PCM of the last segment ends."""
    last = placements[-1]
    return last.first_frame * SAMPLES_PER_FRAME + last.segment.sample_count


def _cut(placements: tuple[Placement, ...]) -> Cut:
    first = placements[0].first_frame
    return Cut(
        first_frame=first,
        frame_count=placements[-1].end_frame - first,
        sample_count=sample_count(placements) - first * SAMPLES_PER_FRAME,
    )


def nearest_ms(samples: int, rate_hz: int) -> Milliseconds:
    """Return a number of samples in whole milliseconds, to the nearest."""
    return Milliseconds((2000 * samples + rate_hz) // (2 * rate_hz))
