"""How long the script takes, roughly."""

from __future__ import annotations

from datetime import datetime

import pytest

from briefing.model import Line, Milliseconds, Script, Section
from briefing.scripting.estimating import Pace, clock

LINE = Line("Sixty letters with the space after it are ten words of news.", "phrase", None, Milliseconds(500))  # fmt: skip


def test_a_line_takes_the_time_of_its_letters_and_its_pause() -> None:
    assert Pace(100).line_s(LINE) == pytest.approx(6.0 * 61 / 62 + 0.5)


def test_a_faster_voice_takes_less_time_but_the_same_pauses() -> None:
    slow, fast = Pace(100).line_s(LINE), Pace(200).line_s(LINE)

    assert fast - 0.5 == pytest.approx((slow - 0.5) / 2)


def test_figures_and_chinese_take_longer_than_their_letters() -> None:
    words = Pace().line_s(Line("The ferry was built in abcd.", "phrase"))

    assert Pace().line_s(Line("The ferry was built in 1995.", "phrase")) > words
    assert Pace().line_s(Line("渡轮公司", "phrase")) > Pace().line_s(Line("ferr", "phrase"))


def test_a_chapter_is_as_long_as_all_sections_until_the_next(now: datetime) -> None:
    opening, going_on = Section("greeting", (LINE,), "One"), Section("headlines", (LINE, LINE))
    sections = (Section("story", (LINE,)), opening, going_on, Section("story", (LINE,), "Two"))
    one = Pace().line_s(LINE)

    # A chapter begins on a whole second: half a second goes to that.
    assert Pace().chapters_s(sections) == pytest.approx([0.0, 3 * one + 0.5, 0.0, one + 0.5])
    assert Pace().script_s(Script("T", "en", now, sections)) == pytest.approx(5 * one + 1)


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "~0:00"), (44.6, "~0:45"), (727, "~12:07"), (3723.2, "~1:02:03")]
)
def test_an_estimate_is_shown_as_one(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown
