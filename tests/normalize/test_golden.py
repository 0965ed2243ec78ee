"""The spoken forms of news sentences that we wrote ourselves, and what the engine makes of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.normalize import spoken_form
from briefing.normalize.measures import UNITS

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"
CASES = [
    (path.stem, line)
    for path in sorted(GOLDEN.glob("*.tsv"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
WORDS = {"min", "knots", "MP", "mi", "mil", "ha", "sec", "gal"}
"""Units that are also words, or letters that stand for something else."""
Rows = list[tuple[str, str, list[str]]]


def bare(text: str) -> str:
    """Only what is heard: no case, punctuation, spacing, nor the "and" of numbers."""
    words = re.sub(r"['’]", "", text.casefold())
    return re.sub(r"\band\b|[\W_]", "", words)


@pytest.mark.parametrize(
    ("name", "line"), CASES, ids=[f"{n}-{i}" for i, (n, _) in enumerate(CASES)]
)
def test_a_golden_sentence_is_said_in_an_accepted_form(name: str, line: str) -> None:
    _, written, accepted = line.split("\t")
    assert bare(spoken_form(written).text) in {bare(f) for f in accepted.split("|")}


def test_there_are_at_least_three_hundred_golden_sentences(golden: Rows) -> None:
    assert len(golden) >= 300


def test_the_spoken_form_of_a_golden_sentence_stays_as_it_is(golden: Rows) -> None:
    for _, written, _ in golden:
        spoken = spoken_form(written).text
        assert spoken_form(spoken).text == spoken


def test_the_engine_hears_no_digit_no_symbol_name_and_no_zeroth(
    golden: Rows, phonemes: Callable[[str], str]
) -> None:
    symbols = [phonemes(word) for word in ("asterisk", "tilde", "caret", "bracket", "zeroth")]
    for _, written, _ in golden:
        heard = phonemes(spoken_form(written, markup="misaki").text)
        assert not re.search(r"\d|zˌɪɹOθ", heard)
        assert not [s for s in symbols if s in heard]


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "en-IN"])
def test_the_engine_hears_no_unit_spelt_out(
    golden: Rows, phonemes: Callable[[str], str], locale: str
) -> None:
    sounds = {unit: phonemes(unit) for unit in ("km", "kWh", "mph", "ppm", "Mbps", "bps")}
    units = {unit for unit in UNITS if unit.isalpha() and len(unit) > 1} - WORDS
    for _, written, _ in golden:
        spoken = spoken_form(written, locale=locale, markup="misaki").text
        assert not set(re.findall(r"[^\W\d_]+", spoken)) & units
        heard = phonemes(spoken)
        assert not [unit for unit, sound in sounds.items() if sound in heard]


def test_the_engine_has_nothing_left_to_normalise(golden: Rows) -> None:
    from hibari.g2p.normalize import normalize

    for _, written, _ in golden:
        spoken = spoken_form(written, markup="misaki").text
        assert normalize(spoken).replace("Miz ", "Ms ") == spoken


def test_the_engine_says_units_and_acronyms_as_words_and_letters(
    phonemes: Callable[[str], str],
) -> None:
    heard = phonemes(spoken_form("The SCO used 5 kWh and CO2.", markup="misaki").text)
    assert heard == phonemes(
        "The [SCO](/ˌɛssˌiˈO/) used five kilowatt hours and [CO](/sˌiˈO/) two."
    )
