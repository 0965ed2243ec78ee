"""Minutes become words."""

from __future__ import annotations

import pytest

from briefing.config import LengthSettings, PauseSettings
from briefing.scripting import budget


def test_a_length_in_words_leaves_room_for_the_frame() -> None:
    found = budget(LengthSettings(words=500), 165)
    assert 470 <= found.words < 500
    assert found.passage_words == 0
    assert 0 < found.story_words < 8


def test_words_go_before_minutes() -> None:
    assert budget(LengthSettings(words=500, minutes=60.0), 165).words < 500


def test_minutes_are_words_at_the_pace_of_the_voice() -> None:
    slow = budget(LengthSettings(minutes=10.0), 150)
    fast = budget(LengthSettings(minutes=10.0), 200)
    assert 1450 <= slow.words <= 1500
    assert 1950 <= fast.words <= 2000


def test_pauses_cost_time() -> None:
    calm = PauseSettings(sentence_ms=1000, paragraph_ms=1000, phrase_ms=1000, section_ms=3000)
    usual = budget(LengthSettings(minutes=10.0), 165, PauseSettings())
    slower = budget(LengthSettings(minutes=10.0), 165, calm)
    assert usual == budget(LengthSettings(minutes=10.0), 165)
    assert slower.passage_words == pytest.approx(165 / 60)
    assert slower.passage_words > usual.passage_words
    assert slower.story_words > usual.story_words


def test_the_limit_of_stories_is_passed_on() -> None:
    assert budget(LengthSettings(max_stories=4), 165).max_stories == 4


def test_there_is_always_a_word() -> None:
    assert budget(LengthSettings(minutes=0.01), 165).words == 1
    assert budget(LengthSettings(words=1), 165).words == 1


def test_minutes_are_counted_in_letters_and_words_in_words() -> None:
    assert budget(LengthSettings(minutes=5.0), 171).letters_per_word > 5
    assert budget(LengthSettings(words=500), 171).letters_per_word == 0
