"""The Piper voices on this machine: each a model `NAME.onnx` with its description `NAME.onnx.json`.

They are looked for in one folder and in installed packages that carry one. None is ever fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

MODEL, DESCRIPTION = ".onnx", ".onnx.json"

SPOKEN_KINDS = frozenset({"espeak", "text"})
"""Kinds of phonemes that piper-tts makes itself; for those of Chinese it would download a model."""


class VoiceFileError(Exception):
    """A voice that cannot be used; the message names the file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class VoiceFile:
    """A voice that can be used; `language` is a BCP 47 tag, `speakers` how many people it has."""

    name: str
    model: Path
    description: Path
    language: str
    speakers: int

    @property
    def label(self) -> str:
        """How a message names it."""
        return f"{self.name} ({self.language})"


def default_folder() -> Path:
    """Return the folder where a user keeps voices; it need not exist."""
    import platformdirs

    return Path(platformdirs.user_data_dir("briefing", appauthor=False)) / "piper"


def voice_file(model: Path) -> VoiceFile:
    """Return the voice of a model. Raises VoiceFileError."""
    description = model.with_name(model.name + ".json")
    if not model.is_file():
        raise VoiceFileError(f"{model}: there is no such file")
    if not description.is_file():
        raise VoiceFileError(
            f"{model}: {description.name} is not beside it; a Piper voice has both files"
        )
    try:
        told: dict[str, Any] = json.loads(description.read_text("utf-8"))
        language = _language(told)
        kind, speakers = str(told.get("phoneme_type", "espeak")), int(told["num_speakers"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise VoiceFileError(
            f"{description}: no description of a Piper voice ({reason})"
        ) from error
    if kind not in SPOKEN_KINDS:
        raise VoiceFileError(
            f"{model}: it takes phonemes of the kind {kind!r}, which need more files"
        )
    return VoiceFile(model.name.removesuffix(MODEL), model, description, language, speakers)


def voice_files(folder: Path) -> tuple[VoiceFile, ...]:
    """Return the voices of a folder, then those of packages, by name; the first of a name counts.

    Raises VoiceFileError for a file of the folder that cannot be used.
    """
    found = [voice_file(model) for model in sorted(folder.glob(f"*{MODEL}"))]
    for model in sorted(_in_packages()):
        with suppress(VoiceFileError):  # of a package that nobody put there for us
            found.append(voice_file(model))
    return tuple({voice.name: voice for voice in reversed(found)}.values())[::-1]


def _in_packages() -> Iterator[Path]:
    """Yield the models in packages that say by their name that they carry a Piper voice."""
    for package in distributions():
        name = (package.metadata["Name"] or "").lower()
        if "piper" in name and "voice" in name:
            for file in package.files or ():
                if file.name.endswith(DESCRIPTION):
                    yield Path(str(package.locate_file(file))).with_suffix("")


def _language(told: dict[str, Any]) -> str:
    """Return `language.code` (en_US), or the voice of espeak-ng (en-us) that older voices name."""
    code = told.get("language", {}).get("code") or told["espeak"]["voice"]
    language, *rest = code.replace("_", "-").split("-")
    return "-".join([language.lower(), *(part.upper() for part in rest)])
