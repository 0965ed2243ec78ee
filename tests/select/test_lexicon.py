"""What is known of each language."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

from briefing.select.flaws import leans_back
from briefing.select.lexicon import lexicon

LANGUAGES = sorted(
    entry.name.removesuffix(".json")
    for entry in (files("briefing.select") / "lexicon").iterdir()
    if entry.name.endswith(".json")
)
KEYS = {"stop", "leaning", "standing", "connectives", "saying", "junk", "prefixes", "word_end"}
REFERENCE_KEYS = {
    "back",
    "announcing",
    "surname",
    "title",
    "introducing",
    "definite",
    "subject",
}


def lists(language: str) -> Any:
    return json.loads(
        (files("briefing.select") / "lexicon" / f"{language}.json").read_text("utf-8")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lexicon_has_known_keys_and_compiles(language: str) -> None:
    assert set(lists(language)) <= KEYS | REFERENCE_KEYS
    assert lexicon(language).stop
    assert lexicon(language).connectives.pattern != "(?!)"


def test_a_regional_tag_has_the_words_of_its_language() -> None:
    assert lexicon("en-GB").stop == lexicon("en").stop


@pytest.mark.parametrize("language", ["xx", "../select", "e1"])
def test_an_unknown_language_has_no_words_of_its_own(language: str) -> None:
    words = lexicon(language)
    assert words.stop == frozenset()
    assert not words.leaning.search("He said.")


@pytest.mark.parametrize(
    ("language", "leaning", "standing"),
    [
        ("de", "Sie sagte nichts dazu.", "Die Brücke ist wieder offen."),
        ("de", "Allerdings regnete es.", "Siegfried kam am Montag."),
        ("fr", "Elle est partie hier.", "Le pont de fer a rouvert vendredi."),
        ("es", "Sin embargo, llovió.", "El puente de hierro abrió el viernes."),
        ("it", "Inoltre ha piovuto.", "Il ponte di ferro ha riaperto venerdì."),
        ("pt", "Ele saiu cedo.", "A ponte de ferro reabriu na sexta-feira."),
        ("nl", "Toch regende het.", "De ijzeren brug is weer open."),
        ("pl", "Jednak padało.", "Żelazny most znów jest otwarty."),
        ("hi", "उन्होंने कुछ नहीं कहा।", "पुल शुक्रवार को खुल गया।"),
        ("zh", "他没有说什么。", "大桥周五重新开放。"),
        ("ja", "しかし、雨が降った。", "橋は金曜日に再開した。"),
        ("ar", "لكن المطر هطل.", "أعيد فتح الجسر يوم الجمعة."),
    ],
)
def test_openings_that_point_back_are_known(language: str, leaning: str, standing: str) -> None:
    assert leans_back(leaning, lexicon(language))
    assert not leans_back(standing, lexicon(language))
