"""What the online engines do when their service misbehaves: every fault, once and lasting, against both.

    python benchmarks/speech_faults.py [--only gtts|openai] [--failures]

Runs the local HTTPS servers of the tests. For each fault a text of three parts is spoken twice: with the fault once
at the second part, and with a fault at every attempt for it. Pauses are not waited for, hanging servers for a
second. A run is wrong if the sound differs by one sample from that of a healthy service, if something else than a
SpeechError is raised, if the clip store then holds a sound that a healthy service did not give, or if
a run after the lasting fault asks again for the part that had come. Then a story of two sections meets the lasting
fault in the second one, with another voice to fall back to: it is wrong if that does not speak both.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from briefing.adapters.clip_store import ClipStore
from briefing.adapters.segment_store import FolderStore
from briefing.config import AudioSettings
from briefing.errors import SpeechError
from briefing.model import Clip, Line, Section, Utterance
from briefing.normalize import Wording
from briefing.speaking import Speaker, Teller
from briefing.speech import CheckedEngine
from briefing.speech.gtts import GTTSEngine
from briefing.speech.openai import OpenAIEngine
from briefing.speech.tone import ToneEngine

TESTS = Path(__file__).parents[1] / "tests" / "speech"
TEXT = (
    "The harbour authority will close the eastern basin for six weeks from the first of March, "
    "while divers repair a cracked lock gate; ferries to the outer islands are to use the western quay. "
    "Passengers should expect to arrive twenty minutes late."
)
SLOW = {"hangs", "drips its body", "drips its headers"}
RETRIES = 2
SHOWN = 96


class Time:
    """A clock that only sleeping moves: nobody waits."""

    now = 1000.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def clock(self) -> float:
        return self.now


@dataclass
class Peer:
    """An engine and the server that it talks to."""

    name: str
    server: ModuleType
    running: Any
    passing: str
    final: str
    more: dict[str, Any]
    """Faults that only a text of several parts meets."""
    build: Callable[..., Any]
    """Returns an engine, given a clip store and seconds until a request that hangs is given up."""


def main() -> None:
    """Print a line a fault, and the totals."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=["gtts", "openai"])
    parser.add_argument("--failures", action="store_true", help="print only what is wrong")
    arguments = parser.parse_args()
    google, speech = _module("google_server"), _module("speech_server")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        certificate = google.Certificate(Path(folder))
        with google.running(certificate) as a, speech.running(certificate.context) as b:
            for peer in (_gtts(google, a), _openai(speech, b, certificate.ca_file)):
                if arguments.only in {None, peer.name}:
                    wrong += _examine(peer, Path(folder), only_failures=arguments.failures)
    sys.exit(1 if wrong else 0)


def _gtts(server: ModuleType, running: Any) -> Peer:
    def build(clips: ClipStore, hanging_s: float) -> GTTSEngine:
        options = GTTSEngine.Options(
            base_url=running.url, ca_file=running.ca_file, timeout_s=hanging_s, retries=RETRIES
        )
        time = Time()
        return GTTSEngine(
            options, clips=clips, sleep=time.sleep, clock=time.clock, jitter=random.Random(1)
        )

    more = {"another sample rate": server.sends(lambda _: server.hum(5.0, 16_000))}
    return Peer("gtts", server, running, "FAULTS", "FATAL", more, build)


def _openai(server: ModuleType, running: Any, ca_file: str) -> Peer:
    def build(clips: ClipStore, hanging_s: float) -> OpenAIEngine:
        options = OpenAIEngine.Options(
            base_url=running.url,
            ca_file=ca_file,
            timeout_s=2 * hanging_s,
            retries=RETRIES,
            max_characters=100,
        )
        time = Time()
        return OpenAIEngine(
            options, clips=clips, sleep=time.sleep, clock=time.clock, jitter=random.Random(1)
        )

    more = {"another sample rate": server.sends_another_rate}
    return Peer("openai", server, running, "FAULTS", "FINAL", more, build)


