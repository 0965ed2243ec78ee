"""libespeak-ng, wherever it is on this machine, asked through a process of its own (see `espeak_worker`)."""

from __future__ import annotations

import functools
import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WORKER = Path(__file__).with_name("espeak_worker.py")

LONGEST_S = 600.0
"""No text takes longer: it speaks 600 times as fast as it sounds."""

_SYSTEM = {
    "win32": (r"C:\Program Files\eSpeak NG\libespeak-ng.dll",),
    "darwin": (
        "/opt/homebrew/lib/libespeak-ng.dylib",
        "/usr/local/lib/libespeak-ng.dylib",
        "libespeak-ng.dylib",
    ),
}
_LINUX = ("libespeak-ng.so.1",)


class EspeakError(Exception):
    """The library is not there, or did not do what it was asked for; the message says why."""


@dataclass(frozen=True, slots=True)
class EspeakVoice:
    """A voice by the path of its file in espeak's data; languages with their priority, low is better."""

    identifier: str
    languages: tuple[tuple[int, str], ...]

    @property
    def name(self) -> str:
        """The last part of the path, which is unique: en-US, pt-BR, cmn."""
        return self.identifier.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Espeak:
    """A library that works; `folder` is that of its data, empty when it knows the place itself."""

    path: str
    folder: str
    version: str
    data: Path
    voices: tuple[EspeakVoice, ...]

    def speak(self, voice: str, text: str, words_per_minute: int) -> tuple[bytes, int]:
        """Return 16-bit samples and their rate in Hz. Raises EspeakError."""
        request = {"voice": voice, "text": text, "words_per_minute": words_per_minute}
        answer, samples = _ask(self.path, self.folder, request)
        return samples, answer["rate_hz"]


@functools.cache
def installed() -> Espeak:
    """Return the first library that works: the package's, then the system's. Raises EspeakError."""
    reasons = []
    for path, folder in _candidates():
        try:
            answer, _ = _ask(path, folder, {"voice": ""})
        except EspeakError as error:
            reasons.append(f"{path}: {error}")
            continue
        voices = tuple(
            EspeakVoice(identifier, tuple((priority, tag) for priority, tag in languages))
            for identifier, languages in answer["voices"]
        )
        data = Path(folder, answer["data"])
        return Espeak(path, folder, answer["version"], data, voices)
    raise EspeakError("; ".join(reasons))


def _candidates() -> Iterator[tuple[str, str]]:
    """Yield paths of libraries, each with the folder that its data is in; empty: where it looks itself."""
    try:
        loader: Any = importlib.import_module("espeakng_loader")
    except ImportError:
        pass
    else:
        yield loader.get_library_path(), str(Path(loader.__file__).parent)
    for path in _SYSTEM.get(sys.platform, _LINUX):
        yield path, ""


def _ask(path: str, folder: str, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    done = subprocess.run(  # noqa: S603  this Python, our own file
        [sys.executable, "-I", "-S", str(WORKER)],
        input=json.dumps({**request, "library": path, "data": "." if folder else ""}).encode(),
        capture_output=True,
        check=False,
        timeout=LONGEST_S,
        cwd=folder or None,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would open a console
    )
    line, _, samples = done.stdout.partition(b"\n")
    if done.returncode or not line:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise EspeakError(said[-1] if said else f"it ended with code {done.returncode}")
    answer: dict[str, Any] = json.loads(line)
    return answer, samples
