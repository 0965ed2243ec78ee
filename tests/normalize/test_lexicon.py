"""Pronunciations: names, letters, heteronyms, and what keeps the engine's normaliser off."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.normalize import spoken_form
from briefing.normalize.lexicon import letters, names

if TYPE_CHECKING:
    from collections.abc import Callable


def marked(text: str) -> str:
    return spoken_form(text, markup="misaki").text


def test_the_lexicon_has_at_least_four_hundred_terms() -> None:
    assert len(names()) >= 400


def test_every_phoneme_of_the_lexicon_is_in_the_alphabet_of_the_engine() -> None:
    import hibari

    vocabulary = set(
        json.loads((Path(hibari.__file__).parent / "assets" / "vocab.json").read_text("utf-8"))
    )
    strange = {term for term, sounds in names().items() if set(sounds) - vocabulary - {" "}}
    assert strange == set()


def test_the_engine_alone_says_every_term_of_the_lexicon_otherwise(
    phonemes: Callable[[str], str],
) -> None:
    needless = [
        t for t, sounds in names().items() if phonemes(f"{t} was").rsplit(" ", 1)[0] == sounds
    ]
    assert needless == []


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Xi met him.", "[Xi](/ʃˈi/) met him."),
        ("Xi's aide left.", "[Xi's](/ʃˈiz/) aide left."),
        ("Sanchez's aide", "[Sanchez's](/sˈɑnʧɛsᵻz/) aide."),
        ("the Houthis' ships", "the [Houthis](/hˈuθiz/) ships."),
        ("Sinn Fein won, too.", "[Sinn Fein](/ʃˌɪn fˈAn/) won, too."),
        ("A coup d'etat, he said.", "A [coup d'etat](/kˌu dAtˈɑ/), he said."),
        ("the Kyiv-based firm", "the [Kyiv](/kˈiv/)-based firm."),
        ("Li Zhanshu spoke.", "Li [Zhanshu](/ʤˌɑnʃˈu/) spoke."),
        ("Sinn, Fein", "Sinn, Fein."),
        ("Abu and Ghraib", "Abu and Ghraib."),
    ],
)
def test_names_are_marked_with_their_phonemes(written: str, spoken: str) -> None:
    assert marked(written) == spoken


def test_without_marks_names_stay_as_they_are_written() -> None:
    assert spoken_form("Xi met Nguyen.").text == "Xi met Nguyen."


@pytest.mark.parametrize(
    ("core", "sounds"),
    [("UN", "jˌuˈɛn"), ("NGOs", "ˌɛnʤˌiˈOz"), ("IMF's", "ˌIˌɛmˈɛfs"), ("IRS's", "ˌIˌɑɹˈɛsᵻz")],
)
def test_letters_are_one_word_stressed_at_the_end(core: str, sounds: str) -> None:
    assert letters(core) == sounds


def test_letters_are_set_apart_inside_their_mark() -> None:
    assert marked("It is TBD.") == "It is [T B D](/tˌibˌiˈdi/).".replace("bˌiˈdi", "bˌidˈi")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("King Charles spoke.", "[King](/kˈɪŋ/) Charles spoke."),
        ("The book I read sold.", "The [book](/bˈʊk/) I read sold."),
        ("Dean-Charles Chapman", "Dean-[Charles](/ʧˈɑɹlz/) Chapman."),
        ("He said no.", "He said [no](/nˈO/)."),
        ("Gen Z votes.", "[Gen](/ʤˈɛn/) Z votes."),
        ("The king spoke.", "The king spoke."),
    ],
)
def test_traps_of_the_engines_own_normaliser_are_guarded(written: str, spoken: str) -> None:
    assert marked(written) == spoken


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("They found lead poisoning there.", "[lead](/lˈɛd/)"),
        ("Replace every lead water pipe.", "[lead](/lˈɛd/)"),
        ("Homes draw water through lead.", "[lead](/lˈɛd/)"),
        ("They lead the polls.", ""),
        ("The statement read as follows.", "[read](/ɹˈɛd/)"),
        ("It was in minute detail.", "[minute](/mInˈut/)"),
        ("It took one minute.", ""),
        ("A row over pay grew.", "[row](/ɹˈW/)"),
        ("They object to it.", "[object](/əbʤˈɛkt/)"),
        ("Farm produce rotted.", "[produce](/pɹˈOdus/)"),
        ("The talks wound down.", "[wound](/wˈWnd/)"),
        ("The bow of the ship sank.", "[bow](/bˈW/)"),
        ("Barges came to lighten the bow.", "[bow](/bˈW/)"),
        ("They saw the port bow.", "[bow](/bˈW/)"),
        ("The violin bow broke.", ""),
        ("They met in Nice.", "[Nice](/nˈis/)"),
        ("Nice work.", ""),
        ("Read it now.", ""),
    ],
)
def test_heteronyms_are_told_apart_by_the_words_around_them(written: str, word: str) -> None:
    spoken = marked(written)
    assert word in spoken
    assert word or "[" not in spoken