def _examine(peer: Peer, folder: Path, *, only_failures: bool) -> int:
    """Run every fault; return how many runs were wrong."""
    healthy = ClipStore(folder / peer.name / "healthy")
    good = _say(peer.build(healthy, 20.0))
    if isinstance(good, Exception):
        raise good
    counts: Counter[str] = Counter()
    print(f"\n{peer.name}: fault | requests and outcome of one, of a lasting one")
    faults = {**getattr(peer.server, peer.passing), **peer.more, **getattr(peer.server, peer.final)}
    for number, (name, fault) in enumerate(faults.items()):
        hanging_s = 1.0 if name in SLOW else 20.0
        outcomes = []
        for times in (1, RETRIES + 1):
            clips = ClipStore(folder / peer.name / f"{number}-{times}")
            peer.running.asked.clear()
            peer.running.faults[:] = [None, *[fault] * times]
            spoken = _say(peer.build(clips, hanging_s))
            peer.running.faults.clear()
            outcome = _judged(spoken, good, clips, healthy)
            outcomes.append(f"{len(peer.running.asked)}: {outcome}")
            if times > 1 or isinstance(spoken, SpeechError):
                outcomes.append(_afterwards(peer, clips, good))
        if name not in peer.more:  # a section of one sentence is one part
            clips = ClipStore(folder / peer.name / f"{number}-story")
            outcomes.append(_of_a_story(peer, clips, fault, hanging_s, folder))
        for outcome in outcomes:
            counts[outcome.partition(": ")[2].partition(",")[0]] += 1
        if not only_failures or any("WRONG" in outcome for outcome in outcomes):
            print(f"  {name:<42} | {' | '.join(outcomes)}")
    print("  in all: " + ", ".join(f"{count} {what}" for what, count in sorted(counts.items())))
    return sum(count for what, count in counts.items() if "WRONG" in what)


def _say(engine: Any) -> Clip | Exception:
    try:
        clip: Clip = engine.speak(Utterance(spoken=TEXT, written=TEXT, voice=engine.voices()[0]))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is judged
        return error
    return clip


def _judged(spoken: Clip | Exception, good: Clip, clips: ClipStore, healthy: ClipStore) -> str:
    for path in clips.root.iterdir():
        kept, right = clips.read(path.stem), healthy.read(path.stem)
        if kept is None or right is None or not np.array_equal(kept.samples, right.samples):
            return "WRONG clip in the store"
    if isinstance(spoken, SpeechError):
        reason = spoken.reason.partition("/audio/speech: ")[2] or spoken.reason.partition("execute: ")[2]  # fmt: skip
        return f"clear error, {reason[:SHOWN]}" if reason else "WRONG: an error without address"
    if isinstance(spoken, Exception):
        return f"WRONG: {type(spoken).__name__}, {spoken}"
    return "retried and spoken" if np.array_equal(spoken.samples, good.samples) else "WRONG sound"


def _afterwards(peer: Peer, clips: ClipStore, good: Clip) -> str:
    """Speak again when all is well: only the two parts that are missing may be sent."""
    peer.running.asked.clear()
    spoken = _say(peer.build(clips, 20.0))
    is_right = isinstance(spoken, Clip) and np.array_equal(spoken.samples, good.samples)
    sent = len(peer.running.asked)
    return f"{sent}: then only the rest was sent" if is_right and sent == 2 else f"{sent}: WRONG second run"  # fmt: skip


def _of_a_story(peer: Peer, clips: ClipStore, fault: Any, hanging_s: float, folder: Path) -> str:
    """Tell a story whose second section meets the fault, with another voice to fall back to."""
    begin, end = "Divers repair a lock gate.", "Ferries use the western quay."
    story = tuple(Section("story", (Line(text, "phrase"),)) for text in (begin, end))
    engines = (peer.build(clips, hanging_s), ToneEngine(ToneEngine.Options()))
    chain = tuple(Speaker(CheckedEngine(e), e.voices()[0], Wording()) for e in engines)
    store = FolderStore(Path(tempfile.mkdtemp(dir=folder)))
    peer.running.asked.clear()
    peer.running.faults[:] = [None, *[fault] * (RETRIES + 1)]
    told = Teller({"en-US": chain}, "en-US", store, AudioSettings())(story)
    peer.running.faults.clear()
    voices = {u.voice.engine for section in told.utterances for u in section}
    is_right = voices == {"tone"} and len(told.fallbacks) == 1 and len(told.segments) == len(story)
    outcome = "the whole story by the next voice" if is_right else f"WRONG voices {sorted(voices)}"
    return f"{len(peer.running.asked)}: {outcome}"


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, TESTS / f"{name}.py")
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
