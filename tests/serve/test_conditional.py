import pytest

from briefing.serve.conditional import (
    Validators,
    fails,
    field,
    is_known,
    is_part_of_known,
)

THEN = 1_790_000_000
CURRENT = Validators("abc", THEN)
DATE = CURRENT.last_modified
LATER = Validators("", THEN + 1).last_modified
BEFORE = Validators("", THEN - 1).last_modified


def headers(**values: str) -> list[tuple[bytes, bytes]]:
    return [
        (name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in values.items()
    ]


def test_a_date_is_written_as_http_wants_it() -> None:
    assert DATE == "Mon, 21 Sep 2026 14:13:20 GMT"
    assert CURRENT.etag == '"abc"'


@pytest.mark.parametrize(
    "had",
    ['"abc"', 'W/"abc"', '"x", "abc"', '"x","abc"', '"a,b", W/"abc"', "*", ' "abc" ', ', "abc",'],
)
def test_a_known_tag_is_known(had: str) -> None:
    assert is_known(headers(if_none_match=had), CURRENT)


@pytest.mark.parametrize("had", ['"abcd"', '"ABC"', "abc", "", '"x", "y"', '"*"'])
def test_another_tag_is_not(had: str) -> None:
    assert not is_known(headers(if_none_match=had), CURRENT)


def test_several_headers_are_one_list() -> None:
    both = [*headers(if_none_match='"x"'), *headers(if_none_match='"abc"')]
    assert is_known(both, CURRENT)
    assert field(both, b"if-none-match") == '"x", "abc"'


@pytest.mark.parametrize(
    ("date", "known"),
    [
        (DATE, True),
        (LATER, True),
        (BEFORE, False),
        ("Monday, 21-Sep-26 14:13:20 GMT", True),
        ("Mon Sep 21 14:13:20 2026", True),
        ("Monday, 21-Sep-26 14:13:19 GMT", False),
        ("2026-09-21", False),
        ("", False),
        ("tomorrow", False),
        ("Mon, 32 Sep 2026 14:13:20 GMT", False),
    ],
)
def test_dates_are_compared_and_what_is_no_date_is_ignored(date: str, known: bool) -> None:
    assert is_known(headers(if_modified_since=date), CURRENT) is known


def test_a_tag_goes_before_a_date() -> None:
    assert not is_known(headers(if_none_match='"x"', if_modified_since=DATE), CURRENT)
    assert is_known(headers(if_none_match='"abc"', if_modified_since=BEFORE), CURRENT)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ('"abc"', True),
        ('W/"abc"', False),  # compared strongly
        ('"abc", "x"', False),  # one tag, no list
        ('"x"', False),
        ("*", False),
        (DATE, True),
        (LATER, False),  # a date must be the very one
        (BEFORE, False),
        ("nonsense", False),
    ],
)
def test_if_range_takes_the_one_version(condition: str, holds: bool) -> None:
    assert is_part_of_known(headers(if_range=condition), CURRENT, now=THEN + 60) is holds


def test_if_range_with_a_date_of_this_second_proves_nothing() -> None:
    assert not is_part_of_known(headers(if_range=DATE), CURRENT, now=THEN + 0.9)
    assert is_part_of_known(headers(if_range=DATE), CURRENT, now=THEN + 1)


def test_without_if_range_a_range_holds() -> None:
    assert is_part_of_known([], CURRENT, now=THEN)


@pytest.mark.parametrize(
    ("name", "value", "failed"),
    [
        ("if_match", '"abc"', False),
        ("if_match", "*", False),
        ("if_match", 'W/"abc"', True),
        ("if_match", '"x"', True),
        ("if_unmodified_since", DATE, False),
        ("if_unmodified_since", BEFORE, True),
        ("if_unmodified_since", "nonsense", False),
    ],
)
def test_a_client_may_want_one_version_only(name: str, value: str, failed: bool) -> None:
    assert fails(headers(**{name: value}), CURRENT) is failed


def test_what_is_made_anew_has_no_date() -> None:
    made = Validators("abc", None)
    assert not is_known(headers(if_modified_since=LATER), made)
    assert not is_part_of_known(headers(if_range=DATE), made, now=THEN + 60)
    assert not fails(headers(if_unmodified_since=BEFORE), made)
