from __future__ import annotations

import itertools
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.config import AudioSettings
from briefing.model import Milliseconds, Utterance, Voice
from briefing.stitch import key as key_module
from briefing.stitch import segment_key

VOICES = st.builds(Voice, st.text(max_size=5), st.text(max_size=5), st.just("en-US"))
UTTERANCES = st.lists(
    st.builds(
        Utterance,
        spoken=st.text(max_size=20),
        written=st.text(max_size=20),
        voice=VOICES,
        pause_ms=st.integers(0, 5000).map(Milliseconds),
    ),
    max_size=4,
)
SETTINGS = st.builds(
    AudioSettings,
    sample_rate_hz=st.sampled_from([44100, 48000]),
    bitrate_kbps=st.sampled_from([48, 64, 128]),
    encoder_quality=st.integers(0, 9),
    loudness_lufs=st.floats(-31, -14),
    true_peak_dbtp=st.floats(-9, 0),
)
INPUTS = st.tuples(UTTERANCES, st.text(max_size=9), SETTINGS)
Inputs = tuple[list[Utterance], str, AudioSettings]
VOICE = Voice("hibari", "heart", "en-US")
TWO = (
    Utterance("two", "2", VOICE, Milliseconds(350)),
    Utterance("words", "words", VOICE, Milliseconds(600)),
)


def heard(utterances: list[Utterance]) -> Any:
    pauses = [u.pause_ms for u in utterances[:-1]]
    return [(u.spoken, u.voice.engine, u.voice.name) for u in utterances], pauses


@given(INPUTS, INPUTS)
def test_keys_are_equal_exactly_when_all_that_is_heard_is_equal(one: Inputs, other: Inputs) -> None:
    sides = (one, other)
    for first, second, third in itertools.product(sides, repeat=3):
        utterances, identity, audio = first[0], second[1], third[2]
        same = (heard(one[0]), *one[1:]) == (heard(utterances), identity, audio)
        assert (segment_key(*one) == segment_key(utterances, identity, audio)) is same


def test_a_key_is_64_hex_digits_and_always_the_same() -> None:
    key = segment_key(TWO, "hibari 1", AudioSettings())
    assert len(key) == 64
    assert int(key, 16) > 0
    assert key == segment_key(list(TWO), "hibari 1", AudioSettings())


@pytest.mark.parametrize(
    "changed",
    [
        (replace(TWO[0], spoken="too"), TWO[1]),
        (replace(TWO[0], pause_ms=Milliseconds(351)), TWO[1]),
        (TWO[0], replace(TWO[1], voice=replace(VOICE, name="kore"))),
        (TWO[0], replace(TWO[1], voice=replace(VOICE, engine="gtts"))),
        (TWO[1], TWO[0]),
        TWO[:1],
        (*TWO, TWO[1]),
    ],
    ids=["text", "pause", "voice", "engine", "order", "fewer", "more"],
)
def test_a_change_that_is_heard_changes_the_key(changed: tuple[Utterance, ...]) -> None:
    audio = AudioSettings()
    assert segment_key(changed, "e", audio) != segment_key(TWO, "e", audio)


@pytest.mark.parametrize("field", list(AudioSettings.model_fields))
def test_every_audio_setting_changes_the_key(field: str) -> None:
    other = {
        "sample_rate_hz": 48000,
        "bitrate_kbps": 96,
        "encoder_quality": 2,
        "loudness_lufs": -16.0,
        "true_peak_dbtp": -2.0,
    }
    changed = AudioSettings.model_validate({field: other[field]})
    assert segment_key(TWO, "e", changed) != segment_key(TWO, "e", AudioSettings())


@pytest.mark.parametrize(
    "changed",
    [
        (replace(TWO[0], written="two"), TWO[1]),
        (TWO[0], replace(TWO[1], pause_ms=Milliseconds(0))),
        (replace(TWO[0], voice=replace(VOICE, words_per_minute=200.0)), TWO[1]),
    ],
    ids=["what is written", "the pause after the last", "the pace a voice is said to have"],
)
def test_what_is_not_heard_does_not_change_the_key(changed: tuple[Utterance, ...]) -> None:
    audio = AudioSettings()
    assert segment_key(changed, "e", audio) == segment_key(TWO, "e", audio)


def test_the_recipe_and_each_library_change_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {segment_key(TWO, "e", AudioSettings())}
    with monkeypatch.context() as patch:
        patch.setattr(key_module, "RECIPE", key_module.RECIPE + 1)
        keys.add(segment_key(TWO, "e", AudioSettings()))
    for changed in key_module.LIBRARIES:
        versions = {name: "9.9" if name == changed else "1.0" for name in key_module.LIBRARIES}
        monkeypatch.setattr(key_module, "_versions", lambda found=versions: found)
        keys.add(segment_key(TWO, "e", AudioSettings()))
    assert len(keys) == 2 + len(key_module.LIBRARIES)


def test_the_key_alone_imports_neither_numpy_nor_pydub() -> None:
    code = (
        "import sys; from briefing.stitch import segment_key, stitch;"
        "print([m for m in ('numpy', 'pydub', 'soxr', 'lameenc', 'soundfile') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
