"""The name of a segment in the store: a hash of all that changes its bytes, and of nothing else."""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.config import AudioSettings
    from briefing.model import Utterance

RECIPE = 1
"""Raise it with every change to this package that changes what comes out."""

LIBRARIES = ("lameenc", "pydub", "soxr")
"""The distributions whose version can change the bytes."""


def segment_key(utterances: Sequence[Utterance], identity: str, audio: AudioSettings) -> str:
    """Return the store key of a section spoken by the engine of that identity: 64 hex digits.

    What is written does not count, only what is heard; nor does the pause after the last utterance,
    which is not in the segment.
    """
    last = len(utterances) - 1
    heard = [
        [u.spoken, u.voice.engine, u.voice.name, u.pause_ms if index < last else None]
        for index, u in enumerate(utterances)
    ]
    made_of = {
        "recipe": RECIPE,
        "libraries": _versions(),
        "engine": identity,
        "audio": audio.model_dump(mode="json"),
        "utterances": heard,
    }
    canonical = json.dumps(made_of, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return sha256(canonical.encode("ascii")).hexdigest()


@lru_cache(maxsize=1)
def _versions() -> dict[str, str]:
    return {name: version(name) for name in LIBRARIES}
