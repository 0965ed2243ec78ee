from __future__ import annotations

import pytest

from briefing.extract.captions import is_credit, is_credited
from briefing.extract.junk import junk_rule

CAPTION = "The ferry in the harbour on Monday."


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ana Ruiz",
        "Staff photo by Ana Ruiz",
        "Photo L'Écho / Jeanne Roy",
        "© Ralf Mertz",
        "| Illustration: Valley Post / Ana Ruiz",
        "Ana Ruiz / Valley Post",
        "Dig & Delve/CC BY-SA 4.0",
    ],
)
def test_a_credit_is_known_by_its_words_and_its_shape(line: str) -> None:
    assert is_credit(line)
    assert is_credited(CAPTION, line)


@pytest.mark.parametrize("line", ["Ana Ruiz for the Valley Post", "CLARA MUÑOZ", "Foto Regiobeeld"])
def test_some_are_credits_only_behind_a_caption(line: str) -> None:
    assert not is_credit(line)
    assert is_credited(CAPTION, line)


@pytest.mark.parametrize(
    "line",
    ["Graphic Talk About Ferries", "Police video shows arrest", "Ferry runs again", "Image."],
)
def test_a_headline_is_no_credit(line: str) -> None:
    assert not is_credit(line)


def test_a_long_paragraph_with_a_piece_behind_it_is_no_caption() -> None:
    assert not is_credited("The ferry runs again, he said. " * 10, "Photo: Ana Ruiz")


@pytest.mark.parametrize(
    "line",
    [
        "Singers outside the office on Friday Credit: Valley Press Agency",
        "The pipe between the rink and the bakery - Valley Post / Ana Ruiz",
        "Sheep take the lift to the roof. (©Valley Post / A. Ruiz)",
    ],
)
def test_a_caption_that_ends_in_a_credit_is_junk(line: str) -> None:
    assert junk_rule(line) == "picture caption"
