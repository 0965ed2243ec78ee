"""Emoji: left out, or named."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.normalize import Wording, spoken_form
from briefing.normalize.emoji import SEQUENCE, name

NAMED = Wording(emoji="name")


@pytest.mark.parametrize(
    ("emoji", "said"),
    [
        ("😀", "grinning face"),
        ("❤️", "red heart"),
        ("❤", "red heart"),
        ("👍🏽", "thumbs up"),
        ("👩‍🚀", "woman with rocket"),
        ("🏃🏿‍♀️", "runner"),
        ("👨‍👩‍👧", "man and woman and girl"),
        ("🇺🇦", "flag of \u2060UA"),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "flag of England"),
        ("🏴󠁵󠁳󠁴󠁸󠁿", "flag"),
        ("🏳️‍🌈", "rainbow flag"),
        ("⛈️", "thunder cloud and rain"),
        ("✉", "envelope"),
    ],
)
def test_a_sequence_has_one_name(emoji: str, said: str) -> None:
    match = SEQUENCE.fullmatch(emoji)

    assert match is not None
    assert name(match["one"]) == said


@pytest.mark.parametrize(
    ("written", "dropped", "named"),
    [
        ("We won 🎉 today.", "We won today.", "We won, party popper, today."),
        ("We won🎉.", "We won.", "We won, party popper."),
        ("🔥 prices rose 5%", "prices rose five percent.", "fire, prices rose five percent."),
        ("Love ❤️❤️ ❤️!", "Love!", "Love, red heart!"),
        ("🇩🇪🇫🇷 agree", "agree.", "flag of D E, flag of F R, agree."),
        ("Press 1️⃣ or © 2024", "Press one or twenty twenty four.", None),
        ("It is 5° → 7°", "It is five degrees to seven degrees.", None),
    ],
)
def test_emoji_are_left_out_or_named(written: str, dropped: str, named: str | None) -> None:
    if named is None:
        assert spoken_form(written, wording=NAMED).text == spoken_form(written).text
    else:
        assert spoken_form(written).text == dropped
        assert spoken_form(written, wording=NAMED).text == named


def test_the_name_stands_for_the_whole_sequence() -> None:
    text = "Go 👩🏽‍🚀 👩🏽‍🚀, now."
    spoken = spoken_form(text, wording=NAMED)

    assert [(w.text, text[w.start : w.end]) for w in spoken.words] == [
        ("Go", "Go"),
        ("woman", "👩🏽‍🚀 👩🏽‍🚀"),
        ("with", "👩🏽‍🚀 👩🏽‍🚀"),
        ("rocket", "👩🏽‍🚀 👩🏽‍🚀"),
        ("now", "now."),
    ]
    assert [(r.name, text[r.start : r.end], r.spoken) for r in spoken.rules] == [
        ("emoji", "👩🏽‍🚀 👩🏽‍🚀", "woman with rocket")
    ]


@pytest.mark.parametrize("locale", ["de", "pt", "ja"])
def test_other_languages_never_hear_english_names(locale: str) -> None:
    assert "face" not in spoken_form("Sim 😀 sim", locale=locale, wording=NAMED).text
    assert "😀" not in spoken_form("Sim 😀 sim", locale=locale).text


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"😀👍🏽👩🚀❤♀🇺🇦🏴★☎⚽🀄", "\u200d", "\ufe0f", "\u20e3", "\U000e0067", "\U000e007f", "1", "a", " ", "."]
        ),
        max_size=14,
    ).map("".join)
)  # fmt: skip
def test_any_mixture_is_words_in_order(text: str) -> None:
    spoken = spoken_form(text, wording=NAMED)

    assert all(c in ".,?!;:—…-' " or unicodedata.category(c)[0] in "LM" for c in spoken.text)
    assert all(0 <= w.start < w.end <= len(text) for w in spoken.words)
    assert [w.start for w in spoken.words] == sorted(w.start for w in spoken.words)
