"""Phrases come in the language of the show, in several ways, or in the words of the user."""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.config.phrases import PhraseSettings
from briefing.scripting.catalogue import LIST_SEPARATORS, catalogue, overridable

FOLDER = files("briefing.scripting") / "phrases"
LANGUAGES = sorted(
    entry.name.removesuffix(".json") for entry in FOLDER.iterdir() if entry.name.endswith(".json")
)
ENGLISH = catalogue("en").templates
SEEDS = [f"2026-11-23 {n}" for n in range(200)]
PLACEHOLDER = re.compile(r"\{(\w+)\}")
AT_LEAST = {"greeting": 2, "section": 2, "told_by": 3, "adds": 2, "signoff": 2}

every_language = pytest.mark.parametrize("language", LANGUAGES)


def named_in(template: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(template))


def test_twelve_languages_are_spoken() -> None:
    assert {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "hi", "zh", "ja", "ar"} <= {*LANGUAGES}


@every_language
def test_every_language_has_the_phrases_of_the_english_one(language: str) -> None:
    assert list(catalogue(language).templates) == list(ENGLISH)


@every_language
def test_every_way_names_the_same_things_in_every_language(language: str) -> None:
    for name, ways in catalogue(language).templates.items():
        assert [named_in(way) for way in ways] == [named_in(ENGLISH[name][0])] * len(ways), name


@every_language
def test_the_ways_of_a_phrase_differ_and_are_enough(language: str) -> None:
    for name, ways in catalogue(language).templates.items():
        assert len({way.casefold() for way in ways}) == len(ways), name
        assert len(ways) >= AT_LEAST.get(name, 1), name
        # Where English takes turns, so does everyone: no language should sound duller.
        assert (len(ways) > 1) == (len(ENGLISH[name]) > 1), name


@every_language
def test_whole_phrases_end_like_sentences_and_only_they(language: str) -> None:
    ends = {"zh": "。：", "ja": "。", "hi": "।:"}.get(language, ".:")
    for name, ways in catalogue(language).templates.items():
        assert [way for way in ways if (way[-1] in ends) != overridable(name)] == [], name


@every_language
def test_everything_in_a_phrase_can_be_spoken(language: str) -> None:
    for name, ways in catalogue(language).templates.items():
        for way in ways:
            words = PLACEHOLDER.sub("", way)
            assert not any(c.isdigit() or unicodedata.category(c) in {"Ps", "Pe"} for c in words)
            assert unicodedata.is_normalized("NFC", way)
            assert name in LIST_SEPARATORS or (way == way.strip() and "  " not in way)


@pytest.mark.parametrize(
    ("language", "foreign"),
    [("fr", "[^\u202f]:|'"), ("ar", "[,;?]"), ("zh", "[ ,.:]"), ("ja", "[ ,.:]"), ("hi", r"\.")],
)
def test_marks_are_those_of_the_language(language: str, foreign: str) -> None:
    for ways in catalogue(language).templates.values():
        assert [way for way in ways if re.search(foreign, PLACEHOLDER.sub("X", way))] == []


def test_a_story_may_stand_anywhere_whoever_tells_it() -> None:
    # "First, ..." would have to be spoken again as soon as another story comes before it.
    said = " ".join((*ENGLISH["told_by"], *ENGLISH["told_by_unnamed"])).casefold()
    assert not re.search(r"\b(first|next|another|then|now|also)\b", said)


@every_language
def test_seeds_choose_every_way_and_always_the_same_one(language: str) -> None:
    phrases = catalogue(language)
    for name, ways in phrases.templates.items():
        chosen = [phrases.phrase(name, seed) for seed in SEEDS]
        assert set(chosen) == set(ways), name
        assert chosen == [phrases.phrase(name, seed) for seed in SEEDS]


def test_phrases_with_one_seed_do_not_turn_in_step() -> None:
    ways = catalogue("en", {"greeting": ("a.", "b."), "signoff": ("a.", "b.")})
    pairs = {(ways.phrase("greeting", seed), ways.phrase("signoff", seed)) for seed in SEEDS}
    assert len(pairs) == 4


