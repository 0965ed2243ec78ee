"""Phrases come in the language of the show."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

import pytest

from briefing.scripting.catalogue import catalogue

FOLDER = files("briefing.scripting") / "phrases"
LANGUAGES = sorted(
    entry.name.removesuffix(".json") for entry in FOLDER.iterdir() if entry.name.endswith(".json")
)


def templates(language: str) -> Any:
    return json.loads((FOLDER / f"{language}.json").read_text("utf-8"))


def fields(template: str | list[str]) -> list[set[str]]:
    ways = template if isinstance(template, list) else [template]
    return [set(re.findall(r"\{(\w*)\}", way)) for way in ways]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_phrases_of_the_english_one(language: str) -> None:
    assert set(templates(language)) == set(templates("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_names_the_same_things_in_every_language(language: str) -> None:
    english = templates("en")
    for name, template in templates(language).items():
        assert fields(template)
        assert all(used == fields(english[name])[0] for used in fields(template)), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_phrases_end_like_sentences(language: str) -> None:
    for name, template in templates(language).items():
        if name.endswith("_chapter") or name in {"between", "last"}:
            continue
        for way in template if isinstance(template, list) else [template]:
            assert way.rstrip()[-1] in ".:!。：！।؟", (name, way)


def test_a_region_speaks_its_language() -> None:
    assert catalogue("en-GB").language == "en"
    assert catalogue("en_US").language_tag("en_US") == "en_US"


@pytest.mark.parametrize("language", ["xx", "", "../phrases", "x-none"])
def test_an_unknown_language_gets_english_phrases_and_says_so(language: str) -> None:
    assert catalogue(language).language == "en"
    assert catalogue(language).phrase("headlines") == "The headlines."
    assert catalogue("xx").language_tag("xx") == "en"


def test_the_same_seed_gives_the_same_phrase() -> None:
    english = catalogue("en")
    said = [english.phrase("next", str(seed), source="X") for seed in range(30)]
    assert said == [english.phrase("next", str(seed), source="X") for seed in range(30)]
    assert len(set(said)) > 1


def test_values_are_filled_in_as_they_are() -> None:
    assert catalogue("en").phrase("adds", source="{title} & Co") == "{title} & Co adds:"


def test_names_are_listed_as_in_speech() -> None:
    english = catalogue("en")
    assert english.listing(["A"]) == "A"
    assert english.listing(["A", "B"]) == "A and B"
    assert english.listing(["A", "B", "C"]) == "A, B and C"
