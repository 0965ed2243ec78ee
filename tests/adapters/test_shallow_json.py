"""JSON that would exhaust the parser's stack is not parsed."""

import json

import pytest

from briefing.adapters.shallow_json import MOST_NESTED, is_deep, loads


@pytest.mark.parametrize("value", [{"a": [1, "[[["]}, [], "x", None, ['\\"[' * 300]])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_is_shallow_is_read(value: object, encoding: str) -> None:
    assert loads(json.dumps(value)) == value
    assert loads(json.dumps(value).encode(encoding)) == value


@pytest.mark.parametrize(
    "body", [b"[" * 200_000, b'{"a":' * 5000, "[{" * 60, "[" * 101 + "]" * 101]
)
def test_brackets_by_the_thousand_are_an_error_of_the_text(body: bytes | str) -> None:
    with pytest.raises(ValueError, match="nested more than"):
        loads(body)


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"a": ', b"\xff\xfe\xfa", '"' + "[" * 500])
def test_what_is_no_json_is_an_error_of_the_text(body: bytes | str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  json words it
        loads(body)


def test_the_depth_is_that_of_open_brackets() -> None:
    assert not is_deep("[" * MOST_NESTED + "]" * MOST_NESTED)
    assert not is_deep("[]" * 1000)
    assert is_deep("[" * (MOST_NESTED + 1))
