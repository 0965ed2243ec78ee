"""Whether what an engine returns is the speech of a text, as far as a machine can tell."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from briefing.errors import SpeechError
from briefing.model import Clip, Utterance
from briefing.protocols import SpeechEngine
from briefing.speech.plausibility import defect, sounding
from briefing.testing.expecting import Unfailing, expect, fail, fail_from

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOUDEST = 1.25
"""Sound is in [-1, 1]; decoders of lossy formats overshoot a little."""


def say(engine: SpeechEngine, text: str) -> Utterance:
    """Return a text as it is asked for, by the default voice."""
    return Utterance(spoken=text, written=text, voice=engine.voices()[0])


def heard(engine: SpeechEngine, utterance: Utterance, *, of_any_length: bool = False) -> Clip:
    """Return the clip, which is the speech of the text as far as a machine can tell.

    A voice may spell out each letter of a script that it does not know: then any length will do.
    """
    text = utterance.spoken
    with Unfailing(f"speaking {text!r}", SpeechError):
        clip: object = engine.speak(utterance)
    if not isinstance(clip, Clip):
        fail(f"speaking {text!r}: it returned a {type(clip).__name__}, not a Clip")
    problem = _malformed(clip) or _unlike_speech(clip, text, of_any_length) or _misplaced(clip)
    expect(not problem, f"speaking {text!r}: {problem}")
    return clip


def expect_same(first: Clip, second: Clip, when: str) -> None:
    """Expect the very same samples."""
    import numpy as np

    same = np.array_equal(first.samples, second.samples)
    expect(
        same, f"the same text sounds different {when}: {_difference(first.samples, second.samples)}"
    )


def expect_named(error: SpeechError, engine: SpeechEngine, text: str) -> None:
    """Expect that an error says whose it is and of what text."""
    if (error.engine, error.text) != (engine.name, text):
        told = f"a SpeechError should have the engine {engine.name!r} and the text {text!r}"
        fail_from(error, f"{told}, it has {error.engine!r} and {error.text!r}")


def spoken_digest(engine: SpeechEngine, utterance: Utterance) -> str:
    """Return a digest of an engine's identity and of the sound."""
    sound = engine.speak(utterance).samples.tobytes()
    return sha256(engine.identity.encode() + b"\0" + sound).hexdigest()


def _malformed(clip: Clip) -> str:
    import numpy as np

    samples: object = clip.samples
    if not isinstance(samples, np.ndarray):
        return f"its samples are a {type(samples).__name__}, not a numpy array"
    if not (isinstance(clip.rate_hz, int) and clip.rate_hz > 0):
        return f"its rate is {clip.rate_hz!r}, not a whole number of samples a second"
    peak = float(np.abs(samples).max(initial=0.0)) if samples.dtype.kind == "f" else 0.0
    return f"its samples reach {peak:.2f}, beyond [-1, 1]" if peak > LOUDEST else ""


def _unlike_speech(clip: Clip, text: str, of_any_length: bool) -> str:
    if not of_any_length:
        return defect(clip.samples, clip.rate_hz, text)
    start, _ = sounding(clip.samples)
    return defect(clip.samples[start : start + clip.rate_hz], clip.rate_hz, "")


def _misplaced(clip: Clip) -> str:
    """Return what is wrong with the times of words, which may be left out."""
    last = 0
    for word in clip.words:
        if not last <= word.start_ms <= word.end_ms <= clip.duration_ms + 1:
            return f"{word} is not in order, or beyond the end at {clip.duration_ms} ms"
        last = word.start_ms
    return ""


def _difference(first: NDArray[np.float32], second: NDArray[np.float32]) -> str:
    import numpy as np

    if first.size != second.size:
        return f"{first.size} and {second.size} samples"
    return f"up to {float(np.abs(first - second).max()):.2g}"