def test_what_a_seed_chooses_is_the_same_on_every_machine() -> None:
    phrases = catalogue("en", {"told_by": ("a", "b", "c", "d")})
    assert "".join(phrases.phrase("told_by", str(n)) for n in range(12)) == "dbdaadcaddbb"


def test_a_region_speaks_its_language() -> None:
    assert catalogue("en-GB").language == "en"
    assert catalogue("en_US").language_tag("en_US") == "en_US"


@pytest.mark.parametrize("language", ["xx", "", "../phrases", "x-none"])
def test_an_unknown_language_gets_english_phrases_and_says_so(language: str) -> None:
    assert catalogue(language).language == "en"
    assert catalogue(language).phrase("more", source="Echo") == "Also from Echo:"
    assert catalogue("xx").language_tag("xx") == "en"


def test_a_phrase_that_there_is_not_says_nothing() -> None:
    assert catalogue("en").phrase("interval") == ""


def test_the_user_may_say_it_in_other_ways() -> None:
    phrases = catalogue("de", {"told_by": ("Aus {source}.", "Von {source}."), "brief": ("Kurz.",)})
    said = {phrases.phrase("told_by", seed, source="Bergen") for seed in SEEDS}
    assert said == {"Aus Bergen.", "Von Bergen."}
    assert phrases.phrase("brief", "any") == "Kurz."
    assert phrases.templates["signoff"] == catalogue("de").templates["signoff"]


def test_the_words_of_one_user_are_not_those_of_another() -> None:
    catalogue("en", {"more": ("Mine.",)})
    assert catalogue("en").phrase("more", source="Echo") == "Also from Echo:"


def test_an_empty_template_says_nothing_and_none_at_all_keeps_ours() -> None:
    phrases = catalogue("en", {"greeting": ("",), "more": ()})
    assert phrases.phrase("greeting", "any", title="Tide", date="Monday") == ""
    assert phrases.phrase("more", source="Echo") == "Also from Echo:"


@pytest.mark.parametrize("name", ["signoff_chapter", "between", "last"])
def test_chapters_and_lists_stay_ours(name: str) -> None:
    assert catalogue("en", {name: ("",)}).phrase(name) == ENGLISH[name][0]
    assert "interval" not in catalogue("en", {"interval": ("Music.",)}).templates


@pytest.mark.parametrize("name", [name for name in ENGLISH if overridable(name)])
def test_what_the_settings_let_a_phrase_name_is_what_it_can_name(name: str) -> None:
    values = named_in(ENGLISH[name][0])
    template = " ".join(f"{{{value}}}" for value in values) or "Said."
    settings = PhraseSettings.model_validate({name: template})
    assert getattr(settings, name) == (template,)
    for other in {"title", "date", "listener", "section", "source", "sources"} - set(values):
        with pytest.raises(ValueError, match=rf"names \{{{other}\}}"):
            PhraseSettings.model_validate({name: f"{{{other}}}"})


def test_every_phrase_of_the_settings_is_in_the_catalogue() -> None:
    assert set(PhraseSettings.model_fields) == {name for name in ENGLISH if overridable(name)}


@pytest.mark.parametrize(
    "name", ["{title} & Co", "{source}", "{", "{}", "}{source", r"\1", "{date}"]
)
def test_a_value_is_filled_in_as_it_is(name: str) -> None:
    assert catalogue("en").phrase("more", source=name) == f"Also from {name}:"
    greeting = catalogue("en", {"greeting": ("{title}: {date}.",)})
    assert greeting.phrase("greeting", title=name, date="{title}") == f"{name}: {{title}}."


@given(st.text(), st.text())
def test_two_values_never_mix(title: str, date: str) -> None:
    phrases = catalogue("en", {"greeting": ("{date}|{title}",)})
    assert phrases.phrase("greeting", title=title, date=date) == f"{date}|{title}"


def test_a_template_keeps_what_nobody_gave() -> None:
    odd = catalogue("en", {"more": ("{source} {} {other}",)})
    assert odd.phrase("more", source="Echo") == "Echo {} {other}"


def test_names_are_listed_as_in_speech() -> None:
    english = catalogue("en")
    assert english.listing([]) == ""
    assert english.listing(["A"]) == "A"
    assert english.listing(["A", "B"]) == "A and B"
    assert english.listing(["A", "B", "C"]) == "A, B and C"
