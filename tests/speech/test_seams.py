from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from briefing.speech.seams import (
    CLAUSE_GAP_S,
    SENTENCE_GAP_S,
    WORD_GAP_S,
    Place,
    gap_after,
    join,
    join_placed,
)

RATE_HZ = 24_000


def sound(seconds: float, before_s: float = 0.3, after_s: float = 0.4) -> NDArray[np.float32]:
    time_s = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    tone = (0.3 * np.cos(2 * np.pi * 200 * time_s)).astype(np.float32)
    return np.pad(tone, (round(before_s * RATE_HZ), round(after_s * RATE_HZ)))


@pytest.mark.parametrize(
    ("text", "gap_s"),
    [
        ("It is done.", SENTENCE_GAP_S),
        ("“Is it done?”", SENTENCE_GAP_S),
        ("完了。", SENTENCE_GAP_S),
        ("if it is done,", CLAUSE_GAP_S),
        ("what is done:", CLAUSE_GAP_S),
        ("what is", WORD_GAP_S),
        ("“what is”", WORD_GAP_S),
        ("", WORD_GAP_S),
    ],
)
def test_the_pause_follows_the_punctuation(text: str, gap_s: float) -> None:
    assert gap_after(text) == gap_s


def test_one_part_stays_as_it_is() -> None:
    part = sound(1.0)
    assert join([part], [0.2], RATE_HZ) is part


def test_the_silence_between_two_parts_is_the_pause() -> None:
    joined = join([sound(1.0), sound(1.0)], [0.2, 9.9], RATE_HZ)
    loud = np.flatnonzero(np.abs(joined) > 0.05)
    assert np.diff(loud).max() / RATE_HZ == pytest.approx(0.2 + 2 * 0.015, abs=0.01)


def test_the_silence_at_both_ends_is_kept() -> None:
    joined = join([sound(1.0), sound(1.0)], [0.2, 0.2], RATE_HZ)
    loud = np.flatnonzero(np.abs(joined) > 0.05)
    assert loud[0] / RATE_HZ == pytest.approx(0.3, abs=0.01)
    assert (len(joined) - loud[-1]) / RATE_HZ == pytest.approx(0.4, abs=0.01)


def test_a_cut_through_sound_does_not_click() -> None:
    abrupt = sound(1.0, before_s=0.0, after_s=0.0)
    joined = join([abrupt, abrupt], [0.0, 0.0], RATE_HZ)
    assert np.abs(np.diff(joined)).max() < 0.05


def test_a_silent_part_leaves_its_pause_only() -> None:
    joined = join([sound(1.0), np.zeros(5000, np.float32), sound(1.0)], [0.1, 0.1, 0.1], RATE_HZ)
    loud = np.flatnonzero(np.abs(joined) > 0.05)
    assert np.diff(loud).max() / RATE_HZ == pytest.approx(0.2 + 2 * 0.015, abs=0.01)


@settings(deadline=None)
@given(st.lists(st.floats(0.02, 0.4), min_size=1, max_size=5), st.floats(0.0, 0.5))
def test_no_sound_is_lost(seconds: list[float], gap_s: float) -> None:
    parts = [sound(s) for s in seconds]
    joined = join(parts, [gap_s] * len(parts), RATE_HZ)
    assert joined.dtype == np.float32
    heard = np.count_nonzero(np.abs(joined) > 0.1)
    whole = sum(np.count_nonzero(np.abs(part) > 0.1) for part in parts)
    faded = 2 * round(0.004 * RATE_HZ) * len(parts)
    assert whole - faded <= heard <= whole


def test_every_part_is_where_its_place_says() -> None:
    parts = [sound(1.0), sound(0.5), sound(0.7)]

    joined, places = join_placed(parts, [0.2, 0.1, 0.0], RATE_HZ)

    assert np.array_equal(joined, join(parts, [0.2, 0.1, 0.0], RATE_HZ))
    fade = round(0.004 * RATE_HZ)
    for part, (origin, start, end) in zip(parts, places, strict=True):
        here = part[start - origin : end - origin]
        assert np.array_equal(joined[start + fade : end - fade], here[fade:-fade])
    assert (places[0].origin, places[-1].end) == (0, len(joined))


def test_a_part_alone_is_in_its_place_whole() -> None:
    part = sound(0.1)

    assert join_placed([part], [0.1], RATE_HZ)[1] == (Place(0, 0, len(part)),)
