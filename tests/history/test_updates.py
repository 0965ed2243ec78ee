"""How news of a told story is introduced."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.config import PauseSettings, ShowSettings
from briefing.model import Passage, Story
from briefing.scripting import build_script
from briefing.scripting.catalogue import catalogue

if TYPE_CHECKING:
    from tests.history.conftest import Week

LANGUAGES = ("ar", "de", "en", "es", "fr", "hi", "it", "ja", "nl", "pl", "pt", "zh")


def update(week: Week) -> Story:
    article = week.crane(1)
    text = article.paragraphs[1].text
    passage = Passage(article.uri, 1, 0, len(text), text)
    return Story((article,), (passage,), follows=week.morning(0))


def lines(week: Week, *stories: Story, day: int = 1, **phrases: tuple[str, ...]) -> list[str]:
    script = build_script(stories, ShowSettings(), PauseSettings(), week.morning(day), phrases)
    (section,) = (s for s in script.sections if s.kind == "story")
    return [line.written for line in section.lines]


def test_an_update_is_said_to_be_one_before_its_source_is_named(week: Week) -> None:
    first, second, *_ = lines(week, update(week))
    assert first in catalogue("en").templates["update"]
    assert "Selby Post" in second


def test_a_new_story_is_not(week: Week) -> None:
    story = update(week)
    assert lines(week, replace(story, follows=None)) == lines(week, story)[1:]


def test_it_sounds_the_same_whenever_it_is_told(week: Week) -> None:
    assert lines(week, update(week), day=1) == lines(week, update(week), day=3)


def test_the_user_may_say_it_in_other_words_or_not_at_all(week: Week) -> None:
    assert lines(week, update(week), update=("News of old.",))[0] == "News of old."
    assert "Selby Post" in lines(week, update(week), update=("",))[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_two_or_three_ways_and_names_no_day(language: str) -> None:
    ways = catalogue(language).templates["update"]
    assert 2 <= len(ways) <= 3
    assert not any("{" in way for way in ways)
