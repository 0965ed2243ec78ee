from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.stitch.joining import FADE_MS, join
from briefing.stitch.takes import Take

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE = 44100
LEAD, TAIL = 1323, 3528
HALF_MS = 23


def take_of(length: int, level: float = 0.5) -> Take:
    """Return a constant level between a silent lead and a silent tail."""
    samples = np.pad(np.full(length, level, np.float32), (LEAD, TAIL))
    return Take(samples, onset=LEAD, end=LEAD + length, level_db=0.0)


def heard(pcm: NDArray[np.int16]) -> NDArray[np.intp]:
    return np.flatnonzero(np.abs(pcm) > 100)


@given(
    st.lists(st.integers(1000, 5000), min_size=1, max_size=5),
    st.lists(st.integers(120, 900), min_size=5, max_size=5),
)
def test_takes_stand_in_order_at_the_places_told_with_the_pauses_asked(
    lengths: list[int], pauses: list[int]
) -> None:
    joined = join([take_of(n) for n in lengths], pauses, RATE)
    assert joined.pcm.dtype == np.int16
    assert [end - start for start, end in joined.spans] == lengths
    for (start, end), length in zip(joined.spans, lengths, strict=True):
        assert (joined.pcm[start:end] > 16000).all()
        assert end - start == length
    gaps = [b[0] - a[1] for a, b in zip(joined.spans, joined.spans[1:], strict=False)]
    for gap, pause_ms in zip(gaps, pauses, strict=False):
        assert gap / RATE * 1000 == pytest.approx(pause_ms, abs=2)
    assert len(heard(joined.pcm)) == sum(lengths)


def test_a_pause_shorter_than_the_silence_of_the_takes_adds_none() -> None:
    joined = join([take_of(2000), take_of(2000)], [0, 0], RATE)
    gap = joined.spans[1][0] - joined.spans[0][1]
    assert gap == pytest.approx(TAIL + LEAD, abs=HALF_MS)


def test_nothing_comes_after_the_tail_of_the_last_take() -> None:
    joined = join([take_of(2000)], [5000], RATE)
    assert len(joined.pcm) == pytest.approx(LEAD + 2000 + TAIL, abs=HALF_MS)


def test_cuts_are_faded_so_that_they_do_not_click() -> None:
    abrupt = Take(np.full(RATE, 0.9, np.float32), onset=0, end=RATE, level_db=0.0)
    pcm = join([abrupt, abrupt], [100, 0], RATE).pcm.astype(np.int32)
    assert np.abs(np.diff(pcm, prepend=0, append=0)).max() < 500
    middle = pcm[FADE_MS * 45 : RATE - FADE_MS * 45]
    assert (middle == round(0.9 * 32767)).all()


def test_full_scale_does_not_wrap() -> None:
    loud = Take(np.array([1.0, -1.0] * 2000, np.float32), onset=0, end=4000, level_db=0.0)
    pcm = join([loud], [0], RATE).pcm
    assert (pcm.min(), pcm.max()) == (-32767, 32767)


def test_pydub_comes_without_a_warning_where_there_is_no_ffmpeg(tmp_path: Path) -> None:
    environment = os.environ | {"PATH": str(tmp_path), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    code = "import briefing.stitch.joining"
    found = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")
