"""How much is written out: all of it, or nothing but what the user wants."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.config import WordSettings
from briefing.normalize import Wording, own_lexicon, spoken_form

AS_WRITTEN = Wording(written_out=False)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("It made $1.2bn in 2024.", "It made $1.2bn in 2024."),
        ("**Prices** rose 5% &amp; more[1] 🎉", "Prices rose 5% & more"),
        ("A [link](https://x.org) to it\nand more", "A link to it and more"),
        ("Sen. Lee won 3–2.\x07", "Sen. Lee won 3–2."),
    ],
)
def test_an_engine_with_rules_of_its_own_gets_the_cleaned_text(written: str, spoken: str) -> None:
    assert spoken_form(written, wording=AS_WRITTEN).text == spoken


@pytest.mark.parametrize("locale", ["en-US", "de-DE", "pt"])
def test_the_users_words_hold_there_too(locale: str) -> None:
    words = [WordSettings(word="SCO", alias="group of 8"), WordSettings(word="Xi", ipa="ʃi")]
    text = "SCO: 5 &amp; Xi's SCO's."
    wording = Wording(written_out=False, lexicon=own_lexicon(words))

    spoken = spoken_form(text, locale=locale, wording=wording)

    assert spoken.text == "group of 8: 5 & Xi's group of 8's."
    assert [(w.text, text[w.start : w.end]) for w in spoken.words][:4] == [
        ("group", "SCO"),
        ("of", "SCO"),
        ("8:", "SCO:"),
        ("5", "5"),
    ]
    assert [r.name for r in spoken.rules].count("pronunciation") == 2


def test_emoji_are_named_in_their_places() -> None:
    text = "We🎉won 👍🏽!"
    spoken = spoken_form(text, wording=Wording(written_out=False, emoji="name"))

    assert spoken.text == "We party popper won thumbs up!"
    assert [(w.text, text[w.start : w.end]) for w in spoken.words][-2:] == [
        ("thumbs", "👍🏽"),
        ("up!", "👍🏽!"),
    ]


def test_an_engine_that_takes_pronunciations_gets_words_whatever_is_asked_for() -> None:
    assert spoken_form("It made $5.", markup="misaki", wording=AS_WRITTEN).text == (
        "It made five dollars."
    )


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["en", "fr", "pt"]))
def test_any_text_is_one_line_of_words_in_order(text: str, locale: str) -> None:
    spoken = spoken_form(text, locale=locale, wording=AS_WRITTEN)

    assert " ".join(spoken.text.split()) == spoken.text == " ".join(w.text for w in spoken.words)
    assert all(0 <= w.start < w.end <= len(text) for w in spoken.words)
    assert [w.start for w in spoken.words] == sorted(w.start for w in spoken.words)
