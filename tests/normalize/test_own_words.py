"""The user's own lexicon: where an entry is met, and what is said there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.config import WordSettings
from briefing.normalize import Spoken, Wording, own_lexicon, spoken_form
from briefing.protocols import Markup


def said(
    text: str, *entries: dict[str, Any], markup: Markup = "plain", locale: str = "en-US"
) -> Spoken:
    lexicon = own_lexicon(WordSettings.model_validate(entry) for entry in entries)
    return spoken_form(text, locale=locale, markup=markup, wording=Wording(lexicon=lexicon))


XI = {"word": "Xi Jinping", "respelling": "SHEE jin-PING"}
GIF = {"word": "GIF", "ipa": "dʒɪf"}
SCO = {"word": "SCO", "alias": "Shanghai group of 8"}
LEE = {"word": "Leeson", "alias": "Lawson"}


@pytest.mark.parametrize(
    ("written", "entry", "spoken"),
    [
        ("Xi Jinping left.", XI, "shee jin-ping left."),
        ("A visit by XI JINPING.", XI, "A visit by shee jin-ping."),
        ("Xi Jinping's aide left.", XI, "shee jin-ping's aide left."),
        ("“Xi Jinping” left.", XI, "“shee jin-ping” left."),
        ("Xi, Jinping left.", XI, "Xi, Jinping left."),
        ("The SCO met.", SCO, "The Shanghai group of eight met."),
        ("3M fell 3%.", {"word": "3M", "alias": "Minnesota"}, "Minnesota fell three percent."),
        ("C++ is old.", {"word": "C++", "alias": "C plus plus"}, "C plus plus is old."),
        ("The .NET team", {"word": ".NET", "alias": "dot net"}, "The dot net team."),
        ("O’Leary won.", {"word": "O'Leary", "alias": "O Leary"}, "O Leary won."),
        ("NGOs helped.", {"word": "NGO", "alias": "aid group"}, "aid groups helped."),
        ("The UN and Unix.", {"word": "UN", "alias": "world body"}, "The world body and Unix."),
    ],
)
def test_a_word_is_said_as_the_entry_wants(
    written: str, entry: dict[str, Any], spoken: str
) -> None:
    assert said(written, entry).text == spoken


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("The Leesons met.", "Leeson"),  # another name, when another word is said for it
        ("news", "new"),
        ("His hat was his as such.", "a"),
        ("Xi'an grew.", "Xi"),
        ("Xi'an grew.", "an"),
        ("Don't.", "don"),
        ("See example.com/xi now.", "xi"),
        ("Mail xi@example.org now.", "xi"),
        ("It is at www.leeson.com.", "leeson"),
        ("It rose 3.5 points.", "5"),
        ("It cost $5.", "5"),
        ("They won 5-3.", "3"),
        ("नमस्ते", "नमस"),
    ],
)
def test_a_part_of_something_else_is_not_the_word(written: str, word: str) -> None:
    assert said(written, {"word": word, "alias": "WRONG"}).text == said(written).text


def test_the_longest_entry_goes_first_in_whatever_order_they_stand() -> None:
    short = {"word": "Xi", "alias": "the president"}

    for entries in ([XI, short], [short, XI]):
        assert said("Xi met Xi Jinping.", *entries).text == "the president met shee jin-ping."


@pytest.mark.parametrize(("written", "spoken"), [("US", "America."), ("us", "us.")])
def test_capitals_count_only_when_they_are_said_to(written: str, spoken: str) -> None:
    assert said(written, {"word": "US", "alias": "America", "case": True}).text == spoken
    assert said(written, {"word": "US", "alias": "America"}).text == "America."


@pytest.mark.parametrize(
    ("written", "met"),
    [
        ("He lives in Nice.", True),
        ("He lives in “Nice”, France.", True),
        ("A cabin Nice", False),
        ("Nice.", False),
        ("They play Nice again.", False),
        ("They beat Nice again.", True),
    ],
)
def test_a_word_before_it_may_be_asked_for(written: str, met: bool) -> None:
    entry = {"word": "Nice", "alias": "Niece", "before": ["in", "beat"]}

    assert ("Niece" in said(written, entry).text) is met


@pytest.mark.parametrize(
    ("written", "met"), [("Reading FC won.", True), ("Reading on FC", False), ("Reading", False)]
)
def test_a_word_after_it_may_be_asked_for(written: str, met: bool) -> None:
    entry = {"word": "Reading", "respelling": "REDD-ing", "after": "fc"}

    assert ("redd-ing" in said(written, entry).text) is met


def test_of_two_entries_for_a_word_the_one_with_a_neighbour_goes_first() -> None:
    entries = [
        {"word": "Nice", "alias": "kind"},
        {"word": "Nice", "alias": "Niece", "before": "in"},
    ]

    assert said("In Nice, Nice people.", *entries).text == "In Niece, kind people."


@pytest.mark.parametrize(
    ("language", "locale", "met"),
    [
        ("", "de", True),
        ("en", "en-GB", True),
        ("en-GB", "en-US", False),
        ("en-gb", "en_GB", True),
        ("en", "enm", False),
    ],
)
def test_an_entry_may_be_for_one_language(language: str, locale: str, met: bool) -> None:
    text = said("Leeson", {**LEE, "language": language}, locale=locale).text

    assert text.startswith("Lawson") is met


@pytest.mark.parametrize(
    ("written", "entry", "spoken"),
    [
        ("Xi Jinping left.", XI, "[Xi Jinping](/ʃˈi ʤɪnpˈɪŋ/) left."),
        ("Xi Jinping's aide", XI, "[Xi Jinping's](/ʃˈi ʤɪnpˈɪŋz/) aide."),
        ("A GIF or two GIFs.", GIF, "A [Gif](/ʤˈɪf/) or two [Gifs](/ʤˈɪfs/)."),
        ("anti-Xi Jinping men", XI, "anti-[Xi Jinping](/ʃˈi ʤɪnpˈɪŋ/) men."),
        ("Xi left.", {"word": "Xi", "ipa": "zaɪ"}, "[Xi](/zˈI/) left."),
        ("Sinn Fein", {"word": "Sinn", "ipa": "sɪn"}, "[Sinn](/sˈɪn/) Fein."),
        ("kyte", {"word": "kyte", "respelling": "kite"}, "kite."),
        ("The SCO met.", SCO, "The Shanghai group of eight met."),
        ("NATO met.", {"word": "NATO", "alias": "the UN"}, "the [U N](/jˌuˈɛn/) met."),
    ],
)
def test_an_engine_with_phonemes_gets_them(
    written: str, entry: dict[str, Any], spoken: str
) -> None:
    assert said(written, entry, markup="misaki").text == spoken


def test_digits_and_signs_in_a_word_with_phonemes_are_words() -> None:
    entry = {"word": "3M", "ipa": "θriː ˈɛm"}

    assert said("3M rose.", entry, markup="misaki").text == "[three M](/θɹi ˈɛm/) rose."
    assert [w.text for w in said("3M rose.", entry, markup="misaki").words] == [
        "three", "M", "rose",
    ]  # fmt: skip


def test_phonemes_alone_leave_an_engine_of_plain_text_as_it_is() -> None:
    assert said("A GIF.", GIF) == said("A GIF.")
    assert said("A GIF.", GIF | {"respelling": "jiff"}).text == "A jiff."


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("King Charles III spoke.", "King [Charles](/ʃˈɑɹl/) the third spoke."),
        ("Gen. Charles spoke.", "General [Charles](/ʃˈɑɹl/) spoke."),
        ("Mr. Charles, 42, spoke.", "Mister [Charles](/ʃˈɑɹl/), forty two, spoke."),
    ],
)
def test_rules_still_see_the_word(written: str, spoken: str) -> None:
    charles = {"word": "Charles", "ipa": "ʃɑːrl"}

    text = said(written, charles, markup="misaki").text
    assert text.replace("[King](/kˈɪŋ/)", "King") == spoken


def test_what_a_rule_leaves_out_stays_out() -> None:
    reuters = {"word": "Reuters", "alias": "the agency"}

    assert said("LONDON (Reuters) - Reuters said so.", reuters).text == (
        "London. the agency said so."
    )


def test_the_log_says_which_entry_was_met_where() -> None:
    text = "On 5 May Xi Jinping's men won."

    for markup, spoken in (
        ("plain", "shee jin-ping's"),
        ("misaki", "[Xi Jinping's](/ʃˈi ʤɪnpˈɪŋz/)"),
    ):
        rules = said(text, XI, markup=markup).rules  # type: ignore[arg-type]
        found = [r for r in rules if r.name == "pronunciation"]
        assert [(text[r.start : r.end], r.spoken) for r in found] == [("Xi Jinping's", spoken)]


def test_the_log_has_what_the_shipped_lexicon_gave() -> None:
    text = "Xi met Sinn Fein; lead poisoning of Kyiv-based men. He said no."
    rules = spoken_form(text, markup="misaki").rules

    assert [(r.name, text[r.start : r.end]) for r in rules] == [
        ("lexicon", "Xi"),
        ("lexicon", "Sinn Fein;"),
        ("heteronym", "lead"),
        ("lexicon", "Kyiv-based"),
        ("guard", "no."),
    ]
    assert rules[0].spoken == "[Xi](/ʃˈi/)"
    assert spoken_form(text).rules == ()


def test_every_word_points_at_what_it_stands_for() -> None:
    text = "The SCO met & 3M's men,  Xi Jinping too."
    spoken = said(text, SCO, XI, {"word": "3M", "alias": "Minnesota Mining"})

    assert [(w.text, text[w.start : w.end]) for w in spoken.words] == [
        ("The", "The"),
        ("Shanghai", "SCO"),
        ("group", "SCO"),
        ("of", "SCO"),
        ("eight", "SCO"),
        ("met", "met"),
        ("and", "&"),
        ("Minnesota", "3M's"),
        ("Mining's", "3M's"),
        ("men", "men,"),
        ("shee", "Xi Jinping"),
        ("jin-ping", "Xi Jinping"),
        ("too", "too."),
    ]


def test_the_gate_still_finds_what_gets_lost_beside_a_replaced_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from briefing.normalize import front, rules

    eater = rules.rule("eater", r"\bnot\b", lambda match, context: "")
    monkeypatch.setattr(front, "RULES", (eater, *front.RULES))
    never = {"word": "SCO", "alias": "the never big group of 8"}

    spoken = said("The SCO is not 5.", never)

    assert [r.name for r in spoken.rules if r.name == "faithfulness-gate"] == ["faithfulness-gate"]
    assert spoken.text == "The the never big group of eight is not five."


def test_a_negation_or_a_number_that_the_user_replaces_is_no_loss() -> None:
    spoken = said("It is not 3M.", {"word": "not", "alias": "hardly"}, {"word": "3M", "alias": "M"})

    assert spoken.text == "It is hardly M."
    assert [r.name for r in spoken.rules] == ["pronunciation", "pronunciation"]


def test_a_language_without_rules_has_a_lexicon_too() -> None:
    spoken = said("Von der Leyen, fala.", {"word": "Leyen", "respelling": "LAI-en"}, locale="pt")

    assert spoken.text == "Von der lai-en, fala."
    assert [(w.start, w.end) for w in spoken.words] == [(0, 3), (4, 7), (8, 14), (15, 20)]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Xi", "Jinping", "Xi's", "3M", "$5", "SCO", "GIFs", "not", "(", ")", "-", "Mr.", "III", "“", "”", "🎉", "5%", ",", "x.org/Xi", "King", "&amp;", "1.", "\n"]
        ),
        max_size=12,
    ),
    st.sampled_from([" ", "", "-"]),
    st.sampled_from(["plain", "misaki"]),
    st.sampled_from(["en-US", "en-GB", "pt"]),
)  # fmt: skip
def test_any_mixture_is_said_in_order(
    pieces: list[str], glue: str, markup: Markup, locale: str
) -> None:
    text = glue.join(pieces)
    entries = [XI, GIF, SCO, {"word": "3M", "ipa": "ɛm"}, {"word": "not", "alias": "no"}]

    spoken = said(text, *entries, markup=markup, locale=locale)

    assert all(0 <= w.start < w.end <= len(text) for w in spoken.words)
    starts = [w.start for w in spoken.words]
    assert starts == sorted(starts)
    assert "\u2060" not in spoken.text
    assert "\u2063" not in spoken.text


@pytest.mark.parametrize("unit", ["Xi ", "Xi's-", "Xi/", "x.org/Xi", "King Xi III ", "🎉a"])
@pytest.mark.parametrize("locale", ["en-US", "pt"])
def test_a_long_line_takes_time_in_proportion_to_its_length(unit: str, locale: str) -> None:
    lexicon = own_lexicon(
        [
            WordSettings(word="Xi", alias="She", after=("never",)),
            WordSettings(word="Xi's", alias="her"),
        ]
    )
    wording = Wording(lexicon=lexicon, emoji="name")

    assert spoken_form(unit * (60_000 // len(unit)), locale=locale, wording=wording).words
