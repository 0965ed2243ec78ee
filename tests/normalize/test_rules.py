"""The sheet on which rules stake their claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.normalize.front import RULES
from briefing.normalize.locales import locale_of
from briefing.normalize.render import tokens
from briefing.normalize.rules import BLOT, Claim, Context, Sheet, compiled, rule

if TYPE_CHECKING:
    from briefing.normalize.locales import Locale


def american() -> Locale:
    locale = locale_of("en-US")
    assert locale is not None
    return locale


def say(match: re.Match[str], context: Context) -> str:
    return f"<{match.group()}>"


def test_an_earlier_claim_is_out_of_reach_of_later_rules() -> None:
    sheet = Sheet("a1 b2", american())
    sheet.apply((rule("one", "a1", say), rule("all", r"\w\d", say), rule("any", ".+", say)))
    assert [(c.rule, c.start, c.end) for c in sheet.claims] == [("one", 0, 2), ("all", 3, 5)]
    assert sheet.blotted == f"{BLOT * 2} {BLOT * 2}"


def test_a_rule_is_not_tried_without_the_characters_it_needs() -> None:
    sheet = Sheet("abc", american())
    sheet.apply((rule("digit", ".", say, needs="0"), rule("letter", "b", say, needs="b")))
    assert [c.rule for c in sheet.claims] == ["letter"]


def test_a_rule_may_decline() -> None:
    sheet = Sheet("abc", american())
    sheet.apply((rule("no", "b", lambda match, context: None), rule("empty", "x*", say)))
    assert sheet.claims == []


def test_every_shipped_pattern_compiles_and_matches_nothing_of_no_length() -> None:
    assert not [one.name for one in RULES if compiled(one.pattern).fullmatch("")]


def test_punctuation_of_a_claim_goes_to_the_word_before_it() -> None:
    said = tokens("a b", [Claim(0, 1, ", aged", "age"), Claim(2, 3, ", two", "age")])
    assert [(t.core, t.tail) for t in said] == [("aged", ","), ("two", "")]
