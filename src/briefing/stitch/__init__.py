"""From the clips of one section to one segment: stitched, mastered and encoded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.stitch.key import segment_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.config import AudioSettings
    from briefing.model import Clip, Segment, Utterance

__all__ = ["segment_key", "stitch"]


def stitch(
    key: str, utterances: Sequence[Utterance], clips: Iterable[Clip], audio: AudioSettings
) -> tuple[Segment, bytes]:
    """Return the segment of one section and its MP3 frames.

    `clips` has one clip an utterance, in order, and may be lazy. The pause of the last utterance is
    left to whoever joins the segments. Raises AudioError for a clip that is no sound, and lets through
    what making the clips raises.
    """
    # numpy, pydub and the codecs: a render whose segments are all stored needs the key alone.
    from briefing.stitch.segment import make_segment

    return make_segment(key, utterances, clips, audio)
