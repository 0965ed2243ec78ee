from __future__ import annotations

import pytest

from briefing.language_tags import is_same_language, primary


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("zh-Hant-TW", "zh"),
        ("nb-NO", "no"),
        ("iw", "he"),
        ("", ""),
    ],
)
def test_the_language_of_a_tag_is_its_first_part_by_its_commonest_code(
    tag: str, language: str
) -> None:
    assert primary(tag) == language


def test_regions_and_scripts_make_no_other_language() -> None:
    assert is_same_language("pt_br", "pt-PT")
    assert is_same_language("nn", "nb-NO")
    assert not is_same_language("de", "nl")
