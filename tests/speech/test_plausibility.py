from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from briefing.speech.plausibility import defect, has_words, sounding

RATE_HZ = 24_000
SENTENCE = "The eastern basin closes on the first of March."


def noise(seconds: float, level: float = 0.1) -> Any:
    return (level * np.random.default_rng(1).standard_normal(round(seconds * RATE_HZ))).astype(
        np.float32
    )


@pytest.mark.parametrize("text", ["a", "7", "€", "你", "Ж", "½"])
def test_letters_numbers_and_symbols_can_be_pronounced(text: str) -> None:
    assert has_words(text)


@pytest.mark.parametrize("text", ["", " ", "?!", "—", "“…”", "\u0301"])
def test_punctuation_cannot(text: str) -> None:
    assert not has_words(text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (SENTENCE, 1.2),  # at double pace
        (SENTENCE, 6.5),  # at half of it
        ("A.", 0.65),
        ("No.", 0.45),
        ("9" * 20, 12.75),
        ("https://example.org/a/b?c=d", 5.2),
        ("[Xi](/ʃˈi/) met [Nguyen](/wˈɪn/).", 1.5),
        ("今天的天气很好", 1.7),
        ("A B C D E F G H I J", 5.2),
    ],
)
def test_speech_at_any_pace_is_taken(text: str, seconds: float) -> None:
    assert defect(noise(seconds), RATE_HZ, text) == ""


@pytest.mark.parametrize(
    ("samples", "reason"),
    [
        (noise(0.0), "it has no sound"),
        (noise(3.0, level=0.0), "it is silent"),
        (noise(3.0, level=0.001), "it is silent"),
        (noise(3.0) * np.float32("nan"), "not finite"),
        (noise(3.0) * np.float32("inf"), "not finite"),
        (noise(3.0, level=3000), "reach"),
        (noise(3.0).astype(np.float64), "float64 in 1 dimensions"),
        (noise(3.0).reshape(-1, 2), "float32 in 2 dimensions"),
        ((noise(3.0) * 32767).astype(np.int16), "int16"),
        (noise(0.2), "too short for 38 characters"),
        (noise(60.0), "too long for 38 characters"),
        (np.pad(noise(3.0), (0, RATE_HZ * 60)), "too long"),
        (np.pad(noise(0.2), (0, RATE_HZ * 3)), "too short"),
    ],
)
def test_what_cannot_be_speech_is_told(samples: Any, reason: str) -> None:
    assert reason in defect(samples, RATE_HZ, SENTENCE)


@pytest.mark.parametrize("rate_hz", [0, -1, 100, 1_000_000])
def test_an_impossible_rate_is_told(rate_hz: int) -> None:
    assert f"{rate_hz} Hz" in defect(noise(3.0), rate_hz, SENTENCE)


def test_a_pronunciation_does_not_count_as_text() -> None:
    spoken = " ".join(["[Xi](/ʃˈiʃˈiʃˈiʃˈiʃˈiʃˈiʃˈi/)"] * 5)
    assert defect(noise(0.6), RATE_HZ, spoken) == ""


def test_the_sounding_part_lies_between_the_silences() -> None:
    samples = np.pad(np.full(10, 0.5, np.float32), (3, 4))
    assert sounding(samples) == (3, 13)
    assert sounding(samples, threshold=0.6) == (0, 0)
