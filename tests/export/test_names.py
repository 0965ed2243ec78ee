from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.export.names import LONGEST, OURS, file_name

DAY = date(2026, 11, 24)
PRINTABLE = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=200)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour opens again", "001 2026-11-24 Harbour opens again.mp3"),
        ("Regal: saved by 2:1", "001 2026-11-24 Regal - saved by 2.1.mp3"),
        ('"Yes" <no> a|b a/b a\\b?*', "001 2026-11-24 'Yes' (no) a-b a-b a-b.mp3"),
        ("The end...", "001 2026-11-24 The end.mp3"),
        ("???", "001 2026-11-24 -.mp3"),
        (
            "Hundreds walk out of Corrie Tunnel after train loses power",
            "001 2026-11-24 Hundreds walk out of Corrie Tunnel after.mp3",
        ),
        ("x" * 99, f"001 2026-11-24 {'x' * 41}.mp3"),
    ],
)
def test_a_name_is_short_plain_and_cut_at_a_word(text: str, expected: str) -> None:
    assert file_name(1, 10, DAY, text) == expected


def test_the_number_has_as_many_digits_as_the_last() -> None:
    assert file_name(7, 1200, DAY, "Ice") == "0007 2026-11-24 Ice.mp3"


@given(PRINTABLE, st.integers(1, 5000))
def test_every_name_is_one_that_fat_takes_and_that_is_known_as_ours(text: str, total: int) -> None:
    name = file_name(total, total, DAY, text)

    assert len(name) <= LONGEST
    assert not set(name) & set('<>:"/\\|?*')
    assert name.removesuffix(".mp3") == name.removesuffix(".mp3").rstrip(" .")
    assert OURS.fullmatch(name)
