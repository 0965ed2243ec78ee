"""An MP3 of three tones, as an episode of three stories, and tracks of it."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from briefing.adapters import id3
from briefing.adapters.codec import encode_mp3
from briefing.adapters.mp3_cutting import stream_of
from briefing.adapters.mp3_frames import EDGE, SAMPLES_PER_FRAME, count_frames, silent_frame
from briefing.export import Track
from briefing.export.tracks import Part

RATE_HZ, BITRATE_KBPS = 44100, 64


@pytest.fixture(scope="session")
def episode(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Part, ...]]:
    """Return the MP3 and its parts."""
    row, parts = b"", []
    for number in range(3):
        row += silent_frame(RATE_HZ, BITRATE_KBPS) * (number + 1)
        first = count_frames(row)
        sound = 9000 * np.cos(np.arange(RATE_HZ // 2) * (0.03 + 0.02 * number))
        pcm = np.concatenate([np.zeros(EDGE), sound, np.zeros(EDGE)]).astype(np.int16)
        row += encode_mp3(pcm, rate_hz=RATE_HZ, bitrate_kbps=BITRATE_KBPS, quality=7)
        parts.append(Part(first, count_frames(row), len(pcm), RATE_HZ, BITRATE_KBPS))
    path = tmp_path_factory.mktemp("episodes") / "2026-11-24.mp3"
    samples = parts[-1].first_frame * SAMPLES_PER_FRAME + parts[-1].samples
    chapter = id3.chapter("chp0", 0, 500, title="One")
    path.write_bytes(id3.tag([id3.text("TIT2", "All"), chapter]) + stream_of(row, samples))
    return path, tuple(parts)


@pytest.fixture
def make_track(episode: tuple[Path, tuple[Part, ...]]) -> Callable[..., Track]:
    """Return a function that makes a track of the whole episode; anything of it can be replaced."""

    def make(name: str = "Ice on the lake", **other: Any) -> Track:
        settings: dict[str, Any] = {
            "mp3": episode[0],
            "day": date(2026, 11, 24),
            "title": name,
            "name": name,
            "fallback": "Episode",
            "album": "Morning",
            "artist": "Ida Brunt",
            "language": "en-GB",
            "duration_ms": 1700,
        }
        return Track(**{**settings, **other})

    return make


@pytest.fixture(scope="session")
def picture() -> Callable[..., bytes]:
    """Return a function that makes a JPEG of noise, which is hard to compress."""

    def make(size: int = 1500, **options: Any) -> bytes:
        noise = np.random.default_rng(7).integers(0, 255, (size, size, 3), dtype=np.uint8)
        file = io.BytesIO()
        Image.fromarray(noise).save(file, "JPEG", **options)
        return file.getvalue()

    return make
