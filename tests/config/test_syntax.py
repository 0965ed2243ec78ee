import pytest
import yaml

from briefing.config.syntax import in_plain_words


def test_what_has_no_plain_words_yet_is_passed_on() -> None:
    mark = yaml.Mark("x", 0, 4, 0, None, 0)
    error = yaml.MarkedYAMLError(problem="is odd", problem_mark=mark)

    assert in_plain_words(error) == (5, "is not valid YAML: is odd")


def test_an_error_without_a_place_concerns_the_file() -> None:
    assert in_plain_words(yaml.MarkedYAMLError()) == (0, "is not valid YAML: for an unknown reason")


@pytest.mark.parametrize("word", ["block", "<stream", "token", "flow"])
def test_the_parser_s_own_words_do_not_appear(word: str) -> None:
    from briefing.config.syntax import WORDS

    assert not any(word in ours for _, ours, _ in WORDS)
