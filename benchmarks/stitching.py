"""Print the CPU seconds per second of audio of every step of stitching, on real speech.

    python benchmarks/stitching.py [--minutes 3] [--quality 5] [--rate 44100] [--bitrate 64]

The embedded voice speaks invented articles; speaking itself is shown, but not counted as stitching.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

# One thread each, as in a render: before numpy is imported.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from material import article

from briefing.adapters import codec
from briefing.config import AudioSettings
from briefing.model import Clip, Utterance
from briefing.normalize import spoken_form
from briefing.speech.hibari import HibariEngine
from briefing.stitch import segment, stitch
from briefing.stitch.joining import join
from briefing.stitch.loudness import integrated_lufs
from briefing.stitch.master import master
from briefing.stitch.peaks import true_peak_dbtp
from briefing.stitch.takes import even, take

Made = TypeVar("Made")
SENTENCES = 9


class Stopwatch:
    """Adds up the CPU time of each step, of this whole process."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def __call__(self, step: str, work: Callable[[], Made]) -> Made:
        start = time.process_time()
        made = work()
        self.seconds[step] = self.seconds.get(step, 0.0) + time.process_time() - start
        return made


def sections(engine: HibariEngine) -> Iterator[list[Utterance]]:
    """Yield one story after another, without end."""
    voice = engine.voices()[0]
    for seed in range(1_000_000):
        body = article(seed, SENTENCES).split("---\n")[2]
        lines = [line for line in body.replace("\n\n", " ").split(". ") if line.strip()]
        yield [
            Utterance(spoken_form(line, markup=engine.markup).text, line, voice) for line in lines
        ]


def in_steps(
    watch: Stopwatch, utterances: list[Utterance], clips: list[Clip], audio: AudioSettings
) -> float:
    """Do what `stitch` does, step by step; return the seconds of audio."""
    rate = audio.sample_rate_hz
    takes = watch(
        "check, high-pass, trim, resample",
        lambda: [take(c, u.written, rate) for u, c in zip(utterances, clips, strict=True)],
    )
    evened = watch("even levels", lambda: even(takes))
    joined = watch("join (pydub)", lambda: join(evened, [u.pause_ms for u in utterances], rate))
    samples = watch("edges", lambda: segment.with_edges(joined.pcm))
    watch("(of master: one loudness)", lambda: integrated_lufs(samples, rate))
    mastered, _ = watch(
        "master: loudness, limiter",
        lambda: master(
            samples,
            rate,
            target_lufs=audio.loudness_lufs - codec.LAME_GAIN_DB,
            ceiling_dbtp=audio.true_peak_dbtp - codec.LAME_GAIN_DB - segment.OVERSHOOT_DB,
        ),
    )
    pcm = np.rint(mastered * 32767).astype(np.int16)
    frames = watch(
        "encode (LAME)",
        lambda: codec.encode_mp3(
            pcm, rate_hz=rate, bitrate_kbps=audio.bitrate_kbps, quality=audio.encoder_quality
        ),
    )
    decoded, _ = watch("decode", lambda: codec.decode(frames, "MP3"))
    watch("measure the decoded", lambda: (integrated_lufs(decoded, rate), true_peak_dbtp(decoded)))
    return len(samples) / rate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--quality", type=int, default=5)
    parser.add_argument("--rate", type=int, default=44100)
    parser.add_argument("--bitrate", type=int, default=64)
    arguments = parser.parse_args()
    audio = AudioSettings.model_validate(
        {
            "encoder_quality": arguments.quality,
            "sample_rate_hz": arguments.rate,
            "bitrate_kbps": arguments.bitrate,
        }
    )
    engine = HibariEngine(HibariEngine.Options())
    watch, seconds = Stopwatch(), 0.0
    for utterances in sections(engine):
        speaking: Callable[[], list[Clip]] = lambda: [engine.speak(u) for u in utterances]  # noqa: B023, E731
        if not seconds:  # the first run of everything loads models and libraries: not counted
            stitch("warm", utterances[:2], speaking()[:2], audio)
        clips = watch("speech (hibari)", speaking)
        made, _ = watch(
            "STITCH, all of it",
            lambda: stitch("key", utterances, clips, audio),  # noqa: B023
        )
        seconds += in_steps(watch, utterances, clips, audio)
        print(
            f"segment of {made.sample_count / made.rate_hz:5.1f} s: "
            f"{made.loudness_lufs:6.2f} LUFS, {made.true_peak_dbtp:5.2f} dBTP"
        )
        if seconds >= arguments.minutes * 60:
            break
    print(f"\n{seconds:.1f} s of audio, {audio}\nCPU seconds per second of audio:")
    for step, spent in watch.seconds.items():
        print(f"  {step:34} {spent / seconds:.5f}")


if __name__ == "__main__":
    main()
