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
    "ahead",
    "label",
    "first_person",
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


@pytest.mark.parametrize(
    ("language", "says_i", "does_not"),
    [
        ("en", "Then I’ve lost my hat.", "Henry I ruled; me-too offers fell."),
        ("de", "Das habe ich nie gesagt.", "Der Reichstag hat sich vertagt."),
        ("fr", "Hier, j’ai perdu mon sac.", "La commune ouvre le pont."),
        ("es", "Ayer perdí mi bolso.", "El puente se abre hoy."),
        ("nl", "Gisteren verloor ik een tas.", "De brug gaat open."),
        ("it", "Ieri la mia borsa era qui.", "Il ponte apre oggi."),
        ("pt", "Ontem a minha bolsa caiu.", "A ponte abre hoje."),
        ("pl", "Wczoraj moja torba spadła.", "Most otwarto dzisiaj."),
    ],
)
def test_the_first_person_is_known(language: str, says_i: str, does_not: str) -> None:
    assert lexicon(language).first_person.search(says_i)
    if language != "en":
        assert not lexicon(language).first_person.search(does_not)


def test_a_language_without_a_list_has_no_first_person() -> None:
    assert not lexicon("ja").first_person.search("I ik ich yo")
