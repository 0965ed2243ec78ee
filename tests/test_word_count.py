from __future__ import annotations

from briefing.word_count import count_words


def test_words_are_counted_at_white_space() -> None:
    assert count_words("Two  words\nand two.") == 4
    assert count_words("Größe: 12 m²") == 3
    assert count_words("") == 0


def test_languages_without_spaces_are_counted_by_length() -> None:
    assert count_words("今天天气很好我们去公园") == 7
    assert count_words("Am Montag 今天天气") == 5
    assert count_words("วันนี้อากาศดีมาก") == 5
