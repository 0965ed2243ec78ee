"""IPA and respellings as the phonemes of the embedded voice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.config import ipa_letters
from briefing.normalize import respelling
from briefing.normalize.ipa import misaki

if TYPE_CHECKING:
    from collections.abc import Callable

LETTERS = sorted(ipa_letters.VOWELS | ipa_letters.CONSONANTS)


@pytest.fixture(scope="module")
def alphabet() -> set[str]:
    import hibari

    assets = Path(hibari.__file__).parent / "assets"
    return set(json.loads((assets / "vocab.json").read_text("utf-8")))


@pytest.mark.parametrize(
    ("ipa", "phonemes"),
    [
        ("ˌʃiː dʒɪnˈpɪŋ", "ʃˌi ʤɪnpˈɪŋ"),
        ("/ˈkaɪ.əv/", "kˈIəv"),
        ("ˈfeɪ̯s", "fˈAs"),
        ("ɡoʊt", "ɡˈOt"),
        ("maʊθ", "mˈWθ"),
        ("tʃɔɪs", "ʧˈYs"),
        ("ˈt͡ʃɛk", "ʧˈɛk"),
        ("nɜːs", "nˈɜɹs"),
        ("ˈlɛtɚ", "lˈɛtəɹ"),
        ("ˈbʌtn̩", "bˈʌtᵊn"),
        ("lə pɛ̃", "lə pˈæn"),
        ("ˈsantʃeθ", "sˈɑnʧɛθ"),
        ("xoˈse", "kOsˈA"),
        ("peˈʒo", "pAʒˈO"),
        ("ˈberlin", "bˈɛɹlin"),
        ("vlɐˈdʲimʲɪr", "vlədˈimɪɹ"),
        ("bʁyˈsɛl", "bɹusˈɛl"),
        ("'wi:gUər".replace("U", "ʊ"), "wˈiɡʊɹ"),
        ("ləˈtən", "lətˈən"),
        ("kəˈnaː", "kənˈɑ"),
        ("ˌʃi", "ʃˈi"),
        ("çi", "hˈi"),
    ],
)
def test_ipa_becomes_what_the_voice_knows(ipa: str, phonemes: str) -> None:
    assert misaki(ipa_letters.check(ipa)) == phonemes


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_of_the_phonetic_alphabet_is_said(letter: str, alphabet: set[str]) -> None:
    assert set(misaki(f"a{letter}a")) <= alphabet
    assert misaki(letter).strip("ˈ") or letter in "ʔʡʕʢ"


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet=[*LETTERS, *"ˈˌːˑ.‿ ʰʲʷ˞\u0303\u0329\u032f\u0361"], min_size=1, max_size=30)
)
def test_any_transcription_has_stresses_before_vowels_only(text: str) -> None:
    said = misaki(f"{text}a")

    assert "ˈ" in said
    assert all(
        said[at + 1 : at + 2] in "AIOWYiuɑɔəɛɜɪʊʌæᵻᵊ" and at + 1 < len(said)
        for at, c in enumerate(said)
        if c in "ˈˌ"
    )


@pytest.mark.parametrize(
    ("written", "phonemes"),
    [
        ("SHEE jin-PING", "ʃˈi ʤɪnpˈɪŋ"),
        ("kwah-SOH", "kwɑsˈO"),
        ("noo-YEN", "nujˈɛn"),
        ("NWIN", "nwˈɪn"),
        ("oh-RAY-lee-uh", "OɹˈAliə"),
        ("zheel", "ʒˈil"),
        ("TYOO-lip", "tjˈulɪp"),
        ("DOY-chuh", "dˈYʧə"),
        ("hel-sin-kee", "hˈɛlsɪnki"),
        ("new", "njˈu"),
        ("SHUR-luhk", "ʃˈɜɹlək"),
        ("bur-LIN", "bəɹlˈɪn"),
    ],
)
def test_a_respelling_is_read_by_its_key(written: str, phonemes: str) -> None:
    assert respelling.phonemes(written) == phonemes


@pytest.mark.parametrize("written", ["kyte", "nise", "bough-tshq", "Łódź", "SHEE qxz"])
def test_a_respelling_by_no_key_is_left_to_the_voice(written: str) -> None:
    assert respelling.phonemes(written) == ""


@pytest.mark.parametrize("written", ["SHEE jin-PING", "kwah-SOH", "DOY-chuh", "PRAYZ"])
def test_the_voice_takes_a_respelling_as_it_takes_a_word(
    written: str, phonemes: Callable[[str], str]
) -> None:
    sounds = respelling.phonemes(written)

    assert phonemes(f"[x](/{sounds}/) came.").startswith(f"{sounds} ")
