"""The first sentence of an article carries the news: it is told in every language, and so is who is quoted."""

from __future__ import annotations

from datetime import datetime, timezone
from itertools import pairwise
from pathlib import Path

import pytest

import briefing
from briefing.config import Config, LengthSettings, ShowSettings, SpeechSettings

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=timezone.utc)
QUOTED = {
    "en": "Agnes Holloway", "de": "Ute Hallbaum", "fr": "Yann Le Goff", "es": "Rosario Beltrán",
    "it": "Ettore Vallomi", "pt": "António Vilarinho", "nl": "Klaas Boonstra", "pl": "Stanisław Kłosiński",
    "hi": "हरिराम चौबे", "zh": "方守仁", "ja": "大森和夫", "ar": "سليم الدرويش",
}  # fmt: skip


@pytest.mark.parametrize("language", QUOTED)
def test_what_an_article_opens_with_is_told_and_who_it_quotes(language: str) -> None:
    pytest.importorskip("espeakng_loader", reason="the extra 'espeak' is not installed here")
    draft = briefing.script(
        sorted((HERE / language).iterdir()),
        config=Config(
            show=ShowSettings(language=language),
            length=LengthSettings(minutes=10),
            speech=SpeechSettings(engine="espeak"),
        ),
        now=NOW,
    )
    told = [line.written for section in draft.script.sections for line in section.lines]
    listed = (HERE / "sentences" / f"{language}.txt").read_text("utf-8").split("\n")
    leads = [after for line, after in pairwise(listed) if line[:2] == "# "]
    assert [lead for lead in leads if lead not in told] == []
    assert any(QUOTED[language] in line for line in told)
