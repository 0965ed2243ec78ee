"""What a model answers is read in whatever form it comes, and found only where it is the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.select.answers import MOST_ITEMS, Picks, answered, picks, same

BRIDGE = "The bridge is open."
RAIN = "Rain fell “all day”, the mayor said – again."
FERRY = "It’s the last ferry…"
SENTENCES = (BRIDGE, RAIN, FERRY)


class TestReading:
    @pytest.mark.parametrize(
        "answer",
        [
            '{"sentences": ["One.", "Two."]}',
            '\n {"sentences": ["One.", "Two."]}\n',
            '```json\n{"sentences": ["One.", "Two."]}\n```',
            'Here you are:\n```\n["One.", "Two."]\n```\nAnything else?',
            '```json\n{"sentences": ["One.", "Two."]}',
            'Sure! {"sentences": ["One.", "Two."]} I hope that helps.',
            '["One.", "Two."]',
            '{"result": ["One.", "Two."], "count": 2}',
            '{"sentences": {"first": "One.", "second": "Two."}}',
            '[{"text": "One."}, {"text": "Two."}]',
            '[["One."], [["Two."]]]',
            '<think>Is it [1] or ["Three."]?</think>\n{"sentences": ["One.", "Two."]}',
            "One.\nTwo.",
            "\nOne.\n\n  Two.  \n---\n",
            "These are the sentences:\nOne.\nTwo.",
        ],
    )
    def test_every_form_holds_the_same_sentences(self, answer: str) -> None:
        assert answered(answer) == ("One.", "Two.")

    @pytest.mark.parametrize(
        "answer",
        [
            '{"sentences": [3, 1]}',
            '{"sentences": ["3", "1."]}',
            "[3, 1]",
            "3, 1",
            "[3], [1]",
            "3\n1\n",
            "(3) 1.",
            "3, 1,",
            '{"3": 3, "1": "1"}',
        ],
    )
    def test_numbers_stand_for_sentences(self, answer: str) -> None:
        assert answered(answer) == (3, 1)

    @pytest.mark.parametrize(
        ("answer", "found"),
        [
            ('{"sentences": ["One.", "Two.", "Thr', ("One.", "Two.")),
            ('["One.", "Two."', ("One.", "Two.")),
            ('{"sentences": ["One \\u201ca\\u201d.",', ("One “a”.",)),
            ('{"sentences": ["One\nmore.",', ("One\nmore.",)),
            ('{"sentences": [4, 2', ()),
        ],
    )
    def test_of_an_answer_that_is_cut_off_the_whole_sentences_count(
        self, answer: str, found: tuple[str, ...]
    ) -> None:
        assert answered(answer) == found

    @pytest.mark.parametrize(
        "answer",
        [
            "",
            " ",
            "{}",
            "[]",
            "null",
            "true",
            "[true, null, 1.5]",
            '{"sentences": null}',
            "---",
            "<think>Hm",
        ],
    )
    def test_of_nothing_comes_nothing(self, answer: str) -> None:
        assert answered(answer) == ()

    @pytest.mark.parametrize(
        "answer",
        ["[" * 200_000, "{" * 200_000, '[{"a":' * 50_000, "1 " * 100_000, '"\\\n' * 50_000],
    )
    def test_what_is_made_to_break_a_reader_does_not(self, answer: str) -> None:
        assert len(answered(answer)) <= MOST_ITEMS

    def test_what_is_very_deep_is_still_read(self) -> None:
        assert answered("[" * 900 + '"One."' + "]" * 900) == ("One.",)

    def test_a_list_without_end_is_cut(self) -> None:
        assert len(answered(json.dumps(["One."] * 1000))) == MOST_ITEMS

    @given(st.text() | st.text(alphabet='[]{}":,\\ 12a\n`'))
    def test_no_text_breaks_it(self, answer: str) -> None:
        assert all(isinstance(item, (str, int)) for item in answered(answer))


class TestFinding:
    def found(self, *items: str | int) -> tuple[int, ...]:
        return picks(json.dumps({"sentences": items}), SENTENCES).found

    def test_each_sentence_is_found_once_in_the_order_of_the_answer(self) -> None:
        answer = json.dumps([FERRY, BRIDGE, "No.", FERRY, 1, "No."])
        assert picks(answer, SENTENCES) == Picks((2, 0), answered=4, unknown=1)

    @pytest.mark.parametrize(
        "written",
        [
            'Rain fell "all day", the mayor said - again.',
            "Rain fell „all day‟,  the mayor said — again.",
            " Rain\nfell\u00a0“all day”, the mayor said–again. ",
            "2. Rain fell “all day”, the mayor said – again.",
            "[2] Rain fell “all day”, the mayor said – again.",
            "- Rain fell “all day”, the mayor said – again.",
            '"Rain fell “all day”, the mayor said – again.",',
            '* "Rain fell “all day”, the mayor said – again."',
        ],
    )
    def test_white_space_quotes_dashes_and_bullets_make_no_difference(self, written: str) -> None:
        assert self.found(written) == (1,)

    def test_an_ellipsis_may_be_three_dots(self) -> None:
        assert self.found("It's the last ferry...") == (2,)

    @pytest.mark.parametrize(
        "written",
        [
            "The bridge was open.",
            "The bridge is open",
            "the bridge is open.",
            "The bridge is open. It’s the last ferry…",
            "The bridge is not open.",
            "The bridge",
            "A bridge is open.",
            "Thе bridge is open.",  # with a Cyrillic letter
            "",
        ],
    )
    def test_any_other_difference_does(self, written: str) -> None:
        assert picks(json.dumps([written]), SENTENCES) == Picks((), answered=1, unknown=1)

    @pytest.mark.parametrize("number", [0, -1, 4, 10**30])
    def test_a_number_of_no_sentence_is_unknown(self, number: int) -> None:
        assert picks(f"[{number}]", SENTENCES) == Picks((), answered=1, unknown=1)

    def test_of_two_that_are_the_same_the_first_is_meant(self) -> None:
        assert picks(json.dumps([BRIDGE]), (RAIN, BRIDGE, BRIDGE)).found == (1,)

    def test_a_sentence_that_begins_like_a_list_is_found_as_it_stands(self) -> None:
        assert picks('["2026. A year of rain."]', ("2026. A year of rain.",)).found == (0,)
        assert picks('["“Rain.”"]', ("“Rain.”",)).found == (0,)

    @given(st.text(min_size=1).filter(lambda text: not any(map(str.isdigit, text))))
    def test_every_sentence_is_the_same_as_itself(self, text: str) -> None:
        assert same(text) == same(f" {text}\n")
        assert picks(json.dumps([text]), (text,)) == Picks((0,), answered=1, unknown=0)
