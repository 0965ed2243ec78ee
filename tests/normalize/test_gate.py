"""The faithfulness gate: numbers, negations and words that get lost are noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.normalize import front, gate, spoken_form
from briefing.normalize.render import Token, tokens
from briefing.normalize.rules import Claim, Rule, rule

if TYPE_CHECKING:
    import pytest


def words(text: str) -> list[Token]:
    out, place = [], 0
    for word in text.split():
        start = text.index(word, place)
        place = start + len(word)
        out.append(Token(word, start, place))
    return out


def test_a_text_said_as_it_is_has_lost_nothing() -> None:
    assert gate.lost("no rain fell", [], words("no rain fell")) == ""


def test_a_number_without_number_words_is_lost() -> None:
    claims = [Claim(0, 2, "some", "number")]
    assert gate.lost("25 men", claims, tokens("25 men", claims)) == "25"


def test_a_number_in_words_is_there_in_any_form() -> None:
    for spoken in ("nineties", "twentieth", "halves", "sixty-one", "one's", "sixths"):
        claims = [Claim(0, 2, spoken, "number")]
        assert gate.lost("25 men", claims, tokens("25 men", claims)) == ""


def test_a_number_that_nothing_stands_for_is_lost() -> None:
    assert gate.lost("a 25", [], words("a")) == "25"


def test_a_negation_inside_a_claim_that_is_not_said_is_lost() -> None:
    claims = [Claim(7, 14, "coming", "wrong")]
    assert (
        gate.lost("He was not one of us", claims, tokens("He was not one of us", claims)) == "not"
    )


def test_no_before_a_number_is_not_a_negation() -> None:
    claims = [Claim(0, 4, "number", "number-sign"), Claim(4, 6, "ten", "cardinal")]
    assert gate.lost("No. 10", claims, tokens("No. 10", claims)) == ""


def test_a_word_that_is_not_said_is_lost() -> None:
    assert gate.lost("the red car", [], words("the car")) == "red"


def test_a_logged_deletion_is_not_lost() -> None:
    claims = [Claim(5, 9, "", "caption", deletes=True)]
    assert gate.lost("rain (no) fell", claims, tokens("rain (no) fell", claims)) == ""


def test_a_rule_that_loses_a_number_is_overruled_and_logged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def swallow(match: object, context: object) -> str:
        return "some"

    bad: tuple[Rule, ...] = (rule("bad", r"\d+", swallow),)
    monkeypatch.setattr(front, "RULES", bad)
    spoken = spoken_form("It rained 25 days.")
    assert spoken.text == "It rained twenty five days."
    assert ("faithfulness-gate", "25") in [(r.name, r.spoken) for r in spoken.rules]
