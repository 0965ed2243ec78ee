"""What a check finds, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from briefing.config import Config

Status = Literal["ok", "warning", "failed"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `advice` says what to do when it is not ok."""

    name: str
    status: Status
    message: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A show and this machine. Relative paths of the config begin at `base`; `now` is aware."""

    config: Config
    base: Path
    now: datetime

    @property
    def output(self) -> Path:
        """The folder of the episodes."""
        return self.base / self.config.output.folder

    @property
    def cache(self) -> Path:
        """The folder of what was spoken before."""
        import platformdirs

        return Path(platformdirs.user_cache_dir("briefing", appauthor=False)) / "segments"


Examine = Callable[[Subject], Iterator[Check]]


def nearest(folder: Path) -> Path:
    """Return a folder, or the first one above it that is there."""
    return next((path for path in (folder, *folder.absolute().parents) if path.exists()), folder)
