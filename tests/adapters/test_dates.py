"""The date is said in the language of the show."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from briefing.adapters.dates import spoken_date

DAY = datetime(2026, 11, 23, 23, 59, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-US", "Monday, November 23, 2026"),
        ("en-GB", "Monday, 23 November 2026"),
        ("de-AT", "Montag, 23. November 2026"),
        ("pt_BR", "segunda-feira, 23 de novembro de 2026"),
        ("zh-Hans-CN", "2026年11月23日星期一"),
        ("pl", "poniedziałek, 23 listopada 2026"),
    ],
)
def test_weekday_day_month_and_year(language: str, said: str) -> None:
    assert spoken_date(DAY, language) == said


@pytest.mark.parametrize("language", ["", "xx", "no such tag", "x-klingon", "../../etc"])
def test_an_unknown_language_gets_the_english_date(language: str) -> None:
    assert spoken_date(DAY, language) == "Monday, November 23, 2026"
