"""The voices that hibari knows: one comes in its package, each of the others is a file to be fetched once.

Which there are, where they come from and what they have to be to the last bit is in hibari's own list. Nothing
here fetches by itself: only `install` does.
"""

from __future__ import annotations

import runpy
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from briefing.adapters.download import DownloadError, Expected, Watch, copy, download
from briefing.errors import BriefingError, OutputError


@dataclass(frozen=True, slots=True)
class HibariVoice:
    """A voice of hibari's list; `path` is where its model is, or will be once it is installed."""

    name: str
    language: str
    accent: str
    gender: str
    path: Path
    url: str
    """Empty for the voice of the package."""
    expected: Expected

    @property
    def is_here(self) -> bool:
        """Whether its file is here, of the size it should have."""
        try:
            return self.path.is_file() and self.path.stat().st_size == self.expected.size_bytes
        except OSError:
            return False

    @property
    def is_whole(self) -> bool:
        """Whether its file is here and right to the last bit: 20 ms. What pip installed is not read."""
        return self.expected.is_whole(self.path) if self.url else self.is_here

    @property
    def megabytes(self) -> str:
        """Its size as a person reads it."""
        return f"{self.expected.size_bytes / 1e6:.0f} MB"

    @property
    def command(self) -> str:
        """What a person types to have it."""
        return f"briefing voices install {self.name}" if self.url else "pip install --force-reinstall --no-deps hibari-tts"  # fmt: skip

    @property
    def how_to_get(self) -> str:
        """What is to be done about a voice that is not here."""
        if self.path.exists():
            return f"its file {self.path} is damaged; fetch it anew ({self.megabytes}) with: {self.command}"
        return f"it is not on this machine; fetch it once ({self.megabytes}) with: {self.command}"


def known_voices() -> dict[str, HibariVoice]:
    """Return all voices by name, that of the package first."""
    registry = _registry()
    voices = {
        name: HibariVoice(
            name,
            about["language"],
            about["accent"],
            about["gender"],
            _place(registry, name),
            "" if about.get("bundled") else registry["BASE_URL"] + about["file"],
            Expected(about["bytes"], about["sha256"]),
        )
        for name, about in registry["VOICES"].items()
    }
    return dict(sorted(voices.items(), key=lambda pair: bool(pair[1].url)))


def install(voice: HibariVoice, source: str = "", *, watch: Watch) -> bool:
    """Bring a voice here; False when it was here already, whole.

    *source* is a file, a folder with the file, an address, or one that ends in "/" and has the file below it;
    empty means hibari's own. Raises BriefingError, and then leaves nothing behind.
    """
    if voice.expected.is_whole(voice.path):
        return False
    if not voice.url:
        reason = "its model in the package of hibari is damaged; install that anew with"
        raise BriefingError(f"voice {voice.name!r}: {reason}: {voice.command}")
    origin = origin_of(voice, source)
    try:
        if isinstance(origin, Path):
            copy(origin, voice.path, voice.expected, watch=watch)
        else:
            download(origin, voice.path, voice.expected, watch=watch)
    except DownloadError as error:
        raise BriefingError(f"voice {voice.name!r} is not installed: {error}\n{_by_hand(voice)}") from error  # fmt: skip
    except OSError as error:
        reason = f"cannot be written: {error.strerror or error}"
        raise OutputError(str(voice.path), reason) from error
    return True


def origin_of(voice: HibariVoice, source: str = "") -> str | Path:
    """Return where a voice would come from: an address, or a path."""
    file = voice.path.name
    if "://" in source:
        return source + file if source.endswith("/") else source
    if source:
        path = Path(source).expanduser()
        return path / file if path.is_dir() else path
    return voice.url


def _by_hand(voice: HibariVoice) -> str:
    return (
        f"You can get the file {voice.path.name} another way and run: {voice.command} --from FILE; or copy it to "
        f"{voice.path} by hand; its sha256 is {voice.expected.sha256}"
    )


def _registry() -> dict[str, Any]:
    """Return what `hibari.voices` defines. Importing it would import numpy, to list five names."""
    place = distribution("hibari-tts").locate_file("hibari/voices.py")
    return runpy.run_path(str(place))


def _place(registry: dict[str, Any], name: str) -> Path:
    """Return where hibari looks for a voice: it says so, be it there or not."""
    try:
        return Path(registry["voice_path"](name, download_missing=False))
    except FileNotFoundError as missing:
        return Path(str(missing))
