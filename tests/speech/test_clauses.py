from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.speech.clauses import split

WORDS = st.lists(
    st.sampled_from(["a", "No.", "harbour,", "(gate)", "—", "2,100", "ends.", "so;", "x" * 30])
)


def test_a_short_text_stays_whole() -> None:
    assert split("No. Not  now,\nthanks.", 100) == ("No. Not now, thanks.",)


def test_sentences_are_the_first_places_to_cut() -> None:
    text = (
        "The first one is, as we said, short. The second, which follows, is longer, but not much."
    )
    assert split(text, 60) == (
        "The first one is, as we said, short.",
        "The second, which follows, is longer, but not much.",
    )


def test_a_semicolon_comes_before_a_comma_and_a_comma_before_a_word() -> None:
    text = "Ferries use the western quay, as before; the eastern one, with its cracked lock gate, is shut"
    assert split(text, 60) == (
        "Ferries use the western quay, as before;",
        "the eastern one, with its cracked lock gate, is shut",
    )
    assert split(
        "The ferries all go west now, and the small boats wait outside the harbour", 50
    ) == (
        "The ferries all go west now,",
        "and the small boats wait outside the harbour",
    )


def test_an_abbreviation_ends_no_sentence() -> None:
    parts = split(
        "For six weeks the experts asked Dr. Smith, the engineer, and Mrs. Jones about it.", 50
    )
    assert all(not part.endswith(("Dr.", "Mrs.")) for part in parts)


def test_a_number_is_not_cut_at_its_comma() -> None:
    assert any(
        "2,100,000" in part for part in split("It costs about 2,100,000 euros a year to run.", 22)
    )


def test_no_word_or_two_are_left_over_when_it_can_be_helped() -> None:
    text = (
        "a long row of words without any comma that has to be cut between two of them somehow today"
    )
    assert all(len(part) >= 20 for part in split(text, 88))


def test_chinese_is_cut_at_its_own_stops() -> None:
    assert split("今天的天气很好，我们去公园散步。明天会下雨，请带上雨伞。", 16, "zh") == (
        "今天的天气很好，我们去公园散步。",
        "明天会下雨，请带上雨伞。",
    )


def test_japanese_is_cut_at_its_comma_and_where_an_ending_is_over() -> None:
    text = "浦戸線の駅の待合室に、乗客が持ち寄った本が三千六百冊を超えた。"
    assert split(text, 25, "ja") == (
        "浦戸線の駅の待合室に、",
        "乗客が持ち寄った本が三千六百冊を超えた。",
    )
    unmarked = "浦戸線の無人駅の待合室に乗客が持ち寄った本がコンピューターシステムで管理されている"
    parts = split(unmarked, 26, "ja")
    assert "".join(parts) == unmarked
    assert any("コンピューターシステム" in part for part in parts)
    assert all(part[-1] in "にがでるた" for part in parts)


def test_a_quotation_of_japanese_is_not_parted_from_its_marks() -> None:
    parts = split("世話役は「列車を一本見送って最後まで読む人もいます」と話している。", 28, "ja")
    assert parts == ("世話役は「列車を一本見送って最後まで読む人もいます」", "と話している。")


def test_chinese_without_a_mark_is_not_cut_inside_of_a_number() -> None:
    text = "青沙渡口的摆渡人老秦每天用手机向下游的14个村子报告2026年的水位和降雨量"
    parts = split(text, 22, "zh")
    assert "".join(parts) == text
    assert not any(one[-1].isdigit() and other[0].isdigit() for one, other in pairwise(parts))


def test_arabic_is_cut_at_its_semicolon_before_its_comma() -> None:
    text = "عاد السوق إلى العمل، بعد إغلاق طويل؛ وفتح محلات كثيرة أبوابها، في اليوم الأول."
    assert split(text, 50, "ar") == (
        "عاد السوق إلى العمل، بعد إغلاق طويل؛",
        "وفتح محلات كثيرة أبوابها، في اليوم الأول.",
    )


def test_hindi_is_cut_at_its_danda() -> None:
    text = "पुल को लोगों के लिए खोल दिया गया। पहले ही दिन बहुत लोग गुज़रे, शाम तक।"
    assert split(text, 50, "hi") == (
        "पुल को लोगों के लिए खोल दिया गया।",
        "पहले ही दिन बहुत लोग गुज़रे, शाम तक।",
    )


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("hi", "क्षत्रिय"),  # conjuncts and vowel signs
        ("th", "เที่ยวบิน"),  # a vowel written before its consonant, and marks above
        ("ar", "مُدَرِّسَةٌ"),  # vowel marks
        ("ta", "நிகழ்ச்சி"),
        ("en", "e\u0301"),
        ("ja", "か\u3099"),
        ("en", "👩\u200d🚀"),
        ("en", "🇫🇷"),
    ],
)
def test_no_letter_is_parted_from_its_marks(language: str, word: str) -> None:
    text = word * 30 + "x"
    for limit in range(len(word), 3 * len(word)):
        for part in split(text, limit, language)[1:]:
            assert unicodedata.category(part[0])[0] != "M"
            assert part[0] != "\u200d"
        for part in split(text, limit, language)[:-1]:
            assert part[-1] not in "\u200d\u094d\u0e40"


def test_a_word_longer_than_the_limit_is_cut_as_a_last_resort() -> None:
    parts = split("w" * 250, 100)
    assert "".join(parts) == "w" * 250
    assert len(parts) == 3


@pytest.mark.parametrize("text", ["", "  ", "?!", "… — …", "." * 300])
def test_without_a_word_there_is_no_part(text: str) -> None:
    assert split(text, 100) == ()


@settings(deadline=None)
@given(WORDS, st.integers(5, 120))
def test_parts_are_short_and_nothing_that_is_spoken_is_lost(words: list[str], limit: int) -> None:
    parts = split(" ".join(words), limit)
    assert all(0 < len(part) <= limit for part in parts)
    spoken = [c for c in "".join(words) if c.isalnum()]
    assert [c for c in "".join(parts) if c.isalnum()] == spoken


@settings(deadline=None)
@given(st.text(max_size=400), st.integers(1, 60))
def test_any_text_can_be_cut(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert all(len(part) <= limit for part in parts)
    assert sum(c.isalnum() for c in "".join(parts)) == sum(c.isalnum() for c in text)
