"""What unseen sentences and fuzzing found, one case for each mend, and proof that time grows with the text."""

from __future__ import annotations

import time

import pytest

from briefing.normalize import spoken_form


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("It is 3.14dm.", "It is three point one four dm."),
        ("a fall of -5€", "a fall of minus five euros."),
        ("1/2 sq km", "one half square kilometers."),
        ("In the '90s Main St. was shut.", "In the nineties Main Street was shut."),
        ("She met Jan.", "She met Jan."),
        ("She met Jan", "She met Jan."),
        ("It fell in Jan.", "It fell in January."),
        ("by Oct ", "by October."),
        ("until Mon,", "until Monday."),
        ("St. St.", "Saint Street."),
        ("He met Mr", "He met Mister."),
        ("NSA — who they are", "N.S.A — who they are."),
        ("GAZA/CAIRO, July 9 (Reuters) - Talks began.", "Gaza, Cairo. Talks began."),
        ("It rang at 2 a.m. Monday.", "It rang at two A.M Monday."),
        ("It rang at 2 p.m. Police came.", "It rang at two P M. Police came."),
        ("Lee et al., sued.", "Lee et al, sued."),
        ("We drew 3 000 people.", "We drew three thousand people."),
        ("See page 3 200 more wait.", "See page three two hundred more wait."),
        ("They are 116 000 strong.", "They are one hundred sixteen zero zero zero strong."),
        ("It was said.¹ Then m² rose.", "It was said. Then m squared rose."),
    ],
)
def test_what_was_found_stays_mended(written: str, spoken: str) -> None:
    said = spoken_form(written).text
    assert said == spoken
    assert spoken_form(said).text == said


REPEATED = {
    "digits": "7", "exclamation marks": "!", "full stops": ".", "one letter": "a", "one capital": "A", "spaces": " ", "new lines": "\n", "quotes": '"',
    "apostrophes": "'", "opening brackets": "(", "closing brackets": ")", "square brackets": "[", "links": "[a](", "stars": "**", "underscores": "_",
    "grouped digits": "1,", "dollars": "$", "amounts": "$1", "initials": "a.", "capital initials": "A.", "combining marks": "\u0301", "accented letters": "e\u0301",
    "entities": "&amp;", "tags": "<a", "hyphens": "1-", "slashes": "1/", "colons": "1:", "emoji": "\N{PARTY POPPER}", "fractions": "½", "groups in threes": " 000",
    "kings": "Henry II ", "negations": "not ", "words": "word ",
}  # fmt: skip


def _seconds(text: str) -> float:
    start = time.process_time()
    spoken_form(text)
    return time.process_time() - start


@pytest.mark.timeout(120)
@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED)
def test_time_grows_with_the_length_of_the_text_and_not_its_square(unit: str) -> None:
    """Eight times the text: about 8 times the CPU, never 64; the best of three counts."""
    short, long = (unit * (size // len(unit)) for size in (4_000, 32_000))
    spoken_form(short)
    ratios = (_seconds(long) / max(_seconds(short), 0.002) for _ in range(3))
    assert any(ratio < 24 for ratio in ratios)
